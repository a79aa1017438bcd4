// The session under way, kept on this device: a page that was closed, reloaded or killed goes on where it was.
const KEY = "backstride-session", NOW = "backstride-session-now", STOPPED = "backstride-stopped";
// The made-up runner's are kept apart from one's own.
const named = (key) => (document.documentElement.dataset.journal === "demo" ? `${key}-demo` : key);
const TOO_OLD_MS = 3 * 3600 * 1000;

export function saveDraft(draft) {
  write(KEY, { ...draft, saved: Date.now() });
  localStorageOr(() => localStorage.removeItem(named(NOW)));
}

// Within a step only the seconds change: they are kept apart, as that is little to write.
export function saveSeconds({ at, left_s, elapsed_s }) {
  write(NOW, { at, left_s, elapsed_s });
}

export function loadDraft() {
  const draft = read(KEY), now = read(NOW);
  if (draft && now && now.at === draft.player?.at) Object.assign(draft.player, now);
  return draft?.player && draft.told ? draft : null;
}

export function dropDraft() {
  localStorageOr(() => { localStorage.removeItem(named(KEY)); localStorage.removeItem(named(NOW)); });
}

export function isFresh(draft, forDate, which) {
  return draft.for_date === forDate && draft.which === which && Date.now() - draft.saved < TOO_OLD_MS;
}

// A stop rule spoke here. Until the server has heard of it and made a newer session, none begins on this device.
// made: when the server made the session that was stopped. By that clock, not by this device's, what is newer is told.
export function noteStopped(then, made) {
  write(STOPPED, { then, made });
}

// Where to go instead of beginning a session that was made before the stop; null: nothing is in the way.
export function barredBy(made) {
  const note = read(STOPPED);
  if (note === null) return null;
  if (!(Date.parse(made) > Date.parse(note.made))) return note.then ?? "/today";
  localStorageOr(() => localStorage.removeItem(named(STOPPED)));
  return null;
}

function read(key) {
  return localStorageOr(() => JSON.parse(localStorage.getItem(named(key)) ?? "null"));
}

function write(key, value) {
  localStorageOr(() => localStorage.setItem(named(key), JSON.stringify(value)));
}

// No room, private browsing, or something else wrote there: what was done is still sent at the end.
function localStorageOr(act) {
  try {
    return act() ?? null;
  } catch {
    return null;
  }
}
