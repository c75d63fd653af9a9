// Slack's mrkdwn to nodes: quotes, code, links, mentions, emphasis. What isn't markup stays as it was written.
import { el, tell } from "./dom.js";

const EMOJI = {
  warning: "⚠️",
  white_check_mark: "✅",
  x: "❌",
  information_source: "ℹ️",
  question: "❓",
  mag: "🔍",
  newspaper: "📰",
  speech_balloon: "💬",
  left_speech_bubble: "🗨️",
  bell: "🔔",
  no_bell: "🔕",
  calendar: "📅",
  clock8: "🕗",
  hourglass: "⌛",
  link: "🔗",
  lock: "🔒",
  eyes: "👀",
  pencil2: "✏️",
  bulb: "💡",
  wave: "👋",
  arrow_right: "➡️",
  heavy_check_mark: "✔️",
  chart_with_upwards_trend: "📈",
  bar_chart: "📊",
  pushpin: "📌",
  memo: "📝",
  tada: "🎉",
  thumbsup: "👍",
  "+1": "👍",
  rotating_light: "🚨",
  gear: "⚙️",
  wastebasket: "🗑️",
};
const QUOTED = /^(?:&gt;|>) ?/;
const PAIRS = { "*": "strong", _: "em", "~": "s" };

export function mrkdwn(text, world) {
  const parts = text.split(/```\n?([\s\S]+?)\n?```/);
  return parts.flatMap((part, n) => (n % 2 ? [el("pre", {}, unescaped(part))] : lines(part, world)));
}

export function plain(text) {
  return text.replace(/:([a-z0-9_+-]+):/g, (whole, name) => EMOJI[name] ?? whole);
}

function lines(text, world) {
  if (!text.trim()) return [];
  const nodes = [];
  for (const line of text.replace(/^\n|\n$/g, "").split("\n")) {
    const quoted = QUOTED.test(line);
    const node = oneLine(line.replace(quoted ? QUOTED : /$^/, ""), world);
    const last = nodes.at(-1);
    if (!quoted) nodes.push(node);
    else if (last?.tagName === "BLOCKQUOTE") last.append(node);
    else nodes.push(el("blockquote", {}, node));
  }
  return nodes;
}

function oneLine(line, world) {
  const kind = /^[•◦‣] /.test(line) ? "bullet" : /^ {2,}\S/.test(line) ? "under" : line.trim() ? "" : "blank";
  return el(
    "div",
    { class: `line ${kind}`.trim() },
    inline(kind === "under" ? line.trimStart() : line, world),
  );
}

function inline(text, world) {
  const nodes = [];
  let plainFrom = 0;
  for (let at = 0; at < text.length; at += 1) {
    const match = marked(text, at, world);
    if (match) {
      nodes.push(plain(unescaped(text.slice(plainFrom, at))), match.node);
      at = match.end - 1;
      plainFrom = match.end;
    }
  }
  nodes.push(plain(unescaped(text.slice(plainFrom))));
  return nodes;
}

function marked(text, at, world) {
  if (text[at] === "<") return angled(text, at, world);
  if (text[at] === "`") return code(text, at);
  return text[at] in PAIRS ? emphasis(text, at, world) : null;
}

function code(text, at) {
  const end = text.indexOf("`", at + 1);
  return end > at + 1 ? { node: el("code", {}, unescaped(text.slice(at + 1, end))), end: end + 1 } : null;
}

// Slack's rule: the marks stand at the edges of words, and the words touch the marks.
function emphasis(text, at, world) {
  const mark = text[at];
  if (/[\p{L}\p{N}]/u.test(text[at - 1] ?? " ") || /\s/.test(text[at + 1] ?? " ") || text[at + 1] === mark)
    return null;
  for (let end = text.indexOf(mark, at + 2); end > 0; end = text.indexOf(mark, end + 1)) {
    const closes = !/\s/.test(text[end - 1]) && !/[\p{L}\p{N}]/u.test(text[end + 1] ?? " ");
    if (closes) return { node: el(PAIRS[mark], {}, inline(text.slice(at + 1, end), world)), end: end + 1 };
  }
  return null;
}

function angled(text, at, world) {
  const end = text.indexOf(">", at);
  if (end < 0) return null;
  const [target, label] = text.slice(at + 1, end).split("|");
  return { node: reference(target, label, world), end: end + 1 };
}

function reference(target, label, world) {
  if (/^https?:\/\//i.test(target)) return link(unescaped(target), label ? plain(unescaped(label)) : null);
  if (target.startsWith("@")) return person(target.slice(1), world);
  if (target.startsWith("#")) return channel(target.slice(1), label, world);
  if (target.startsWith("!date") && label) return unescaped(label);
  return el("span", { class: "unknown" }, `<${target}>`);
}

export function person(id, world) {
  const name = id === world.app.id ? world.app.name : (world.users[id]?.name ?? id);
  return el("span", { class: "mention" }, `@${name}`);
}

function channel(id, label, world) {
  const name = world.channels.find((one) => one.id === id)?.name ?? label ?? id;
  return el(
    "button",
    { type: "button", class: "mention", click: (e) => tell(e.target, "open-channel", id) },
    `#${name}`,
  );
}

export function link(url, label) {
  if (!/^https?:\/\//i.test(url)) return el("span", { class: "unknown" }, label ?? url);
  return el("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, label ?? url);
}

function unescaped(text) {
  return text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
}
