// The channel list, with what is unread, and who one is.
import { byId, el, tell } from "./dom.js";
import { appMark, icon } from "./icons.js";

export class Sidebar {
  constructor() {
    this.read = JSON.parse(sessionStorage.getItem("whosaid-read") ?? "{}");
    this.print = "";
  }

  show(model, user, open) {
    this.#mark(model, user, open);
    const print = JSON.stringify([model.channels, model.users, user, open, this.read]);
    if (print === this.print) return;
    this.print = print;
    byId("workspace").textContent = model.workspace;
    const mine = model.channels.filter((one) => one.member);
    const focused = document.activeElement?.closest("#channels button")?.dataset.id;
    byId("channels").replaceChildren(
      group(
        "Channels",
        mine.filter((one) => !one.direct).map((one) => this.#entry(one, user, open)),
      ),
      group(
        "Apps",
        mine.filter((one) => one.direct).map((one) => this.#entry(one, user, open, model.app.name)),
      ),
    );
    if (focused) byId("channels").querySelector(`[data-id="${focused}"]`)?.focus();
    this.#me(model, user);
  }

  #mark(model, user, open) {
    const here = model.channels.find((one) => one.id === open);
    if (here) this.read[`${user}${open}`] = here.last;
    sessionStorage.setItem("whosaid-read", JSON.stringify(this.read));
  }

  #entry(channel, user, open, name) {
    const unread = channel.last > (this.read[`${user}${channel.id}`] ?? "");
    const sign = channel.direct ? appMark("sign") : icon(channel.private ? "lock" : "hash");
    const notes = [channel.shared ? "shared" : "", channel.archived ? "archived" : ""]
      .filter(Boolean)
      .join(", ");
    return el(
      "li",
      {},
      el(
        "button",
        {
          type: "button",
          class: unread ? "unread" : null,
          "aria-current": channel.id === open ? "page" : null,
          dataset: { id: channel.id },
          click: (e) => tell(e.currentTarget, "open-channel", channel.id),
        },
        sign,
        el("span", { class: "channel-name" }, name ?? channel.name),
        notes ? el("small", {}, notes) : null,
        unread ? el("span", { class: "dot", role: "img", "aria-label": "unread" }) : null,
      ),
    );
  }

  #me(model, user) {
    const options = Object.entries(model.users)
      .filter(([id]) => id !== "USLACKBOT")
      .map(([id, one]) => el("option", { value: id, selected: id === user }, one.real));
    byId("whoami").replaceChildren(
      el("label", { for: "me" }, "You are"),
      el("select", { id: "me", change: (e) => tell(e.target, "become", e.target.value) }, options),
      el("small", {}, model.users[user].title),
    );
  }
}

function group(title, entries) {
  return el("section", {}, el("h2", {}, title), el("ul", {}, entries));
}
