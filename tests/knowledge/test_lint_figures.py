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
