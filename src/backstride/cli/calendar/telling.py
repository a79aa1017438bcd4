"""``busy``, ``away``, ``ill`` and ``rest``: days that are not as usual. The week is planned anew around them."""

from datetime import date, timedelta
from typing import Annotated

import typer

from backstride.app.advise import Advice
from backstride.app.knowledge_cache import knowledge as load_knowledge
from backstride.app.new_entry import today as today_here
from backstride.app.replan import replan
from backstride.cli.changed import tell_change
from backstride.cli.days import day_ahead, refused, weekday_ahead
from backstride.cli.unknown_id import found
from backstride.journal.entry import CalendarEvent
from backstride.shown.event_words import what, when
from backstride.shown.plain import plain

_NONE = "none"
_MOST_MIN = 240
_LONGEST_DAYS = 366

Json = Annotated[bool, typer.Option("--json", help="Print plain data.")]
Weekly = Annotated[bool, typer.Option("--every-week", help="On this weekday of every week from then on.")]


def busy(
    ctx: typer.Context,
    day: Annotated[str, typer.Argument(metavar="DAY", help="today, tomorrow, a weekday (the next one), or a date.")],
    minutes: Annotated[str, typer.Argument(metavar="MINUTES", help="Minutes for your back on that day, 0 to 240.")],
    every_week: Weekly = False,
    as_json: Json = False,
) -> None:
    """Say how many minutes you have on a day; what does not fit any more moves."""
    on = day_ahead("DAY", day, today_here())
    text = minutes.strip()
    if not (text.isascii() and text.isdigit() and len(text) < 5 and int(text) <= _MOST_MIN):
        raise refused(f"MINUTES: {minutes!r} is not allowed; a whole number from 0 to {_MOST_MIN}")
    tell_event(ctx, CalendarEvent(what="busy", first=on, last=on, minutes=int(text), weekly=every_week), as_json)


def away(
    ctx: typer.Context,
    first: Annotated[str, typer.Argument(metavar="FIRST", help="The first day away, told like a DAY.")],
    last: Annotated[
        str | None, typer.Argument(metavar="LAST", help="The last day away; the same when left out.")
    ] = None,
    equipment: Annotated[
        str, typer.Option(metavar="IDS", help="What you have there, such as band,ball; none when left out.")
    ] = _NONE,
    as_json: Json = False,
) -> None:
    """Say when you are away from home, and what equipment you have there."""
    begin, end = _span(first, last, today_here())
    known = (*load_knowledge().equipment, _NONE)
    some = [found("equipment", each.strip(), known) for each in equipment.split(",") if each.strip()]
    at_hand = tuple(dict.fromkeys(each for each in some if each != _NONE))
    tell_event(ctx, CalendarEvent(what="travel", first=begin, last=end, equipment=at_hand), as_json)


def ill(
    ctx: typer.Context,
    first: Annotated[str, typer.Argument(metavar="FIRST", help="The first day, told like a DAY.")] = "today",
    last: Annotated[str | None, typer.Argument(metavar="LAST", help="The last day; the same when left out.")] = None,
    as_json: Json = False,
) -> None:
    """Say that you are ill: training rests on these days. With a fever, tell that too: backstride tell fever=yes"""
    begin, end = _span(first, last, today_here())
    tell_event(ctx, CalendarEvent(what="ill", first=begin, last=end), as_json)


def rest(
    ctx: typer.Context,
    day: Annotated[str, typer.Argument(metavar="DAY", help="today, tomorrow, a weekday (the next one), or a date.")],
    every_week: Weekly = False,
    as_json: Json = False,
) -> None:
    """Keep a day free of strength work."""
    on = day_ahead("DAY", day, today_here())
    tell_event(ctx, CalendarEvent(what="rest", first=on, last=on, weekly=every_week), as_json)


def tell_event(ctx: typer.Context, event: CalendarEvent, as_json: bool) -> Advice:
    """Record an event, plan anew and say what moved; the new advice."""
    knowledge = load_knowledge()
    done = replan(ctx.obj.data, [event], knowledge, today_here())
    kept = f"Kept: {when(event)}: {what(event, knowledge)}."
    tell_change(kept, done, {"event": plain(event)}, as_json or ctx.obj.json)
    return done.after


def _span(first: str, last: str | None, today: date) -> tuple[date, date]:
    """Both days; a weekday as LAST is the next one after FIRST."""
    begin = day_ahead("FIRST", first, today)
    if last is None:
        return begin, begin
    end = weekday_ahead(last.strip().casefold(), begin) or day_ahead("LAST", last, today)
    if end < begin:
        raise refused(f"LAST: {end} is before FIRST, {begin}")
    if end - begin > timedelta(days=_LONGEST_DAYS):
        raise refused(f"LAST: {end} is more than a year after FIRST, {begin}")
    return begin, end
