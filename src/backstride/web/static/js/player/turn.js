// One tab plays at a time: two of them would count the same session twice.
const NAME = "backstride-player";
const PATIENCE_MS = 800, GOING_MS = 400;
let give = null;

// Takes the turn for this tab; false: another tab has it. gone(): another tab has taken it from this one.
export async function takeTurn(gone, { steal = false } = {}) {
  if (!navigator.locks || give) return true;
  if (steal) await askToGive();
  return new Promise((answer) => {
    const options = steal ? { steal: true } : { ifAvailable: true };
    navigator.locks.request(NAME, options, (lock) => {
      answer(lock !== null);
      return lock && new Promise((resolve) => { give = resolve; });
    }).catch(() => { give = null; gone(); });
  });
}

export function giveTurn() {
  give?.();
  give = null;
}

// Whether another tab plays. A page that has just been left may still be going.
export async function othersTurn() {
  if (!navigator.locks || give) return false;
  return !(await until(async () => !(await isHeld()), GOING_MS));
}

async function isHeld() {
  const { held } = await navigator.locks.query();
  return held.some(({ name }) => name === NAME);
}

// Whether it came to hold within this time.
async function until(holds, ms) {
  const end = performance.now() + ms;
  while (!(await holds())) {
    if (performance.now() > end) return false;
    await new Promise((resolve) => { setTimeout(resolve, 40); });
  }
  return true;
}

// Calls leave() when another tab asks for the turn: what was done is kept first, then the turn is given.
export function onAsked(leave) {
  if (!("BroadcastChannel" in window)) return;
  new BroadcastChannel(NAME).addEventListener("message", () => {
    if (!give) return;
    leave();
    giveTurn();
  });
}

async function askToGive() {
  if (!("BroadcastChannel" in window)) return;
  const channel = new BroadcastChannel(NAME);
  channel.postMessage("give");
  channel.close();
  await until(async () => !(await isHeld()), PATIENCE_MS);
}
