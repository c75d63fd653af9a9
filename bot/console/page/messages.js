// A log of messages, changed only where something changed, so that focus and screen readers stay where they are.
import { blocks } from "./blocks.js";
import { el, tell } from "./dom.js";
import { appMark, icon } from "./icons.js";
import { menuButton } from "./menu.js";
import { mrkdwn } from "./mrkdwn.js";

export class Log {
  constructor(node, { inThread = false, empty = () => [] } = {}) {
    Object.assign(this, {
      node,
      inThread,
      empty,
      shown: new Map(),
      place: null,
      waiting: null,
      following: true,
    });
    this.list = el("div", { class: "list" });
    this.newer = el(
      "button",
      { type: "button", class: "newer", hidden: true, click: () => this.#toEnd() },
      "New below ↓",
    );
    node.append(this.list, this.newer);
    node.addEventListener("press", (event) => pressed(event));
    for (const moved of ["wheel", "touchmove", "keydown", "pointerdown"])
      node.addEventListener(
        moved,
        () => {
          this.following = false;
        },
        { passive: true },
      );
    node.addEventListener(
      "scroll",
      () => {
        if (this.#atEnd()) this.newer.hidden = true;
      },
      { passive: true },
    );
  }

  show(place, messages, world, running) {
    const moved = place !== this.place;
    const added = messages.filter((message) => !this.shown.has(message.ts));
    this.following ||= this.#atEnd() || added.some((message) => message.author === world.me);
    if (moved) this.#clear(place);
    const rows = this.#rows(messages, world);
    if (!messages.length && !this.inThread) rows.push(this.#empty());
    if (running) rows.push(this.#thinking(world));
    arrange(this.list, rows);
    if (moved) this.#toEnd();
    else if (this.following && (added.length || running)) this.#follow(messages);
    else if (added.length) this.newer.hidden = false;
  }

  #clear(place) {
    this.shown.clear();
    this.list.replaceChildren();
    this.place = place;
  }

  #rows(messages, world) {
    const rows = [];
    const kept = new Map();
    let day = "";
    for (const message of messages) {
      const today = new Date(Number(message.ts) * 1000).toDateString();
      if (today !== day && !this.inThread) rows.push(this.#day(today, Number(message.ts)));
      day = today;
      const known = this.shown.get(message.ts);
      const print = JSON.stringify(message);
      const node = known?.print === print ? known.node : renewed(known?.node, this.#row(message, world));
      kept.set(message.ts, { print, node });
      rows.push(node);
    }
    this.shown = kept;
    return rows;
  }

  #row(message, world) {
    return message.typed ? echo(message) : row(message, world, this.inThread);
  }

  #day(name, ts) {
    const words = new Date(ts * 1000).toLocaleDateString(undefined, {
      weekday: "long",
      day: "numeric",
      month: "long",
    });
    const text = name === new Date().toDateString() ? "Today" : words;
    this.days ??= new Map();
    if (!this.days.has(name))
      this.days.set(
        name,
        el("div", { class: "day", role: "separator", "aria-label": text }, el("span", {}, text)),
      );
    return this.days.get(name);
  }

  #thinking(world) {
    this.waiting ??= el(
      "div",
      { class: "thinking", role: "status" },
      el("span", { class: "dots", "aria-hidden": "true" }, el("i"), el("i"), el("i")),
      `${world.app.name} is looking …`,
    );
    return this.waiting;
  }

  #empty() {
    if (this.emptyPlace !== this.place) this.emptyNode = el("div", { class: "empty" }, this.empty());
    this.emptyPlace = this.place;
    return this.emptyNode;
  }

  // A short answer is shown at the end; a long one is read from its top, with the question that it answers.
  #follow(messages) {
    const asked = messages.findLast((message) => message.typed) ?? messages.at(-1);
    const from = this.shown.get(asked.ts).node.getBoundingClientRect().top;
    const tall = this.list.getBoundingClientRect().bottom - from > this.node.clientHeight;
    if (!tall) return this.#toEnd();
    this.node.scrollTop += from - this.node.getBoundingClientRect().top - 4;
    this.following = false;
  }

  #atEnd() {
    return this.node.scrollHeight - this.node.scrollTop - this.node.clientHeight < 60;
  }

  #toEnd() {
    this.node.scrollTop = this.node.scrollHeight;
    this.newer.hidden = true;
  }
}

function arrange(list, rows) {
  const wanted = new Set(rows);
  for (const node of [...list.children]) if (!wanted.has(node)) node.remove();
  rows.forEach((node, n) => {
    if (list.children[n] !== node) list.insertBefore(node, list.children[n] ?? null);
  });
}

