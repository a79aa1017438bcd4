// Plays what comes on standard input, a line of JSON at a time: { session, kit, script, events }. Gives back the script as it
// makes it, the player after every event with the effects, and at the end what was done and what is asked.
import { createInterface } from "node:readline";
import { advance, newPlayer } from "../../src/backstride/web/static/js/player/engine.js";
import { afterQuestions } from "../../src/backstride/web/static/js/player/outcome.js";
import { scriptOf } from "../../src/backstride/web/static/js/player/script.js";
import { outcomeOf } from "./seen.mjs";

for await (const line of createInterface({ input: process.stdin })) {
  const { session, kit, script: made, events } = JSON.parse(line);
  const script = scriptOf(made.bouts, kit);
  let player = newPlayer(script, kit);
  const turns = events.map((event) => {
    const turn = advance(player, event, kit);
    player = turn.player;
    return { state: player.state, at: player.at, left_s: player.left_s, effects: turn.effects };
  });
  const told = { script, turns, player, outcome: outcomeOf(player, session), asks: afterQuestions(player, session, kit) };
  process.stdout.write(`${JSON.stringify(told)}\n`);
}
