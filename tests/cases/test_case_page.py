"""The page of stories for reviewers says what the software says now."""

from case_page import PAGE, page


def test_the_page_of_stories_is_up_to_date() -> None:
    written = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""

    assert written == page(), "docs/cases.md is older than the cases, the knowledge or the engine; run: make docs"
