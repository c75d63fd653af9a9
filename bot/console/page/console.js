// The console: asks the double what one person sees, shows it, and passes on what they do.
import { blocks } from "./blocks.js";
import { Composer } from "./composer.js";
import { byId, el, tell } from "./dom.js";
import { showRefusals } from "./alerts.js";
import { icon } from "./icons.js";
import { Log } from "./messages.js";
import { Modals, confirmed } from "./modal.js";
import { Sidebar } from "./sidebar.js";
import { welcome } from "./welcome.js";

const PATIENCE = 12_000;
const here = {
  user: "",
  channel: "",
  thread: "",
  tab: "messages",
  ...JSON.parse(sessionStorage.getItem("whosaid-here") ?? "{}"),
};
const log = new Log(byId("log"), { empty: () => welcome(model, here.channel, say) });
const threadLog = new Log(byId("thread-log"), { inThread: true });
const composer = new Composer(byId("composer-form"), { label: "Message or command" });
const replies = new Composer(byId("thread-form"), { label: "Reply", commands: false });
const modals = new Modals();
const sidebar = new Sidebar();
const since = new Map();
let model = null;
let asking = null;
let homePrint = "";

composer.input.id = "composer";

const place = () =>
  String(new URLSearchParams({ user: here.user, channel: here.channel, thread: here.thread }));

async function refresh() {
  if (asking) return void (asking.again = true);
  asking = { again: false };
  try {
    const query = place();
    const answer = await fetch(`/console/state?${query}`);
    if (answer.status === 404) return forget();
    const shown = await answer.json();
    if (place() !== query) return void (asking.again = true); // one has gone elsewhere meanwhile
    model = shown;
    Object.assign(here, { user: model.me, channel: model.channel });
    sessionStorage.setItem("whosaid-here", JSON.stringify(here));
    show();
  } catch (error) {
    byId("offline").hidden = false;
    if (!(error instanceof TypeError)) throw error;
  } finally {
    const again = asking.again;
    asking = null;
    if (again) refresh();
  }
}

function forget() {
  const lost = here.user || here.channel || here.thread;
  Object.assign(here, { user: "", channel: "", thread: "", tab: "messages" });
  if (lost) queueMicrotask(refresh);
}

function show() {
  const channel = model.channels.find((one) => one.id === here.channel);
  const name = channel.direct ? model.app.name : channel.name;
  document.title = `${channel.direct ? "" : "#"}${name} · whosaid console`;
  byId("name").textContent = `${channel.direct ? "" : "#"}${name}`;
  byId("topic").textContent = channel.direct ? "Ask in plain words here; only you see it" : channel.topic;
  sidebar.show(model, here.user, here.channel);
  showTabs(channel.direct);
  log.show(`${here.user} ${here.channel}`, model.messages, model, waiting(null));
  showThread();
  modals.show(model.views, model);
  showRefusals(model.refused);
  const placeholder = channel.archived
    ? "This channel is archived"
    : channel.direct
      ? `Message ${name}`
      : `Type ${model.commands[0]?.name ?? "/"} and a name`;
  composer.show(model, { placeholder, examples: model.examples, disabled: channel.archived });
  replies.show(model, { placeholder: `Reply, or ask @${model.app.name}` });
}

function waiting(thread) {
  const mine = model.running.filter(
    ([channel, place]) => channel === here.channel && (place ?? null) === thread,
  ).length;
  const key = `${here.channel} ${thread ?? ""}`;
  if (!mine) since.delete(key);
  else if (!since.has(key)) {
    since.set(key, Date.now());
    setTimeout(() => model && show(), PATIENCE);
  }
  return mine > 0 && Date.now() - since.get(key) < PATIENCE;
}

