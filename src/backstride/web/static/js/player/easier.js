// The same script with an exercise easier, or without it, from here on, as coach/easier.py makes it: never more than it began with.
import { setSeconds } from "./cues.js";
import { levelOf, scriptOf } from "./script.js";

// The very same object comes back when nothing can be made easier.
export function easier(script, at, kit, also = []) {
  const exercises = new Set([...also, script.steps[at].exercise]);
  const [before, after] = cut(script, at);
  const eased = after.map((bout) => (exercises.has(bout.exercise) ? easedBout(bout, kit) : bout));
  if (eased.every((bout, nth) => bout === after[nth])) return script;
  return scriptOf([...before, ...fewerSets(eased)], kit);
}

// One tap on easier taken back; the very same object comes back when there is none.
export function harder(script, at, kit) {
  const { exercise } = script.steps[at];
  const [before, after] = cut(script, at);
  const back = after.map((bout) => (bout.exercise === exercise ? restored(bout) : bout));
  return back.every((bout, nth) => bout === after[nth]) ? script : scriptOf([...before, ...back], kit);
}

// null: nothing is left.
export function leaveOut(script, at, kit, also = []) {
  const exercises = new Set([...also, script.steps[at].exercise]);
  const [before, after] = cut(script, at);
  const rest = after.filter((bout) => !exercises.has(bout.exercise));
  return rest.length ? scriptOf([...before, ...rest], kit) : null;
}

export function resumeAt(script, bout) {
  const steps = script.steps.map((step, nth) => [step, nth]).filter(([step]) => step.bout === bout);
  const looks = steps.filter(([step]) => step.kind === "get_ready" || step.kind === "next");
  return (looks[0] ?? steps[0])[1];
}

export function keptBouts(script, at) {
  return cut(script, at)[0].length;
}

function easedBout(bout, kit) {
  const [level, dose] = tightened(bout, kit);
  if (level === bout.level && sameDose(dose, bout.dose)) return bout;
  // A session that was stored before there was a way back has none of it.
  const before = [...(bout.before ?? []), [bout.level, bout.dose]];
  return { ...bout, level, dose, eased: bout.eased + 1, before };
}

function restored(bout) {
  if (!bout.before?.length) return bout;
  const [level, { sets, ...dose }] = bout.before.at(-1);
  return {
    ...bout, level, dose: { sets: Math.min(sets, bout.dose.sets), ...dose }, eased: bout.eased - 1,
    taken_back: bout.taken_back + 1, before: bout.before.slice(0, -1),
  };
}

function tightened(bout, kit) {
  for (let level = bout.level - 1; level > 0; level -= 1) {
    if (covered(bout.exercise, bout.level, level, kit)) {
      const dose = within(bout.dose, levelOf(bout.exercise, level, kit), kit);
      if (dose) return [level, dose];
    }
  }
  return [bout.level, halved(bout.dose, kit)];
}

// The sets before this step and those from it on; a set of which one side is done is split in two.
function cut(script, at) {
  const here = script.steps[at];
  if (here.kind === "done") return [script.bouts, []];
  const bout = script.bouts[here.bout];
  const begun = here.kind === "work" || here.kind === "switch_sides";
  const turn = begun ? bout.sides.indexOf(here.side) : 0;
  const done = turn ? [{ ...bout, sides: bout.sides.slice(0, turn) }] : [];
  const left = turn ? { ...bout, sides: bout.sides.slice(turn) } : bout;
  return [[...script.bouts.slice(0, here.bout), ...done], [left, ...script.bouts.slice(here.bout + 1)]];
}

function fewerSets(bouts) {
  const kept = bouts.filter((bout, nth) => nth === 0 || bout.set <= bout.dose.sets);
  return kept.map((bout) => (bout.eased ? { ...bout, of_sets: Math.max(bout.dose.sets, bout.set) } : bout));
}

function covered(exercise, present, lower, kit) {
  const now = levelOf(exercise, present, kit);
  const then = levelOf(exercise, lower, kit);
  const atHand = new Set([...now.equipment, ...kit.everyday]);
  return (
    then.contraindications.every((each) => now.contraindications.includes(each)) &&
    then.equipment.every((each) => atHand.has(each))
  );
}

function within(dose, lower, kit) {
  const sets = Math.min(dose.sets, lower.dose.sets, lower.cap.sets);
  if (lower.dose.duration_s !== null) {
    const seconds = least(lower.dose.duration_s, lower.cap.duration_s, setSeconds(dose));
    const shorter = { sets, reps: null, rep_s: null, hold_s: null, duration_s: seconds, rest_s: dose.rest_s };
    return seconds >= kit.timing.least_s ? shorter : null;
  }
  const holdS = lower.dose.hold_s ? least(lower.dose.hold_s, lower.cap.hold_s, dose.hold_s) : null;
  const repS = (lower.dose.rep_s ?? 0) - ((lower.dose.hold_s ?? 0) - (holdS ?? 0));
  const reps = least(lower.dose.reps ?? 0, lower.cap.reps, dose.reps, Math.floor(setSeconds(dose) / repS));
  return reps >= 1 ? { sets, reps, rep_s: repS, hold_s: holdS, duration_s: null, rest_s: dose.rest_s } : null;
}

function halved(dose, { timing: { least_s: leastS } }) {
  if (dose.duration_s !== null) {
    return { ...dose, duration_s: Math.min(dose.duration_s, Math.max(leastS, Math.floor(dose.duration_s / 2))) };
  }
  const reps = dose.reps || 1;
  const repS = dose.rep_s || 1;
  if (reps > 1) return { ...dose, reps: Math.floor(reps / 2) };
  if (dose.hold_s !== null && dose.hold_s > leastS) {
    const shorterS = Math.max(leastS, Math.floor(dose.hold_s / 2));
    return { ...dose, hold_s: shorterS, rep_s: repS - (dose.hold_s - shorterS) };
  }
  return dose;
}

function least(...values) {
  return Math.min(...values.filter((value) => value !== null));
}

function sameDose(one, other) {
  return ["sets", "reps", "rep_s", "hold_s", "duration_s", "rest_s"].every((part) => one[part] === other[part]);
}
