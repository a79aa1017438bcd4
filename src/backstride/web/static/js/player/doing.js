// The screen while the clock runs or stands still.
import { moment } from "./cues.js";
import { h, text } from "./dom.js";
import { intoS, stepOf } from "./engine.js";
import { FigureFrame } from "./figure.js";
import { levelOf } from "./script.js";
import * as words from "./words.js";

const PHASES = { get_ready: "look", next: "look", switch_sides: "switch", rest: "rest", work: "work", done: "work" };
const WORTH_SAYING_S = 2;

export class Doing {
  constructor(root) {
    this.root = root;
    this.at = Object.fromEntries([...root.querySelectorAll("[id]")].map((each) => [each.id, each]));
    this.figure = new FigureFrame(this.at.figure);
    this.bars = null;
  }

  draw(coach, settings) {
    const { player, kit, session } = coach;
    const step = stepOf(player);
    const paused = player.state === "paused";
    this.root.dataset.phase = PHASES[step.kind];
    this.root.classList.toggle("paused", paused);
    this.root.classList.toggle("hands-free", settings.handsFree);
    this.at.anywhere.hidden = !settings.handsFree || paused;
    text(this.at.title, session.title);
    this.drawProgress(player);
    this.drawWords(coach, step, paused);
    this.drawClock(player, step, paused);
    this.drawButtons(step, paused, kit);
    this.figure.show(figureNow(player, step, kit), !paused);
  }

  drawWords({ player, kit, note }, step, paused) {
    const how = levelOf(step.exercise, step.level, kit);
    text(this.at.phase, paused ? "Paused" : phaseWords(step));
    text(this.at.name, step.name || kit.exercises[step.exercise].name);
    text(this.at.much, much(step));
    text(this.at.cue, step.kind === "work" || step.kind === "switch_sides" ? step.cue : how.start);
    this.drawSteps(how);
    text(this.at.note, note);
    this.at.note.hidden = !note;
    this.at.side.hidden = !step.side;
    text(this.at.side, sideWords(step, player));
    this.at.side.dataset.side = step.side ?? "";
  }

  // Beside the figure where there is room for it.
  drawSteps(how) {
    if (this.how === how) return;
    this.how = how;
    this.at.steps.replaceChildren(...how.steps.map((each) => h("li", {}, each)));
  }

  drawClock(player, step, paused) {
    const into = intoS(player);
    this.at.ring.setAttribute("stroke-dashoffset", String(step.seconds ? into / step.seconds : 1));
    const counted = step.kind === "work" && step.reps !== null && step.rep_s !== null;
    if (!counted) {
      this.numbers(countdown(player.left_s), paused ? "" : quietWords(step));
      return;
    }
    const now = moment(step.reps, step.rep_s, step.hold_s, into);
    const held = step.hold_s >= WORTH_SAYING_S;
    const doing = { move: "Move", hold: "Hold", relax: "Relax" }[now.doing];
    if (step.reps === 1) this.numbers(countdown(held ? now.left_s : player.left_s), held ? doing : "");
    else this.numbers(`${now.rep}`, held ? `of ${step.reps} · ${doing} ${now.left_s}` : `of ${step.reps}`);
  }

  numbers(big, small) {
    text(this.at.big, big);
    text(this.at.small, small);
    this.at.big.classList.toggle("long", big.length > 3);
  }

  drawButtons(step, paused, kit) {
    const works = step.kind === "work";
    text(this.at["done-word"], works ? "Done" : "Ready");
    this.at.done.disabled = paused;
    this.at.skip.hidden = !works;
    // A session that was stored by an earlier version does not know it.
    this.at.harder.hidden = !("harder" in kit.table.events);
    this.at.lost.hidden = kit.exercises[step.exercise].kind !== "skill" || paused;
  }

  // One bar for each exercise in a row, as long as it takes.
  drawProgress(player) {
    if (this.bars?.script !== player.script) this.bars = { script: player.script, all: this.makeBars(player.script) };
    const total = player.script.total_s;
    let gone = intoS(player);
    for (const step of player.script.steps.slice(0, player.at)) gone += step.seconds;
    for (const { seconds, from, fill } of this.bars.all) {
      const share = Math.min(1, Math.max(0, (gone - from) / seconds));
      fill.style.transform = `scaleX(${share.toFixed(3)})`;
    }
    this.at.parts.setAttribute("aria-valuenow", String(total ? Math.round((100 * gone) / total) : 100));
    text(this.at.left, `${clock(total - gone)} left`);
  }

  makeBars(script) {
    const all = [];
    let from = 0;
    let last = "";
    for (const step of script.steps) {
      const of = `${step.round} ${script.bouts[step.bout].item}`;
      if (of !== last) all.push({ seconds: 0, from });
      last = of;
      all.at(-1).seconds += step.seconds;
      from += step.seconds;
    }
    this.at.parts.replaceChildren(
      ...all.map((part) => {
        const bar = document.createElement("span");
        part.fill = document.createElement("i");
        bar.style.flexGrow = String(part.seconds);
        bar.append(part.fill);
        return bar;
      }),
    );
    return all;
  }
}

// What the figure does: the first pose before a set, the held pose in a hold, else the movement at the pace of the set.
function figureNow(player, step, kit) {
  const { figure } = levelOf(step.exercise, step.level, kit);
  const { kind } = kit.exercises[step.exercise];
  const into = intoS(player), counted = step.reps !== null && step.rep_s !== null;
  const holds = counted && moment(step.reps, step.rep_s, step.hold_s, into).doing === "hold" && step.hold_s >= WORTH_SAYING_S;
  return {
    figure, side: step.side ?? "right", dose: step, takesTurns: kind !== "mobility", intoS: step.kind === "work" ? into : 0,
    now: step.kind !== "work" ? "start" : holds ? "held" : "moves",
  };
}

// 45, from 100 on 1:40
export function countdown(seconds) {
  return seconds < 100 ? String(seconds) : clock(seconds);
}

export function clock(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function phaseWords(step) {
  if (step.kind === "rest") return "Rest. Next:";
  return { get_ready: "Get ready", next: "Next", switch_sides: "Switch sides", work: "Go", done: "Done" }[step.kind];
}

function quietWords(step) {
  return { get_ready: "Starts in", next: "Starts in", rest: "Rest", switch_sides: "Switch" }[step.kind] ?? "";
}

function sideWords(step, player) {
  if (!step.side) return "";
  const waits = ["get_ready", "next", "rest"].includes(step.kind);
  const first = waits && player.script.bouts[step.bout].sides.length > 1;
  return words.capital(words.side(step.side)) + (first ? " first" : "");
}

function much(step) {
  const each = step.side ? " each side" : "";
  const parts = [
    step.level_name === step.name ? "" : step.level_name,
    words.amount(step.reps, step.hold_s, step.work_s) + each,
    step.of_sets > 1 ? `set ${step.set} of ${step.of_sets}` : "",
    step.of_rounds > 1 ? `round ${step.round} of ${step.of_rounds}` : "",
  ];
  return words.capital(parts.filter(Boolean).join(" · "));
}
