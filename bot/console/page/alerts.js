// What Slack would refuse of the app, loud until it is dismissed.
import { byId, el } from "./dom.js";
import { icon } from "./icons.js";

const dismissed = new Set();
let print = "";

export function showRefusals(refused) {
  const open = refused.filter((one) => !dismissed.has(one.key));
  if (print === JSON.stringify(open)) return;
  print = JSON.stringify(open);
  const rows = open.map((one) =>
    el(
      "div",
      { class: "alert", role: "alert" },
      el(
        "div",
        {},
        el("strong", {}, `Slack would refuse this ${one.method}: ${one.error}`),
        one.messages.map((message) => el("p", {}, message.replace("[ERROR] ", ""))),
      ),
      el(
        "button",
        {
          type: "button",
          class: "quiet",
          "aria-label": "Dismiss",
          click: (e) => {
            dismissed.add(one.key);
            e.currentTarget.parentNode.remove();
          },
        },
        icon("close"),
      ),
    ),
  );
  byId("alerts").replaceChildren(...rows);
}
