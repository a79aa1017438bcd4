// What the coach says. The sentences come with the session (`kit.words`, written down once, in coach/words.py);
// here is only how their parts are put together, as in that file.

export function rep(number, last, words) {
  return last ? `${number}, ${words.LAST_ONE}` : String(number);
}

export function side(which) {
  return which ? `${which} side` : "";
}

export function look(name, sides, dose, start) {
  const each = sides.length > 1 ? " on each side" : sides[0] ? `, ${side(sides[0])}` : "";
  return `${name}. ${capital(dose)}${each}. ${start}`;
}

export function switchTo(which) {
  return `Switch sides. Now the ${side(which)}.`;
}

export function restBefore(name) {
  return `Rest. Next: ${name}.`;
}

export function restThen(what, number, of) {
  return `Rest. Then ${what} ${number} of ${of}.`;
}

// 45 s, 2 min, 2 min 30 s
export function length(seconds) {
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  if (!minutes) return `${rest} s`;
  return rest ? `${minutes} min ${rest} s` : `${minutes} min`;
}

// How much one set is: 8 times, hold 8 s; 10 times; 45 s.
export function amount(reps, holdS, seconds) {
  if (reps === null) return length(seconds);
  if (reps === 1) return holdS ? `hold ${length(holdS)}` : "once";
  return holdS ? `${reps} times, hold ${length(holdS)}` : `${reps} times`;
}

export function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
