// The gallery narrows while the runner types and chooses; the address keeps the wishes.
import "./figure_missing.js";
import { hideEmptyGroups, hitsOf, smallWords } from "./words.js";

const form = document.querySelector("[data-find-form]");
const said = document.querySelector("[data-find-said]");
const items = [...document.querySelectorAll("[data-find]")];
const texts = items.map((item) => item.dataset.find);
const selects = [...form.querySelectorAll("select")];

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
  const wishes = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  document.querySelector("[data-show-all]").hidden = !wishes.size;
  history.replaceState(null, "", wishes.size ? `?${wishes}` : location.pathname);
}

form.querySelector("button").hidden = true;
form.addEventListener("input", narrow);
form.addEventListener("submit", (event) => { event.preventDefault(); narrow(); });
narrow();
