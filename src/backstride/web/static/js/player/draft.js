// The session under way, kept on this device: a page that was closed or reloaded goes on where it was.
const KEY = "backstride-session";
const STOPPED = "backstride-stopped";
const TOO_OLD_MS = 3 * 3600 * 1000;

export function saveDraft(draft) {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...draft, saved: Date.now() }));
  } catch {
    // no room, or private browsing: what was done is still sent at the end
  }
}

export function loadDraft() {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "null");
  } catch {
    return null;
  }
}

export function dropDraft() {
  localStorage.removeItem(KEY);
}

export function isFresh(draft, forDate, which) {
  return draft.for_date === forDate && draft.which === which && Date.now() - draft.saved < TOO_OLD_MS;
}

// A stop rule spoke here. Until the server has heard of it and made a newer session, none begins on this device.
export function noteStopped(then) {
  localStorage.setItem(STOPPED, JSON.stringify({ then, at: Date.now() }));
}

// Where to go instead of beginning a session that was made before the stop; null: nothing is in the way.
export function barredBy(made) {
  const note = JSON.parse(localStorage.getItem(STOPPED) ?? "null");
  if (note === null) return null;
  if (Date.parse(made) <= note.at) return note.then;
  localStorage.removeItem(STOPPED);
  return null;
}
