// The page for when there is no connection: what can be done today, what comes next, and what waits to be sent.
import { send, things, throwAway, watch } from "./offline.js";
import { playable } from "./stored.js";

const STORED = "/api/v1/ahead";
const PATHS = { "/api/v1/check-in": "A morning check", "/api/v1/run": "A run" };
const KINDS = { session_done: "A session", check_in: "A morning check", run: "A run" };

const at = (id) => document.getElementById(id);
const minutes = (seconds) => `${Math.max(1, Math.round(seconds / 60))} min`;
const DAY = { weekday: "long", day: "numeric", month: "long" };
const day = (on) => new Date(`${on}T12:00:00`).toLocaleDateString("en-GB", DAY);

function made(name, words, { of = {}, among = [] } = {}) {
  const element = Object.assign(document.createElement(name), of);
  if (words) element.textContent = words;
  element.append(...among);
  return element;
}

async function stored() {
  const none = { sessions: [], then: null };
  if (!("caches" in window)) return none;
  const answer = await caches.match(STORED).catch(() => null);
  return answer ? answer.json() : none;
}

function card(session, nth) {
  const className = nth ? "button wide" : "button wide primary big";
  const start = made("a", "Start", { of: { href: `/session/${session.which}`, className } });
  start.setAttribute("aria-label", `Start ${session.title}`);
  const time = made("span", minutes(session.duration_s), { of: { className: "quiet" } });
  const title = made("h3", `${session.title} `, { among: [time] });
  return made("div", "", { of: { className: "card" }, among: [title, start] });
}

function dayLine(on, sessions) {
  const told = sessions.map((each) => `${each.title}, ${minutes(each.duration_s)}`).join(". ");
  return made("li", "", { among: [made("strong", day(on)), made("br"), told] });
}

function thing({ path, json }) {
  const entry = json?.entry ?? json;
  const kind = KINDS[entry?.kind] ?? PATHS[path] ?? "Something";
  return entry?.at ? `${kind}, ${day(entry.at.slice(0, 10))} at ${entry.at.slice(11, 16)}` : kind;
}

function refusal(each) {
  const away = made("button", "Throw it away", { of: { type: "button" } });
  away.addEventListener("click", () => throwAway(each.nth));
  const why = each.refused.answer?.detail ?? `the server said ${each.refused.status}`;
  return made("li", `${thing(each)}: ${why} `, { among: [away] });
}

async function show() {
  const { sessions, then } = await stored(), all = await things().catch(() => []);
  const waiting = all.filter((each) => !each.refused), refused = all.filter((each) => each.refused);
  const { left, later, stopped, stops } = playable(sessions, all, then);
  const rules = sessions[0]?.package.kit.stop_rules ?? {};
  at("stop").hidden = !stopped;
  at("stop-words").replaceChildren(...stops.filter((rule) => rules[rule]).map((rule) => made("p", rules[rule].do)));
  at("now").hidden = !left.length;
  at("none").hidden = stopped || left.length > 0;
  at("sessions").replaceChildren(...left.map(card));
  at("later").hidden = !later.length;
  const days = [...new Set(later.map((each) => each.on))];
  at("days").replaceChildren(...days.map((on) => dayLine(on, later.filter((each) => each.on === on))));
  at("kept").hidden = !waiting.length;
  at("things").replaceChildren(...waiting.map((each) => made("li", thing(each))));
  at("refused").hidden = !refused.length;
  at("refusals").replaceChildren(...refused.map(refusal));
}

// Asked for by its own address it is no stand-in for another page.
if (location.pathname === "/offline") at("how").textContent = "On this device";
at("send").addEventListener("click", () => send().then(show, show));
watch(show);
