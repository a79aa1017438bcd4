// The pace of a figure: its cycle takes as long as the repetitions that the runner does.
import assert from "node:assert/strict";
import { test } from "node:test";
import { cycleOf, pacedTimes } from "../../src/backstride/web/static/js/player/pace.js";

// Stay and move in turns, as the drawing has them: home, away, home; and with two ways out of home.
const OUT = cycleOf([0, 1, 2, 3, 4], ["home", "home", "held", "held", "home"]);
const TURNS = cycleOf([0, 1, 2, 3, 4, 5, 6, 7, 8], ["home", "home", "left", "left", "home", "home", "right", "right", "home"]);
const dose = (reps, rep_s, hold_s = null) => ({ reps, rep_s, hold_s });

test("a repetition with a hold is still for just as long as the hold", () => {
  assert.deepEqual(pacedTimes(OUT, dose(1, 32, 30), true), [0, 0, 1, 31, 32]);
  assert.deepEqual(pacedTimes(OUT, dose(6, 10, 8), false), [0, 0, 1, 9, 10]);
});

test("without a hold the cycle takes as long as a repetition", () => {
  assert.deepEqual(pacedTimes(OUT, dose(8, 6), false), [0, 1.5, 3, 4.5, 6]);
  assert.equal(pacedTimes(OUT, dose(8, 6), true).at(-1), 6);
});

test("where left and right take turns each of them is one repetition", () => {
  assert.deepEqual(pacedTimes(TURNS, dose(10, 6, 4), true), [0, 0, 1, 5, 6, 6, 7, 11, 12]);
  assert.equal(pacedTimes(TURNS, dose(10, 4), true).at(-1), 8);
  assert.equal(pacedTimes(TURNS, dose(6, 6), false).at(-1), 6);
});

test("the middle pose of three is the one that is held", () => {
  const three = cycleOf([0, 1, 2, 3, 4, 5, 6, 7, 8], ["a", "a", "b", "b", "c", "c", "b", "b", "a"]);
  const paced = pacedTimes(three, dose(1, 32, 30), true);
  assert.deepEqual([paced[4], paced[5]], [1, 31]);
});

test("timed work goes at its own pace", () => {
  assert.equal(pacedTimes(OUT, dose(null, null), true), null);
});

test("the times never go back", () => {
  for (const cycle of [OUT, TURNS]) {
    for (const [reps, repS, holdS] of [[1, 32, 30], [5, 5, 5], [8, 1, null], [5, 6, 5], [10, 4, 1]]) {
      for (const turns of [true, false]) {
        const paced = pacedTimes(cycle, dose(reps, repS, holdS), turns);
        assert.deepEqual(paced, [...paced].sort((one, other) => one - other));
        assert.equal(paced[0], 0);
      }
    }
  }
});
