// The player's page: gets the session, and joins coach, screens, sound, keys and what is kept on this device.
import { KEPT, askingScreen, summary } from "./asking.js";
import { Coach } from "./coach.js";
import { Doing } from "./doing.js";
import { h, text } from "./dom.js";
import { MediaButtons, keepScreenOn } from "./device.js";
import { dropDraft, noteStopped, saveDraft, saveSeconds } from "./draft.js";
import { stepOf } from "./engine.js";
import { fetchFigures } from "./figure.js";
import { getSession, say, whichSession } from "./getting.js";
import { listenToKeys } from "./keys.js";
import { sessionOutcome } from "./outcome.js";
import { levelOf } from "./script.js";
import { loadSettings } from "./settings.js";
import { Sheet } from "./sheet.js";
import { Sound } from "./sound.js";
import { tell, toSend } from "./telling.js";
import { giveTurn, onAsked, othersTurn, takeTurn } from "./turn.js";

const STEAL = "backstride-steal";
const AGAIN_MS = 30_000, PAUSE_SLEEPS_MS = 5 * 60_000;
const PLAYING = ["running", "paused"];
const root = document.getElementById("player");
const settings = loadSettings();

class Page {
  constructor(told, which) {
    Object.assign(this, { told, which, posted: null, listing: false, screen: null, painBefore: told.pain_before });
    this.sound = new Sound(settings);
    this.sheet = new Sheet(document.getElementById("sheet"));
    this.doing = new Doing(document.getElementById("doing"));
    this.asking = document.getElementById("asking");
    this.said = document.getElementById("said");
    this.coach = new Coach(told, Number(root.dataset.speed ?? 1), this);
    const send = (kind) => () => this.event(kind);
    this.media = new MediaButtons({
      play: send("resume"), pause: send("pause"), stop: send("pause"), previoustrack: send("back"),
      nexttrack: () => this.event(this.coach.player.state === "paused" ? "skip" : "done"),
    });
    this.connect(send);
    onAsked(() => this.giveAway());
  }

  // Before the clock runs: false, and a word about it, when another tab plays.
  async takeTurn() {
    this.mine = await takeTurn(() => this.giveAway());
    if (!this.mine) sayElsewhere();
    return this.mine;
  }

  // Another tab goes on with what was done here.
  giveAway() {
    this.saveDraft();
    this.mine = false;
    this.gone = true;
    this.coach.clock.run(false);
    this.sound.hush();
    this.media.end();
    keepScreenOn(false);
    sayElsewhere();
  }

  async start(pain) {
    this.sound.wake();
    if (await this.takeTurn()) this.coach.send({ kind: "start", pain });
  }

  connect(send) {
    const at = (id) => document.getElementById(id);
    for (const kind of ["back", "done", "easier", "harder", "lost", "skip", "hurts"]) at(kind).onclick = send(kind);
    at("pause").onclick = () => this.pauseOrGoOn();
    at("anywhere").onclick = send("pause");
    at("stop").onclick = () => this.askStop();
    at("sound").onclick = () => this.openSettings();
    at("how").onclick = () => {
      const step = stepOf(this.coach.player);
      this.sheet.howTo(this.told.kit.exercises[step.exercise].name, levelOf(step.exercise, step.level, this.told.kit));
    };
    listenToKeys({
      event: (kind) => (kind === "pause" ? this.pauseOrGoOn() : this.event(kind)),
      askStop: () => this.askStop(),
      screen: () => this.screen,
    });
    addEventListener("pagehide", () => this.leave());
    addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
    document.addEventListener("visibilitychange", () => { if (document.hidden) this.saveDraft(); });
  }

  // One thing the runner did. Every one is a tap or a key, so sound may begin with it.
  event(kind) {
    if (this.gone || !(kind in this.told.kit.table.events)) return;
    this.sound.wake();
    this.coach.send({ kind });
  }

  pauseOrGoOn() {
    this.event(this.coach.player.state === "paused" ? "resume" : "pause");
  }

  askStop() {
    const before = this.coach.player.state;
    if (!PLAYING.includes(before)) return;
    this.event("pause");
    this.sheet.stop((answer) => this.event(answer === "stop" ? "stop" : before === "running" ? "resume" : "pause"));
  }

  openSettings() {
    this.sheet.settings(settings, (name) => {
      if (name === "voice" && !settings.voice) this.sound.hush();
      if (name === "buttons" || name === "handsFree") this.loop();
      this.draw();
    });
  }

  // What the coach asks of us.
  played(event) {
    root.dispatchEvent(new CustomEvent("played", { detail: event, bubbles: true }));
  }

  beep(kind) {
    this.sound.beep(kind);
  }

  say(words, urgent) {
    this.sound.say(words, urgent);
    if (urgent) text(this.said, words);
  }

  stopped(rule) {
    const { kit } = this.told;
    noteStopped(kit.stop_rules[rule].then, this.told.made);
    if ("caches" in window) caches.delete("ahead").catch(() => {});
    this.sound.say(kit.stop_rules[rule].do, true);
    this.post();
  }

  draw() {
    const { player } = this.coach;
    const playing = PLAYING.includes(player.state);
    if (player.state === "finished") return;
    this.keepAwake(player.state);
    this.show(playing ? "doing" : "asking");
    if (playing) {
      this.screen = null;
      this.doing.draw(this.coach, settings);
      this.media.tell(stepOf(player).name, stepOf(player).title, player.state === "running");
    } else {
      this.drawScreen(askingScreen(this.coach, this.view()));
    }
  }

