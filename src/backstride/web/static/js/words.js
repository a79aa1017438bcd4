// Finding by words, in the same way as shown/find_text.py: what has the most of the words that were typed.
export function hitsOf(typed, texts, small) {
  const words = typed.toLowerCase().split(/[^\p{L}\p{N}_]+/u).filter((word) => word && !small.has(word));
  return { words, hits: texts.map((text) => words.filter((word) => text.includes(` ${word}`)).length) };
}

export const smallWords = (form) => new Set(form.dataset.smallWords.split(" "));

export function hideEmptyGroups() {
  for (const group of document.querySelectorAll("[data-find-group]")) {
    group.hidden = !group.querySelector("[data-find]:not([hidden])");
  }
}
