// 0 to 10 as big buttons; one is picked, and a button below says what happens then.
import { h } from "./dom.js";

export const PAIN_ENDS = "0 is none, 10 is the worst you can think of.";

// The same where one tap is the answer; typed on a keyboard, Enter sends it. told(number) is called once.
export function tapScale(ask, ends, told) {
  const buttons = Array.from({ length: 11 }, (_, number) =>
    h("button", { type: "button", class: "number", onclick: () => told(number) }, String(number)));
  const row = h("div", { class: "scale", role: "group", "aria-labelledby": "scale-tap", "aria-describedby": "scale-ends" }, buttons);
  const typed = { digits: "" };
  const box = h("div", { class: "ask" }, h("h1", { id: "scale-tap", tabindex: "-1", class: "question" }, ask), row,
    h("p", { class: "ends", id: "scale-ends" }, ends));
  box.digit = (digit) => {
    typed.digits = typed.digits === "1" && digit === "0" ? "10" : digit;
    buttons.forEach((each, number) => each.classList.toggle("typed", String(number) === typed.digits));
    buttons[Number(typed.digits)].focus();
  };
  box.enter = () => typed.digits && told(Number(typed.digits));
  return box;
}

// picked(number) is called at every pick. A second digit makes 10 of 1.
export function scale(name, ask, ends, chosen, picked, heading = "h1") {
  const id = `scale-${name}`;
  const row = h("div", { class: "scale", role: "radiogroup", "aria-labelledby": id, "aria-describedby": `${id}-ends` });
  const buttons = Array.from({ length: 11 }, (_, number) =>
    h("label", { class: "number" },
      h("input", { type: "radio", name, value: number, onchange: () => picked(number) }),
      h("span", {}, String(number))));
  row.append(...buttons);
  const pick = (number) => {
    buttons[number].firstChild.checked = true;
    picked(number);
  };
  if (chosen !== null) buttons[chosen].firstChild.checked = true;
  let typed = "";
  const box = h("div", { class: "ask" },
    h(heading, { id, tabindex: "-1", class: "question" }, ask), row, h("p", { class: "ends", id: `${id}-ends` }, ends));
  box.digit = (digit) => {
    typed = typed === "1" && digit === "0" ? "10" : digit;
    pick(Number(typed));
  };
  return box;
}