  // A session that stands still for long lets the screen sleep.
  keepAwake(state) {
    if (state === this.awakeFor) return;
    this.awakeFor = state;
    clearTimeout(this.sleeping);
    keepScreenOn(PLAYING.includes(state) || state.startsWith("hurting"));
    if (state === "running") this.sound.wake();
    else this.sound.rest();
    if (state === "paused") this.sleeping = setTimeout(() => keepScreenOn(false), PAUSE_SLEEPS_MS);
  }

  view() {
    return {
      start: (pain) => this.start(pain),
      listing: this.listing,
      painBefore: this.painBefore,
      list: (on) => { this.listing = on; this.draw(); },
      next: () => { this.coach.asked += 1; this.saveDraft(); this.draw(); },
      openSettings: () => this.openSettings(),
    };
  }

  drawScreen(screen) {
    if (this.screen?.key === screen.key) return;
    this.screen = { ...screen, hurts: ["waiting", "asking_after"].includes(this.coach.player.state) };
    this.asking.replaceChildren(...screen.inside.filter((each) => each !== null));
    this.asking.classList.toggle("alone", screen.alone === true);
    scrollTo(0, 0);
    (this.asking.querySelector(".question") ?? this.asking.querySelector("h1"))?.focus({ preventScroll: true });
  }

  show(scene) {
    if (root.dataset.scene === scene) return;
    root.dataset.scene = scene;
    document.getElementById("loading").hidden = true;
    document.getElementById("doing").hidden = scene !== "doing";
    this.asking.hidden = scene === "doing";
    if (scene === "doing") document.getElementById("name").focus({ preventScroll: true });
  }

  changed() {
    this.loop();
    this.saveDraft();
  }

  ticked({ player }) {
    saveSeconds(player);
  }

  loop() {
    const { state } = this.coach.player;
    this.media.loop((settings.buttons || settings.handsFree) && PLAYING.includes(state));
  }

  saveDraft() {
    const { player, asked, effort } = this.coach;
    if (this.gone || player.state === "finished" || !(player.begun || player.stopped_by)) return;
    const { for_date, made, session, kit, loads, issued } = this.told;
    saveDraft({ for_date, which: this.which, player, asked, effort, posted: this.posted, told: { for_date, made, session, kit, loads, issued } });
  }

  // Sent now; again with more told, it takes the place of this.
  async post() {
    const json = toSend(this.coach, this.told.issued, this.posted);
    if (json === null) return { sent: false };
    if (json !== this.posted) {
      this.posted = json;
      this.saveDraft();
    }
    return tell(json);
  }

  // The page goes away: what was done so far is not to be lost, whether or not it comes back.
  leave() {
    if (this.gone) return;
    this.saveDraft();
    if (this.coach.player.state !== "finished" && this.coach.player.begun) this.post();
    giveTurn();
  }

  async finished() {
    const { player } = this.coach;
    keepScreenOn(false);
    this.sound.rest();
    this.media.end();
    if (player.stopped_by === null) this.sound.say(this.told.kit.words.SESSION_OVER, false);
    const outcome = sessionOutcome(player, this.coach.session);
    if (outcome === null) {
      location.assign("/today");
      return;
    }
    const sending = this.post();
    if (player.stopped_by !== null) {
      const came = await sending;
      if (!came.lost) dropDraft();
      location.assign(came.then ?? this.told.kit.stop_rules[player.stopped_by].then);
      return;
    }
    root.dataset.scene = "";
    this.show("summary");
    this.drawScreen({ key: "summary", inside: summary(this.coach, outcome, "Keeping it…"), enter: () => location.assign("/today") });
    this.kept(await sending);
  }

  kept(came) {
    if (!came.lost) dropDraft();
    giveTurn();
    root.dataset.kept = came.sent ? "sent" : came.lost ? "lost" : came.refused ? "refused" : "waiting";
    document.getElementById("kept").replaceChildren(...KEPT[root.dataset.kept]());
    if (came.lost) setTimeout(async () => this.kept(await this.post()), AGAIN_MS);
    if (came.then && came.then !== "/today") location.assign(came.then);
  }
}

async function begin() {
  const which = whichSession(), steal = sessionStorage.getItem(STEAL) !== null;
  sessionStorage.removeItem(STEAL);
  let page = null;
  if (steal) await takeTurn(() => (page ? page.giveAway() : sayElsewhere()), { steal });
  else if (await othersTurn()) {
    sayElsewhere();
    return;
  }
  const got = await getSession(which);
  if (got === null) return;
  const { told, mine } = got;
  fetchFigures(told.figures);
  page = new Page(told, mine?.which ?? which);
  if (mine && !(await page.takeTurn())) return;
  if (mine) {
    page.posted = mine.posted;
    page.coach.takeUp(mine);
    if (PLAYING.includes(mine.player.state)) page.coach.note = "You were in the middle of this. Go on, or stop here.";
  }
  page.draw();
}

function sayElsewhere() {
  const playHere = () => {
    sessionStorage.setItem(STEAL, "");
    location.reload();
  };
  say("A session is open in another tab or window.",
    h("button", { type: "button", class: "primary", onclick: playHere }, "Play it here"));
}

begin();
