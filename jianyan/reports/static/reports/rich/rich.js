/* Lays the editor over the field of a section. The field stays what is kept: whatever is written here is written into it. */
import { Editor, pm } from "../../django_prose_editor/editor.js";
import { Finder } from "./finder.js";
import { inline, read, write } from "./grammar.js";
import { extensions } from "./nodes.js";
import { cleaned } from "./pasting.js";
import { Values } from "./values.js";

const { NodeSelection, TextSelection } = pm.state;
const { Slice, Fragment } = pm.model;
const PLAIN = "jianyan-plain-field";
const OPENERS = ["[[", "【【"];

const form = document.querySelector("[data-writing]");
const field = form.elements.text;
const tools = form.querySelector("[data-rich-tools]");
const place = form.querySelector("[data-rich]");
const plainSwitch = form.querySelector("[data-plain]");
const finderField = document.getElementById("finder");
const values = new Values(document.querySelector("[data-chip-card]"));
const finder = new Finder(document.querySelector("[data-figures]"), values);

let tail = "";
let justPasted = false;
let own = false; /* whether the field was changed from here */

function label() { return document.querySelector("label[for=" + field.id + "]"); }

const editor = new Editor({
  element: place, injectCSS: false, content: "", extensions: extensions(values, change),
  editorProps: {
    attributes: {
      role: "textbox", "aria-multiline": "true", "aria-label": label().firstChild.textContent.trim(), class: "prose input rich-text",
      ...(field.getAttribute("aria-describedby") ? { "aria-describedby": field.getAttribute("aria-describedby") } : {}),
      lang: "zh-CN", spellcheck: "false",
    },
    clipboardTextSerializer: (slice) => write(slice.content, "").text,
    clipboardTextParser: (text, $context) => pasted(text, $context),
    transformPastedHTML: (html) => cleaned(html, saidOfChanges),
    handlePaste: () => { justPasted = true; return false; },
    handleKeyDown: (_view, event) => shortcut(event),
  },
  onUpdate: written,
  onSelectionUpdate: mark,
});

field.before(tools, Object.assign(document.createElement("p"), { className: "hint" }));
tools.nextElementSibling.setAttribute("role", "status");
field.after(place);

/* From the field into the editor, and back. */
function load() {
  const found = read(field.value);
  tail = found.tail;
  const content = { type: "doc", content: found.content };
  editor.chain().setMeta("addToHistory", false).setContent(content, { emitUpdate: false }).run();
  mark();
}

function written({ transaction }) {
  const text = write(editor.state.doc, tail).text;
  if (text !== field.value) {
    own = true;
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    own = false;
  }
  mark();
  if (transaction.docChanged && !editor.view.composing && !transaction.getMeta("history$")) opener();
}

field.addEventListener("input", () => { if (!own) load(); });

function pasted(text, $context) {
  const nodes = read(text.replace(/\r\n?/g, "\n")).content.map((one) => editor.schema.nodeFromJSON(one));
  const whole = $context.parent.content.size === 0;
  return new Slice(Fragment.from(nodes), whole ? 0 : 1, whole ? 0 : 1);
}

/* Figures: a key, or two brackets, opens the search; what is chosen stands where one was. */
function opener() {
  const { $from, empty, from } = editor.state.selection;
  const before = $from.parent.textBetween(Math.max(0, $from.parentOffset - 2), $from.parentOffset, "\n", " ");
  if (empty && OPENERS.includes(before)) search("number", { from: from - 2, to: from });
}

function search(kind, range = editor.state.selection) {
  const { from, to } = range;
  finder.search(kind, (source) => put(source, from, to), back());
}

/* Where one was: a closed dialog gives the focus back, but not the place in the text. */
function back() {
  const bookmark = editor.state.selection.getBookmark();
  return function () {
    editor.view.dispatch(editor.state.tr.setSelection(bookmark.resolve(editor.state.doc)));
    editor.view.focus();
  };
}

