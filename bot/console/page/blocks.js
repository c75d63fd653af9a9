// Block Kit to nodes. A block of a type that isn't known here is shown loudly: Slack would have refused it.
import { el, fresh } from "./dom.js";
import { element } from "./elements.js";
import { link, mrkdwn, person, plain } from "./mrkdwn.js";

// `world` has users and channels; `form`: inside a modal or Home tab; `errors`: sentences by block_id.
export function blocks(given, world, { form = false, errors = {} } = {}) {
  return given.map((block) => {
    const build = BLOCKS[block.type];
    if (!build)
      return el(
        "div",
        { class: "unknown", role: "alert" },
        `Unknown block type “${block.type}”: Slack would refuse it.`,
      );
    return build(block, { world, form, errors, block_id: block.block_id });
  });
}

export function text(node, world) {
  const inner =
    node.type === "mrkdwn" ? mrkdwn(node.text, world) : el("div", { class: "line" }, plain(node.text));
  return el("div", { class: "text" }, inner);
}

function section(block, place) {
  const body = el(
    "div",
    { class: "section-body" },
    block.text ? text(block.text, place.world) : null,
    block.fields
      ? el(
          "div",
          { class: "fields" },
          block.fields.map((field) => text(field, place.world)),
        )
      : null,
  );
  return el(
    "div",
    { class: "section" },
    body,
    block.accessory ? el("div", { class: "accessory" }, element(block.accessory, place)) : null,
  );
}

function context(block, place) {
  return el(
    "div",
    { class: "context" },
    block.elements.map((one) => (one.type === "image" ? element(one, place) : text(one, place.world))),
  );
}

function actions(block, place) {
  return el(
    "div",
    { class: "actions", role: "group" },
    block.elements.map((one) => element(one, place)),
  );
}

function input(block, place) {
  const [labelId, noteId, inputId] = [fresh("label"), fresh("note"), fresh("input")];
  const error = place.errors[block.block_id];
  const inside = {
    ...place,
    labelId,
    inputId,
    describedBy: noteId,
    input: true,
    dispatches: block.dispatch_action,
  };
  const node = element(block.element, inside);
  if (error) node.setAttribute("aria-invalid", "true");
  return el(
    "div",
    { class: `field ${error ? "wrong" : ""}`.trim(), dataset: { field: block.block_id } },
    el(
      "label",
      { id: labelId, for: inputId },
      plain(block.label.text),
      block.optional ? el("span", { class: "optional" }, " (optional)") : null,
    ),
    node,
    el(
      "div",
      { id: noteId },
      error ? el("p", { class: "error", role: "alert" }, error) : null,
      block.hint ? el("p", { class: "hint" }, plain(block.hint.text)) : null,
    ),
  );
}

function image(block) {
  const title = block.title ? el("figcaption", {}, plain(block.title.text)) : null;
  const own = block.image_url?.startsWith(location.origin);
  const picture = own
    ? el("img", { src: block.image_url, alt: block.alt_text })
    : el(
        "div",
        { class: "picture" },
        el("strong", {}, "Picture: "),
        block.alt_text,
        " ",
        block.image_url ? link(block.image_url, "(not loaded here)") : null,
      );
  return el("figure", {}, title, picture);
}

function table(block, { world }) {
  const cell = (tag) => (given) => el(tag, {}, given.type === "raw_text" ? given.text : rich(given, world));
  const rows = block.rows.map((row, n) => el("tr", {}, row.map(cell(n ? "td" : "th"))));
  return el(
    "div",
    { class: "table" },
    el("table", {}, el("thead", {}, rows[0]), el("tbody", {}, rows.slice(1))),
  );
}

function rich(node, world) {
  const inner = () => (node.elements ?? []).map((one) => rich(one, world));
  if (node.type === "text" || node.type === "raw_text") return styled(node);
  if (node.type === "link") return link(node.url, node.text);
  if (node.type === "user") return person(node.user_id, world);
  if (node.type === "channel")
    return el(
      "span",
      { class: "mention" },
      `#${world.channels.find((one) => one.id === node.channel_id)?.name ?? node.channel_id}`,
    );
  if (node.type === "emoji") return plain(`:${node.name}:`);
  if (node.type === "date") return node.fallback ?? "";
  if (node.type === "rich_text_list")
    return el(
      node.style === "ordered" ? "ol" : "ul",
      { class: node.indent ? "indented" : null },
      inner().map((one) => el("li", {}, one)),
    );
  if (node.type === "rich_text_quote") return el("blockquote", {}, inner());
  if (node.type === "rich_text_preformatted") return el("pre", {}, inner());
  return el("div", { class: node.type === "rich_text_section" ? "line" : "text" }, inner());
}

function styled(node) {
  const tags = { bold: "strong", italic: "em", strike: "s", code: "code" };
  return Object.keys(node.style ?? {})
    .filter((name) => node.style[name] && tags[name])
    .reduce((inside, name) => el(tags[name], {}, inside), node.text);
}

const BLOCKS = {
  section,
  context,
  actions,
  input,
  image,
  table,
  header: (block) => el("h2", { class: "header" }, plain(block.text.text)),
  divider: () => el("hr"),
  rich_text: (block, { world }) => rich(block, world),
};
