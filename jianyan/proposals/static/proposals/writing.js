/* Keeps a draft while one types, and adds suggestions. All works without. */
import { keeping } from "../look/keeping.js";

const NOT_KEPT = ["csrfmiddlewaretoken", "word", "seen", "page"];
const form = document.querySelector("[data-writing]");
if (form) write();

function write() {
  const list = form.querySelector("[data-asks]");
  keeping(form, {
    prefix: "jianyan-draft:",
    keeps: (name) => !NOT_KEPT.includes(name),
    prepare: (data) => data.delete("word"),
    kept: (page) => { form.querySelector("[data-advice]").innerHTML = page.querySelector("[data-advice]").innerHTML; },
    restore,
  });

  /* One more suggestion without leaving the page. */
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

  function restore(pairs) {
    const asks = pairs.filter(([name]) => name === "asks").map(([, value]) => value);
    while (list.children.length < asks.length) add("");
    list.querySelectorAll("textarea").forEach(function (box, place) { box.value = asks[place] || ""; });
    pairs.filter(([name]) => name !== "asks" && form.elements[name]).forEach(function ([name, value]) {
      form.elements[name].value = value;
    });
  }
}
