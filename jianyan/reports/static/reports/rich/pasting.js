/* What comes from Word or a page, made plain: its structure stays, everything else goes. */

const DROPPED = "style, script, meta, link, title, xml, del, [data-style*='mso-element:comment'], .MsoCommentReference, a[name^=_msoanchor], o\\:p";
const LEVELS = [[/^[一二三四五六七八九十]+、/, 1], [/^（[一二三四五六七八九十]+）/, 2], [/^\d{1,2}[.．、]/, 3], [/^[（(]\d{1,2}[)）]/, 4]];
const LONGEST_HEADING = 40;

/* The page as paragraphs and headings: rows of a table as lines, items of a list as paragraphs. */
export function cleaned(html, tellChanges) {
  if (html.includes("data-pm-slice")) return html;
  const page = new DOMParser().parseFromString(unstyled(html), "text/html");
  tellChanges(page.querySelectorAll("ins, del").length);
  page.querySelectorAll(DROPPED).forEach((one) => one.remove());
  unwrap(page);
  page.querySelectorAll("tr").forEach(function (row) {
    const line = page.createElement("p");
    line.textContent = Array.from(row.cells, (cell) => cell.textContent.trim().replace(/\s+/g, " ")).join("\u3000");
    row.replaceWith(line);
  });
  page.querySelectorAll("[class*=MsoTitle], [class*=MsoHeading], p[data-style*='mso-outline-level']").forEach(function (one) {
    const level = /mso-outline-level:\s*(\d)/.exec(one.getAttribute("data-style") || "");
    headed(page, one, level ? Number(level[1]) : 1);
  });
  page.querySelectorAll("p").forEach((one) => guessed(page, one));
  return page.body.innerHTML;
}

/* Styles are only read, never applied: the page's policy would refuse each of them. */
function unstyled(html) {
  return html.replace(/<style[\s\S]*?<\/style>/gi, "").replace(/<[^>]*>/g, (tag) => tag.replace(/\sstyle=/i, " data-style="));
}

/* Word breaks its lines anywhere: only between two Latin letters or digits does a break stand for a space. */
function unwrap(page) {
  const texts = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const one = texts.currentNode;
    one.data = one.data.replace(/([\w,.;:])?[^\S\n\u3000]*\n\s*(\w)?/g, (_all, left, right) =>
      (left || "") + (left && right ? " " : "") + (right || ""));
  }
}

function guessed(page, one) {
  const words = one.textContent.trim();
  const found = LEVELS.find(([sign]) => sign.test(words));
  if (found && words.length <= LONGEST_HEADING && !/[。；，：]$/.test(words)) headed(page, one, found[1]);
}

function headed(page, one, level) {
  const heading = page.createElement("h" + Math.min(level, 4));
  heading.append(...one.childNodes);
  one.replaceWith(heading);
}
