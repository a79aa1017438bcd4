"""Every level of an exercise has a figure."""

from small_knowledge import a, knowledge, level

from backstride.knowledge.lint import figures

STANDING = {"from": "standing", "poses": [{"name": "tall"}]}


def test_a_level_without_a_figure_and_one_like_it_are_told() -> None:
    found = knowledge(a("exercises", "squat", levels=[level(), level(name="Other", figure={"like": 1})]))

    assert [str(problem) for problem in figures.check(found)] == [
        "exercises/squat.yaml: levels.0: has no figure; see docs/figures.md [figures]",
        "exercises/squat.yaml: levels.1.figure: is like level 1, which is no earlier level with a figure [figures]",
    ]


def test_a_level_with_a_figure_and_one_like_it_are_fine() -> None:
    levels = [level(figure=STANDING), level(name="Other", figure={"like": 1})]

    assert list(figures.check(knowledge(a("exercises", "squat", levels=levels)))) == []


def test_a_self_test_that_is_offered_without_a_figure_is_told() -> None:
    offered = a("self_tests", "balance", figure=None)
    never = a("self_tests", "hop", offered=False, not_offered_because="It may hurt.")

    assert [str(problem) for problem in figures.check(knowledge(offered, never))] == [
        "self_tests/balance.yaml: has no figure; see docs/figures.md [figures]"
    ]
