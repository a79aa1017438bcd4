// What the conditions and acts named in player.json mean, as coach/player_acts.py says. Each gets player, event and kit;
// an act gives the player after it and what to do outside.
import { intoHoldS } from "./cues.js";
import { easier, harder, keptBouts, leaveOut, resumeAt } from "./easier.js";

export const CONDITIONS = {
  pain_too_high(player, event, kit) {
    if (event.pain === null) return false;
    if (event.pain >= kit.numbers["pain-stop-0-10"]) return true;
    // Pain before that was never told counts as 0: unknown must not make the rule laxer.
    const rise = event.pain - (player.pain_before ?? 0);
    return event.kind !== "start" && rise >= kit.numbers["pain-rise-stop"];
  },
  no_pain: (player) => player.hurts.at(-1).pain === 0,
  time_left: (player) => player.left_s > 1,
  last_step: (player) => player.script.steps[player.at + 1].kind === "done",
  nothing_easier: (player, event, kit) => nothingEasier(player, kit),
  nothing_else: (player, event, kit) => nothingEasier(player, kit) && without(player, kit) === null,
  pain_told: (player) => player.pain_told || player.hurt_today.includes(here(player).exercise),
  nothing_to_take_back: (player, event, kit) => harder(player.script, player.at, kit) === player.script,
  no_skill: (player, event, kit) => kit.exercises[here(player).exercise].kind !== "skill",
  drill_over: (player, event, kit) => restartsUsed(player, kit) && without(player, kit) === null,
  restarts_used: (player, event, kit) => restartsUsed(player, kit),
  not_started: (player) => !player.begun,
  session_over: (player) => player.closed,
};

export const ACTS = {
  count_down(player, event, kit) {
    const now = { ...player, left_s: player.left_s - 1, elapsed_s: player.elapsed_s + 1 };
    const step = here(now);
    const into = step.seconds - now.left_s;
    const last = kit.timing.beeps_at_s;
    const beeps = last.includes(now.left_s) && step.seconds > Math.max(...last) ? [beep("count")] : [];
    return [now, [...beeps, ...cuesAt(step, into)]];
  },
  announce(player) {
    const step = here(player);
    const kind = { work: "go", switch_sides: "switch" }[step.kind];
    return [player, [...(kind ? [beep(kind)] : []), say(step.cue), ...cuesAt(step, 0)]];
  },
  to_next: (player) => [to(player, player.at + 1), here(player).kind === "work" ? [beep("end")] : []],
  to_back(player, event, kit) {
    if (here(player).seconds - player.left_s >= kit.timing.back_restarts_after_s) return [to(player, player.at), []];
    let before = player.at - 1;
    while (before >= 0 && player.script.steps[before].kind !== "work") before -= 1;
    return [to(player, Math.max(before, 0)), []];
  },
  keep_done(player) {
    const step = here(player);
    if (step.kind !== "work") return [player, []];
    const bout = boutOf(player);
    const now = {
      item: bout.item, exercise: bout.exercise, level: bout.level, round: bout.round, set: bout.set, side: step.side,
      eased: bout.eased, amount: amountOf(bout.dose, step.seconds - player.left_s),
    };
    return [{ ...player, done: [...player.done.filter((one) => !sameSet(one, now)), now] }, []];
  },
  keep_skipped(player) {
    const { item } = boutOf(player);
    if (here(player).kind !== "work" || player.skipped.includes(item)) return [player, []];
    return [{ ...player, skipped: [...player.skipped, item] }, []];
  },
  make_easier: (player, event, kit) => [changed(player, eased(player, kit)), [say(kit.words.EASIER)]],
  take_back_easier(player, event, kit) {
    return [changed(player, harder(player.script, player.at, kit)), [say(kit.words.HARDER)]];
  },
  say_as_advised: saying("AS_ADVISED"),
  say_stays: saying("STAYS"),
  say_easiest: saying("ALREADY_EASIEST"),
  leave_out(player, event, kit) {
    const { item } = boutOf(player);
    const skipped = player.skipped.includes(item) ? player.skipped : [...player.skipped, item];
    const rest = without(player, kit) ?? player.script;
    return [changed({ ...player, skipped }, rest), [say(kit.words.LEFT_OUT)]];
  },
  keep_pain_before: (player, event) => [{ ...player, pain_before: event.pain, begun: true }, []],
  keep_place: (player, event) => [{ ...player, place: event.place }, []],
  keep_hurt(player, event) {
    const item = player.begun && !player.closed ? (lastWorked(player) ?? boutOf(player)).item : null;
    const now = { item, pain: event.pain ?? 0, place: player.place ?? null, kind: null };
    return [{ ...player, hurts: [...player.hurts, now], pain_told: player.pain_told || now.pain > 0 }, []];
  },
  take_back_hurt: (player) => [{ ...player, hurts: player.hurts.slice(0, -1) }, []],
  keep_kind(player, event) {
    const told = { ...player.hurts.at(-1), kind: event.pain_kind };
    return [{ ...player, hurts: [...player.hurts.slice(0, -1), told] }, []];
  },
  keep_restarted: (player) => [{ ...player, restarts: [...player.restarts, boutOf(player).item] }, []],
  to_first_stage(player) {
    const now = boutOf(player);
    const first = player.script.bouts.findIndex((bout) => bout.exercise === now.exercise && bout.round === now.round);
    return [to(player, resumeAt(player.script, first)), []];
  },
  keep_two_more(player, event, kit) {
    const reps = kit.numbers["two-for-two-extra-reps"];
    return [{ ...player, more: event.items.map((item) => ({ item, reps })) }, []];
  },
  keep_load(player, event) {
    const others = player.loads.filter((load) => !event.items.includes(load.item));
    const told = event.items.map((item) => ({ item, load_g: event.load_g ?? 0 }));
    return [{ ...player, loads: [...others, ...told] }, []];
  },
  keep_after: (player, event) => [{ ...player, effort: event.effort, pain_after: event.pain }, []],
  stop_for_pain: (player, event, kit) => stop(player, kit.pain_rule, kit),
  stop_for_symptom: (player, event, kit) => stop(player, event.rule || kit.pain_rule, kit),
  ask_where: saying("WHERE"),
  ask_how_much: saying("HOW_MUCH"),
  ask_what_kind: saying("WHAT_KIND"),
  say_again: saying("AGAIN"),
  say_paused: saying("PAUSED"),
  say_go_on: saying("GO_ON"),
  close: (player, event, kit) => [{ ...player, closed: true }, [say(kit.words.SESSION_OVER)]],
};

