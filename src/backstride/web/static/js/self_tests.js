// A self-test works without this: all measurements on one page, typed. With it: one at a time, a stopwatch that counts
// in, a rest clock between the sides, and the end when the pain is too much. The server judges all of it again.

const form = document.querySelector(".t-form");
const steps = [...form.querySelectorAll("[data-step]")];
const endsAt = Number(form.dataset.endsAt);
const COUNT_IN_S = 3;
const BOUNCE_MS = 400;

let sound;
function beep(hertz) {
  try {
    sound ??= new AudioContext();
    const tone = sound.createOscillator(), volume = sound.createGain();
    tone.frequency.value = hertz;
    volume.gain.setValueAtTime(0.15, sound.currentTime);
    volume.gain.exponentialRampToValueAtTime(0.001, sound.currentTime + 0.18);
    tone.connect(volume).connect(sound.destination);
    tone.start();
    tone.stop(sound.currentTime + 0.2);
  } catch { /* no sound here */ }
}

/** Calls ``each(wholeSeconds)`` as they pass, from 0, until the function given back is called. */
function count(each) {
  const began = performance.now();
  let last = -1;
  const tick = () => {
    const gone = Math.floor((performance.now() - began) / 1000);
    if (gone !== last) each(last = gone);
  };
  tick();
  const timer = setInterval(tick, 50);
  return () => clearInterval(timer);
}

for (const watch of form.querySelectorAll("[data-watch]")) {
  const clock = watch.querySelector("[data-clock]"), said = watch.querySelector("[data-said]");
  const button = watch.querySelector("[data-toggle]"), most = Number(watch.dataset.most);
  const into = watch.dataset.into && document.getElementById(watch.dataset.into);
  let stop = null, running = false, pressedAt = 0, seconds = 0;
  watch.hidden = false;

  const end = () => {
    stop?.();
    stop = null;
    if (running) {
      said.textContent = `${seconds} seconds`;
      if (into) into.value = seconds;
      beep(440);
    } else clock.textContent = "0";
    running = false;
    clock.classList.remove("in");
    button.textContent = "Try again";
  };

  const start = () => {
    button.textContent = "Stop";
    clock.classList.add("in");
    stop = count((gone) => {
      if (gone < COUNT_IN_S) {
        clock.textContent = said.textContent = COUNT_IN_S - gone;
        beep(660);
        return;
      }
      stop();
      clock.classList.remove("in");
      running = true;
      said.textContent = "Go";
      beep(880);
      stop = count((now) => {
        seconds = Math.min(now, most);
        clock.textContent = seconds;
        if (seconds && seconds % 10 === 0) said.textContent = seconds;
        if (seconds >= most) end();
      });
    });
  };

  button.addEventListener("click", () => {
    if (performance.now() - pressedAt < BOUNCE_MS) return;
    pressedAt = performance.now();
    if (stop) end(); else start();
  });
}

for (const rest of form.querySelectorAll("[data-rest]")) {
  const clock = rest.querySelector("[data-rest-clock]"), button = rest.querySelector("[data-rest-go]");
  button.hidden = false;
  let stop = null;
  button.addEventListener("click", () => {
    if (stop) { stop(); rest.hidden = true; return; }
    clock.hidden = false;
    button.textContent = "I am ready";
    stop = count((gone) => {
      const left = Number(rest.dataset.rest) - gone;
      clock.textContent = Math.max(left, 0);
      if (left <= 0) { beep(880); stop(); }
    });
  });
}

// one step at a time
let at = Math.max(steps.findIndex((step) => step.querySelector(".fault:not([hidden])")), 0);
const show = () => steps.forEach((step, nth) => { step.hidden = nth !== at; });
form.querySelector("[data-send]").hidden = true;
show();

steps.forEach((step, nth) => {
  const next = step.querySelector("[data-next]"), fault = step.querySelector("[data-fault]");
  next.hidden = false;
  next.addEventListener("click", () => {
    fault.textContent = hurts(step) ? "" : missing(step);
    fault.hidden = !fault.textContent;
    if (!fault.hidden) return;
    if (hurts(step) || nth === steps.length - 1) { next.disabled = true; form.requestSubmit(); return; }
    at = nth + 1;
    show();
    steps[at].querySelector("h2").scrollIntoView({ block: "center" });
    steps[at].querySelector("[data-rest-go], [data-toggle], input")?.focus();
  });
});

function missing(step) {
  const groups = new Set([...step.querySelectorAll("input[type=radio]")].map((input) => input.name));
  const empty = [...groups].find((name) => !step.querySelector(`input[name="${name}"]:checked`));
  const number = step.querySelector(".t-value input");
  if (number && !/^\d+$/.test(number.value.trim())) return "Type a whole number, or use the clock.";
  if (empty) return empty.startsWith("pain_") ? "How strong was the pain? Pick a number." : "Please choose one.";
  return "";
}

// too much pain leaves one way: to end the test, or to pick another number if that was a slip of the finger
const hurts = (step) => [...step.querySelectorAll("[data-pain]:checked")].some((pain) => Number(pain.value) >= endsAt);
form.addEventListener("change", (event) => {
  if (!event.target.matches("[data-pain]")) return;
  const step = event.target.closest("[data-step]"), next = step.querySelector("[data-next]");
  next.dataset.words ??= next.textContent;
  next.textContent = hurts(step) ? "That is too much: end the test" : next.dataset.words;
});
form.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !event.target.matches("input")) return;
  event.preventDefault();
  event.target.closest("[data-step]").querySelector("[data-next]").click();
});
