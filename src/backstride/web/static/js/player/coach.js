// The loop between taps, clock and player: one event in, the player moves by the table, and its effects go out.
import { Clock } from "./clock.js";
import { advance, newPlayer, stepOf } from "./engine.js";

const AWAY = "You were away, so the clock waited for you.";
const LATE = "You were away. This begins now.";
const NOTED = ["EASIER", "HARDER", "AS_ADVISED", "STAYS", "ALREADY_EASIEST", "LEFT_OUT", "AGAIN"];
const NOTED_S = 3, KEPT_EVERY_S = 5;

export class Coach {
  // outside: { draw(coach), played(event), beep(kind), say(text, urgent), stopped(rule), changed(coach), ticked(coach),
  // finished(coach) }
  constructor(told, speed, outside) {
    Object.assign(this, { session: told.session, kit: told.kit, loads: told.loads, outside });
    this.player = newPlayer(told.script, told.kit, told.hurt_today);
    this.asked = 0;
    this.effort = null;
    this.note = "";
    this.noted = new Set(NOTED.map((name) => told.kit.words[name]));
    this.clock = new Clock(1000 / speed, (count) => this.tick(count), () => this.away());
  }

  send(event) {
    this.note = "";
    this.carryOut(this.move(event));
    this.settle(event.kind);
  }

  // Seconds that went by. Of what was to be said in several at once only the last is still true. Never past the end of
  // a step, however late it is: nobody is to miss "switch sides", or to have done a set that was never begun.
  tick(count) {
    const { at } = this.player;
    let effects = [], gone = 0;
    while (gone < count && this.player.state === "running" && this.player.at === at) {
      const now = this.move({ kind: "tick" });
      gone += 1;
      effects = now.length || gone === count ? now : effects;
    }
    if (gone < count) this.clock.fresh();
    if (count - gone >= NOTED_S && this.player.state === "running") this.note = LATE;
    this.carryOut(effects);
    this.settle("tick");
  }

  away() {
    this.send({ kind: "pause" });
    this.note = AWAY;
    this.outside.draw(this);
  }

  // The player of a session that was cut off, standing still.
  takeUp({ player, asked, effort }) {
    this.player = player;
    Object.assign(this, { asked, effort });
    this.carryOut(this.move({ kind: "pause" }));
    this.settle("pause");
  }

  move(event) {
    const before = this.player;
    const turn = advance(before, event, this.kit);
    this.player = turn.player;
    this.outside.played(event);
    if (before.at !== this.player.at && event.kind === "tick") this.note = "";
    return turn.effects;
  }

  carryOut(effects) {
    for (const effect of effects) {
      if (effect.effect === "beep") this.outside.beep(effect.kind);
      if (effect.effect === "rescreen") this.outside.stopped(effect.rule);
      if (effect.effect === "say") {
        if (this.noted.has(effect.text)) this.note = effect.text;
        this.outside.say(effect.text, effect.urgent);
      }
    }
  }

  settle(kind) {
    this.clock.run(this.player.state === "running");
    this.outside.draw(this);
    const begins = this.player.left_s === stepOf(this.player).seconds;
    if (kind !== "tick" || begins || this.player.state !== "running") this.outside.changed(this);
    else if (this.player.left_s % KEPT_EVERY_S === 0) this.outside.ticked(this);
    if (this.player.state === "finished") this.outside.finished(this);
  }
}
