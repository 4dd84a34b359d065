/* A section's text and the document in the editor: one into the other and back, character by character.

   Text is cut into blocks at blank lines and after headings. What stands between two blocks is kept as the `gap` of the
   second where it is not just one blank line; what stands after the last is the `tail`. */

export const CHIP = /\[\[[^\[\]\n]*\]\]/g;
const HEADING = /^(#{2,5}) /;
const QUOTED = "> ";
const USUAL = "\n\n";

/* {content, tail}: the document of a text as ProseMirror's JSON. */
export function read(text) {
  const { blocks, tail } = cut(text);
  const content = blocks.map((block, place) => node(block.text, place && block.gap === USUAL ? null : block.gap || null));
  return { content: content.length ? content : [{ type: "paragraph" }], tail };
}

function cut(text) {
  const blocks = [];
  let gap = "";
  let open = null;
  text.split("\n").forEach(function (line, number) {
    const joint = number ? "\n" : "";
    if (!line.trim()) { gap += joint + line; open = null; return; }
    if (open && !HEADING.test(line)) { open.text += joint + line; return; }
    open = { gap: gap + joint, text: line };
    blocks.push(open);
    gap = "";
    if (HEADING.test(line)) open = null;
  });
  return { blocks, tail: gap };
}

function node(text, gap) {
  const heading = HEADING.exec(text);
  if (heading) {
    return { type: "heading", attrs: { level: heading[1].length - 1, gap }, content: inline(text.slice(heading[0].length)) };
  }
  const lines = text.split("\n");
  if (lines.every((line) => line.startsWith(QUOTED))) {
    return { type: "quotation", attrs: { gap }, content: inline(lines.map((line) => line.slice(QUOTED.length)).join("\n")) };
  }
  return { type: "paragraph", attrs: { gap }, content: inline(text) };
}

/* Text, line breaks and chips, as JSON nodes. */
export function inline(text) {
  const nodes = [];
  text.split("\n").forEach(function (line, number) {
    if (number) nodes.push({ type: "hardBreak" });
    let from = 0;
    for (const found of line.matchAll(CHIP)) {
      if (found.index > from) nodes.push({ type: "text", text: line.slice(from, found.index) });
      nodes.push({ type: "chip", attrs: { source: found[0] } });
      from = found.index + found[0].length;
    }
    if (from < line.length) nodes.push({ type: "text", text: line.slice(from) });
  });
  return nodes;
}

/* {text, places}: the text of a document, and of each of its inline nodes where it begins in the text and in the document. */
export function write(doc, tail) {
  const places = [];
  let text = "";
  let before = null;
  doc.forEach(function (block, offset) {
    const said = ofBlock(block, offset + 1);
    if (!said.text.trim()) return;
    text += before === null ? block.attrs.gap || "" : gapOf(block, before);
    said.places.forEach((one) => places.push({ ...one, start: one.start + text.length, end: one.end + text.length }));
    text += said.text;
    before = block;
  });
  return { text: text + tail, places };
}

function gapOf(block, before) {
  const gap = block.attrs.gap;
  const heading = [block, before].some((one) => one.type.name === "heading");
  return gap && (/\n[^\S\n]*\n/.test(gap) || (gap === "\n" && heading)) ? gap : USUAL;
}

function ofBlock(block, inside) {
  const quoted = block.type.name === "quotation" ? QUOTED : "";
  const places = [];
  let text = block.type.name === "heading" ? "#".repeat(block.attrs.level + 1) + " " : quoted;
  block.forEach(function (child, offset) {
    const said = child.isText ? child.text : child.type.name === "chip" ? child.attrs.source : "\n" + quoted;
    places.push({ start: text.length, end: text.length + said.length, position: inside + offset, whole: !child.isText });
    text += said;
  });
  return { text, places };
}
