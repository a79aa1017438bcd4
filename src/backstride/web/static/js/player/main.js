// The player's page: gets the session, and joins coach, screens, sound, keys and what is kept on this device.
import { askingScreen, summary } from "./asking.js";
import { Coach } from "./coach.js";
import { Doing } from "./doing.js";
import { h, text } from "./dom.js";
import { MediaButtons, keepScreenOn } from "./device.js";
import { barredBy, dropDraft, isFresh, loadDraft, noteStopped, saveDraft } from "./draft.js";
import { stepOf } from "./engine.js";
import { fetchFigures } from "./figure.js";
import { listenToKeys } from "./keys.js";
import { sessionOutcome } from "./outcome.js";
import { levelOf } from "./script.js";
import { loadSettings } from "./settings.js";
import { Sheet } from "./sheet.js";
import { Sound } from "./sound.js";
import { tell, toSend } from "./telling.js";

const API = "/api/v1/session";
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
  }

  connect(send) {
    const at = (id) => document.getElementById(id);
    for (const kind of ["back", "done", "easier", "lost", "skip", "hurts"]) at(kind).onclick = send(kind);
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
    document.addEventListener("visibilitychange", () => { if (document.hidden) this.saveDraft(); });
  }

  // One thing the runner did. Every one is a tap or a key, so sound may begin with it.
  event(kind) {
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
    noteStopped(kit.stop_rules[rule].then);
    this.sound.say(kit.stop_rules[rule].do, true);
    this.post();
  }

  draw() {
    const { player } = this.coach;
    const playing = PLAYING.includes(player.state);
    if (player.state === "finished") return;
    keepScreenOn(playing || player.state.startsWith("hurting"));
    this.show(playing ? "doing" : "asking");
    if (playing) {
      this.screen = null;
      this.doing.draw(this.coach, settings);
      this.media.tell(stepOf(player).name, stepOf(player).title, player.state === "running");
    } else {
      this.drawScreen(askingScreen(this.coach, this.view()));
    }
  }

  view() {
    return {
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

  loop() {
    const { state } = this.coach.player;
    this.media.loop((settings.buttons || settings.handsFree) && PLAYING.includes(state));
  }

  saveDraft() {
    const { player, asked, effort } = this.coach;
    if (player.state === "finished" || !(player.begun || player.stopped_by)) return;
    const { for_date, session, kit, loads, issued } = this.told;
    saveDraft({ for_date, which: this.which, player, asked, effort, posted: this.posted, told: { for_date, session, kit, loads, issued } });
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
    this.saveDraft();
    if (this.coach.player.state !== "finished" && this.coach.player.begun) this.post();
  }

  async finished() {
    const { player } = this.coach;
    keepScreenOn(false);
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
      dropDraft();
      location.assign(came.then ?? this.told.kit.stop_rules[player.stopped_by].then);
      return;
    }
    root.dataset.scene = "";
    this.show("summary");
    this.drawScreen({ key: "summary", inside: summary(this.coach, outcome, "Keeping it…"), enter: () => location.assign("/today") });
    const came = await sending;
    dropDraft();
    root.dataset.kept = came.sent ? "sent" : "waiting";
    text(document.getElementById("kept"), came.sent ? "It is in your journal."
      : came.refused ? "It is kept on this device, but your journal did not take it. See More, then Your data."
      : "It is kept on this device, and goes into your journal when there is a connection.");
    if (came.then && came.then !== "/today") location.assign(came.then);
  }
}

async function begin() {
  const which = decodeURIComponent(location.pathname.split("/")[2] ?? "");
  const draft = loadDraft();
  const today = new Date();
  const on = new Date(today.getTime() - today.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  if (draft && !isFresh(draft, on, which)) await sendOld(draft);
  const mine = draft && isFresh(draft, on, which) ? draft : null;
  const told = mine ? { ...mine.told, script: mine.player.script, pain_before: null, figures: [] } : await fetchSession(which, on);
  if (told === null) return;
  fetchFigures(told.figures);
  const page = new Page(told, which);
  if (mine) {
    page.posted = mine.posted;
    page.coach.takeUp(mine);
    if (PLAYING.includes(mine.player.state)) page.coach.note = "You were in the middle of this. Go on, or stop here.";
  }
  page.draw();
}

async function fetchSession(which, on) {
  const path = which ? `${API}/${encodeURIComponent(which)}` : API;
  const answer = await fetch(`${path}?on=${on}`).catch(() => null);
  const told = await answer?.json().catch(() => null);
  if (answer?.ok && told) {
    const barred = barredBy(told.made);
    if (barred === null) return told;
    location.replace(barred);
    return null;
  }
  if (told?.then && told.then !== "/offline") location.replace(told.then);
  else sayMissing();
  return null;
}

function sayMissing() {
  document.getElementById("loading").replaceChildren(
    h("p", {}, "This session is not on this device, and there is no connection now."),
    h("p", {}, h("a", { class: "button primary", href: "/today" }, "To today")));
}

// What was left lying about of an earlier session goes into the journal as far as it came.
async function sendOld(draft) {
  const json = toSend({ player: draft.player, session: draft.told.session }, draft.told.issued, draft.posted, new Date(draft.saved));
  if (json !== null) await tell(json);
  dropDraft();
}

begin();
