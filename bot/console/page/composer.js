// Where one types: commands, people and channels are completed, ↑ brings back what was typed before.
import { el, fresh, tell } from "./dom.js";
import { icon } from "./icons.js";
import { menuButton } from "./menu.js";

const HISTORY = "whosaid-history";

export class Composer {
  constructor(form, { label, commands = true }) {
    Object.assign(this, { form, commands, world: null, offered: [], at: -1, past: null });
    this.listId = fresh("offers");
    this.input = el("textarea", {
      rows: "1",
      "aria-label": label,
      "aria-autocomplete": "list",
      "aria-haspopup": "listbox",
      "aria-controls": this.listId,
      spellcheck: "false",
      autocapitalize: "off",
      enterkeyhint: "send",
      input: () => this.#typed(),
      keydown: (event) => this.#key(event),
      blur: () => this.#close(),
    });
    this.list = el("div", {
      class: "offers",
      role: "listbox",
      "aria-label": "Completions",
      id: this.listId,
      hidden: true,
    });
    this.hint = el("div", { class: "hint-line", "aria-live": "polite" });
    this.tools = el("div", { class: "tools" });
    this.send = el(
      "button",
      { type: "submit", class: "send", "aria-label": "Send", disabled: true },
      icon("send"),
    );
    form.replaceChildren(
      this.list,
      this.hint,
      el("div", { class: "field-row" }, this.input, this.tools, this.send),
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
  }

  show(world, { placeholder, examples = [], disabled = false }) {
    const shortcuts = world.shortcuts.filter((one) => !one.on_message);
    this.world = world;
    this.input.placeholder = placeholder;
    this.input.disabled = disabled;
    if (examples.length && !this.tools.firstChild) this.tools.append(this.#offerings(examples, shortcuts));
  }

  put(text) {
    this.input.value = text;
    this.focus();
    this.#typed();
  }

  focus() {
    this.input.focus({ preventScroll: true });
  }

  // Examples to try, then what the app offers from anywhere.
  #offerings(examples, shortcuts) {
    const lines = examples.map((label) => ({ label, choose: () => this.put(label) }));
    const offered = shortcuts.map(({ id, name }) => ({
      label: name,
      note: "Shortcut",
      choose: () => tell(this.form, "shortcut", { callback_id: id }),
    }));
    const face = { label: "Try …", given: { class: "quiet small" } };
    return menuButton(face, [...lines, ...offered], ({ choose }) => choose());
  }

  #submit() {
    const text = this.input.value.trim();
    if (!text) return;
    remember(text);
    this.past = null;
    this.input.value = "";
    this.#typed();
    tell(this.form, "line", text);
  }

  #typed() {
    this.input.style.height = "auto";
    this.input.style.height = `${Math.min(this.input.scrollHeight, 160)}px`;
    this.send.disabled = !this.input.value.trim();
    this.#offer();
    const command = this.world?.commands.find((one) => this.input.value.startsWith(`${one.name} `));
    this.hint.textContent = command && this.commands ? `${command.name} ${command.hint}` : "";
  }

  #offer() {
    const before = this.input.value.slice(0, this.input.selectionStart);
    const word = before.match(/(?:^|\s)([/@#][\w-]*)$/)?.[1] ?? "";
    const all = word ? this.#candidates(word[0], before) : [];
    this.offered = all
      .filter((one) => one.insert.toLowerCase().startsWith(word.toLowerCase()) && one.insert !== word)
      .slice(0, 8);
    this.word = word;
    this.at = this.offered.length ? 0 : -1;
    this.#draw();
  }

  #candidates(sign, before) {
    if (!this.world) return [];
    if (sign === "/")
      return this.commands && !/\s/.test(before)
        ? this.world.commands.map((one) => ({ insert: one.name, note: one.description }))
        : [];
    if (sign === "#")
      return this.world.channels
        .filter((one) => !one.direct)
        .map((one) => ({ insert: `#${one.name}`, note: one.topic }));
    const people = Object.values(this.world.users).map((one) => ({ insert: `@${one.name}`, note: one.real }));
    return [{ insert: `@${this.world.app.name}`, note: "App" }, ...people];
  }

  #draw() {
    this.list.hidden = !this.offered.length;
    this.list.replaceChildren(
      ...this.offered.map((one, n) =>
        el(
          "div",
          {
            role: "option",
            id: `${this.listId}-${n}`,
            "aria-selected": String(n === this.at),
            pointerdown: (event) => {
              event.preventDefault();
              this.#take(one);
            },
          },
          el("strong", {}, one.insert),
          el("span", {}, one.note),
        ),
      ),
    );
    if (this.at < 0) this.input.removeAttribute("aria-activedescendant");
    else this.input.setAttribute("aria-activedescendant", `${this.listId}-${this.at}`);
  }

  #take(one) {
    const start = this.input.selectionStart;
    const head = this.input.value.slice(0, start - this.word.length) + one.insert + " ";
    this.input.value = head + this.input.value.slice(start).trimStart();
    this.input.setSelectionRange(head.length, head.length);
    this.#typed();
  }

  #close() {
    this.offered = [];
    this.at = -1;
    this.#draw();
  }

  #key(event) {
    if (event.isComposing) return;
    const open = !this.list.hidden;
    const act = (open ? this.#offers(event) : null) ?? this.#line(event);
    if (!act) return;
    event.preventDefault();
    act();
  }

  #offers(event) {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move)
      return () => {
        this.at = (this.at + move + this.offered.length) % this.offered.length;
        this.#draw();
      };
    if (event.key === "Tab" || (event.key === "Enter" && !event.shiftKey))
      return () => this.#take(this.offered[this.at]);
    return event.key === "Escape" ? () => this.#close() : null;
  }

  #line(event) {
    if (event.key === "Enter" && !event.shiftKey) return () => this.#submit();
    const fresh_ = !this.input.value || this.past !== null;
    if (event.key === "ArrowUp" && fresh_) return () => this.#recall(1);
    return event.key === "ArrowDown" && this.past !== null ? () => this.#recall(-1) : null;
  }

  #recall(step) {
    const lines = remembered();
    const next = (this.past ?? -1) + step;
    if (next >= lines.length) return;
    this.past = next < 0 ? null : next;
    this.input.value = next < 0 ? "" : lines[next];
    this.#typed();
    this.#close();
  }
}

// Newest first; kept for this tab only: what people ask is nobody else's business.
function remembered() {
  return JSON.parse(sessionStorage.getItem(HISTORY) ?? "[]");
}

function remember(line) {
  const lines = [line, ...remembered().filter((one) => one !== line)].slice(0, 50);
  sessionStorage.setItem(HISTORY, JSON.stringify(lines));
}
