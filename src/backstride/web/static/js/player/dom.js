// Elements without a template: h("button", { class: "big", onclick }, "Go on").
export function h(tag, set = {}, ...inside) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(set)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...inside.flat().filter((each) => each !== null && each !== undefined && each !== ""));
  return made;
}

const SVG = "http://www.w3.org/2000/svg";

export function icon(name) {
  const drawn = document.createElementNS(SVG, "svg");
  drawn.setAttribute("class", "icon");
  drawn.setAttribute("aria-hidden", "true");
  const used = document.createElementNS(SVG, "use");
  used.setAttribute("href", `/static/player-icons.svg#${name}`);
  drawn.append(used);
  return drawn;
}

export function text(element, words) {
  if (element.textContent !== words) element.textContent = words;
}
