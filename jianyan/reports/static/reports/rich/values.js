/* What the chips of a text show: the server says it with each preview, by what stands in the brackets. */

export class Values {
  constructor(card) {
    this.card = card;
    this.known = new Map();
    this.views = new Set();
  }

  /* Take what a preview or a search has said, and draw all chips anew. */
  learn(said) {
    Object.entries(said).forEach(([source, one]) => this.known.set(source, one));
    this.views.forEach((draw) => draw());
  }

  text(source) {
    const one = this.known.get(source);
    return one ? one.text : source;
  }

  draw(dom, source) {
    const one = this.known.get(source) || { text: source };
    dom.className = "fig chip" + (one.error ? " unknown" : "") + (one.reported ? " reported" : "") + (one.grid ? " grid" : "");
    dom.dataset.source = source;
    const value = document.createElement("span");
    value.className = "chip-value";
    value.textContent = one.text;
    dom.replaceChildren(value, ...(one.name || one.error ? [this.drawnCard(one)] : []));
  }

  /* The card of a chip, from the template of the page. */
  drawnCard(one) {
    const card = this.card.content.firstElementChild.cloneNode(true);
    card.querySelectorAll("[data-slot]").forEach(function (slot) {
      const words = one[slot.dataset.slot];
      slot.textContent = words || "";
      const row = slot.closest("[data-row]");
      if (row && !words) row.remove();
    });
    return card;
  }
}
