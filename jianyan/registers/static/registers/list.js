/* Comforts of lists: the bulk bar counts what is ticked, J enters the list, ? lists the keys. All works without. */
(function () {
  "use strict";

  /* The bulk bar: it comes with the first tick and says how many. */
  const bar = document.querySelector("[data-bulk]");

  function count() {
    const ticked = bar.closest("form").querySelectorAll("tbody .check:checked").length;
    const every = bar.querySelector("[data-every]");
    const words = bar.querySelector("[data-picked]");
    words.textContent = words.dataset.picked.replace("0", ticked);
    bar.hidden = ticked === 0 && !(every && every.checked);
  }

  if (bar) {
    const words = bar.querySelector("[data-picked]");
    words.setAttribute("aria-live", "polite");
    document.addEventListener("change", count);
    document.addEventListener("keyup", count);
    window.addEventListener("pageshow", count);
    count();
  }

  /* Enter opens the row of a tick; without this it would send the form. */
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Enter" || !event.target.matches(".table tbody .check")) return;
    event.preventDefault();
    const link = event.target.closest("tr").querySelector("a.title, a");
    if (link) link.click();
  });

  /* Keys: only outside fields, and not when somebody has put them off. */
  const OFF = "jianyan-keys-off";
  const dialog = document.getElementById("keys");
  const off = document.getElementById("keys-off");
  const table = document.querySelector(".table.fold");
  if (!dialog || !table || !dialog.showModal) return;

  function isOff() {
    try { return localStorage.getItem(OFF) === "1"; } catch (refused) { return off.checked; }
  }

  off.checked = isOff();
  off.addEventListener("change", function () {
    try { localStorage.setItem(OFF, off.checked ? "1" : ""); } catch (refused) { /* kept for this page only */ }
  });

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || dialog.open) return;
    if (event.target.closest("input:not(.check), select, textarea, [contenteditable]")) return;
    if (isOff()) { if ("jkx?".includes(event.key)) event.stopPropagation(); return; }
    if (event.key === "?") { event.preventDefault(); dialog.showModal(); }
    if (!"jk".includes(event.key) || event.target.closest(".table.fold tbody")) return;
    const first = table.tBodies[0].querySelector("a.title, a");
    if (first) { event.preventDefault(); event.stopPropagation(); first.focus(); }
  }, true);
})();
