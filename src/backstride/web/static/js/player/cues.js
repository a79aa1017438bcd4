// What is said and shown within a work step, as coach/cues.py says it.
import { rep as repWords } from "./words.js";

export function workCues(dose, kit) {
  if (dose.reps === null || dose.rep_s === null) return timed(setSeconds(dose), 0, kit);
  return Array.from({ length: dose.reps }, (_, nth) => oneRep(nth, dose, kit)).flat();
}

export function setSeconds(dose) {
  return dose.duration_s !== null ? dose.duration_s : (dose.reps ?? 0) * (dose.rep_s ?? 0);
}

// Seconds of a repetition before its hold begins.
export function intoHoldS(repS, holdS) {
  return Math.floor((repS - (holdS ?? 0)) / 2);
}

// Where a runner is in a set after so many seconds: which repetition, what to do in it, for how many seconds more.
export function moment(reps, repS, holdS, elapsedS) {
  const within = Math.min(elapsedS, reps * repS - 1);
  const rep = Math.floor(within / repS) + 1;
  const inRep = within % repS;
  const into = intoHoldS(repS, holdS);
  if (!holdS || inRep < into) return { rep, doing: "move", left_s: (holdS ? into : repS) - inRep };
  if (inRep < into + holdS) return { rep, doing: "hold", left_s: into + holdS - inRep };
  return { rep, doing: "relax", left_s: repS - inRep };
}

function oneRep(nth, dose, kit) {
  const { reps, rep_s: repS, hold_s: holdS } = dose;
  const { words } = kit;
  const start = nth * repS;
  const count = reps > 1 ? repWords(nth + 1, nth + 1 === reps, words) : "";
  if (!holdS) return [cue(start, "count", count || words.ONLY_ONE)];
  const into = intoHoldS(repS, holdS);
  const hold = into || !count ? words.HOLD : `${count}. ${words.HOLD}`;
  return [
    ...(into && count ? [cue(start, "count", count)] : []),
    cue(start + into, "hold", hold),
    ...timed(holdS, start + into, kit),
    ...(into + holdS < repS ? [cue(start + into + holdS, "relax", words.RELAX)] : []),
  ];
}

// Half way, one more minute and the last seconds of a stretch of time; of two at one second the later is said.
function timed(seconds, fromS, { timing, words }) {
  const said = new Map();
  const half = Math.floor(seconds / 2);
  if (seconds >= timing.half_from_s) said.set(half, cue(fromS + half, "half", words.HALF_WAY));
  if (seconds >= timing.minute_from_s) {
    const at = seconds - timing.minute_s;
    said.set(at, cue(fromS + at, "minute", words.ONE_MINUTE));
  }
  if (seconds >= timing.last_from_s) {
    const at = seconds - timing.last_s;
    said.set(at, cue(fromS + at, "last", words.LAST_SECONDS));
  }
  return [...said.keys()].sort((a, b) => a - b).map((at) => said.get(at));
}

function cue(atS, kind, say) {
  return { at_s: atS, kind, say };
}
