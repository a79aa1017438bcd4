// Sets as a flat list of timed steps, as coach/script.py makes it. Python makes the first script of a session.
import { setSeconds, workCues } from "./cues.js";
import * as words from "./words.js";

export function scriptOf(bouts, kit) {
  const steps = bouts.flatMap((bout, nth) => [
    ...restBefore(bouts, nth, kit),
    ...(nth === 0 || looksDifferent(bouts[nth - 1], bout) ? [look(nth, bout, kit)] : []),
    ...work(nth, bout, kit),
  ]);
  const last = bouts.length - 1;
  steps.push({ ...step("done", 0, last, bouts[last], kit, null, kit.words.SESSION_OVER), name: "" });
  return { steps, total_s: steps.reduce((sum, each) => sum + each.seconds, 0), bouts };
}

export function levelOf(exercise, level, kit) {
  return kit.exercises[exercise].levels[level - 1];
}

function looksDifferent(before, bout) {
  return ["exercise", "level", "eased", "taken_back"].some((part) => before[part] !== bout[part]);
}

function restBefore(bouts, nth, kit) {
  const before = bouts[nth - 1];
  const bout = bouts[nth];
  if (!before || !before.dose.rest_s) return [];
  return [step("rest", before.dose.rest_s, nth, bout, kit, bout.sides[0], restCue(before, bout, kit))];
}

function restCue(before, bout, kit) {
  if (looksDifferent(before, bout)) return words.restBefore(kit.exercises[bout.exercise].name);
  if (bout.of_sets > 1) return words.restThen("set", bout.set, bout.of_sets);
  return words.restThen("round", bout.round, bout.of_rounds);
}

function look(nth, bout, kit) {
  const { name } = kit.exercises[bout.exercise];
  const much = words.amount(bout.dose.reps, bout.dose.hold_s, setSeconds(bout.dose));
  const said = words.look(name, bout.sides, much, levelOf(bout.exercise, bout.level, kit).start);
  const [kind, seconds] = nth === 0 ? ["get_ready", kit.numbers["get-ready-s"]] : ["next", kit.numbers["next-look-s"]];
  return step(kind, seconds, nth, bout, kit, bout.sides[0], said);
}

function work(nth, bout, kit) {
  const said = bout.cue || levelOf(bout.exercise, bout.level, kit).breathing;
  return bout.sides.flatMap((side, turn) => {
    const doing = { ...step("work", setSeconds(bout.dose), nth, bout, kit, side, said), cues: workCues(bout.dose, kit) };
    if (!turn) return [doing];
    return [step("switch_sides", kit.numbers["switch-sides-s"], nth, bout, kit, side, words.switchTo(side)), doing];
  });
}

function step(kind, seconds, nth, bout, kit, side, cue) {
  return {
    kind, seconds, bout: nth, exercise: bout.exercise, level: bout.level, name: kit.exercises[bout.exercise].name,
    level_name: levelOf(bout.exercise, bout.level, kit).name, side, round: bout.round, of_rounds: bout.of_rounds,
    set: bout.set, of_sets: bout.of_sets, reps: bout.dose.reps, rep_s: bout.dose.rep_s, hold_s: bout.dose.hold_s,
    work_s: setSeconds(bout.dose), title: kit.titles[kind], cue, cues: [],
  };
}