function put(source, from, to) {
  const chip = editor.schema.nodes.chip.create({ source });
  if (/^\[\[(table|plot)\s/.test(source)) {
    putApart(chip, from, to);
  } else {
    editor.chain().focus().insertContentAt({ from, to }, [chip.toJSON(), ...unit(source, to)]).run();
  }
}

/* The unit of a figure, unless it stands there already. */
function unit(source, to) {
  const words = finder.unitOf(source);
  const $to = editor.state.doc.resolve(to);
  const follows = $to.parent.textBetween($to.parentOffset, $to.parent.content.size, "\n", " ");
  return words && !follows.startsWith(words) ? [{ type: "text", text: words }] : [];
}

/* A table or plot stands in a paragraph of its own, behind the one in which one writes. */
function putApart(chip, from, to) {
  const { doc } = editor.state;
  const chosen = doc.nodeAt(from);
  if (chosen && chosen.type.name === "chip") { editor.chain().focus().insertContentAt({ from, to }, chip.toJSON()).run(); return; }
  const $to = doc.resolve(to);
  const whole = { type: "paragraph", content: [chip.toJSON()] };
  const typed = to > from ? editor.chain().deleteRange({ from, to }) : editor.chain();
  typed.focus().insertContentAt($to.after(1) - (to - from), whole).run();
}

function change(_editor, position) {
  const node = editor.state.doc.nodeAt(position);
  const end = position + node.nodeSize;
  finder.change(
    node.attrs.source,
    (source) => editor.chain().focus().insertContentAt({ from: position, to: end }, { type: "chip", attrs: { source } }).run(),
    () => editor.chain().focus().deleteRange({ from: position, to: end }).run(),
    back(),
  );
}

function shortcut(event) {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== "k") return false;
  event.preventDefault();
  const { selection } = editor.state;
  if (selection instanceof NodeSelection) change(editor, selection.from);
  else search("number");
  return true;
}

function saidOfChanges(count) {
  tools.nextElementSibling.textContent = count ? form.dataset.changes.replace("0", count) : "";
}

/* The toolbar. */
const block = tools.querySelector("[data-block]");

block.addEventListener("change", function () {
  const [type, level] = block.value.split("-");
  editor.chain().focus().setNode(type, level ? { level: Number(level) } : {}).run();
});

tools.addEventListener("click", function (event) {
  const button = event.target.closest("[data-tool]");
  if (!button) return;
  const tool = button.dataset.tool;
  if (tool === "undo" || tool === "redo") editor.chain().focus()[tool]().run();
  else search(tool);
});

function mark() {
  const parent = editor.state.selection.$from.parent;
  block.value = parent.type.name === "heading" ? "heading-" + parent.attrs.level : parent.type.name;
  tools.querySelector("[data-tool=undo]").disabled = !editor.can().undo();
  tools.querySelector("[data-tool=redo]").disabled = !editor.can().redo();
}

/* The plain field, by a switch that this device remembers. */
function plain(yes) {
  plainSwitch.setAttribute("aria-pressed", String(yes));
  field.hidden = !yes;
  place.hidden = yes;
  finderField.hidden = !yes;
  tools.querySelectorAll("[data-tool], [data-block]").forEach((one) => { one.closest("[data-part]").hidden = yes; });
}

plainSwitch.addEventListener("click", function () {
  const yes = plainSwitch.getAttribute("aria-pressed") !== "true";
  plain(yes);
  try { localStorage.setItem(PLAIN, yes ? "1" : ""); } catch (refused) { /* not remembered */ }
  if (!yes) load();
});

label().addEventListener("click", function (event) {
  if (field.hidden) { event.preventDefault(); editor.commands.focus(); }
});

/* What the plain page does at the field, done here while the editor stands over it. */
form.addEventListener("place:jump", function (event) {
  if (field.hidden) jump(event.detail.from, event.detail.to);
});

function jump(from, to) {
  const places = write(editor.state.doc, tail).places;
  const first = places.find((one) => from < one.end) || places[places.length - 1];
  if (!first) return;
  const last = places.find((one) => to <= one.end) || first;
  const { doc } = editor.state;
  const selection = first.whole && first === last
    ? NodeSelection.create(doc, first.position)
    : TextSelection.between(doc.resolve(at(first, from)), doc.resolve(at(last, to)));
  editor.view.dispatch(editor.state.tr.setSelection(selection).scrollIntoView());
  editor.view.focus();
}

function at(one, offset) {
  return one.whole ? one.position + (offset > one.start ? 1 : 0) : one.position + Math.max(0, offset - one.start);
}

/* Numbers of the text become figures; `places` come last one first. */
form.addEventListener("place:bind", function (event) {
  if (!field.hidden) return;
  event.preventDefault();
  const known = write(editor.state.doc, tail).places;
  const change = editor.state.tr;
  event.detail.forEach(function ({ start, end, text }) {
    const one = known.find((place) => !place.whole && start >= place.start && end <= place.end);
    const nodes = inline(text).map((node) => editor.schema.nodeFromJSON(node));
    if (one) change.replaceWith(at(one, start), at(one, end), nodes);
  });
  editor.view.dispatch(change);
});

/* What each preview says of the figures. After pasting it opens what it says of numbers. */
function learn() {
  const numbers = document.querySelector("[data-unbound]");
  if (numbers && justPasted) numbers.open = true;
  justPasted = false;
  const said = document.getElementById("chips");
  if (said) values.learn(JSON.parse(said.textContent));
}
document.body.addEventListener("htmx:afterSettle", learn);

learn();
load();
const typing = document.activeElement === field ? [field.selectionStart, field.selectionEnd] : null;
let remembered = "";
try { remembered = localStorage.getItem(PLAIN); } catch (refused) { /* not remembered */ }
plain(Boolean(remembered));
tools.hidden = false;
if (typing && field.hidden) jump(...typing); /* who typed into the field meanwhile goes on here */
form.dataset.ready = "rich";
