// The questions work without this. It adds: number keys, Enter to go on, tapping the body, where the runner lives as
// the time zone says, and a guard against a second tap that was meant for the screen before.
import { regionHere } from "./where.js";

const form = document.querySelector("[data-questions]");
const GUARD_MS = 300;
const TEN_MS = 800;

const shown = performance.now();
const tooSoon = () => performance.now() - shown < GUARD_MS;

form.addEventListener("click", (event) => {
  if (event.detail > 0 && tooSoon() && event.target.closest("button")) event.preventDefault();
}, true);

let sent = false;
form.addEventListener("submit", (event) => {
  if (sent) event.preventDefault();
  sent = true;
});
addEventListener("pageshow", () => { sent = false; });

// one sign is there, or it is not clear: not both
form.addEventListener("change", (event) => {
  const sign = event.target.closest(".q-sign");
  if (!sign || !event.target.checked) return;
  for (const other of sign.querySelectorAll("input")) if (other !== event.target) other.checked = false;
});

for (const place of document.querySelectorAll("[data-place]")) {
  place.addEventListener("click", () => document.getElementById(`o-${place.dataset.place}`).click());
}

// shown, so that it is seen and can be changed; without a guess it is asked later
const where = form.querySelector("[data-where]");
const region = where && regionHere();
if (region) {
  where.hidden = false;
  where.querySelector("select").disabled = false;
  where.querySelector("select").value = region;
}

// on a phone the picture comes first, and the list shows what was picked on it
const list = form.querySelector("[data-list]");
list?.addEventListener("click", () => {
  list.setAttribute("aria-expanded", "true");
  const places = document.getElementById("places");
  places.classList.add("all");
  places.querySelector("input").focus();
});

let typed = "", typedAt = 0;
const scalePoint = (key) => {
  const now = performance.now();
  const both = now - typedAt < TEN_MS ? typed + key : key;
  typed = form.querySelector(`[data-number="${both}"]`) ? both : key;
  typedAt = now;
  return form.querySelector(`[data-number="${typed}"]`);
};

const isTyping = (target) => target.matches("textarea, input:not([type=checkbox]):not([type=radio])");

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (/^[0-9]$/.test(event.key) && !isTyping(event.target)) choose(event);
  if (event.key === "Enter") goOn(event);
});

function choose(event) {
  const wanted = form.querySelector(".q-scale") ? scalePoint(event.key) : form.querySelector(`[data-key="${event.key}"]`);
  if (!wanted) return;
  event.preventDefault();
  const box = wanted.querySelector("input");
  if (box) box.click();
  (box ?? wanted).focus();
}

function goOn(event) {
  if (event.target.closest("button, a, summary, select, textarea")) return;
  const button = [...form.querySelectorAll("[data-go], [data-keep]")].find((each) => each.offsetParent !== null);
  if (!button) return;
  event.preventDefault();
  button.click();
}
