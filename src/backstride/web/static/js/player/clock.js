// Seconds as events, by a clock that only goes forward, whatever the time of day is set to. A page that slept counts the
// seconds that it missed; away for longer than AWAY_MS, it counts none of them and says so.
export const AWAY_MS = 90_000;

export class Clock {
  // onTicks(count): so many seconds have gone by. onAway(): the page was away for long.
  constructor(tickMs, onTicks, onAway, now = () => performance.now()) {
    Object.assign(this, { tickMs, onTicks, onAway, now, due: 0, timer: 0, running: false });
    document.addEventListener("visibilitychange", () => this.look());
  }

  run(on) {
    if (on === this.running) return;
    this.running = on;
    clearTimeout(this.timer);
    if (on) this.again(this.now() + this.tickMs);
  }

  // A new second begins now.
  fresh() {
    if (this.running) this.again(this.now() + this.tickMs);
  }

  look() {
    if (!this.running) return;
    const late = this.now() - this.due;
    if (late > AWAY_MS) {
      this.again(this.now() + this.tickMs);
      this.onAway();
    } else if (late >= 0) {
      const count = Math.floor(late / this.tickMs) + 1;
      this.again(this.due + count * this.tickMs);
      this.onTicks(count);
    } else {
      this.again(this.due);
    }
  }

  again(due) {
    this.due = due;
    clearTimeout(this.timer);
    if (this.running) this.timer = setTimeout(() => this.look(), Math.max(0, due - this.now()));
  }
}
