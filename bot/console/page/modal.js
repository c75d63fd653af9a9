// Modals: the topmost of the stack in a dialog of the browser's own, which keeps the focus and hears Escape.
import { blocks } from "./blocks.js";
import { el, fresh, tell } from "./dom.js";
import { setValue, valueOf } from "./elements.js";
import { appMark, icon } from "./icons.js";
import { plain } from "./mrkdwn.js";

export class Modals {
  constructor() {
    this.dialog = el("dialog", {
      class: "modal",
      cancel: (event) => {
        event.preventDefault();
        this.#close();
      },
      press: (event) => this.#pressed(event),
      click: (event) => this.#outside(event),
    });
    this.shown = "";
    document.body.append(this.dialog);
  }

  show(views, world) {
    const view = views.at(-1);
    const print = view ? JSON.stringify([view, views.length]) : "";
    if (print === this.shown) return;
    this.shown = print;
    if (!view) return this.#hide();
    const kept = this.view?.id === view.id ? this.values() : {};
    const held =
      this.view?.id === view.id && this.dialog.contains(document.activeElement)
        ? document.activeElement.closest("[data-action]")
        : null;
    this.view = view;
    this.#draw(view, views.length, world);
    for (const node of this.#inputs()) {
      const value = kept[node.dataset.block]?.[node.dataset.action];
      if (value !== undefined) setValue(node, value);
    }
    if (!this.dialog.open) this.dialog.showModal();
    this.#focus(view, held);
  }

  // By block and action: one action_id may stand in many blocks.
  values() {
    const values = {};
    for (const node of this.#inputs())
      (values[node.dataset.block] ??= {})[node.dataset.action] = valueOf(node);
    return values;
  }

  #inputs() {
    return [...this.dialog.querySelectorAll("[data-kind]")].filter(
      (node) => !["button", "overflow", "image"].includes(node.dataset.kind),
    );
  }

  #draw(view, depth, world) {
    const title = fresh("modal-title");
    this.dialog.setAttribute("aria-labelledby", title);
    const submit = view.submit
      ? el(
          "button",
          { class: "button primary", type: "submit", disabled: view.busy },
          view.busy ? "One moment …" : plain(view.submit.text),
        )
      : null;
    const close = el(
      "button",
      { class: "button", type: "button", click: () => this.#close() },
      view.close ? plain(view.close.text) : depth > 1 ? "Back" : view.submit ? "Cancel" : "Close",
    );
    const form = el(
      "form",
      {
        novalidate: true,
        submit: (event) => {
          event.preventDefault();
          tell(document.body, "modal-submit", { view: view.id, values: this.values() });
        },
      },
      el(
        "header",
        {},
        appMark("avatar"),
        el("h2", { id: title }, plain(view.title.text)),
        el(
          "button",
          { class: "quiet", type: "button", "aria-label": "Close", click: () => this.#close() },
          icon("close"),
        ),
      ),
      view.trouble ? el("p", { class: "trouble", role: "alert" }, view.trouble) : null,
      el("div", { class: "modal-body" }, blocks(view.blocks, world, { form: true, errors: view.errors })),
      el("footer", {}, close, submit),
    );
    this.dialog.replaceChildren(form);
  }

  #focus(view, held) {
    const wrong = this.dialog.querySelector(".wrong [data-action]");
    const all = [...this.dialog.querySelectorAll("[data-action]")];
    const same = (one) =>
      one.dataset.action === held?.dataset.action && one.dataset.block === held.dataset.block;
    const back = all.find(same);
    const first =
      this.dialog.querySelector("[data-first]") ??
      this.#inputs()[0] ??
      this.dialog.querySelector("footer .primary, .modal-body button, footer button");
    const target = wrong ?? back ?? first;
    (target?.matches("input, select, textarea, button, a")
      ? target
      : (target?.querySelector("input, button") ?? target)
    )?.focus();
  }

  #pressed(event) {
    event.detail.view = this.view.id;
    event.detail.values = this.values();
  }

  #outside(event) {
    if (event.target === this.dialog && !this.#inputs().length) this.#close();
  }

  #close() {
    if (this.view) tell(document.body, "modal-close", { view: this.view.id });
  }

  #hide() {
    this.view = null;
    if (this.dialog.open) this.dialog.close();
    this.dialog.replaceChildren();
  }
}

// Asks before an action that wants it; resolves to whether the person agreed.
export function confirmed(confirm, world) {
  if (!confirm) return Promise.resolve(true);
  return new Promise((resolve) => {
    const dialog = el("dialog", {
      class: "modal confirm",
      close: () => {
        resolve(dialog.returnValue === "yes");
        dialog.remove();
      },
    });
    const title = fresh("confirm-title");
    dialog.setAttribute("aria-labelledby", title);
    dialog.append(
      el(
        "form",
        { method: "dialog" },
        el("header", {}, el("h2", { id: title }, plain(confirm.title.text))),
        el("div", { class: "modal-body" }, blocks([{ type: "section", text: confirm.text }], world)),
        el(
          "footer",
          {},
          el("button", { class: "button", value: "no" }, plain(confirm.deny.text)),
          el(
            "button",
            { class: `button ${confirm.style ?? "primary"}`, value: "yes" },
            plain(confirm.confirm.text),
          ),
        ),
      ),
    );
    document.body.append(dialog);
    dialog.showModal();
  });
}
