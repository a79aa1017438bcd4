"""The session for the player, and what was done of one: what the server gives out and what it writes down."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from fastapi.testclient import TestClient
from serving import app_for, client_of, journal_of, tell

from backstride.app.new_entry import new_id, now, today
from backstride.journal.entry import AnswersEntry, PlanIssuedEntry, RetractionEntry, SessionDoneEntry
from backstride.web.which_session import DAYS_AHEAD
from runners import KNOWLEDGE, healthy

DONE = "/api/v1/session/done"


@pytest.fixture
def client(folder: Path) -> Iterator[TestClient]:
    with client_of(app_for(folder)) as made:
        yield made


def sent(package: dict[str, Any], symptoms: tuple[str, ...] = (), **body: Any) -> dict[str, Any]:
    """What the player sends, for a session that was done in part."""
    made = now()
    whole = {"session": package["session"]["kind"], "items": [], "duration_s": 90, "completed": True, **body}
    entry = {"id": str(new_id(made)), "at": made.isoformat(), "kind": "session_done", "body": whole}
    return {"entry": entry, "symptoms": list(symptoms), "issued": package["issued"]}


def kept(folder: Path) -> tuple[list[SessionDoneEntry], list[AnswersEntry]]:
    """The sessions, and the answers told after the first day."""
    entries = journal_of(folder)
    answers = [each for each in entries if isinstance(each, AnswersEntry) and each.at.date() == today()]
    return [each for each in entries if isinstance(each, SessionDoneEntry)], answers


def test_the_player_gets_script_table_rules_and_figures_in_one_answer(client: TestClient) -> None:
    told = client.get("/api/v1/session").json()

    assert told["for_date"] == today().isoformat()
    assert told["script"]["steps"][0]["kind"] == "get_ready"
    assert told["kit"]["table"]["initial"] == "waiting"
    assert set(told["kit"]["stop_rules"]) == set(KNOWLEDGE.stop_rules)
    assert all(client.get(figure).headers["content-type"] == "image/svg+xml" for figure in told["figures"])


def test_words_of_a_stop_rule_hold_the_number_to_call_where_the_runner_lives(client: TestClient) -> None:
    told = client.get("/api/v1/session").json()["kit"]["stop_rules"]["chest-or-breath"]

    assert "999" in told["do"]
    assert told["then"] == "/care"


def test_another_session_is_had_by_kind_by_place_or_as_a_routine(client: TestClient) -> None:
    first = client.get("/api/v1/session").json()["session"]
    stretches = client.get("/api/v1/session/daily-stretches").json()["session"]

    assert client.get(f"/api/v1/session/{first['kind']}").json()["session"] == first
    assert client.get("/api/v1/session/1").json()["session"] == first
    assert stretches["routine"] == "daily-stretches"


@pytest.mark.parametrize("which", ["no-such-thing", "0", "99", "-1", "１"])
def test_a_session_that_is_not_known_is_not_found(client: TestClient, which: str) -> None:
    assert client.get(f"/api/v1/session/{which}").status_code == 404
    assert client.get(f"/session/{which}").status_code == 404


def test_a_session_of_a_later_day_can_be_had_before(client: TestClient) -> None:
    days = [today() + timedelta(days=number) for number in range(DAYS_AHEAD)]
    answers = [client.get("/api/v1/session", params={"on": day.isoformat()}) for day in days]
    found = [answer.json()["for_date"] for answer in answers if answer.status_code == 200]

    assert len(found) > 1
    assert set(found) <= {day.isoformat() for day in days}
    assert client.get("/api/v1/session", params={"on": "2099-01-01"}).status_code == 404


def test_nobody_new_gets_a_session(tmp_path: Path) -> None:
    with client_of(app_for(tmp_path)) as client:
        assert client.get("/api/v1/session").json()["then"] == "/questions"
        assert client.get("/session").headers["location"] == "/questions"


def test_an_emergency_leads_to_care_and_to_no_session(tmp_path: Path) -> None:
    tell(tmp_path, answers=healthy(saddle_numbness="yes"))
    with client_of(app_for(tmp_path)) as client:
        answer = client.get("/api/v1/session")

        assert answer.status_code == 409
        assert answer.json()["then"] == "/care"
        assert client.get("/session").headers["location"] == "/care"
        assert client.get("/session/daily-stretches").headers["location"] == "/care"


def test_what_was_done_is_written_down_once_however_often_it_comes(client: TestClient, folder: Path) -> None:
    told = sent(client.get("/api/v1/session").json(), effort_0_10=4)
    answers = [client.post(DONE, json=told) for _ in range(3)]
    (session,), _ = kept(folder)

    assert [answer.json()["new"] for answer in answers] == [True, False, False]
    assert str(session.id) == told["entry"]["id"]
    assert session.body.effort_0_10 == 4
    assert sum(isinstance(each, PlanIssuedEntry) for each in journal_of(folder)) == 1


def test_the_same_id_with_something_else_is_a_conflict_and_the_first_is_kept(client: TestClient, folder: Path) -> None:
    told = sent(client.get("/api/v1/session").json(), effort_0_10=4)
    client.post(DONE, json=told)
    told["entry"]["body"]["effort_0_10"] = 9

    assert client.post(DONE, json=told).status_code == 409
    assert kept(folder)[0][0].body.effort_0_10 == 4


def test_a_stop_symptom_is_answered_for_and_leads_to_care(client: TestClient, folder: Path) -> None:
    told = sent(client.get("/api/v1/session").json(), symptoms=("dizzy", "chest-or-breath"), stopped_by="dizzy")
    answer = client.post(DONE, json=told).json()
    (session,), (answers,) = kept(folder)

    assert session.body.stopped_by == "chest-or-breath"
    assert not session.body.completed
    assert answers.body.answers["chest_symptoms"].value == "yes"
    assert answers.id.int > session.id.int
    assert answer["then"] == "/care"
    assert client.get("/session").headers["location"] == "/care"


@pytest.mark.parametrize(
    "pains",
    [{"pain_before_0_10": 5}, {"pain_during_0_10": 5}, {"pain_before_0_10": 1, "pain_during_0_10": 3},
     {"pain_during_0_10": 2}],
)  # fmt: skip
def test_pain_at_which_the_player_stops_counts_even_when_the_browser_says_nothing_of_it(
    client: TestClient, folder: Path, pains: dict[str, Any]
) -> None:
    answer = client.post(DONE, json=sent(client.get("/api/v1/session").json(), **pains)).json()

    assert kept(folder)[0][0].body.stopped_by == "pain-five"
    assert answer["then"] == "/questions"


def test_pain_that_rose_by_one_is_no_stop(client: TestClient, folder: Path) -> None:
    package = client.get("/api/v1/session").json()
    client.post(DONE, json=sent(package, pain_before_0_10=3, pain_during_0_10=4))

    assert kept(folder)[0][0].body.stopped_by is None


def test_what_was_told_before_of_the_same_session_is_taken_back(client: TestClient, folder: Path) -> None:
    package = client.get("/api/v1/session").json()
    half, whole = sent(package, completed=False), sent(package)
    client.post(DONE, json=half)
    client.post(DONE, json={**whole, "replaces": half["entry"]["id"]})
    back = [each.body.entry for each in journal_of(folder) if isinstance(each, RetractionEntry)]

    assert back == [UUID(half["entry"]["id"])]


@pytest.mark.parametrize(
    "wrong",
    [
        {"entry": None},
        {"entry": {"kind": "check_in"}},
        {"symptoms": ["no-such-rule"]},
        {"symptoms": "dizzy"},
        {"symptoms": [["dizzy"]]},
        {"issued": {"for_date": "soon"}},
        {"replaces": "nothing"},
        {"more": 1},
    ],
)
def test_what_is_no_session_is_refused_and_nothing_is_written(
    client: TestClient, folder: Path, wrong: dict[str, Any]
) -> None:
    told = {**sent(client.get("/api/v1/session").json()), **wrong}
    before = journal_of(folder)
    answer = client.post(DONE, json=told)

    assert answer.status_code == 422, answer.text
    assert journal_of(folder) == before


def test_an_exercise_that_is_not_known_and_an_id_at_the_very_end_are_refused(client: TestClient) -> None:
    package = client.get("/api/v1/session").json()
    item = {"exercise": "no-such-exercise", "level": 1, "sets_done": 1}
    last = sent(package)
    last["entry"]["id"] = last["entry"]["id"][:19] + "bfff-ffffffffffff"

    assert client.post(DONE, json=sent(package, items=[item])).status_code == 422
    assert client.post(DONE, json=last).status_code == 422


def test_the_clock_runs_faster_only_where_tests_say_so(folder: Path) -> None:
    app = app_for(folder)
    with client_of(app) as client:
        assert "data-speed" not in client.get("/session?speed=60").text
        app.state.accelerated = True
        assert 'data-speed="60"' in client.get("/session?speed=60").text
        assert "data-speed" not in client.get("/session?speed=soon").text
        assert 'data-speed="1000"' in client.get("/session?speed=99999").text


def test_a_figure_is_asked_for_again_only_when_it_changed(client: TestClient) -> None:
    first = client.get("/figures/bird-dog/2.svg")
    again = client.get("/figures/bird-dog/2.svg", headers={"if-none-match": first.headers["etag"]})
    left, still = client.get("/figures/bird-dog/2.svg?side=left"), client.get("/figures/bird-dog/2.svg?still")

    assert again.status_code == 304
    assert len({first.text, left.text, still.text}) == 3
    assert "<animate" not in still.text
    assert client.get("/figures/bird-dog/9.svg").status_code == 404
    assert client.get("/figures/no-such/1.svg").status_code == 404
