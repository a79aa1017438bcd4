"""Where holds start: 40 to 50 percent of the best valid hold in the self-test."""

from backstride.advice.facts import Facts
from backstride.knowledge.model import Knowledge

HOLD_TESTS: dict[str, tuple[str, ...]] = {
    "plank": ("front_plank_s",),
    "side-plank": ("side_plank_left_s", "side_plank_right_s"),
}
"""Exercise id -> the measurements that say where its hold starts; the weaker side counts."""


def test_start_s(exercise: str, facts: Facts, day: int) -> int | None:
    """The start that the last self-test up to a day (an ordinal) gives; None without one."""
    measures = HOLD_TESTS.get(exercise, ())
    held: dict[str, int] = {}
    for test in facts.runner.self_tests:
        if test.on.toordinal() <= day:
            results = test.what.results
            held |= {m: value for m in measures if isinstance(value := results.get(m), int)}
    if not measures or len(held) < len(measures):
        return None
    return share_of(min(held.values()), facts.knowledge)


def share_of(test_hold_s: int, knowledge: Knowledge) -> int:
    """40 to 50 percent of a hold: the largest whole step within, else 40 percent rounded down."""
    step = knowledge.number("hold-step-s")
    least = test_hold_s * knowledge.number("hold-start-min-pct") // 100
    most = test_hold_s * knowledge.number("hold-start-max-pct") // 100
    stepped = most - most % step
    return max(1, stepped if stepped >= least else least)
