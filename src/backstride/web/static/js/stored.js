// What is on this device: the things that wait to be sent, and which of the stored sessions may be played now. Read by
// the pages, and by the offline worker, which gets this file put before its own.

const DATABASE = "backstride";
export const WAITING = "waiting";

let opened;

export function openDevice() {
  opened ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open(DATABASE, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(WAITING, { keyPath: "nth", autoIncrement: true });
    asked.onsuccess = () => {
      // another tab, or "delete everything", wants the whole store for itself
      asked.result.onversionchange = () => { asked.result.close(); opened = undefined; };
      asked.result.onclose = () => { opened = undefined; };
      resolve(asked.result);
    };
    asked.onerror = () => { opened = undefined; reject(asked.error); };
  });
  return opened;
}

// Everything that is not on the server: { nth, path, json, refused }, oldest first.
export async function everything() {
  const asked = (await openDevice()).transaction(WAITING).objectStore(WAITING).getAll();
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

// The time of this place with its offset: the day of an entry is the day on the runner's own calendar.
export function timeHere(now = new Date()) {
  const offset = -now.getTimezoneOffset(), away = Math.abs(offset), two = (number) => String(number).padStart(2, "0");
  const here = new Date(now.getTime() + offset * 60000).toISOString().slice(0, -1);
  return `${here}${offset < 0 ? "-" : "+"}${two(Math.floor(away / 60))}:${two(away % 60)}`;
}

// The stored sessions that are left for today, those of later days, and the stop rules that were told and not sent yet:
// after one of them nothing is left, because the safety questions come first and only the server can ask them. then: the
// page that came first when the sessions were stored, if one did.
export function playable(sessions, waiting, then = null, now = new Date()) {
  const today = timeHere(now).slice(0, 10);
  const stops = waiting.flatMap(({ json }) => [json.entry?.body?.stopped_by, ...(json.symptoms ?? [])]).filter(Boolean);
  const legs = waiting.some(({ json }) => json.leg_signs);
  const later = sessions.filter((each) => each.on > today);
  if (then || stops.length || legs) return { left: [], later: [], stopped: true, stops: [...new Set(stops)] };
  const replaced = new Set(waiting.map(({ json }) => json.replaces));
  const told = waiting.filter(({ json: { entry } }) => (
    entry?.kind === "session_done" && entry.at.startsWith(today) && !replaced.has(entry.id)
  ));
  const done = told.map(({ json }) => json.entry.body.session);
  const left = sessions.filter((each) => each.on === today).filter(({ kind }) => {
    const nth = done.indexOf(kind);
    if (nth >= 0) done.splice(nth, 1);
    return nth < 0;
  });
  return { left, later, stopped: false, stops: [] };
}
