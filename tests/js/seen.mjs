// What a case can name, of the player after an event and of that event's effects.
import { stepOf } from "../../src/backstride/web/static/js/player/engine.js";
import { afterQuestions, sessionOutcome } from "../../src/backstride/web/static/js/player/outcome.js";

export function outcomeOf(player, session) {
  const told = sessionOutcome(player, session);
  if (told === null) return null;
  const { session: kind, routine, hurts, ...body } = told.body;
  return { ...body, hurts: hurts ?? [], symptoms: told.symptoms };
}

export function seen(player, effects, session, kit) {
  const step = stepOf(player);
  return {
    state: player.state, step: step.kind, left_s: player.left_s, elapsed_s: player.elapsed_s, side: step.side,
    level: step.level, set: step.set, sets: step.of_sets, round: step.round, hold_s: step.hold_s, total_s: player.script.total_s,
    sides_done: player.done.length, hurts: player.hurts.length,
    says: effects.filter((each) => each.effect === "say").map((each) => each.text).join(" "),
    beeps: effects.filter((each) => each.effect === "beep").map((each) => each.kind),
    rescreen: effects.find((each) => each.effect === "rescreen")?.rule ?? null,
    ignored: effects.some((each) => each.effect === "ignored"),
    asks: afterQuestions(player, session, kit).map((each) => [each.kind, ...each.items].join(" ")),
    outcome: outcomeOf(player, session),
  };
}

// Where what was found is not what was expected; of a text a part is enough, of an object some of its names.
export function missing(expected, found, where = "") {
  if (Array.isArray(expected) && Array.isArray(found) && expected.length === found.length) {
    return expected.flatMap((each, nth) => missing(each, found[nth], `${where}[${nth}]`));
  }
  if (expected && found && typeof expected === "object" && !Array.isArray(expected)) {
    return Object.entries(expected).flatMap(([name, each]) => missing(each, found[name], `${where}.${name}`));
  }
  if (where.endsWith(".says") && found.includes(expected)) return [];
  const same = JSON.stringify(expected) === JSON.stringify(found);
  return same ? [] : [`${where}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`];
}
