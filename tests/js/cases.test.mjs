// The shared cases, played by the player of the browser. pytest writes the file: cases, and of each session its script,
// made in Python, and what the rules need. Run by itself: it says how.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { advance, newPlayer } from "../../src/backstride/web/static/js/player/engine.js";
import { missing, seen } from "./seen.mjs";

const file = process.env.PLAYER_CASES;
assert.ok(file, "run these with: pytest tests/coach/test_player_in_browser_js.py");
const { cases, sessions } = JSON.parse(readFileSync(file, "utf8"));

for (const one of cases) {
  test(one.name, () => {
    const { session, script, kit } = sessions[one.session];
    let player = newPlayer(script, kit);
    one.play.forEach(({ on, n = 1, then = {}, ...carried }, nth) => {
      let effects = [];
      for (let time = 0; time < n; time += 1) ({ player, effects } = advance(player, { kind: on, ...carried }, kit));
      assert.deepEqual(missing(then, seen(player, effects, session, kit)), [], `after event ${nth}, ${on}`);
    });
  });
}
