/* Keeps a draft while one types: after a pause on the server, at once on this device. All works without. */
(function () {
  "use strict";
  const form = document.querySelector("[data-writing]");
  if (!form || !window.fetch) return;
  const PAUSE = 1500;
  const saved = form.querySelector(".savebar [data-saved]");
  let key = "jianyan-draft:" + location.pathname;
  let timer = null;
  let busy = false;
  let again = false;
  let pressed = null;

  function fields() {
    const data = new FormData(form);
    data.delete("csrfmiddlewaretoken");
    data.delete("word");
    return [...data.entries()].filter(([name, value]) => name !== "seen" && name !== "page" && typeof value === "string");
  }

  function without(whole) {
    const data = new FormData(whole);
    data.delete("word");
    return data;
  }

  function onDevice(text) {
    try { text === null ? localStorage.removeItem(key) : localStorage.setItem(key, text); } catch (full) { /* no room */ }
  }

  function say(words) { saved.textContent = words; }

  async function keep() {
    if (busy) { again = true; return; }
    busy = true;
    const sent = JSON.stringify(fields());
    try {
      const answer = await fetch(location.pathname, {
        method: "POST", body: without(form), headers: { "X-Autosave": "1" }, redirect: "manual",
      });
      if (answer.type === "opaqueredirect" || answer.status === 403) { say(form.dataset.signedOut); return; }
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const words = page.querySelector("[data-saved]");
      say(words ? words.textContent : form.dataset.refused);
      if (!answer.ok) return;
      form.elements.seen.value = answer.headers.get("X-Seen") || "";
      form.querySelector("[data-advice]").innerHTML = page.querySelector("[data-advice]").innerHTML;
      moveTo(answer.headers.get("X-Draft"));
      if (JSON.stringify(fields()) === sent) onDevice(null);
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

  function moveTo(address) {
    if (!address || address === location.pathname) return;
    onDevice(null);
    history.replaceState(null, "", address);
    key = "jianyan-draft:" + address;
  }

  form.addEventListener("input", function () {
    onDevice(JSON.stringify(fields()));
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
  });
  /* What was typed before this script had come. */
  if ([...form.querySelectorAll("textarea, input[type=text]")].some((box) => box.value !== box.defaultValue)) {
    timer = setTimeout(keep, PAUSE);
  }
  window.addEventListener("online", keep);

  /* What is pressed while it is being kept waits for the answer: a new proposal would else be stored twice. */
  form.addEventListener("submit", function (event) {
    clearTimeout(timer);
    if (!busy || !event.submitter || !form.requestSubmit) return;
    event.preventDefault();
    pressed = event.submitter;
  });

  /* One more suggestion without leaving the page. */
  const list = form.querySelector("[data-asks]");
  form.querySelector("[data-more]").addEventListener("click", function (event) {
    event.preventDefault();
    add("").focus();
  });

  function add(text) {
    const last = list.lastElementChild;
    const item = last.cloneNode(true);
    const box = item.querySelector("textarea");
    box.value = text;
    box.removeAttribute("id");
    const number = list.children.length;
    box.setAttribute("aria-label", last.querySelector("textarea").getAttribute("aria-label").replace(/\d+/, number + 1));
    list.append(item);
    return box;
  }

  /* What this device kept and the server does not have. */
  const offer = form.querySelector("[data-restore]");
  let kept = null;
  try { kept = localStorage.getItem(key); } catch (refused) { kept = null; }
  if (kept && kept !== JSON.stringify(fields())) {
    offer.hidden = false;
    offer.querySelector("[data-restore-yes]").addEventListener("click", function () { restore(JSON.parse(kept)); });
    offer.querySelector("[data-restore-no]").addEventListener("click", function () { onDevice(null); offer.hidden = true; });
  }

  function restore(entries) {
    const asks = entries.filter(([name]) => name === "asks").map(([, value]) => value);
    while (list.children.length < asks.length) add("");
    list.querySelectorAll("textarea").forEach(function (box, place) { box.value = asks[place] || ""; });
    entries.filter(([name]) => name !== "asks").forEach(function ([name, value]) {
      const field = form.elements[name];
      if (!field) return;
      field.value = value;
    });
    offer.hidden = true;
    keep();
  }
})();
