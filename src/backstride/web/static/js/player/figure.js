// The moving figure. Drawn in the page, so that it takes the page's colours, keeps the pace of the set and stands still.
import { movingParts, setPace } from "./pace.js";

const CALM = matchMedia("(prefers-reduced-motion: reduce)");
const loaded = new Map();

// Fetch all figures of the session now, so that they are here when the connection is not.
export function fetchFigures(addresses) {
  for (const address of addresses) if (!address.includes("still") || CALM.matches) fetchDrawing(address);
}

const OUT_OF_STEP_S = 0.4;

export class FigureFrame {
  constructor(element) {
    this.element = element;
    this.shown = "";
    this.moving = null;
  }

  // shows: { figure, side, dose, takesTurns } and now: "start" (the first pose), "held" or "moves", with intoS, the
  // seconds into the set.
  async show({ figure, side, dose, takesTurns, now, intoS }, runs) {
    const picture = `${figure} ${side}`, pace = `${now === "start"} ${dose.reps} ${dose.rep_s} ${dose.hold_s}`;
    if (picture !== this.shown) {
      this.shown = picture;
      this.pace = "";
      const drawn = await fetchFigure(figure, side);
      if (this.shown !== picture) return;
      this.element.replaceChildren(...(drawn ? [document.importNode(drawn, true)] : []));
      this.moving = drawn ? movingParts(this.element.firstChild) : null;
    }
    const svg = this.element.querySelector("svg");
    const still = !this.moving && now !== "start";
    this.element.classList.toggle("held", runs && (now === "held" || still));
    if (!svg?.setCurrentTime || !this.moving) return;
    if (this.pace !== pace) {
      this.pace = pace;
      setPace(this.moving, dose, takesTurns);
      svg.setCurrentTime(intoS);
    }
    const cycleS = parseFloat(this.moving.parts[0].getAttribute("dur"));
    const timed = dose.reps === null;
    const late = Math.abs((svg.getCurrentTime() % cycleS) - (intoS % cycleS));
    if (now === "start") svg.setCurrentTime(0);
    else if (now === "held" || (!timed && Math.min(late, cycleS - late) > OUT_OF_STEP_S)) svg.setCurrentTime(intoS);
    this.element.dataset.now = now;
    if (now === "moves" && runs && !CALM.matches) svg.unpauseAnimations();
    else svg.pauseAnimations();
  }
}

async function fetchFigure(figure, side) {
  const still = CALM.matches ? await fetchDrawing(figureAddress(figure, side, true)) : null;
  return still ?? fetchDrawing(figureAddress(figure, side, false));
}

function fetchDrawing(address) {
  if (!loaded.has(address)) {
    loaded.set(address, fetch(address).then(read).catch(() => { loaded.delete(address); return null; }));
  }
  return loaded.get(address);
}

// As the server names them in `figures` of the session.
export function figureAddress(figure, side, still) {
  const asked = [side === "left" ? "side=left" : "", still ? "still" : ""].filter(Boolean).join("&");
  return asked ? `${figure}?${asked}` : figure;
}

async function read(answer) {
  if (!answer.ok) throw new Error(String(answer.status));
  const drawn = new DOMParser().parseFromString(await answer.text(), "image/svg+xml").documentElement;
  if (drawn.nodeName !== "svg") throw new Error("no picture");
  return drawn;
}
