// Gets the session that is to be played: from this device, the server, or the worker that stored it.
import { barredBy, isFresh, loadDraft } from "./draft.js";
import { h } from "./dom.js";
import { sendLeftOver } from "./left_over.js";
import { things } from "/static/js/offline.js";
import { playable, timeHere } from "/static/js/stored.js";

const API = "/api/v1/session", LOG_IN = 401, BARRED = 409;

// The session in the address; the first of the day has no name there or is number 1.
export function whichSession() {
  return decodeURIComponent(location.pathname.split("/")[2] ?? "") || "1";
}

// { told, mine }: the session, and the one that was under way here if it is gone on with. null: another page or a word
// about it is shown instead.
export async function getSession(which) {
  const on = timeHere().slice(0, 10), came = await ask(which, on), draft = loadDraft();
  const mine = draft && isFresh(draft, on, isSame(draft, came.told) ? draft.which : which) ? draft : null;
  if (mine?.player.stopped_by) return { told: toldOf(mine), mine };
  if (!mine || came.barred) await sendLeftOver(came.barred ? "" : which);
  const waiting = await things().catch(() => []);
  if (playable([], waiting).stopped) return leaveFor("/offline");
  if (came.barred) return leaveFor(came.then);
  const told = mine ? toldOf(mine) : came.told;
  if (!told) return came.then ? leaveFor(came.then) : sayMissing();
  const barred = barredBy(told.made);
  return barred === null ? { told: { ...told, hurt_today: hurtOn(on, told, waiting) }, mine } : leaveFor(barred);
}

// The exercises about which pain was told on this day, in sessions that wait to be sent as well.
function hurtOn(on, { hurt_today: known = [] }, waiting) {
  const bodies = waiting.filter(({ json: { entry } }) => entry?.kind === "session_done" && entry.at.startsWith(on));
  const hurts = bodies.flatMap(({ json }) => json.entry.body.hurts ?? []).filter((each) => each.pain_0_10 > 0);
  return [...new Set([...known, ...hurts.map((each) => each.exercise).filter(Boolean)])];
}

async function ask(which, on) {
  const answer = await fetch(`${API}/${encodeURIComponent(which)}?on=${on}`).catch(() => null);
  if (answer?.status === LOG_IN) return { barred: true, then: "/login" };
  const told = await answer?.json().catch(() => null);
  if (answer?.ok && told) return { told };
  return { barred: answer?.status === BARRED, then: told?.then === "/offline" ? null : told?.then };
}

// The same session has several addresses.
function isSame(draft, told) {
  const { kind, routine } = draft.told.session;
  return told !== undefined && told.session.kind === kind && told.session.routine === routine;
}

function toldOf({ told, player }) {
  return { ...told, script: player.script, pain_before: null, figures: [] };
}

function leaveFor(page) {
  location.replace(page);
  return null;
}

function sayMissing() {
  say("This session is not on this device, and there is no connection now.",
    h("a", { class: "button primary", href: "/offline" }, "What is on this device"));
  return null;
}

// A word in place of the session.
export function say(words, then) {
  document.getElementById("player").dataset.scene = "word";
  for (const id of ["doing", "asking"]) document.getElementById(id).hidden = true;
  const place = document.getElementById("loading");
  place.hidden = false;
  place.replaceChildren(h("span", {}, words), then);
}
