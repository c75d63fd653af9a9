// What an empty channel tells a newcomer.
import { el } from "./dom.js";
import { appMark } from "./icons.js";

export function welcome(model, open, say) {
  const channel = model.channels.find((one) => one.id === open);
  return [
    appMark("mark"),
    el("h2", {}, "Who said what, in which article?"),
    el(
      "p",
      {},
      "Type a command below and press Enter. The answer gives the exact words, the article, and how we know who spoke.",
    ),
    el(
      "ul",
      { class: "examples" },
      model.examples.map((line) =>
        el("li", {}, el("button", { type: "button", click: () => say(line) }, el("code", {}, line))),
      ),
    ),
    el(
      "p",
      { class: "small" },
      channel.app
        ? "This page stands in for Slack: it runs on this computer alone, and nothing leaves it."
        : `${model.app.name} isn’t a member here. Commands still work; to let it post, type /invite @${model.app.name}.`,
    ),
  ];
}
