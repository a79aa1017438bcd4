// Every page: the offline worker, what waits to be sent, and a word about it.
import { sendWhenPossible, watch } from "./offline.js";

const INSTALL_AFTER_MS = 1500, SAY_AFTER_MS = 1200;
let saying = 0;

// What is sent at once is not worth a word.
function sayLater(left) {
  clearTimeout(saying);
  saying = setTimeout(say, document.getElementById("waiting") ? 0 : SAY_AFTER_MS, left);
}

function say({ waiting, refused }) {
  let note = document.getElementById("waiting");
  if (!waiting && !refused) {
    note?.remove();
    return;
  }
  if (!note) {
    note = document.createElement("p");
    note.id = "waiting";
    note.className = "waiting";
    note.setAttribute("role", "status");
    document.querySelector("main")?.prepend(note);
  }
  const link = document.createElement("a");
  link.href = "/offline";
  link.textContent = refused ? "See which" : "What waits";
  const things = (count) => `${count} thing${count === 1 ? "" : "s"}`;
  const words = refused
    ? `${things(refused)} could not be kept in your journal.`
    : `${things(waiting)} wait${waiting === 1 ? "s" : ""} to be sent. Nothing is lost.`;
  note.replaceChildren(`${words} `, link);
}

async function lookAhead() {
  const { active } = await navigator.serviceWorker.ready;
  active.postMessage("look-ahead");
}

// After the page is there, so that it comes first.
async function goOffline() {
  await navigator.serviceWorker.register("/sw.js");
  await lookAhead();
}

if ("indexedDB" in window) {
  watch(sayLater);
  sendWhenPossible();
}
if ("serviceWorker" in navigator) setTimeout(() => goOffline().catch(() => {}), INSTALL_AFTER_MS);