function renewed(old, node) {
  const held = old?.contains(document.activeElement)
    ? document.activeElement.closest("[data-action]")?.dataset
    : null;
  if (held) queueMicrotask(() => focusAgain(node, held));
  return node;
}

// Slack gives blocks without an id a new one at each edit, so the action alone must do.
function focusAgain(node, { action, block }) {
  const same = [...node.querySelectorAll(`[data-action="${CSS.escape(action)}"]`)];
  const holder = same.find((one) => one.dataset.block === block) ?? same[0] ?? node;
  (holder.matches("div") ? holder.querySelector("button") : holder).focus();
}

function echo(message) {
  return el(
    "div",
    { class: "echo" },
    el("span", {}, "You ran "),
    el("code", {}, message.text),
    time(message.ts),
  );
}

function row(message, world, inThread) {
  const app = message.author === world.app.id;
  const author = app
    ? { name: world.app.name, real: world.app.name }
    : (world.users[message.author] ?? { name: message.author });
  const head = el(
    "div",
    { class: "by" },
    el("strong", {}, author.real),
    app ? el("span", { class: "badge" }, "App") : null,
    time(message.ts),
  );
  const body = el(
    "div",
    { class: "body" },
    head,
    message.ephemeral ? el("div", { class: "only-you" }, icon("eye"), "Only visible to you") : null,
    content(message, world),
    message.edited ? el("span", { class: "edited" }, "(edited)") : null,
    message.unfurls.map((one) => unfurled(one, world)),
    message.files.map(uploaded),
    message.ephemeral ? null : followUps(message, world, inThread),
  );
  const given = {
    class: `message${message.ephemeral ? " ephemeral" : ""}${app ? " app" : ""}`,
    tabindex: "-1",
    dataset: { ts: message.ts },
    "aria-label": `${author.real}${message.ephemeral ? ", only visible to you" : ""}`,
  };
  return el("article", given, avatar(message.author, author, app), body);
}

function content(message, world) {
  if (message.blocks.length) return blocks(message.blocks, world);
  return message.text ? [el("div", { class: "text" }, mrkdwn(message.text, world))] : [];
}

function unfurled({ url, blocks: shown }, world) {
  return el("div", { class: "unfurl", "aria-label": `About ${url}`, role: "group" }, blocks(shown, world));
}

function uploaded(file) {
  if (file.picture) {
    const title = el("figcaption", {}, file.title);
    return el("figure", {}, title, el("img", { src: file.url, alt: file.alt }));
  }
  const size = file.length < 2048 ? `${file.length} bytes` : `${Math.round(file.length / 1024)} kB`;
  return el(
    "a",
    { class: "file", href: file.url, download: file.name },
    file.title,
    el("small", {}, ` ${size}`),
  );
}

// Replies and the app's shortcuts for messages.
function followUps(message, world, inThread) {
  const words = message.replies
    ? `${message.replies} ${message.replies === 1 ? "reply" : "replies"}`
    : "Reply in thread";
  const given = {
    type: "button",
    class: `thread-link${message.replies ? " has" : ""}`,
    click: (event) => tell(event.target, "open-thread", message.ts),
  };
  const shortcuts = world.shortcuts.filter((one) => one.on_message);
  const items = shortcuts.map((one) => ({ label: one.name, note: world.app.name, id: one.id }));
  const face = { label: "⋯", given: { class: "thread-link", "aria-label": "Shortcuts for this message" } };
  const chosen = ({ id }) => tell(menu, "shortcut", { callback_id: id, message: message.ts });
  const menu = items.length ? menuButton(face, items, chosen) : null;
  return el(
    "div",
    { class: message.replies ? "follow-ups" : "follow-ups floating" },
    inThread ? null : el("button", given, icon("reply"), words),
    menu,
  );
}

function avatar(id, author, app) {
  if (app) return appMark("avatar");
  const letters =
    author.real
      ?.split(" ")
      .map((word) => word[0])
      .join("")
      .slice(0, 2) ?? "?";
  return el(
    "div",
    {
      class: `avatar tint${[...id].reduce((sum, c) => sum + c.charCodeAt(0), 0) % 5}`,
      "aria-hidden": "true",
    },
    letters,
  );
}

function time(ts) {
  const at = new Date(Number(ts) * 1000);
  return el(
    "time",
    { datetime: at.toISOString() },
    at.toLocaleTimeString(undefined, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }),
  );
}

function pressed(event) {
  const message = event.target.closest("article")?.dataset.ts;
  if (message) event.detail.message = message;
}
