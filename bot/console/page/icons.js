// The page's few pictures, drawn here: nothing is loaded from outside.
const SVG = "http://www.w3.org/2000/svg";
const PATHS = {
  lock: "M5 7V5.5a3 3 0 0 1 6 0V7m-7 0h8v6H4z",
  hash: "M6.5 2.5 5 13.5m6-11-1.5 11M2.8 5.8h11M2.2 10.2h11",
  eye: "M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8zM8 6.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6z",
  send: "M2.5 8 13.5 2.8 10.5 13.3 7.8 9z M7.8 9l2.4-2.7",
  menu: "M2.5 4.5h11M2.5 8h11M2.5 11.5h11",
  close: "M4 4l8 8M12 4l-8 8",
  reply: "M3 3.5h10v7H7.5L4.5 13v-2.5H3z",
};

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  for (const [key, value] of Object.entries({ viewBox: "0 0 16 16", class: "icon", "aria-hidden": "true" }))
    svg.setAttribute(key, value);
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

export function appMark(name) {
  const image = document.createElement("img");
  Object.assign(image, { src: "/page/icon.svg", alt: "", className: name });
  return image;
}
