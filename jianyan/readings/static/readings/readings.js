/* Comforts only: files dropped on the form are read in at once; the open number comes into view; marked text fills the form. */
(function () {
  "use strict";

  document.querySelectorAll("[data-drop]").forEach(function (form) {
    const input = form.querySelector("input[type=file]");
    form.querySelector(".drop-words").hidden = false;
    ["dragenter", "dragover"].forEach(function (kind) {
      form.addEventListener(kind, function (event) { event.preventDefault(); form.classList.add("over"); });
    });
    ["dragleave", "drop"].forEach(function (kind) {
      form.addEventListener(kind, function () { form.classList.remove("over"); });
    });
    form.addEventListener("drop", function (event) {
      event.preventDefault();
      if (!event.dataTransfer.files.length) return;
      input.files = event.dataTransfer.files;
      form.submit();
    });
  });

  /* Beside the text the list has a scroll of its own; under it, the page goes there. */
  function show(open) {
    const aside = open.closest("aside");
    if (aside && aside.scrollHeight > aside.clientHeight + 1 && getComputedStyle(aside).position === "sticky") {
      aside.scrollTop = open.offsetTop - 8;
    } else {
      open.scrollIntoView({ block: "start" });
    }
  }

  /* The policy of the house forbids style attributes, also empty ones that settling would write. */
  if (window.htmx) {
    window.htmx.config.attributesToSettle = ["class"];
    window.htmx.config.scrollIntoViewOnBoost = false;
  }

  document.addEventListener("htmx:beforeSwap", function (event) {
    if (event.detail.pathInfo) event.detail.pathInfo.anchor = undefined;
  });

  document.addEventListener("htmx:afterSettle", function () {
    const open = document.getElementById("open");
    if (open) { show(open); open.focus({ preventScroll: true }); }
  });

  /* What is marked in the text is offered as the words of a missed number. */
  document.addEventListener("selectionchange", function () {
    const form = document.querySelector("#add form");
    const chosen = document.getSelection();
    if (!form || !chosen || chosen.isCollapsed || chosen.rangeCount !== 1) return;
    const range = chosen.getRangeAt(0);
    const node = range.startContainer;
    const paragraph = node.parentElement && node.parentElement.closest(".old-text p");
    if (!paragraph || !paragraph.contains(range.endContainer) || String(chosen).length > 60) return;
    const before = document.createRange();
    before.setStart(paragraph, 0);
    before.setEnd(range.startContainer, range.startOffset);
    form.elements["add-quote"].value = range.toString();
    form.elements["add-start"].value = Array.from(paragraph.dataset.start ? before.toString() : "").length + Number(paragraph.dataset.start);
  });
})();
