"""Every runner story in ``cases/`` goes through the whole walk and gives what its ``expect`` says.

A case that fails here is a question for a clinician before it is a bug: see ``cases/README.md``.
"""

import pytest
from case_expect import differences
from case_files import all_cases, by_id, walk


@pytest.mark.parametrize("case_id", [case.id for case in all_cases()])
def test_the_advice_is_what_the_case_expects(case_id: str) -> None:
    case = by_id(case_id)

    different = differences(case.story.expect, walk(case_id))

    assert not different, "\n".join([f"{case.id} ({case.story.name})", *different])


@pytest.mark.parametrize("case_id", [case.id for case in all_cases() if case.story.expect.open])
def test_an_open_question_is_still_open(case_id: str) -> None:
    question = by_id(case_id).story.expect.open
    assert question is not None

    answered = not differences(question, walk(case_id))

    assert not answered, f"{case_id}: the advice is now as wished; move what is under 'open' into 'expect'"
