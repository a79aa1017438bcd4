"""What the conditions and acts named in ``player.json`` mean. Each is a pure function of player, event, knowledge."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Literal

from backstride.knowledge.model import Dose, Knowledge

from . import words
from .cues import into_hold_s
from .easier import easier, harder, kept_bouts, leave_out, resume_at
from .effects import Beep, Effect, Rescreen, Say
from .player_state import Event, Hurt, LoadUsed, MoreReps, Player, SideDone
from .script import Bout, Script
from .stop_words import PAIN_RULE, gravest

BACK_RESTARTS_AFTER_S = 3
BEEPS_AT_S = (1, 2, 3)

_BEEPS: Mapping[str, tuple[Literal["go", "switch"], ...]] = {"work": ("go",), "switch_sides": ("switch",)}

Condition = Callable[[Player, Event, Knowledge], bool]
Done = tuple[Player, tuple[Effect, ...]]
Act = Callable[[Player, Event, Knowledge], Done]


def _pain_too_high(player: Player, event: Event, knowledge: Knowledge) -> bool:
    if event.pain is None:
        return False
    if event.pain >= knowledge.number("pain-stop-0-10"):
        return True
    # Pain before that was never told counts as 0: unknown must not make the rule laxer.
    rise = event.pain - (player.pain_before or 0)
    return event.kind != "start" and rise >= knowledge.number("pain-rise-stop")


def _last_step(player: Player, event: Event, knowledge: Knowledge) -> bool:
    return player.script.steps[player.at + 1].kind == "done"


def _nothing_easier(player: Player, event: Event, knowledge: Knowledge) -> bool:
    return _eased(player, knowledge) == player.script


def _nothing_else(player: Player, event: Event, knowledge: Knowledge) -> bool:
    return _nothing_easier(player, event, knowledge) and _without(player, knowledge) is None


def _no_skill(player: Player, event: Event, knowledge: Knowledge) -> bool:
    return knowledge.exercises[player.step.exercise].kind != "skill"


def _restarts_used(player: Player, event: Event, knowledge: Knowledge) -> bool:
    exercises = {bout.item: bout.exercise for bout in player.script.bouts}
    same = [item for item in player.restarts if exercises.get(item) == player.step.exercise]
    return len(same) >= knowledge.number("skill-restarts-max")


def _drill_over(player: Player, event: Event, knowledge: Knowledge) -> bool:
    return _restarts_used(player, event, knowledge) and _without(player, knowledge) is None


CONDITIONS: Mapping[str, Condition] = {
    "pain_too_high": _pain_too_high,
    "no_pain": lambda player, event, knowledge: player.hurts[-1].pain == 0,
    "time_left": lambda player, event, knowledge: player.left_s > 1,
    "last_step": _last_step,
    "nothing_easier": _nothing_easier,
    "nothing_else": _nothing_else,
    "pain_told": lambda player, event, knowledge: player.pain_told or player.step.exercise in player.hurt_today,
    "nothing_to_take_back": lambda player, event, knowledge: _harder(player, knowledge) == player.script,
    "no_skill": _no_skill,
    "drill_over": _drill_over,
    "restarts_used": _restarts_used,
    "not_started": lambda player, event, knowledge: not player.begun,
    "session_over": lambda player, event, knowledge: player.closed,
}


def _count_down(player: Player, event: Event, knowledge: Knowledge) -> Done:
    player = replace(player, left_s=player.left_s - 1, elapsed_s=player.elapsed_s + 1)
    effects: list[Effect] = []
    if player.left_s in BEEPS_AT_S and player.step.seconds > max(BEEPS_AT_S):
        effects.append(Beep("count"))
    effects += [Say(cue.say, urgent=False) for cue in player.step.cues if cue.at_s == player.into_s]
    return player, tuple(effects)


def _announce(player: Player, event: Event, knowledge: Knowledge) -> Done:
    work: tuple[Effect, ...] = tuple(Beep(kind) for kind in _BEEPS.get(player.step.kind, ()))
    first = tuple(Say(cue.say, urgent=False) for cue in player.step.cues if cue.at_s == 0)
    return player, (*work, Say(player.step.cue), *first)


def _to_next(player: Player, event: Event, knowledge: Knowledge) -> Done:
    return _to(player, player.at + 1), (Beep("end"),) if player.step.kind == "work" else ()


def _to_back(player: Player, event: Event, knowledge: Knowledge) -> Done:
    if player.into_s >= BACK_RESTARTS_AFTER_S:
        return _to(player, player.at), ()
    before = [nth for nth in range(player.at) if player.script.steps[nth].kind == "work"]
    return _to(player, before[-1] if before else 0), ()


def _keep_done(player: Player, event: Event, knowledge: Knowledge) -> Done:
    if player.step.kind != "work":
        return player, ()
    bout = _bout(player)
    much = _amount(bout.dose, player.into_s)
    now = SideDone(bout.item, bout.exercise, bout.level, bout.round, bout.set, player.step.side, bout.eased, much)
    others = tuple(one for one in player.done if _same_set(one) != _same_set(now))
    return replace(player, done=(*others, now)), ()


def _keep_skipped(player: Player, event: Event, knowledge: Knowledge) -> Done:
    if player.step.kind != "work" or _bout(player).item in player.skipped:
        return player, ()
    return replace(player, skipped=(*player.skipped, _bout(player).item)), ()


def _keep_restarted(player: Player, event: Event, knowledge: Knowledge) -> Done:
    return replace(player, restarts=(*player.restarts, _bout(player).item)), ()


def _to_first_stage(player: Player, event: Event, knowledge: Knowledge) -> Done:
    here = _bout(player)
    first = next(
        nth
        for nth, bout in enumerate(player.script.bouts)
        if (bout.exercise, bout.round) == (here.exercise, here.round)
    )
    return _to(player, resume_at(player.script, first)), ()


def _keep_two_more(player: Player, event: Event, knowledge: Knowledge) -> Done:
    extra = knowledge.number("two-for-two-extra-reps")
    return replace(player, more=tuple(MoreReps(item, extra) for item in event.items)), ()


def _keep_load(player: Player, event: Event, knowledge: Knowledge) -> Done:
    others = tuple(load for load in player.loads if load.item not in event.items)
    return replace(player, loads=(*others, *(LoadUsed(item, event.load_g or 0) for item in event.items))), ()


def _make_easier(player: Player, event: Event, knowledge: Knowledge) -> Done:
    return _changed(player, _eased(player, knowledge)), (Say(words.EASIER),)


def _take_back_easier(player: Player, event: Event, knowledge: Knowledge) -> Done:
    return _changed(player, _harder(player, knowledge)), (Say(words.HARDER),)


def _leave_out(player: Player, event: Event, knowledge: Knowledge) -> Done:
    item = _bout(player).item
    skipped = player.skipped if item in player.skipped else (*player.skipped, item)
    rest = _without(player, knowledge) or player.script
    return _changed(replace(player, skipped=skipped), rest), (Say(words.LEFT_OUT),)


def _keep_pain_before(player: Player, event: Event, knowledge: Knowledge) -> Done:
    return replace(player, pain_before=event.pain, begun=True), ()


def _keep_place(player: Player, event: Event, knowledge: Knowledge) -> Done:
    return replace(player, place=event.place), ()


def _keep_hurt(player: Player, event: Event, knowledge: Knowledge) -> Done:
    item = _hurting_item(player) if player.begun and not player.closed else None
    told, pain = Hurt(item, event.pain or 0, player.place), player.pain_told or bool(event.pain)
    return replace(player, hurts=(*player.hurts, told), pain_told=pain), ()


def _take_back_hurt(player: Player, event: Event, knowledge: Knowledge) -> Done:
    return replace(player, hurts=player.hurts[:-1]), ()


def _keep_kind(player: Player, event: Event, knowledge: Knowledge) -> Done:
    told = replace(player.hurts[-1], kind=event.pain_kind)
    return replace(player, hurts=(*player.hurts[:-1], told)), ()


def _keep_after(player: Player, event: Event, knowledge: Knowledge) -> Done:
    return replace(player, effort=event.effort, pain_after=event.pain), ()


def _stop_for_pain(player: Player, event: Event, knowledge: Knowledge) -> Done:
    return _stop(player, PAIN_RULE, knowledge)


def _stop_for_symptom(player: Player, event: Event, knowledge: Knowledge) -> Done:
    return _stop(player, event.rule or PAIN_RULE, knowledge)


def _saying(text: str) -> Act:
    return lambda player, event, knowledge: (player, (Say(text),))


ACTS: Mapping[str, Act] = {
    "count_down": _count_down,
    "announce": _announce,
    "to_next": _to_next,
    "to_back": _to_back,
    "keep_done": _keep_done,
    "keep_skipped": _keep_skipped,
    "make_easier": _make_easier,
    "take_back_easier": _take_back_easier,
    "say_as_advised": _saying(words.AS_ADVISED),
    "say_stays": _saying(words.STAYS),
    "say_easiest": _saying(words.ALREADY_EASIEST),
    "leave_out": _leave_out,
    "keep_pain_before": _keep_pain_before,
    "keep_place": _keep_place,
    "keep_hurt": _keep_hurt,
    "take_back_hurt": _take_back_hurt,
    "keep_kind": _keep_kind,
    "keep_restarted": _keep_restarted,
    "to_first_stage": _to_first_stage,
    "keep_two_more": _keep_two_more,
    "keep_load": _keep_load,
    "keep_after": _keep_after,
    "stop_for_pain": _stop_for_pain,
    "stop_for_symptom": _stop_for_symptom,
    "ask_where": _saying(words.WHERE),
    "ask_how_much": _saying(words.HOW_MUCH),
    "ask_what_kind": _saying(words.WHAT_KIND),
    "say_again": _saying(words.AGAIN),
    "say_paused": _saying(words.PAUSED),
    "say_go_on": _saying(words.GO_ON),
    "close": lambda player, event, knowledge: (replace(player, closed=True), (Say(words.SESSION_OVER),)),
}


def _to(player: Player, step: int) -> Player:
    return replace(player, at=step, left_s=player.script.steps[step].seconds)


def _bout(player: Player) -> Bout:
    return player.script.bouts[player.step.bout]


def _amount(dose: Dose, into_s: int) -> int:
    """Repetitions as planned; of a single hold or of timed work, the seconds of it after ``into_s`` of the set."""
    if dose.duration_s is not None:
        return min(dose.duration_s, into_s)
    if dose.reps == 1 and dose.hold_s is not None:
        return min(dose.hold_s, max(0, into_s - into_hold_s(dose.rep_s or 0, dose.hold_s)))
    return dose.reps or 0


def _same_set(one: SideDone) -> tuple[object, ...]:
    return one.item, one.round, one.set, one.side


def _last_worked(player: Player) -> Bout | None:
    """The set that pain is about: the one under way, or in a rest or look the one before it."""
    worked = [step for step in player.script.steps[: player.at + 1] if step.kind == "work"]
    return player.script.bouts[worked[-1].bout] if worked else None


def _hurting_item(player: Player) -> int:
    return (_last_worked(player) or _bout(player)).item


def _concerned(player: Player) -> frozenset[str]:
    """Besides the exercise of this step: after "it hurts" also the one that was done just before it."""
    worked = _last_worked(player)
    return frozenset({worked.exercise}) if worked and player.state == "hurting_kind" else frozenset()


def _eased(player: Player, knowledge: Knowledge) -> Script:
    return easier(player.script, player.at, knowledge, also=_concerned(player))


def _harder(player: Player, knowledge: Knowledge) -> Script:
    return harder(player.script, player.at, knowledge)


def _without(player: Player, knowledge: Knowledge) -> Script | None:
    return leave_out(player.script, player.at, knowledge, also=_concerned(player))


def _changed(player: Player, script: Script) -> Player:
    """Go on in a changed script: a rest runs on, anything else begins again with a look at what comes now."""
    changed = replace(player, script=script)
    if player.step.kind == "rest":
        return changed
    return _to(changed, resume_at(script, kept_bouts(player.script, player.at)))


def _stop(player: Player, rule: str, knowledge: Knowledge) -> Done:
    symptoms = player.symptoms if rule in player.symptoms else (*player.symptoms, rule)
    worst = gravest(symptoms, knowledge)
    stopped = replace(player, symptoms=symptoms, stopped_by=worst, closed=True)
    asked = tuple(dict.fromkeys(fact for each in symptoms for fact in knowledge.stop_rules[each].ask_again))
    return stopped, (Rescreen(worst, asked),)
