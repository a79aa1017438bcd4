// "It hurts": where, how much, what kind. Each is one tap; what the runner tells leads to the rule.
import { h, icon } from "./dom.js";
import { PAIN_ENDS, tapScale } from "./scale.js";

export function where(coach, view) {
  const { kit } = coach;
  const told = (place) => coach.send({ kind: "where", place });
  const picture = document.getElementById("body-picture")?.content.cloneNode(true);
  for (const place of picture?.querySelectorAll("[data-place]") ?? []) place.onclick = () => told(place.dataset.place);
  return {
    key: "hurting_where",
    escape: () => coach.send({ kind: "resume" }),
    digit: (digit) => { const place = kit.places[(Number(digit) + 9) % 10]; if (place) told(place.id); },
    inside: [
      head(coach, null),
      h("h1", { class: "question", tabindex: "-1" }, "Where does it hurt?"),
      h("p", { class: "quiet" }, "Stop where you are, and tap the place."),
      h("div", { class: "where" }, picture ?? null,
        h("ul", { class: "places" }, kit.places.map(({ id, text }) =>
          h("li", {}, h("button", { type: "button", onclick: () => told(id) }, text))))),
      ends(coach, view),
    ],
  };
}

export function howMuch(coach, view) {
  const { player } = coach;
  const asked = tapScale("How much does it hurt?", PAIN_ENDS, (pain) => coach.send({ kind: "how_much", pain }));
  const unsaid = player.pain_before === null ? null
    : h("p", { class: "quiet" }, `At the start it was ${player.pain_before}.`);
  return {
    key: "hurting",
    enter: asked.enter,
    escape: () => coach.send({ kind: "resume" }),
    digit: asked.digit,
    back: () => coach.send({ kind: "back" }),
    inside: [head(coach, "Back to where it hurts"), h("div", { class: "low" }, asked, unsaid), ends(coach, view)],
  };
}

// What ends the session, with the likely kinds nearest to the thumb; below it, what does not.
export function whatKind(coach) {
  const { kit } = coach;
  const stop = ({ rule, pain_kind }) => coach.send({ kind: "symptom", rule, pain_kind });
  const calm = (pain_kind) => coach.send({ kind: "none_of_these", pain_kind });
  const hardToSay = { id: null, text: kit.words.HARD_TO_SAY };
  return {
    key: "what kind",
    back: () => coach.send({ kind: "back" }),
    inside: [
      h("div", { class: "titled" }, backButton(coach, "Back to how much it hurts"),
        h("h1", { class: "question", tabindex: "-1" }, "What kind of pain is it?")),
      h("p", { class: "quiet" }, "If one of these fits, tap it. Then we stop."),
      h("ul", { class: "kinds tight" }, kit.stop_kinds.map((one) =>
        h("li", {}, h("button", { type: "button", onclick: () => stop(one) }, h("strong", {}, one.name), h("span", {}, one.ask))))),
      h("div", { class: "stick calm", role: "group", "aria-labelledby": "calm" },
        h("p", { id: "calm" }, h("strong", {}, kit.words.NONE_IT_IS)),
        h("div", { class: "calm-kinds" }, [...kit.calm_kinds, hardToSay].map(({ id, text }) =>
          h("button", { type: "button", onclick: () => calm(id) }, text)))),
    ],
  };
}

// Every stop sign: besides the one that was told already, or instead of a number.
export function signs(coach, view) {
  const { kit, player } = coach;
  const told = (rule) => { view.list(false); coach.send({ kind: "symptom", rule }); };
  const none = () => view.list(false);
  const after = player.state === "stopped";
  const left = kit.symptoms.filter((rule) => !player.symptoms.includes(rule));
  return {
    key: `signs ${player.symptoms.length}`,
    escape: none,
    inside: [
      h("p", { class: "eyebrow stop" }, icon("hurts"), "Something else"),
      h("h1", { tabindex: "-1" }, after ? kit.words.ANY_TOO : "Is it any of these?"),
      h("ul", { class: "kinds" }, left.map((rule) =>
        h("li", {}, h("button", { type: "button", onclick: () => told(rule) },
          h("strong", {}, kit.stop_rules[rule].name), h("span", {}, kit.stop_rules[rule].ask))))),
      h("div", { class: "stick" },
        h("button", { type: "button", class: "primary big wide", onclick: none }, after ? "None of these too" : "None of these")),
    ],
  };
}

function head(coach, back) {
  const mistake = () => coach.send({ kind: "resume" });
  return h("header", { class: "head" },
    back ? backButton(coach, back) : h("p", { class: "eyebrow stop" }, icon("hurts"), "It hurts"),
    h("button", { type: "button", class: "plain", onclick: mistake }, "Pressed by mistake"));
}

function backButton(coach, words) {
  return h("button", { type: "button", class: "round", "aria-label": words, onclick: () => coach.send({ kind: "back" }) },
    icon("back"));
}

function ends(coach, view) {
  return h("div", { class: "ends-row" },
    h("button", { type: "button", class: "plain", onclick: () => view.list(true) }, "It is not pain"),
    h("button", { type: "button", class: "plain", onclick: () => coach.send({ kind: "stop" }) }, "Enough for today"));
}
