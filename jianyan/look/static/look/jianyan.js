/* Comforts only: every page reads, filters and acts without this file. */
(function () {
  "use strict";

  /* Figure cards: the first tap opens, Esc closes, a card that would leave the page opens to the other side. */
  let touched = false;
  document.addEventListener("pointerdown", function (event) { touched = event.pointerType === "touch"; });

  function closeCards(except) {
    document.querySelectorAll(".fig.is-open").forEach(function (figure) {
      if (figure !== except) figure.classList.remove("is-open");
    });
  }

  function placeCard(figure) {
    const card = figure.querySelector(".fig-card");
    const text = figure.closest(".prose, article, main");
    if (!card || !text) return;
    card.classList.remove("flip");
    const right = Math.min(text.getBoundingClientRect().right + 24, document.documentElement.clientWidth);
    if (card.getBoundingClientRect().right > right) card.classList.add("flip");
  }

  function cardOf(event) { return event.target instanceof Element ? event.target.closest(".fig") : null; }

  ["mouseover", "focusin"].forEach(function (kind) {
    document.addEventListener(kind, function (event) {
      const figure = cardOf(event);
      if (figure) { figure.classList.remove("is-shut"); placeCard(figure); }
    });
  });

  document.addEventListener("click", function (event) {
    const figure = cardOf(event);
    closeCards(figure);
    if (!figure || !touched || figure.classList.contains("is-open")) return;
    if (event.target.closest(".fig > a")) {
      event.preventDefault();
      figure.classList.add("is-open");
      placeCard(figure);
    }
  });

  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    closeCards(null);
    document.querySelectorAll(".fig:hover, .fig:focus-within").forEach(function (figure) {
      figure.classList.add("is-shut");
    });
  });

  ["mouseout", "focusout"].forEach(function (kind) {
    document.addEventListener(kind, function (event) {
      const figure = cardOf(event);
      if (figure && !figure.contains(event.relatedTarget)) figure.classList.remove("is-shut");
    });
  });

  /* Tables: one tick picks the page. Inside a table J and K move, X picks, Enter opens; elsewhere keys do nothing. */
  function pick(box) {
    const row = box.closest("tr");
    if (row) row.classList.toggle("picked", box.checked);
  }

  document.addEventListener("change", function (event) {
    const box = event.target;
    if (!box.matches || !box.matches(".table .check")) return;
    const name = box.dataset.checkAll;
    if (!name) { pick(box); return; }
    box.closest("table").querySelectorAll("tbody .check").forEach(function (one) {
      one.checked = box.checked;
      pick(one);
    });
  });

  function move(table, row, step) {
    const rows = Array.from(table.tBodies[0].rows);
    const next = rows[Math.max(0, Math.min(rows.length - 1, rows.indexOf(row) + step))];
    const link = next && next.querySelector("a.title, a");
    if (link) link.focus();
  }

  document.addEventListener("focusin", function (event) {
    document.querySelectorAll(".table tr.at").forEach(function (row) { row.classList.remove("at"); });
    const row = event.target.closest(".table.fold tbody tr");
    if (row) row.classList.add("at");
  });

  document.addEventListener("keydown", function (event) {
    const table = event.target.closest(".table.fold");
    if (!table || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input:not(.check), select, textarea")) return;
    const row = event.target.closest("tbody tr");
    if (event.key === "j") move(table, row, 1);
    if (event.key === "k") move(table, row, -1);
    const box = event.key === "x" && row ? row.querySelector(".check") : null;
    if (box) { box.checked = !box.checked; pick(box); }
  });

  /* A refused form: the summary takes the focus, so that it is read first. */
  const refused = document.querySelector(".summary[role=alert]");
  if (refused) refused.focus();
})();
