// The offline worker. The server puts before this file: VERSION, which changes with any file of the app; SHELL, what the
// player and the offline page need; and stored.js. A classic worker, as not every browser runs modules here.
//
// With a connection everything comes from the server. Without one: the files from SHELL, the sessions of the next days
// as they were stored, and for any other page the offline page. What is stored of the runner is only those sessions.

const SHELL_CACHE = `shell-${VERSION}`, AHEAD_CACHE = "ahead";
const AHEAD = "/api/v1/ahead", OFFLINE = "/offline", OFFLINE_STOP = "/offline#stop";
const PATIENCE_MS = 6000;

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => {
  if (event.data === "look-ahead") event.waitUntil(lookAhead());
});
self.addEventListener("fetch", (event) => {
  const { request } = event, url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(fromServer(request).catch(() => pageWithout(url)));
  else if (url.pathname.startsWith("/api/v1/session")) event.respondWith(fromServer(request).catch(() => session(url)));
  else if (url.pathname.startsWith("/api/")) return;
  else event.respondWith(fromServer(request).catch(() => stored(request)));
});

async function install() {
  const cache = await caches.open(SHELL_CACHE);
  await cache.addAll(SHELL.map((path) => new Request(path, { cache: "no-cache" })));
  await self.skipWaiting();
}

async function activate() {
  for (const name of await caches.keys()) {
    if (name.startsWith("shell-") && name !== SHELL_CACHE) await caches.delete(name);
  }
  await self.clients.claim();
  await lookAhead();
}

// A connection that never answers counts as none.
async function fromServer(request) {
  const late = new Promise((_, reject) => { setTimeout(() => reject(new Error("late")), PATIENCE_MS); });
  return Promise.race([fetch(request), late]);
}

async function stored(request) {
  const shell = await caches.open(SHELL_CACHE), ahead = await caches.open(AHEAD_CACHE);
  const moving = new URL(request.url);
  moving.searchParams.delete("still");
  const found = (await shell.match(request)) ?? (await ahead.match(request)) ?? (await ahead.match(moving));
  return found ?? Response.error();
}

// The player without a session, which it then asks for; or the offline page.
async function pageWithout({ pathname }) {
  const shell = await caches.open(SHELL_CACHE);
  const frame = /^\/session(\/|$)/.test(pathname) && (await shell.match("/offline/session"));
  return frame || ((await shell.match(OFFLINE)) ?? Response.error());
}

// A session that was stored, in the answer that the server would give.
async function session({ pathname }) {
  const answer = await (await caches.open(AHEAD_CACHE)).match(AHEAD);
  const { sessions, then } = answer ? await answer.json() : { sessions: [], then: null };
  const { left, stopped } = playable(sessions, await everything().catch(() => []), then);
  if (stopped) return Response.json({ detail: "Safety questions come first.", then: OFFLINE_STOP }, { status: 409 });
  const which = pathname.match(/^\/api\/v1\/session\/(.+)$/)?.[1];
  const found = which ? left.find((each) => which === String(each.which) || which === each.kind) : left[0];
  if (found) return Response.json(found.package);
  return Response.json({ detail: "This session is not stored on this device.", then: OFFLINE }, { status: 404 });
}

// Stores the sessions of the next days with their figures, when they changed; throws them away when there may be none.
async function lookAhead() {
  const cache = await caches.open(AHEAD_CACHE), before = await cache.match(AHEAD);
  const headers = before ? { "if-none-match": before.headers.get("etag") ?? "" } : {};
  const answer = await fetch(AHEAD, { headers }).catch(() => null);
  if (!answer || answer.status === 304 || answer.status >= 500) return;
  if (!answer.ok) {
    await caches.delete(AHEAD_CACHE);
    return;
  }
  const ahead = await answer.clone().json();
  // For another version of the player: its own worker stores it.
  if (ahead.app !== VERSION) return;
  const wanted = new Set(ahead.figures);
  for (const request of await cache.keys()) {
    const url = new URL(request.url);
    if (!wanted.has(url.pathname + url.search)) await cache.delete(request);
  }
  for (const path of wanted) {
    if (!(await cache.match(path))) await cache.add(path).catch(() => {});
  }
  await cache.put(AHEAD, answer);
}
