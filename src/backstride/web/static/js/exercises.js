// The gallery narrows while the runner types and chooses; the address keeps the wishes.
import "./figure_missing.js";
import { hideEmptyGroups, hitsOf, smallWords } from "./words.js";

const form = document.querySelector("[data-find-form]");
const said = document.querySelector("[data-find-said]");
const items = [...document.querySelectorAll("[data-find]")];
const texts = items.map((item) => item.dataset.find);
const selects = [...form.querySelectorAll("select")];
const wishes = document.querySelector("[data-wishes]");

const wordsOf = (field) => (field === form.q ? `“${field.value}”` : field.selectedOptions[0].textContent);

// A chip for each wish; a click takes it away.
function chipOf(field, asked) {
  const rest = new URLSearchParams(asked);
  rest.delete(field.name);
  const link = document.createElement("a"), before = document.createElement("span"), chip = document.createElement("li");
  before.className = "visually-hidden";
  before.textContent = "Take away: ";
  link.className = "chip";
  link.href = rest.size ? `?${rest}` : location.pathname;
  link.dataset.wish = field.name;
  link.append(before, wordsOf(field));
  chip.append(link);
  return chip;
}

function showWishes(asked) {
  const made = [form.q, ...selects].filter((field) => field.value).map((field) => chipOf(field, asked));
  wishes.replaceChildren(...made);
  wishes.hidden = !made.length;
}

function narrow() {
  const { words, hits } = hitsOf(form.q.value, texts, smallWords(form));
  const most = Math.max(0, ...hits);
  items.forEach((item, nth) => {
    const fits = selects.every((each) => !each.value || item.dataset[each.name].split(" ").includes(each.value));
    item.hidden = !fits || (words.length > 0 && (most === 0 || hits[nth] < most));
  });
  hideEmptyGroups();
  const found = items.filter((item) => !item.hidden).length;
  const many = `${found || "No"} exercise${found === 1 ? "" : "s"}`;
  said.textContent = found ? many : `${many} fit all of that. Take one wish away.`;
  const asked = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  document.querySelector("[data-show-all]").hidden = !asked.size;
  history.replaceState(null, "", asked.size ? `?${asked}` : location.pathname);
  showWishes(asked);
}

wishes.addEventListener("click", (event) => {
  const link = event.target.closest("[data-wish]");
  if (!link) return;
  event.preventDefault();
  form[link.dataset.wish].value = "";
  narrow();
  (wishes.querySelector("a") ?? form.querySelector("summary")).focus();
});
form.querySelector("button").hidden = true;
form.addEventListener("input", narrow);
form.addEventListener("submit", (event) => { event.preventDefault(); narrow(); });
narrow();
