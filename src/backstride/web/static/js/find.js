// Search while typing, on a page that is a list of things to read.
import { hideEmptyGroups, hitsOf, smallWords } from "./words.js";

const form = document.querySelector("[data-find-form]");
const field = form.querySelector("input[type=search]");
const said = document.querySelector("[data-find-said]");
const items = [...document.querySelectorAll("[data-find]")];
const texts = items.map((item) => item.dataset.find);

function search() {
  const { words, hits } = hitsOf(field.value, texts, smallWords(form));
  const most = Math.max(0, ...hits);
  items.forEach((item, nth) => { item.hidden = most > 0 && hits[nth] < most; });
  hideEmptyGroups();
  const found = items.filter((item) => !item.hidden).length;
  if (!words.length) said.textContent = "";
  else if (!most) said.textContent = said.dataset.none;
  else said.textContent = found === 1 ? said.dataset.one : said.dataset.many.replace("{n}", found);
}

form.querySelector("button").hidden = true;
field.addEventListener("input", search);
form.addEventListener("submit", (event) => { event.preventDefault(); search(); });
search();