// Of several stop rules the one whose words are shown; the one told first where they are equal.
export function gravest(rules, kit) {
  return rules.reduce((worst, rule) => (kit.stop_rules[rule].rank > kit.stop_rules[worst].rank ? rule : worst));
}

function say(text, urgent = true) {
  return { effect: "say", text, urgent };
}

function beep(kind) {
  return { effect: "beep", kind };
}

function saying(name) {
  return (player, event, kit) => [player, [say(kit.words[name])]];
}

function cuesAt(step, second) {
  return step.cues.filter((cue) => cue.at_s === second).map((cue) => say(cue.say, false));
}

function here(player) {
  return player.script.steps[player.at];
}

function to(player, at) {
  return { ...player, at, left_s: player.script.steps[at].seconds };
}

function boutOf(player) {
  return player.script.bouts[here(player).bout];
}

// Repetitions as planned; of a single hold or of timed work, the seconds of it after `into` of the set.
function amountOf(dose, into) {
  if (dose.duration_s !== null) return Math.min(dose.duration_s, into);
  if (dose.reps === 1 && dose.hold_s !== null) {
    return Math.min(dose.hold_s, Math.max(0, into - intoHoldS(dose.rep_s ?? 0, dose.hold_s)));
  }
  return dose.reps ?? 0;
}

function sameSet(one, other) {
  return ["item", "round", "set", "side"].every((part) => one[part] === other[part]);
}

function restartsUsed(player, kit) {
  const exercises = new Map(player.script.bouts.map((bout) => [bout.item, bout.exercise]));
  const same = player.restarts.filter((item) => exercises.get(item) === here(player).exercise);
  return same.length >= kit.numbers["skill-restarts-max"];
}

// The set that pain is about: the one under way, or in a rest or look the one before it.
function lastWorked(player) {
  const worked = player.script.steps.slice(0, player.at + 1).findLast((step) => step.kind === "work");
  return worked ? player.script.bouts[worked.bout] : null;
}

// Besides the exercise of this step: after "it hurts" also the one that was done just before it.
function concerned(player) {
  const worked = lastWorked(player);
  return worked && player.state === "hurting_kind" ? [worked.exercise] : [];
}

function eased(player, kit) {
  return easier(player.script, player.at, kit, concerned(player));
}

function nothingEasier(player, kit) {
  return eased(player, kit) === player.script;
}

function without(player, kit) {
  return leaveOut(player.script, player.at, kit, concerned(player));
}

// Go on in a changed script: a rest runs on, anything else begins again with a look at what comes now.
function changed(player, script) {
  const now = { ...player, script };
  if (here(player).kind === "rest") return now;
  return to(now, resumeAt(script, keptBouts(player.script, player.at)));
}

function stop(player, rule, kit) {
  const symptoms = player.symptoms.includes(rule) ? player.symptoms : [...player.symptoms, rule];
  const worst = gravest(symptoms, kit);
  const facts = [...new Set(symptoms.flatMap((each) => kit.stop_rules[each].ask_again))];
  return [{ ...player, symptoms, stopped_by: worst, closed: true }, [{ effect: "rescreen", rule: worst, facts }]];
}
