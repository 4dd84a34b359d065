/* Keeps a section while one types, inserts figures at the cursor, jumps to a place. All works without. */
(function () {
  "use strict";
  const form = document.querySelector("[data-writing]");
  if (!form || !window.fetch) return;
  const PAUSE = 1500;
  const KEPT = ["heading", "text"];
  const key = "jianyan-section:" + location.pathname;
  const text = form.elements.text;
  const saved = form.querySelector(".savebar [data-saved]");
  let timer = null;
  let busy = false;
  let again = false;
  let pressed = null;

  function typed() { return JSON.stringify(KEPT.map((name) => [name, form.elements[name].value])); }

  function onDevice(words) {
    try { words === null ? localStorage.removeItem(key) : localStorage.setItem(key, words); } catch (full) { /* no room */ }
  }

  async function keep() {
    if (busy) { again = true; return; }
    busy = true;
    const sent = typed();
    const data = new FormData(form);
    data.set("do", "autosave");
    data.delete("file");
    try {
      const answer = await fetch(location.pathname, {
        method: "POST", body: data, headers: { "X-Autosave": "1" }, redirect: "manual",
      });
      if (answer.type === "opaqueredirect" || answer.status === 403) { saved.textContent = form.dataset.signedOut; return; }
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const words = page.querySelector("[data-saved]");
      saved.textContent = words ? words.textContent : form.dataset.refused;
      if (!answer.ok) return;
      form.elements.seen.value = answer.headers.get("X-Seen") || "";
      if (typed() === sent) onDevice(null);
    } catch (offline) {
      saved.textContent = form.dataset.offline;
    } finally {
      busy = false;
      const button = pressed;
      pressed = null;
      if (button) form.requestSubmit(button);
      else if (again) { again = false; keep(); }
    }
  }

  form.addEventListener("input", function (event) {
    if (!KEPT.includes(event.target.name)) return;
    onDevice(typed());
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
  });
  /* What was typed before the scripts had come. */
  document.addEventListener("DOMContentLoaded", function () {
    KEPT.map((name) => form.elements[name]).filter((one) => one.value !== one.defaultValue).forEach(function (one) {
      setTimeout(() => one.dispatchEvent(new Event("input", { bubbles: true })));
    });
  });
  window.addEventListener("online", function () { if (localStorage.getItem(key)) keep(); });

  /* What is pressed while it is being kept waits for the answer: its mark would else be an old one. */
  form.addEventListener("submit", function (event) {
    clearTimeout(timer);
    if (!busy || !event.submitter || !form.requestSubmit) return;
    event.preventDefault();
    pressed = event.submitter;
  });

  /* Enter in the search searches; it must not press another button of the form. */
  form.elements.q.addEventListener("keydown", function (event) {
    if (event.key !== "Enter") return;
    event.preventDefault();
    form.querySelector("button[value=find]").click();
  });

  form.addEventListener("click", function (event) {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.name === "insert") { event.preventDefault(); insert(button.value); }
    if (button.name === "bind") { event.preventDefault(); bind(button); }
    if (button.dataset.from) jump(Number(button.dataset.from), Number(button.dataset.to));
  });

  function insert(words) {
    text.setRangeText(words, text.selectionStart, text.selectionEnd, "end");
    text.focus();
    text.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /* Numbers of the text become figures: one, or all that agree; the last one first, so that places stay right. */
  function bind(button) {
    const chosen = button.value === "agreeing" ? form.querySelectorAll("[name=bind][data-agrees]") : [button];
    const places = Array.from(chosen, (one) => ({
      start: Number(one.dataset.start), end: Number(one.dataset.end), quote: one.dataset.quote, text: one.dataset.text,
    })).filter((one) => text.value.slice(one.start, one.end) === one.quote).sort((one, two) => two.start - one.start);
    const binding = new CustomEvent("place:bind", { detail: places, cancelable: true });
    if (!form.dispatchEvent(binding)) return;
    places.forEach((one) => text.setRangeText(one.text, one.start, one.end, "end"));
    text.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /* What was opened under a preview stays open in the next one. */
  let opened = false;
  form.addEventListener("toggle", function (event) {
    if (event.target.matches("[data-unbound]") && event.target.isConnected) opened = event.target.open;
  }, true);
  document.body.addEventListener("htmx:afterSettle", function () {
    const numbers = form.querySelector("[data-unbound]");
    if (numbers && opened) numbers.open = true;
  });

  /* The editor, where it stands over the field, goes there itself. */
  function jump(from, to) {
    text.focus();
    text.setSelectionRange(from, to);
    form.dispatchEvent(new CustomEvent("place:jump", { detail: { from, to } }));
  }

  /* The place that checking sent the writer to; the second focus brings it into view. */
  const asked = form.querySelector("[data-jump]");
  if (asked) {
    asked.hidden = false;
    jump(Number(asked.dataset.from), Number(asked.dataset.to));
    text.blur();
    text.focus();
  }

  /* What this device kept and the server does not have. */
  const offer = form.querySelector("[data-restore]");
  let kept = null;
  try { kept = localStorage.getItem(key); } catch (refused) { kept = null; }
  if (kept && kept !== typed()) {
    offer.hidden = false;
    offer.querySelector("[data-restore-no]").addEventListener("click", function () { onDevice(null); offer.hidden = true; });
    offer.querySelector("[data-restore-yes]").addEventListener("click", function () {
      JSON.parse(kept).forEach(function ([name, value]) { form.elements[name].value = value; });
      offer.hidden = true;
      text.dispatchEvent(new Event("input", { bubbles: true }));
      keep();
    });
  }
})();
