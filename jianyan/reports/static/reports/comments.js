/* What is selected in the text is what a comment speaks of. Works without: the passage can be copied. */
(function () {
  "use strict";
  const text = document.querySelector("[data-quotable]");
  const quote = document.getElementById("id_quote");
  if (!text || !quote) return;

  document.addEventListener("selectionchange", function () {
    const selection = document.getSelection();
    if (!selection.rangeCount || selection.isCollapsed || !text.contains(selection.anchorNode)) return;
    const copy = document.createElement("div");
    copy.append(selection.getRangeAt(0).cloneContents());
    copy.querySelectorAll(".fig-card").forEach((card) => card.remove());
    quote.value = copy.textContent.replace(/\s+/g, "").slice(0, quote.maxLength > 0 ? quote.maxLength : 300);
  });
})();
