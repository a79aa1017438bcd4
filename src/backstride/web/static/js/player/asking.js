// The screens that ask or tell: before the start, stop, and after the session. "It hurts" is in hurting.js.
import { capital, amount, length } from "./words.js";
import { h, icon } from "./dom.js";
import { afterQuestions } from "./outcome.js";
import { where, howMuch, signs, whatKind } from "./hurting.js";
import { PAIN_ENDS, scale } from "./scale.js";
import { figureAddress } from "./figure.js";
import { setSeconds } from "./cues.js";

const EFFORT_ENDS = "0 is nothing at all, 10 is all you have.";
const COUNTED_FROM_0 = "You did not say how your back was at the start, so the rise is counted from 0.";
const UNIT = document.documentElement.dataset.units?.endsWith("lb") ? { name: "lb", grams: 453.59237 } : { name: "kg", grams: 1000 };

const SCREENS = {
  waiting: before, hurting_where: where, hurting: howMuch, hurting_kind: whatKind, stopped, asking_after: after,
};

// A screen: its key (drawn anew when that changes), its elements, and what digits and Enter do.
export function askingScreen(coach, view) {
  const { state } = coach.player;
  if (view.listing) return signs(coach, view);
  return SCREENS[state](coach, view);
}

function before(coach, view) {
  const { session, kit, player } = coach;
  let pain = view.painBefore;
  const start = () => view.start(pain);
  const asked = scale("before", "How is your back right now?", PAIN_ENDS, pain, (number) => { pain = number; }, "h2");
  return {
    key: "waiting",
    enter: start,
    digit: asked.digit,
    inside: [
      h("header", { class: "head" },
        h("a", { class: "round", href: "/today", "aria-label": "Not now" }, icon("close")),
        h("button", { type: "button", class: "round", "aria-label": "Sound and settings", onclick: view.openSettings },
          icon("sound"))),
      h("h1", { tabindex: "-1" }, session.title),
      h("p", { class: "quiet" }, lengthOf(player.script.total_s, session)),
      asked,
      h("div", { class: "stick" },
        h("button", { type: "button", class: "primary big wide", id: "start", onclick: start }, icon("play"), "Start")),
      h("p", {}, session.why),
      h("h2", {}, "What you will do"),
      h("ul", { class: "list" }, session.items.map((item) => itemLine(item, kit))),
      h("button", { type: "button", class: "plain danger", onclick: () => view.list(true) }, "Something is wrong"),
    ],
  };
}

function lengthOf(totalS, session) {
  const minutes = Math.max(1, Math.round(totalS / 60));
  const rounds = session.rounds > 1 ? `, ${session.rounds} rounds` : "";
  const count = session.items.length;
  return `About ${minutes} min · ${count} ${count === 1 ? "exercise" : "exercises"}${rounds}`;
}

function itemLine(item, kit) {
  const exercise = kit.exercises[item.exercise];
  const each = exercise.sides === "each" ? " each side" : "";
  const sets = item.dose.sets > 1 ? `, ${item.dose.sets} sets` : "";
  const much = amount(item.dose.reps, item.dose.hold_s, setSeconds(item.dose)) + each + sets;
  const still = figureAddress(exercise.levels[item.level - 1].figure, "right", true);
  return h("li", {}, h("img", { src: still, alt: "", loading: "lazy", width: 84, height: 60 }),
    h("span", {}, h("strong", {}, exercise.name), h("span", { class: "quiet" }, capital(much))));
}

function stopped(coach, view) {
  const { kit, player } = coach;
  const rule = kit.stop_rules[player.stopped_by];
  const fromZero = player.stopped_by === kit.pain_rule && player.pain_before === null && player.hurts.length > 0;
  return {
    key: `stopped ${player.stopped_by}`,
    enter: () => coach.send({ kind: "read" }),
    alone: true,
    inside: [
      h("div", { class: "stop-sign" }, icon("stop"), h("p", {}, "Stop")),
      h("h1", { tabindex: "-1" }, rule.name),
      h("p", { class: "do-now", role: "alert" }, ...withNumbers(rule.do)),
      fromZero ? h("p", { class: "quiet" }, COUNTED_FROM_0) : null,
      h("div", { class: "stick" },
        h("button", { type: "button", class: "primary big wide", onclick: () => coach.send({ kind: "read" }) },
          "I have read this"),
        h("button", { type: "button", class: "plain wide", onclick: () => view.list(true) },
          "Something else as well")),
    ],
  };
}

