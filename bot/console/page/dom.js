// Builds elements. Text only ever becomes text nodes: nothing on this page is parsed as HTML.

export function el(tag, given = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) set(node, name, value);
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}

function set(node, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (typeof value === "function") node.addEventListener(name, value);
  else if (name === "dataset") Object.assign(node.dataset, value);
  else node.setAttribute(name, value === true ? "" : value);
}

export function tell(node, name, detail) {
  node.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
}

export const byId = (id) => document.getElementById(id);

let numbers = 0;
export const fresh = (prefix) => `${prefix}-${++numbers}`;
