/* The search for a figure, over the page: type, choose with the arrows, see the value, narrow it, insert it. */

const PAUSE = 200;

export class Finder {
  constructor(dialog, values) {
    this.dialog = dialog;
    this.values = values;
    this.words = dialog.querySelector("[data-words]");
    this.list = dialog.querySelector("[data-list]");
    this.chosen = dialog.querySelector("[data-chosen]");
    this.removes = dialog.querySelectorAll("[data-remove]");
    this.units = new Map();
    this.kind = "number";
    this.asked = 0;
    dialog.addEventListener("close", () => this.leave());
    dialog.addEventListener("input", (event) => this.typed(event));
    dialog.addEventListener("change", (event) => this.typed(event));
    dialog.addEventListener("keydown", (event) => this.pressed(event));
    dialog.addEventListener("click", (event) => this.clicked(event));
  }

  /* Ask for a new one. `use` is called with what to insert, `left` when nothing was chosen. */
  search(kind, use, left) {
    this.open(kind, use, left, null);
    this.show("search");
    this.words.value = "";
    this.list.replaceChildren();
    this.point(null);
    this.words.focus();
  }

  /* Open one that stands in the text. */
  change(source, use, remove, left) {
    this.open(/^\[\[table\s/.test(source) ? "table" : /^\[\[plot\s/.test(source) ? "plot" : "number", use, left, remove);
    this.choose({ source });
  }

  unitOf(source) { return this.units.get(source) || ""; }

  open(kind, use, left, removed) {
    Object.assign(this, { kind, use, left, removed, done: false });
    this.removes.forEach((one) => { one.hidden = !removed; });
    if (!this.dialog.open) this.dialog.showModal();
  }

  leave() {
    if (this.dialog.open) { this.finish(this.left); return; }
    if (!this.done) this.left();
  }

  finish(act) {
    this.done = true;
    this.dialog.close();
    act();
  }

  show(part) {
    this.dialog.querySelectorAll("[data-page]").forEach((one) => { one.hidden = one.dataset.page !== part; });
  }

  typed(event) {
    if (event.target === this.words) {
      const raw = /^\s*([\w.]+[^\[\]]*)\]\]$/.exec(this.words.value);
      if (raw) { this.finish(() => this.use("[[" + raw[1] + "]]")); return; }
    }
    clearTimeout(this.timer);
    const chosen = this.chosen.contains(event.target);
    if (!chosen && event.target !== this.words) return;
    if (event.target.isComposing || event.isComposing) return;
    this.timer = setTimeout(() => (chosen ? this.again() : this.ask()), PAUSE);
  }

  /* The figures that fit the words. */
  async ask() {
    const number = ++this.asked;
    const query = new URLSearchParams({ q: this.words.value, as: "options" });
    const page = await this.fetched(this.dialog.dataset.figures, query);
    if (number !== this.asked || !page) return;
    this.list.replaceChildren(...page.body.childNodes);
    this.point(this.options()[0] || null);
  }

  options() { return Array.from(this.list.querySelectorAll("[role=option]")); }

  point(option) {
    this.options().forEach((one) => one.setAttribute("aria-selected", String(one === option)));
    this.pointed = option;
    if (option) { this.words.setAttribute("aria-activedescendant", option.id); option.scrollIntoView({ block: "nearest" }); }
    else this.words.removeAttribute("aria-activedescendant");
    this.words.setAttribute("aria-expanded", String(this.options().length > 0));
  }

  pressed(event) {
    if (event.key === "Escape" && !event.isComposing) { event.preventDefault(); this.leave(); return; }
    if (event.target !== this.words || event.isComposing) {
      if (event.key === "Enter" && event.target.matches("input, select")) {
        event.preventDefault();
        if (this.chosen.contains(event.target)) this.insert(); else this.keep();
      }
      return;
    }
    const options = this.options();
    const place = options.indexOf(this.pointed);
    const next = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: options.length - 1 }[event.key];
    if (next !== undefined && !(["Home", "End"].includes(event.key) && event.shiftKey) && options.length) {
      event.preventDefault();
      this.point(options[(next + options.length) % options.length]);
    }
    if (event.key === "Enter") { event.preventDefault(); if (this.pointed) this.take(this.pointed, !event.shiftKey); }
  }

  clicked(event) {
    const option = event.target.closest("[role=option]");
    if (option) this.take(option, !event.target.closest("[data-adjust]"));
    if (event.target.closest("[data-adjust-pointed]") && this.pointed) this.take(this.pointed, false);
    if (event.target.closest("[data-back]")) { this.show("search"); this.words.focus(); }
    if (event.target.closest("[data-insert]")) { event.preventDefault(); this.insert(); }
    if (event.target.closest("[data-tell]")) this.tell();
    if (event.target.closest("[data-keep]")) this.keep();
    if (event.target.closest("[data-remove]")) this.finish(this.removed);
    if (event.target.closest("[data-close]")) this.leave();
  }

  /* Insert what the search has found, or open it first; a table or plot is always opened, to say by what. */
  take(option, now) {
    const said = JSON.parse(option.dataset.chip);
    this.note(said);
    if (now && this.kind === "number") this.finish(() => this.use(said.source));
    else this.choose({ source: said.source });
  }

  async choose(asked) {
    this.show("");
    const page = await this.fetched(this.dialog.dataset.chip, new URLSearchParams({ ...asked, as: this.kind }));
    if (!page) return;
    if (!page.querySelector("[data-result]")) { this.instead(page); return; }
    this.chosen.replaceChildren(...page.body.childNodes);
    this.show("chosen");
    (this.chosen.querySelector("input:not([type=hidden]), select") || this.dialog.querySelector("[data-insert]")).focus();
  }

  /* What stands there is no figure: why, and the search for another one in its place. */
  instead(page) {
    this.list.replaceChildren(...page.body.childNodes);
    this.words.value = "";
    this.point(null);
    this.show("search");
    this.words.focus();
  }

  /* The same figure after a field was changed: only what it comes to is drawn anew. */
  async again() {
    const query = new URLSearchParams();
    this.chosen.querySelectorAll("input, select").forEach(function (one) {
      if (one.type === "checkbox" && !one.checked) return;
      if (one.multiple) Array.from(one.selectedOptions).forEach((option) => query.append(one.name, option.value));
      else query.append(one.name, one.value);
    });
    const page = await this.fetched(this.dialog.dataset.chip, query);
    const result = page && page.querySelector("[data-result]");
    if (result) this.chosen.querySelector("[data-result]").replaceWith(result);
  }

  async insert() {
    clearTimeout(this.timer);
    await this.again();
    const result = this.chosen.querySelector("[data-result]");
    if (!result || !result.dataset.result) return;
    const said = JSON.parse(result.dataset.result);
    this.note(said);
    this.finish(() => this.use(said.source));
  }

  /* A figure that nobody keeps: written down with its source, then inserted. */
  async tell(body) {
    const page = await this.fetched(this.dialog.dataset.facts, "", body);
    if (!page) return;
    const result = page.querySelector("[data-result]");
    if (result) {
      const said = JSON.parse(result.dataset.result);
      this.note(said);
      this.finish(() => this.use(said.source));
      return;
    }
    this.dialog.querySelector("[data-told]").replaceChildren(...page.body.childNodes);
    this.show("told");
    const subject = this.dialog.querySelector("[data-told] [name=subject]");
    if (!body && this.words.value && !subject.value) subject.value = this.words.value.trim();
    (this.dialog.querySelector("[data-told] .summary") || subject).focus();
  }

  keep() {
    this.tell(new FormData(this.dialog.querySelector("[data-told] form")));
  }

  note(said) {
    this.units.set(said.source, said.unit || "");
    this.values.learn({ [said.source]: said });
  }

  async fetched(address, query, body) {
    try {
      const answer = await fetch(address + (query ? "?" + query : ""), {
        method: body ? "POST" : "GET", body, headers: { "X-Requested-With": "fetch" }, redirect: "manual",
      });
      if (answer.ok) return new DOMParser().parseFromString(await answer.text(), "text/html");
    } catch (offline) { /* said below */ }
    this.list.textContent = this.dialog.dataset.failed;
    this.show("search");
    return null;
  }
}
