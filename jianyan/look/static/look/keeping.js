/* Keeps what is typed into a form: at once on this device, after a pause on the server. The form works without.

   `keeps(name)` says which fields are kept, `prepare(data)` makes ready what is sent, `kept(page)` is told what came back, and
   `restore(pairs)` puts back the [name, value] pairs that this device has and the server does not. */
const PAUSE = 1500;

export function keeping(form, { prefix, keeps, prepare, kept = function () {}, restore }) {
  const saved = form.querySelector(".savebar [data-saved]");
  let key = prefix + location.pathname;
  let timer = null;
  let busy = false;
  let again = false;
  let pressed = null;

  function typed() {
    return JSON.stringify([...new FormData(form)].filter(([name, value]) => keeps(name) && typeof value === "string"));
  }

  function say(words) { saved.textContent = words; }

  function putOnDevice(words) {
    try { words === null ? localStorage.removeItem(key) : localStorage.setItem(key, words); } catch (full) { /* no room */ }
  }

  function onDevice() {
    try { return localStorage.getItem(key); } catch (refused) { return null; }
  }

  function send() {
    const data = new FormData(form);
    prepare(data);
    return fetch(location.pathname, { method: "POST", body: data, headers: { "X-Autosave": "1" }, redirect: "manual" });
  }

  async function keep() {
    if (busy) { again = true; return; }
    busy = true;
    const sent = typed();
    try {
      await taken(await send(), sent);
    } catch (offline) {
      say(form.dataset.offline);
    } finally {
      busy = false;
      const button = pressed;
      pressed = null;
      if (button) form.requestSubmit(button);
      else if (again) { again = false; keep(); }
    }
  }

  async function taken(answer, sent) {
    if (answer.type === "opaqueredirect" || answer.status === 403) { say(form.dataset.signedOut); return; }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const words = page.querySelector("[data-saved]");
    say(words ? words.textContent : form.dataset.refused);
    if (!answer.ok) return;
    form.elements.seen.value = answer.headers.get("X-Seen") || "";
    kept(page);
    moveTo(answer.headers.get("X-Draft"));
    if (typed() === sent) putOnDevice(null);
    else say(form.dataset.unsaved);
  }

  /* What is new has an address of its own once it is kept. */
  function moveTo(address) {
    if (!address || address === location.pathname) return;
    putOnDevice(null);
    history.replaceState(null, "", address);
    key = prefix + address;
  }

  form.addEventListener("input", function (event) {
    if (!keeps(event.target.name)) return;
    putOnDevice(typed());
    say(form.dataset.unsaved);
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
  });
  window.addEventListener("online", function () { if (onDevice()) keep(); });

  /* What was typed before the scripts had come. */
  document.addEventListener("DOMContentLoaded", function () {
    const boxes = [...form.querySelectorAll("textarea, input[type=text]")];
    boxes.filter((box) => keeps(box.name) && box.value !== box.defaultValue).forEach(function (box) {
      setTimeout(() => box.dispatchEvent(new Event("input", { bubbles: true })));
    });
  });

  /* What is pressed while it is being kept waits for the answer: it would be stored twice, or bear an old mark. */
  form.addEventListener("submit", function (event) {
    clearTimeout(timer);
    if (!busy || !event.submitter || !form.requestSubmit) return;
    event.preventDefault();
    pressed = event.submitter;
  });

  /* What this device kept and the server does not have. */
  const offer = form.querySelector("[data-restore]");
  const left = onDevice();
  if (!left || left === typed()) return;
  offer.hidden = false;
  offer.querySelector("[data-restore-no]").addEventListener("click", function () { putOnDevice(null); offer.hidden = true; });
  offer.querySelector("[data-restore-yes]").addEventListener("click", function () {
    restore(JSON.parse(left));
    offer.hidden = true;
    keep();
  });
}
