// What was told here and is not on the server yet. It is written down on this device first and sent then, so that a
// dead connection, a closed tab or a killed server loses nothing. Everything sent carries the id of its journal entry:
// sent twice, it counts once.
//
//   entry("session_done", body)  a journal entry of now: { id, at, kind, body }
//   keep(path, json)             write down what is to be POSTed to path, then try to send it
//   send()                       send what waits, oldest first
//   waiting()                    how many things wait, and how many the server refused
import { WAITING, everything, openDevice, timeHere } from "./stored.js";

export { timeHere };

const LATEST = "backstride-waiting";
const AGAIN_MS = [2000, 5000, 15000, 60000];
const PATIENCE_MS = 20000, KEEP_MS = 5000;
// Nobody but the runner can mend these; a later try may go well after any other answer.
const SOME_REFUSED = 207, REFUSED = new Set([400, 404, 405, 409, 413, 415, 422]);

// A UUID of version 7 (RFC 9562): milliseconds first, so that ids rise with time; the rest is chance.
export function newId(now = Date.now()) {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  for (let nth = 5, left = now; nth >= 0; nth -= 1, left = Math.floor(left / 256)) bytes[nth] = left % 256;
  bytes[6] = 0x70 | (bytes[6] & 0x0f);
  bytes[8] = 0x80 | (bytes[8] & 0x3f);
  const hex = Array.from(bytes, (each) => each.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

export function entry(kind, body, now = new Date()) {
  return { id: newId(now.getTime()), at: timeHere(now), kind, body };
}

// Whose data this page shows: one's own or the made-up runner's. What was told of one is never sent to the other.
const whose = () => document.documentElement.dataset.journal ?? "own";
const isOurs = ({ of = "own" }) => of === whose();

// Resolves when it is written down and one try to send was made: { sent, answer }, or { refused } with the reason.
// Where the browser has no place to write, it is sent all the same.
export async function keep(path, json) {
  const nth = await change((store) => store.add({ path, json, refused: null, of: whose() })).catch(() => null);
  if (nth === null) return (await post({ path, json })) ?? { sent: false, lost: true };
  await told();
  const late = new Promise((resolve) => { setTimeout(resolve, KEEP_MS, new Map()); });
  return (await Promise.race([send(), late])).get(nth) ?? { sent: false };
}

// Sends what waits; a Map from its number to what came of it. Only one tab sends at a time.
export async function send() {
  const work = () => sendAll();
  const came = navigator.locks ? await navigator.locks.request("backstride-send", work) : await work();
  if (came.size) await told();
  return came;
}

export async function waiting() {
  const all = (await everything()).filter(isOurs);
  return { waiting: all.filter((each) => !each.refused).length, refused: all.filter((each) => each.refused).length };
}

// The things themselves. What the server refused is not thrown away before the runner says so.
export async function things() {
  return (await everything()).filter(isOurs);
}

export async function throwAway(nth) {
  await change((store) => store.delete(nth));
  await told();
}

// Calls back with { waiting, refused } now and whenever it changes, in this tab or another.
export function watch(call) {
  const look = () => waiting().then(call, () => {});
  window.addEventListener(LATEST, look);
  if ("BroadcastChannel" in window) new BroadcastChannel(LATEST).addEventListener("message", look);
  return look();
}

// Sends now, when the connection comes back, when the page is looked at again, and every little while until all is out.
export function sendWhenPossible() {
  let tries = 0, timer = null;
  const again = async () => {
    clearTimeout(timer);
    timer = null;
    tries += 1;
    await send().catch(() => {});
    await later();
  };
  const later = async () => {
    const left = await waiting().catch(() => ({ waiting: 0 }));
    if (!left.waiting) tries = 0;
    else if (document.hidden) return;
    else timer ??= setTimeout(again, AGAIN_MS[Math.max(0, Math.min(tries, AGAIN_MS.length) - 1)]);
  };
  window.addEventListener("online", () => { tries = 0; again(); });
  window.addEventListener(LATEST, later);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) again(); });
  if (leftOver()) import("/static/js/player/left_over.js").then((left) => left.sendLeftOver()).catch(() => {});
  return again();
}

// A session that was cut off and that no player came back for.
function leftOver() {
  try {
    return localStorage.getItem("backstride-session") !== null;
  } catch {
    return false;
  }
}

async function sendAll() {
  const came = new Map();
  for (const each of await things()) {
    if (each.refused) continue;
    const answer = await post(each);
    if (!answer) break;
    came.set(each.nth, answer);
    if (answer.sent) await change((store) => store.delete(each.nth));
    else await change((store) => store.put({ ...each, refused: answer.refused }));
  }
  return came;
}

// What came of it; null when there is no connection, or the server cannot take it now.
async function post({ path, json }) {
  let response;
  try {
    response = await fetch(path, {
      method: "POST", body: JSON.stringify(json),
      headers: { "content-type": "application/json", "x-backstride-of": whose() },
      redirect: "error", signal: AbortSignal.timeout?.(PATIENCE_MS),
    });
  } catch {
    return null;
  }
  const answer = await response.json().catch(() => null);
  if (response.ok && response.status !== SOME_REFUSED) return { sent: true, answer };
  const refused = response.ok || REFUSED.has(response.status);
  return refused ? { sent: false, refused: { status: response.status, answer } } : null;
}

async function change(act) {
  const doing = (await openDevice()).transaction(WAITING, "readwrite", { durability: "strict" });
  return new Promise((resolve, reject) => {
    const asked = act(doing.objectStore(WAITING));
    doing.oncomplete = () => resolve(asked.result);
    doing.onabort = doing.onerror = () => reject(doing.error);
  });
}

async function told() {
  window.dispatchEvent(new Event(LATEST));
  if (!("BroadcastChannel" in window)) return;
  const channel = new BroadcastChannel(LATEST);
  channel.postMessage(0);
  channel.close();
}