// Numbers to call that can be tapped.
function withNumbers(words) {
  return words.split(/(\b\d{3}\b(?! ?%))/).map((part) =>
    /^\d{3}$/.test(part) ? h("a", { href: `tel:${part}`, class: "call" }, part) : part);
}

function after(coach, view) {
  const questions = afterQuestions(coach.player, coach.session, coach.kit);
  const asked = questions[Math.min(coach.asked, questions.length - 1)];
  const step = { nth: Math.min(coach.asked, questions.length - 1), of: questions.length };
  const screen = { effort, two_more: twoMore, load, pain }[asked.kind](coach, view, asked);
  const done = coach.player.script.steps[coach.player.at].kind === "done";
  return {
    ...screen,
    key: `after ${coach.asked}`,
    inside: [
      h("p", { class: "eyebrow go" }, icon("done"), done ? coach.kit.words.SESSION_OVER : "Enough for today. What you did counts."),
      h("p", { class: "dots", role: "img", "aria-label": `Question ${step.nth + 1} of ${step.of}` },
        questions.map((_, nth) => h("i", nth <= step.nth ? { class: "on" } : {}))),
      ...screen.inside,
      h("div", { class: "row ends-row" },
        h("button", { type: "button", class: "plain danger", onclick: () => coach.send({ kind: "hurts" }) },
          "Something is wrong")),
    ],
  };
}

function effort(coach, view) {
  return numbered(coach, "effort", "How hard was it?", EFFORT_ENDS, (number) => {
    coach.effort = number;
    view.next();
  });
}

function pain(coach) {
  return numbered(coach, "after", "How is your back now?", PAIN_ENDS, (number) =>
    coach.send({ kind: "answered_after", effort: coach.effort, pain: number }));
}

function numbered(coach, name, ask, ends, tell) {
  let told = null;
  const go = h("button", { type: "button", class: "primary big wide", disabled: true, onclick: () => tell(told) }, "Go on");
  const asked = scale(name, ask, ends, null, (number) => { told = number; go.disabled = false; });
  const skip = h("button", { type: "button", class: "plain wide", onclick: () => tell(null) }, "I would rather not say");
  return { digit: asked.digit, enter: () => told !== null && tell(told), inside: [asked, go, skip] };
}

function twoMore(coach, view, asked) {
  const extra = coach.kit.numbers["two-for-two-extra-reps"];
  const ticked = new Set();
  const tell = () => {
    coach.asked += 1;
    coach.send({ kind: "two_more", items: [...ticked].sort((a, b) => a - b) });
  };
  const boxes = asked.items.map((nth) =>
    h("label", { class: "choice" },
      h("input", { type: "checkbox", onchange: (event) => (event.target.checked ? ticked.add(nth) : ticked.delete(nth)) }),
      h("span", {}, nameOf(coach, nth))));
  return {
    enter: tell,
    inside: [
      h("fieldset", {}, h("legend", {}, h("h1", { class: "question", tabindex: "-1" },
        `Could you have done ${extra} more in the last set? Tick where you could.`)), boxes),
      h("button", { type: "button", class: "primary big wide", onclick: tell }, "Go on"),
    ],
  };
}

function load(coach, view, asked) {
  const [nth] = asked.items;
  const last = coach.loads[coach.session.items[nth].exercise];
  const field = h("input", {
    id: "load", inputmode: "decimal", autocomplete: "off", value: last === undefined ? null : String(Math.round((10 * last) / UNIT.grams) / 10),
  });
  const fault = h("p", { class: "fault", role: "alert" });
  const tell = () => {
    const loadG = grams(field.value, coach.kit.timing.most_load_g);
    if (loadG === undefined) {
      const most = Math.floor(coach.kit.timing.most_load_g / UNIT.grams);
      fault.textContent = `A weight in ${UNIT.name}, such as 8 or 12.5, up to ${most}.`;
      return;
    }
    if (loadG === null) {
      view.next();
      return;
    }
    coach.asked += 1;
    coach.send({ kind: "load", items: [nth], load_g: loadG });
  };
  return {
    enter: tell,
    inside: [
      h("h1", { class: "question", tabindex: "-1" }, nameOf(coach, nth)),
      h("label", { for: "load" }, `Which weight did you use, in ${UNIT.name}?`), field, fault,
      h("button", { type: "button", class: "primary big wide", onclick: tell }, "Go on"),
      h("p", { class: "quiet" }, "Leave it empty to skip this."),
    ],
  };
}