function showTabs(direct) {
  const tab = direct ? here.tab : "messages";
  byId("tabs").hidden = !direct;
  byId("home").hidden = tab !== "home";
  for (const id of ["log", "foot"]) byId(id).hidden = tab === "home";
  const tabs = ["home", "messages"].map((one) =>
    el(
      "button",
      {
        type: "button",
        role: "tab",
        "aria-selected": String(one === tab),
        tabindex: one === tab ? "0" : "-1",
        dataset: { tab: one },
        click: () => openTab(one),
        keydown: (e) =>
          /Arrow(Left|Right)/.test(e.key) && openTab(one === "home" ? "messages" : "home", true),
      },
      one === "home" ? "Home" : "Messages",
    ),
  );
  if (byId("tabs").dataset.tab !== tab || !byId("tabs").firstChild) byId("tabs").replaceChildren(...tabs);
  byId("tabs").dataset.tab = tab;
  const print = JSON.stringify([tab, model.home]);
  if (print !== homePrint && tab === "home")
    byId("home").replaceChildren(
      el(
        "div",
        { class: "home-body" },
        model.home
          ? blocks(model.home.blocks, model, { form: true })
          : el("p", { class: "nothing" }, `${model.app.name} has no Home tab yet.`),
      ),
    );
  homePrint = print;
}

function openTab(tab, focus) {
  here.tab = tab;
  act("home", { tab });
  show();
  if (focus) byId("tabs").querySelector(`[data-tab="${tab}"]`)?.focus();
}

function showThread() {
  const open = Boolean(here.thread);
  byId("thread").hidden = !open;
  document.body.classList.toggle("with-thread", open);
  if (open) threadLog.show(`${here.user} ${here.thread}`, model.thread, model, waiting(here.thread));
}

function say(text) {
  composer.focus();
  act("line", { channel: here.channel, text });
}

// What can't be done any more (a button just replaced, a modal just closed) needs no word: the page shows it.
async function act(gesture, detail) {
  await fetch(`/console/${gesture}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ user: here.user, ...detail }),
  }).catch(() => {
    byId("offline").hidden = false;
  });
}

function go(change) {
  Object.assign(here, change);
  document.body.classList.remove("with-sidebar");
  byId("scrim").hidden = true;
  return refresh();
}

function drawer(open) {
  document.body.classList.toggle("with-sidebar", open);
  byId("scrim").hidden = !open;
  byId("show").setAttribute("aria-expanded", String(open));
  (open ? byId("channels").querySelector("[aria-current]") : byId("show"))?.focus();
}

document.addEventListener("press", async ({ detail }) => {
  const { node, confirm, ...pressed } = detail;
  if (here.tab === "home" && !pressed.message && !pressed.view)
    Object.assign(pressed, { view: model.home.id });
  if (!(await confirmed(confirm, model))) return;
  node.setAttribute("aria-busy", "true");
  setTimeout(() => node.removeAttribute("aria-busy"), 1500);
  act("press", pressed);
});
document.addEventListener("open-channel", async ({ detail }) => {
  await go({ channel: detail, thread: "", tab: "messages" });
  composer.focus();
});
document.addEventListener("open-thread", async ({ detail }) => {
  await go({ thread: detail });
  replies.focus();
});
document.addEventListener("shortcut", ({ detail }) => act("shortcut", detail));
document.addEventListener("become", ({ detail }) =>
  go({ user: detail, channel: "", thread: "", tab: "messages" }),
);
document.addEventListener("modal-submit", ({ detail }) => act("submit", detail));
document.addEventListener("modal-close", ({ detail }) => act("close", detail));
byId("composer-form").addEventListener("line", ({ detail }) =>
  act("line", { channel: here.channel, text: detail }),
);
byId("thread-form").addEventListener("line", ({ detail }) =>
  act("line", { channel: here.channel, text: detail, thread: here.thread }),
);
byId("thread-close").addEventListener("click", async () => {
  await go({ thread: "" });
  composer.focus();
});
byId("show").addEventListener("click", () => drawer(true));
byId("hide").addEventListener("click", () => drawer(false));
byId("scrim").addEventListener("click", () => drawer(false));
document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || document.querySelector("dialog[open]")) return;
  if (event.key === "Escape" && here.thread) tell(byId("thread-close"), "click");
  else if (event.key === "Escape") composer.focus();
  else if (event.key === "/" && !event.target.closest("input, textarea, select")) {
    event.preventDefault();
    composer.put("/");
  }
});

byId("show").append(icon("menu"));
byId("hide").append(icon("close"));
byId("thread-close").append(icon("close"));

const changes = new EventSource("/console/changes");
changes.addEventListener("message", refresh);
changes.addEventListener("open", () => {
  byId("offline").hidden = true;
});
changes.addEventListener("error", () => {
  byId("offline").hidden = false;
});
refresh().then(() => composer.focus());
