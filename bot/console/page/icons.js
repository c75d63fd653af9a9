// The page's few pictures, drawn here: nothing is loaded from outside.
const SVG = "http://www.w3.org/2000/svg";
const PATHS = {
  lock: "M5 7V5.500a3 3 0 0 1 6 0V7m-7 0h8v6H4z",
  hash: "M6.500 2.500 5 13.500m6-11-1.500 11M2.800 5.800h11M2.200 10.200h11",
  eye: "M1.500 8S4 3.500 8 3.500 14.500 8 14.500 8 12 12.500 8 12.500 1.500 8 1.500 8zM8 6.200a1.800 1.800 0 1 0 0 3.600 1.800 1.800 0 0 0 0-3.600z",
  send: "M2.500 8 13.500 2.800 10.500 13.300 7.800 9z M7.800 9l2.400-2.700",
  menu: "M2.500 4.500h11M2.500 8h11M2.500 11.500h11",
  close: "M4 4l8 8M12 4l-8 8",
  reply: "M3 3.500h10v7H7.500L4.500 13v-2.500H3z",
};

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  for (const [key, value] of Object.entries({ viewBox: "0 0 16 16", class: "icon", "aria-hidden": "true" })) svg.setAttribute(key, value);
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