// A weight as typed, in grams; null for nothing, undefined for what is no weight.
function grams(typed, most) {
  const told = typed.trim().replace(",", ".");
  if (!told) return null;
  if (!/^\d{1,3}(\.\d?)?$/.test(told)) return undefined;
  const loadG = Math.round(Number(told) * UNIT.grams);
  return loadG <= most ? loadG : undefined;
}

function nameOf(coach, nth) {
  const item = coach.session.items[nth];
  const exercise = coach.kit.exercises[item.exercise];
  return `${exercise.name} (${exercise.levels[item.level - 1].name})`;
}

// Where what was done is now.
export const KEPT = {
  sent: () => ["It is in your journal."],
  waiting: () => ["It is kept on this device, and goes into your journal when there is a connection."],
  refused: () => ["It is kept on this device, but your journal did not take it. ", h("a", { href: "/offline" }, "See why")],
  lost: () => ["There is no connection, and no room on this device to keep it. Leave this page open: it is tried again."],
};

// What was done, when all is told.
export function summary(coach, outcome, kept) {
  const { body } = outcome;
  const { kit } = coach;
  return [
    h("div", { class: "well" }, icon("done")),
    h("h1", { tabindex: "-1" }, body.completed ? "Session done" : "Done for today"),
    h("p", {}, [`${capital(length(body.duration_s))}.`, pains(body)].filter(Boolean).join(" ")),
    h("ul", { class: "done-list" }, body.items.map((item) => h("li", {}, doneLine(item, kit))),
      (body.hurts ?? []).map((told) => h("li", {}, hurtLine(told, kit)))),
    h("p", { class: "lead" }, "See how your back is in an hour and tomorrow morning. That decides what comes next."),
    h("div", { class: "stick" }, h("a", { class: "button primary big wide", href: "/today" }, "To today"),
      h("p", { class: "quiet center", role: "status", id: "kept" }, kept)),
  ];
}

function pains(body) {
  const told = [["before", body.pain_before_0_10], ["during", body.pain_during_0_10], ["after", body.pain_after_0_10]];
  const said = told.filter(([, pain]) => pain !== null).map(([when, pain]) => `${pain} ${when}`);
  const effort = body.effort_0_10 === null ? "" : ` Effort ${body.effort_0_10} of 10.`;
  return (said.length ? `Pain ${said.join(", ")}.` : "") + effort;
}

function doneLine(item, kit) {
  const { name } = kit.exercises[item.exercise];
  if (!item.sets_done) {
    return `${name}: ${item.skipped ? "left out" : item.hurt_0_10 === null ? "not reached" : "not finished"}`;
  }
  const sets = item.sets_done === 1 ? "1 set" : `${item.sets_done} sets`;
  return `${name}: ${sets}${item.easier ? ", made easier" : ""}`;
}

// It hurt: 2 of 10, low back, dull ache (Side plank).
function hurtLine(told, kit) {
  const of = (some, id) => some?.find((each) => (each.pain_kind ?? each.id) === id);
  const place = of(kit.places, told.place)?.text;
  const kind = told.pain_kind && (of(kit.calm_kinds, told.pain_kind)?.text ?? of(kit.stop_kinds, told.pain_kind)?.name);
  const in_ = told.exercise ? ` (${kit.exercises[told.exercise].name})` : "";
  return `It hurt: ${[`${told.pain_0_10} of 10`, place, kind].filter(Boolean).map((part, nth) => (nth ? part.toLowerCase() : part)).join(", ")}${in_}`;
}
