// What can be pressed or filled in: buttons and menus that act at once, and inputs whose value is read later.
import { el, fresh, tell } from "./dom.js";
import { menuButton } from "./menu.js";
import { mrkdwn, plain } from "./mrkdwn.js";

const words = (node, world) => (node?.type === "mrkdwn" ? mrkdwn(node.text, world) : plain(node?.text ?? ""));
const label = (option) => plain(option.text.text);

// `place` is {block_id, world, form, labelId}; in a form, selects are the browser's own.
export function element(given, place) {
  const build = KINDS[given.type];
  if (!build) return el("div", { class: "unknown", role: "alert" }, `Unknown element: ${given.type}`);
  const node = build(given, place);
  node.dataset.kind = given.type;
  node.dataset.action = given.action_id ?? "";
  node.dataset.block = place.block_id ?? "";
  if (given.focus_on_load) node.dataset.first = "";
  return node;
}

function button(given, place) {
  const style = `button ${given.style ?? ""}`.trim();
  const common = { class: style, "aria-label": given.accessibility_label };
  const act = (event) => press(event.currentTarget, given, place, null);
  if (given.url)
    return el(
      "a",
      { ...common, href: given.url, target: "_blank", rel: "noopener noreferrer", click: act },
      plain(given.text.text),
      el("span", { "aria-hidden": "true" }, " ↗"),
    );
  return el("button", { ...common, type: "button", click: act }, plain(given.text.text));
}

function overflow(given, place) {
  const items = given.options.map((option) => ({
    label: label(option),
    note: option.description?.text,
    option,
  }));
  const face = { label: "⋯", given: { class: "button overflow", "aria-label": "More" } };
  const node = menuButton(face, items, ({ option }) => {
    if (option.url) open(option.url, "_blank", "noopener");
    press(node, given, place, option.value);
  });
  return node;
}

function select(given, place) {
  const options = choices(given, place.world);
  const initial = initially(given, place.world);
  if (place.form) return nativeSelect(given, place, options, initial);
  const chosen = options.find((option) => option.value === initial);
  const face = {
    label: [
      chosen?.label ?? given.placeholder?.text ?? "Choose",
      el("span", { "aria-hidden": "true" }, " ▾"),
    ],
    given: { class: "button select" },
  };
  const node = menuButton(face, options, ({ value }) => press(node, given, place, value));
  return node;
}

function nativeSelect(given, place, options, initial) {
  const empty = el("option", { value: "" }, given.placeholder?.text ?? "Choose …");
  const listed = options.map((option) =>
    el("option", { value: option.value, selected: option.value === initial }, option.label),
  );
  const node = el("select", { ...named(place) }, empty, listed);
  return acting(node, given, place);
}

function several(given, place) {
  const options =
    given.options ??
    choices(given, place.world).map(({ value, label: text }) => ({
      value,
      text: { type: "plain_text", text },
    }));
  const initial = (given.initial_options ?? []).map((option) => option.value).concat(initially(given, place.world) ?? []);
  return boxes("checkbox", options, initial, given, place);
}

function radios(given, place) {
  return boxes("radio", given.options, [given.initial_option?.value], given, place);
}

function boxes(type, options, initial, given, place) {
  const name = fresh("choice");
  const rows = options.map((option) =>
    el(
      "label",
      { class: "box" },
      el("input", { type, name, value: option.value, checked: initial.includes(option.value) }),
      el(
        "span",
        {},
        words(option.text, place.world),
        option.description ? el("small", {}, words(option.description, place.world)) : null,
      ),
    ),
  );
  const node = el(
    "div",
    { class: "boxes", role: type === "radio" ? "radiogroup" : "group", ...named(place) },
    rows,
  );
  return acting(node, given, place);
}

function input(type) {
  return (given, place) => {
    const common = {
      ...named(place),
      placeholder: given.placeholder?.text,
      minlength: given.min_length,
      maxlength: given.max_length,
    };
    const initial = given.initial_value ?? given.initial_date ?? given.initial_time ?? "";
    const node = given.multiline
      ? el("textarea", { ...common, rows: String(rowsFor(initial)) })
      : el("input", { type, ...common });
    node.value = initial;
    if (given.multiline) node.setSelectionRange(0, 0);
    return acting(node, given, place);
  };
}

function rowsFor(words) {
  const lines = words.split("\n").reduce((sum, line) => sum + 1 + Math.floor(line.length / 55), 0);
  return Math.min(14, Math.max(4, lines));
}

function image(given) {
  return el(
    "span",
    { class: "thumb", role: "img", "aria-label": given.alt_text },
    given.alt_text.slice(0, 1).toUpperCase(),
  );
}

// Whatever acts at once outside of inputs, as in Slack; inside an input only if it asks for it.
function acting(node, given, place) {
  if (!place.input || place.dispatches)
    node.addEventListener("change", () => press(node, given, place, valueOf(node)));
  return node;
}

function press(node, given, place, selected) {
  tell(node, "press", {
    action_id: given.action_id,
    block_id: place.block_id,
    selected,
    confirm: given.confirm,
    node,
  });
}

const named = (place) => ({
  "aria-labelledby": place.labelId,
  "aria-describedby": place.describedBy,
  id: place.inputId,
});

function choices(given, world) {
  if (given.type.includes("users"))
    return Object.entries(world.users).map(([value, user]) => ({ value, label: user.real ?? user.name }));
  if (/conversations|channels/.test(given.type))
    return world.channels
      .filter((one) => one.member && !one.direct && offered(one, given.filter ?? {}))
      .map((one) => ({ value: one.id, label: `#${one.name}` }));
  const options = given.options ?? (given.option_groups ?? []).flatMap((group) => group.options);
  return options.map((option) => ({
    value: option.value,
    label: label(option),
    note: option.description?.text,
  }));
}

const offered = (channel, { include, exclude_external_shared_channels: ours }) =>
  (!include || include.includes(channel.private ? "private" : "public")) && !(ours && channel.shared);

function initially(given, world) {
  const here = choices(given, world).find((one) => one.value === world.channel);
  return (
    given.initial_option?.value ??
    given.initial_conversation ??
    given.initial_channel ??
    given.initial_user ??
    given.initial_conversations ??
    (given.default_to_current_conversation ? here?.value : null) ??
    null
  );
}

export function valueOf(node) {
  if (node.matches("select, input, textarea")) return node.value;
  const checked = [...node.querySelectorAll("input:checked")].map((box) => box.value);
  return node.dataset.kind === "radio_buttons" ? (checked[0] ?? "") : checked;
}

export function setValue(node, value) {
  if (node.matches("select, input, textarea")) node.value = value;
  for (const box of node.querySelectorAll("input")) box.checked = [value].flat().includes(box.value);
}

const KINDS = {
  button,
  overflow,
  image,
  static_select: select,
  conversations_select: select,
  channels_select: select,
  users_select: select,
  multi_static_select: several,
  multi_conversations_select: several,
  multi_channels_select: several,
  multi_users_select: several,
  checkboxes: several,
  radio_buttons: radios,
  plain_text_input: input("text"),
  number_input: input("number"),
  url_text_input: input("url"),
  datepicker: input("date"),
  timepicker: input("time"),
};
