// The session player. It reads the very table that the terminal reads (`kit.table` is coach/player.json); what its
// conditions and acts mean is in acts.js. Pure: a tick is an event, and what to do outside comes back as effects.
import { ACTS, CONDITIONS } from "./acts.js";

export function newPlayer(script, kit, hurtToday = []) {
  return {
    script, state: kit.table.initial, left_s: script.steps[0].seconds, at: 0, elapsed_s: 0, begun: false,
    closed: false, done: [], skipped: [], hurts: [], pain_told: false, hurt_today: hurtToday, restarts: [], more: [], loads: [], place: null, pain_before: null,
    pain_after: null, effort: null, symptoms: [], stopped_by: null,
  };
}

// The player after one event, by the first move of the table that fits. Never changes what it was given.
// An event: {kind, pain, effort, rule, items, load_g, place, pain_kind}, of which all but the kind may be left out.
export function advance(player, told, kit) {
  const event = checked(told, kit);
  for (const move of kit.table.moves) {
    if (move.in !== player.state || move.on !== event.kind) continue;
    if (move.when && !CONDITIONS[move.when](player, event, kit)) continue;
    let now = player;
    const effects = [];
    for (const act of move.do) {
      const [next, more] = ACTS[act](now, event, kit);
      now = next;
      effects.push(...more);
    }
    return { player: { ...now, state: move.go }, effects };
  }
  return { player, effects: [{ effect: "ignored", state: player.state, event: event.kind }] };
}

export function play(script, events, kit) {
  return events.reduce((player, event) => advance(player, event, kit).player, newPlayer(script, kit));
}

export function stepOf(player) {
  return player.script.steps[player.at];
}

// Seconds since the step began.
export function intoS(player) {
  return stepOf(player).seconds - player.left_s;
}

const CARRIES = { where: "place", how_much: "pain", symptom: "rule", load: "load_g" };

function checked(told, kit) {
  const event = { pain: null, effort: null, rule: null, items: [], load_g: null, place: null, pain_kind: null, ...told };
  if (!(event.kind in kit.table.events)) throw new RangeError(`no such event: ${event.kind}`);
  const needed = CARRIES[event.kind];
  if (needed && event[needed] === null) throw new RangeError(`${event.kind} needs ${needed}`);
  for (const name of ["pain", "effort"]) whole(name, event[name], 10);
  whole("load_g", event.load_g, kit.timing.most_load_g);
  if (event.kind === "load" && event.items.length !== 1) throw new RangeError("load is of one item");
  return event;
}

function whole(name, number, most) {
  if (number === null) return;
  if (!Number.isInteger(number) || number < 0 || number > most) throw new RangeError(`${name} is 0 to ${most}`);
}
