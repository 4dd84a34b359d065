/* What the document of a section is made of: paragraphs, headings of four levels, quotations, line breaks, chips. */
import { Document, Extension, HardBreak, Node, Text, UndoRedo, pm } from "../../django_prose_editor/editor.js";
import { CHIP } from "./grammar.js";

const { Plugin, PluginKey, NodeSelection } = pm.state;

function gap() { return { default: null, keepOnSplit: false, rendered: false }; }

const Paragraph = Node.create({
  name: "paragraph", group: "block", content: "inline*", priority: 1000,
  addAttributes() { return { gap: gap() }; },
  parseHTML() { return [{ tag: "p" }, { tag: "li" }, { tag: "tr" }]; },
  renderHTML() { return ["p", 0]; },
});

const Heading = Node.create({
  name: "heading", group: "block", content: "inline*", defining: true,
  addAttributes() { return { gap: gap(), level: { default: 2, rendered: false, keepOnSplit: false } }; },
  parseHTML() {
    return [1, 2, 3, 4, 5, 6].map((number) => ({ tag: "h" + number, attrs: { level: Math.min(number, 4) } }));
  },
  renderHTML({ node }) { return ["p", { class: "level-" + node.attrs.level, "data-level": node.attrs.level }, 0]; },
});

const Quotation = Node.create({
  name: "quotation", group: "block", content: "inline*", defining: true,
  addAttributes() { return { gap: gap() }; },
  parseHTML() { return [{ tag: "blockquote" }]; },
  renderHTML() { return ["blockquote", 0]; },
});

/* Backspace at the start of a heading or quotation makes it a paragraph; signs typed at the start of a line make one. */
const Blocks = Extension.create({
  name: "blocks",
  addKeyboardShortcuts() {
    return {
      Backspace: ({ editor }) => {
        const { $from, empty } = editor.state.selection;
        const plain = $from.parent.type.name === "paragraph";
        return empty && !$from.parentOffset && !plain ? editor.commands.setNode("paragraph") : false;
      },
      "Mod-Alt-0": ({ editor }) => editor.commands.setNode("paragraph"),
      "Mod-Alt-2": ({ editor }) => editor.commands.setNode("heading", { level: 2 }),
      "Mod-Alt-3": ({ editor }) => editor.commands.setNode("heading", { level: 3 }),
      "Mod-Alt-4": ({ editor }) => editor.commands.setNode("heading", { level: 4 }),
      "Mod-Alt-q": ({ editor }) => editor.commands.setNode("quotation"),
    };
  },
});

/* A chip is one thing in the text; what it shows is asked of `values`. */
function chip(values, open) {
  return Node.create({
    name: "chip", priority: 1100, group: "inline", inline: true, atom: true, selectable: true, draggable: true,
    addAttributes() {
      return { source: { default: "", parseHTML: (one) => one.dataset.source, renderHTML: (one) => ({ "data-source": one.source }) } };
    },
    parseHTML() { return [{ tag: "span[data-source]" }]; },
    renderHTML({ node, HTMLAttributes }) { return ["span", HTMLAttributes, values.text(node.attrs.source)]; },
    renderText({ node }) { return node.attrs.source; },
    addNodeView() { return ({ node, getPos, editor }) => view(values, node, () => open(editor, getPos())); },
    addKeyboardShortcuts() {
      return {
        Enter: ({ editor }) => {
          const { selection } = editor.state;
          if (!(selection instanceof NodeSelection) || selection.node.type.name !== "chip") return false;
          open(editor, selection.from);
          return true;
        },
      };
    },
    addProseMirrorPlugins() { return [converted(this.type)]; },
  });
}

function view(values, node, open) {
  const dom = document.createElement("span");
  const draw = () => values.draw(dom, node.attrs.source);
  dom.addEventListener("click", open);
  values.views.add(draw);
  draw();
  return { dom, destroy: () => values.views.delete(draw), ignoreMutation: () => true };
}

/* `[[...]]` that was typed or pasted becomes a chip. While an input method composes nothing is touched. */
function converted(type) {
  return new Plugin({
    key: new PluginKey("converted"),
    appendTransaction(transactions, _before, state) {
      if (!transactions.some((one) => one.docChanged) || transactions.some((one) => one.getMeta("composition"))) return null;
      const found = [];
      state.doc.descendants(function (node, position) {
        if (!node.isText) return;
        for (const one of node.text.matchAll(CHIP)) found.push([position + one.index, one[0]]);
      });
      if (!found.length) return null;
      const change = state.tr;
      found.reverse().forEach(([start, source]) => change.replaceWith(start, start + source.length, type.create({ source })));
      return change;
    },
  });
}

export function extensions(values, open) {
  return [Document, Paragraph, Heading, Quotation, Text, HardBreak, UndoRedo, Blocks, chip(values, open)];
}
