// A button with a menu under it, by keyboard as by mouse: arrows, Home, End, first letters, Escape.
import { el, fresh } from "./dom.js";

export function menuButton(face, items, choose) {
  const id = fresh("menu");
  const button = el(
    "button",
    { type: "button", "aria-haspopup": "menu", "aria-expanded": "false", "aria-controls": id, ...face.given },
    face.label,
  );
  const menu = el(
    "div",
    { class: "menu", role: "menu", id, hidden: true },
    items.map((item) => entry(item)),
  );
  const holder = el("div", { class: "menu-holder" }, button, menu);
  const entries = () => [...menu.querySelectorAll("[role=menuitem]")];

  function open(last) {
    menu.hidden = false;
    button.setAttribute("aria-expanded", "true");
    menu.classList.toggle("above", menu.getBoundingClientRect().bottom > innerHeight - 8);
    menu.classList.toggle("leftward", menu.getBoundingClientRect().right > innerWidth - 8);
    (last ? entries().at(-1) : entries()[0])?.focus();
    document.addEventListener("pointerdown", outside, true);
  }
  function close(refocus) {
    if (menu.hidden) return;
    menu.hidden = true;
    button.setAttribute("aria-expanded", "false");
    document.removeEventListener("pointerdown", outside, true);
    if (refocus) button.focus();
  }
  function outside(event) {
    if (!holder.contains(event.target)) close(false);
  }
  function entry(item) {
    const given = {
      type: "button",
      role: "menuitem",
      tabindex: "-1",
      click: () => {
        close(true);
        choose(item);
      },
    };
    return el("button", given, el("span", {}, item.label), item.note ? el("small", {}, item.note) : null);
  }

  button.addEventListener("click", () => (menu.hidden ? open() : close(true)));
  button.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      open(event.key === "ArrowUp");
    }
  });
  menu.addEventListener("keydown", (event) => {
    const all = entries();
    const at = all.indexOf(document.activeElement);
    const next =
      { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key] ??
      lettered(all, at, event.key);
    if (event.key === "Escape" || event.key === "Tab") {
      close(event.key === "Escape");
      event.stopPropagation();
      if (event.key === "Escape") event.preventDefault();
    } else if (next !== null) {
      event.preventDefault();
      all.at(next % all.length).focus();
    }
  });
  menu.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !holder.contains(event.relatedTarget)) close(false);
  });
  return holder;
}

function lettered(all, at, key) {
  if (key.length !== 1 || key === " ") return null;
  const from = [...all.slice(at + 1), ...all.slice(0, at + 1)];
  const hit = from.find((one) => one.textContent.toLowerCase().startsWith(key.toLowerCase()));
  return hit ? all.indexOf(hit) : null;
}
