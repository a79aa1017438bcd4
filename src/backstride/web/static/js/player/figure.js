// The moving figure. Drawn in the page, so that it takes the page's colours and can stand still.
const CALM = matchMedia("(prefers-reduced-motion: reduce)");
const loaded = new Map();

// Fetch all figures of the session now, so that they are here when the connection is not.
export function fetchFigures(addresses) {
  for (const address of addresses) if (!address.includes("still") || CALM.matches) fetchDrawing(address);
}

export class FigureFrame {
  constructor(element) {
    this.element = element;
    this.shown = "";
  }

  async show(figure, side, moving) {
    const key = `${figure} ${side}`;
    if (key !== this.shown) {
      this.shown = key;
      const drawn = await fetchFigure(figure, side ?? "right");
      if (this.shown !== key) return;
      this.element.replaceChildren(...(drawn ? [document.importNode(drawn, true)] : []));
    }
    const svg = this.element.querySelector("svg");
    if (!svg?.pauseAnimations) return;
    if (moving && !CALM.matches) svg.unpauseAnimations();
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
