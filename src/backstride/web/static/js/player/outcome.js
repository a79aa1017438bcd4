// What was done in a session, from the player, whenever it ended, as coach/outcome.py tells it; and what is asked
// when the exercises are over, as coach/after.py does.
import { levelOf } from "./script.js";

// The body of the journal entry, and the stop symptoms told; null when the clock never ran and no stop rule spoke.
export function sessionOutcome(player, session) {
  if (!player.begun && player.stopped_by === null) return null;
  const done = session.items.map((_, nth) => itemsDone(player, session, nth));
  const over = player.script.steps[player.at].kind === "done" && player.stopped_by === null;
  const body = {
    session: session.kind, routine: session.routine, items: done.flat(), duration_s: player.elapsed_s,
    completed: over && done.every((items) => items[0].sets_done > 0), effort_0_10: player.effort,
    pain_before_0_10: player.pain_before, pain_during_0_10: most(player.hurts), pain_after_0_10: player.pain_after,
    stopped_by: player.stopped_by, hurts: hurtsOf(player, session),
  };
  return { body, symptoms: player.symptoms };
}

// Effort first and pain last; between them, after strength, whose last set had more in it, and weights used.
export function afterQuestions(player, session, kit) {
  const places = session.kind === "strength" ? session.items.map((item, nth) => nth) : [];
  const more = places.filter((nth) => doneInFull(player, session, nth));
  const heavy = (nth) => levelOf(session.items[nth].exercise, session.items[nth].level, kit).heavy;
  const loaded = places.filter((nth) => heavy(nth) && doneAsAdvised(player, session, nth) > 0);
  return [
    { kind: "effort", items: [] },
    ...(more.length ? [{ kind: "two_more", items: more }] : []),
    ...loaded.map((nth) => ({ kind: "load", items: [nth] })),
    { kind: "pain", items: [] },
  ];
}

// Every pain told on the way, in order; null when there was none.
function hurtsOf(player, session) {
  const told = player.hurts.map(({ item, pain, place = null, kind = null }) => (
    { pain_0_10: pain, exercise: item === null ? null : session.items[item].exercise, place, pain_kind: kind }
  ));
  return told.length ? told : null;
}

function most(hurts) {
  return hurts.length ? Math.max(...hurts.map((hurt) => hurt.pain)) : null;
}

// The sets of this item, each as the list of its sides; one done on one side only is left out.
function wholeSets(player, nth) {
  const bySet = new Map();
  for (const one of player.done) {
    if (one.item !== nth) continue;
    const key = `${one.round} ${one.set}`;
    bySet.set(key, [...(bySet.get(key) ?? []), one]);
  }
  return [...bySet.values()].filter(whole).sort(([one], [other]) => one.round - other.round || one.set - other.set);
}

function whole(sides) {
  const told = new Set(sides.map((one) => one.side));
  return told.has(null) ? told.size === 1 : told.size === 2;
}

// The level of a set, and whether it had been made easier; the easier one where the sides differ.
function way(done) {
  const easiest = done.reduce((one, other) => (other.eased > one.eased ? other : one));
  return { level: easiest.level, easier: easiest.eased > 0 };
}

function sameWay(one, other) {
  return one.level === other.level && one.easier === other.easier;
}

function doneInFull(player, session, nth) {
  const { dose } = session.items[nth];
  const hurt = player.hurts.some((each) => each.item === nth && each.pain);
  const takenBack = player.script.bouts.some((bout) => bout.item === nth && bout.taken_back);
  return counted(dose) && !hurt && !takenBack && doneAsAdvised(player, session, nth) === dose.sets * session.rounds;
}

function doneAsAdvised(player, session, nth) {
  const advised = { level: session.items[nth].level, easier: false };
  return wholeSets(player, nth).filter((each) => sameWay(way(each), advised)).length;
}

// Whether more would mean more repetitions; of what is mostly holding still it would mean a longer hold.
function counted(dose) {
  if (dose.reps === null || dose.rep_s === null || dose.reps <= 1) return false;
  return !(dose.hold_s !== null && dose.hold_s > dose.rep_s - dose.hold_s);
}

function itemsDone(player, session, nth) {
  const item = session.items[nth];
  const told = {
    hurt_0_10: most(player.hurts.filter((hurt) => hurt.item === nth)),
    restarted: player.restarts.includes(nth),
  };
  const sets = wholeSets(player, nth);
  if (!sets.length) return [{ ...doneItem(item, item.level, 0), skipped: player.skipped.includes(nth), ...told }];
  const ways = [];
  for (const each of sets.map(way)) if (!ways.some((one) => sameWay(one, each))) ways.push(each);
  const items = ways.map((one) => oneWay(player, session, nth, one, sets));
  return [...items.slice(0, -1), { ...items.at(-1), ...told }];
}

// The sets done at one level. More repetitions and a weight are told of the level that was advised.
function oneWay(player, session, nth, { level, easier }, all) {
  const item = session.items[nth];
  const sets = all.filter((each) => sameWay(way(each), { level, easier }));
  const last = sets.at(-1);
  const fits = !easier && doneInFull(player, session, nth);
  const more = fits ? sum(player.more.filter((each) => each.item === nth).map((each) => each.reps)) : 0;
  const left = amountOn(last, "left", more);
  const right = amountOn(last, "right", more);
  const loads = player.loads.filter((used) => used.item === nth && level === item.level);
  return {
    ...doneItem(item, level, sets.length), easier, last_set: Math.min(...last.map((one) => one.amount)) + more,
    last_set_left: left === right ? null : left, last_set_right: left === right ? null : right,
    load_g: loads.at(-1)?.load_g ?? null,
  };
}

function doneItem(item, level, setsDone) {
  return {
    exercise: item.exercise, level, sets_done: setsDone, skipped: false, easier: false, hurt_0_10: null, last_set: null,
    last_set_left: null, last_set_right: null, load_g: null, restarted: false,
  };
}

function amountOn(done, side, more) {
  const one = done.find((each) => each.side === side);
  return one ? one.amount + more : null;
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
