// Keys of the keyboard. They do what they do in the terminal; a focused button or field keeps its own.
export const DOING = {
  " ": "pause", ArrowLeft: "back", ArrowRight: "skip", Enter: "done", b: "back", n: "skip", e: "easier", u: "harder", l: "lost", h: "hurts",
};

// does: { event(kind), askStop(), screen() } where the screen, if one asks, has digit, enter, escape.
export function listenToKeys(does) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || document.querySelector("dialog[open]")) return;
    const screen = does.screen();
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const handled = screen ? asking(screen, key, event.target, does) : doing(key, event.target, does);
    if (handled) event.preventDefault();
  });
}

function doing(key, target, does) {
  if (key === "Escape") {
    does.askStop();
    return true;
  }
  const pressing = (key === " " || key === "Enter") && target.closest("button, a, input");
  if (!DOING[key] || pressing) return false;
  does.event(DOING[key]);
  return true;
}

function asking(screen, key, target, does) {
  if (target.closest("input:not([type=radio]):not([type=checkbox]), textarea") && key !== "Enter") return false;
  if (/^\d$/.test(key) && screen.digit) {
    screen.digit(key);
    return true;
  }
  if (key === "Enter" && screen.enter && !target.closest("button, a")) {
    screen.enter();
    return true;
  }
  if (screen.back && (key === "b" || key === "ArrowLeft" || key === "Backspace")) {
    screen.back();
    return true;
  }
  if (key === "Escape" && screen.escape) {
    screen.escape();
    return true;
  }
  if (key === "h" && screen.hurts) {
    does.event("hurts");
    return true;
  }
  return false;
}
