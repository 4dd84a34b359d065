/* Keeps a section while one types, inserts figures at the cursor, jumps to a place. All works without. */
import { keeping } from "../look/keeping.js";

const KEPT = ["heading", "text"];
const form = document.querySelector("[data-writing]");
if (form) write();

function write() {
  const text = form.elements.text;
  keeping(form, {
    prefix: "jianyan-section:",
    keeps: (name) => KEPT.includes(name),
    prepare: function (data) { data.set("do", "autosave"); data.delete("file"); },
    restore: function (pairs) {
      pairs.forEach(function ([name, value]) { form.elements[name].value = value; });
      text.dispatchEvent(new Event("input", { bubbles: true }));
    },
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
}
