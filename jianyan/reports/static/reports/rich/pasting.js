/* What comes from Word or a page, made plain: its structure stays, everything else goes. */

const DROPPED = "style, script, meta, link, title, xml, del, [style*='mso-element:comment'], .MsoCommentReference, a[name^=_msoanchor], o\\:p";
const LEVELS = [[/^（[一二三四五六七八九十]+）/, 2], [/^\d{1,2}[.．、]/, 3], [/^[（(]\d{1,2}[)）]/, 4]];
const LONGEST_HEADING = 40;

/* The page as paragraphs and headings: rows of a table as lines, items of a list as paragraphs. */
export function cleaned(html) {
  if (html.includes("data-pm-slice")) return html;
  const page = new DOMParser().parseFromString(html, "text/html");
  page.querySelectorAll(DROPPED).forEach((one) => one.remove());
  page.querySelectorAll("tr").forEach(function (row) {
    const line = page.createElement("p");
    line.textContent = Array.from(row.cells, (cell) => cell.textContent.trim().replace(/\s+/g, " ")).join("\t");
    row.replaceWith(line);
  });
  page.querySelectorAll("[class*=MsoTitle], [class*=MsoHeading], p[style*='mso-outline-level']").forEach(function (one) {
    const level = /mso-outline-level:\s*(\d)/.exec(one.getAttribute("style") || "");
    headed(page, one, level ? Number(level[1]) : 2);
  });
  page.querySelectorAll("p").forEach((one) => guessed(page, one));
  return page.body.innerHTML;
}

function guessed(page, one) {
  const words = one.textContent.trim();
  const found = LEVELS.find(([sign]) => sign.test(words));
  if (found && words.length <= LONGEST_HEADING && !/[。；，：]$/.test(words)) headed(page, one, found[1]);
}

function headed(page, one, level) {
  const heading = page.createElement("h" + Math.min(Math.max(level, 2), 4));
  heading.append(...one.childNodes);
  one.replaceWith(heading);
}
