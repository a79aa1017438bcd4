// The pace of a figure: the moving drawing repeats one cycle at its own speed; here its cycle gets the length of the set.
// Pure but for setPace, which writes the new times into the drawing.
import { intoHoldS } from "./cues.js";

// Of a drawing's key times and, for each of them, what is drawn then: the places where it stands still.
// Gives { times, stays: [[from, to], ...], turns: [[from, to], ...] }: a turn leads out of the first pose and back.
export function cycleOf(times, drawn) {
  const stays = [];
  for (let nth = 0; nth < times.length - 1; nth += 1) if (drawn[nth] === drawn[nth + 1]) stays.push([nth, nth + 1]);
  const home = stays.filter(([from]) => drawn[from] === drawn[0]);
  const turns = home.map(([, out], nth) => [out, home[nth + 1]?.[0] ?? times.length - 1]);
  return { times, stays, turns: turns.length ? turns : [[0, times.length - 1]] };
}

// The times of the cycle, in seconds, when it is done at the pace of these repetitions; null: at its own pace.
// With a hold, or where the sides take turns, every repetition is one turn; else it is the whole cycle.
export function pacedTimes(cycle, { reps, rep_s: repS, hold_s: holdS }, takesTurns) {
  if (reps === null || repS === null) return null;
  const { times, turns } = cycle;
  if (!holdS && !takesTurns) return times.map((at) => (at / times.at(-1)) * repS);
  const paced = times.map(() => 0);
  turns.forEach((turn, nth) => {
    const legs = holdS ? heldLegs(cycle, turn, repS, holdS) : [[turn[0], turn[1], 0, repS]];
    paced.fill(nth * repS, nth ? turns[nth - 1][1] : 0, turn[0] + 1);
    for (const [from, to, start, end] of legs) spread(paced, times, from, to, nth * repS + start, nth * repS + end);
  });
  return paced;
}

// Out to the pose that is held, the hold, and back, as the countdown has them.
function heldLegs(cycle, [out, home], repS, holdS) {
  const inside = cycle.stays.filter(([from, to]) => from > out && to < home);
  const [from, to] = inside[Math.floor(inside.length / 2)] ?? [home, home];
  const into = intoHoldS(repS, holdS);
  return [[out, from, 0, into], [from, to, into, into + holdS], [to, home, into + holdS, repS]];
}

function spread(paced, times, from, to, start, end) {
  const whole = times[to] - times[from];
  for (let nth = from; nth <= to; nth += 1) {
    paced[nth] = whole ? start + ((times[nth] - times[from]) / whole) * (end - start) : end;
  }
}

// The drawing as it was loaded: its moving parts with their times.
export function movingParts(svg) {
  const parts = [...svg.querySelectorAll("animate")];
  if (!parts.length) return null;
  const values = parts.map((part) => part.getAttribute("values").split(";"));
  const whole = parseFloat(parts[0].getAttribute("dur"));
  const times = parts[0].getAttribute("keyTimes").split(";").map((share) => Number(share) * whole);
  return { parts, cycle: cycleOf(times, times.map((_, nth) => values.map((each) => each[nth]).join("|"))) };
}

export function setPace({ parts, cycle }, dose, takesTurns) {
  const times = pacedTimes(cycle, dose, takesTurns) ?? cycle.times;
  const whole = times.at(-1);
  const shares = times.map((at) => (at / whole).toFixed(4)).join(";");
  for (const part of parts) {
    part.setAttribute("keyTimes", shares);
    part.setAttribute("dur", `${whole}s`);
  }
}
