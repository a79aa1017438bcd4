"""The JSON API: what is told is kept once, what cannot be is named with its place, and advice comes as plain data."""

import json
import re
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from serving import app_for, client_of, journal_of, tell, write

from backstride.app.new_entry import new_entries, new_id, now, today
from backstride.formats.journal_jsonl import write_journal
from backstride.journal import Answer, CheckIn, Entry, Retraction, Run, SessionDone, replay
from backstride.journal.line import dump_line
from runners import healthy

LINES = {"content-type": "application/jsonl"}
EASY = Run(distance_m=5000, duration_s=1800)


def plain(*some: Entry) -> list[dict[str, Any]]:
    """Entries as a device sends them."""
    return [json.loads(dump_line(each)) for each in some]


def test_today_says_what_to_do_now_in_less_than_ten_kilobytes(folder: Path) -> None:
    answer = client_of(app_for(folder)).get("/api/v1/today")
    told = answer.json()

    assert told["on"] == today().isoformat()
    assert told["level"] == "self_care"
    assert told["care"] is None
    assert [session["items"][0]["name"] for session in told["sessions"]]
    assert all(item["dose"] and item["why"] for session in told["sessions"] for item in session["items"])
    assert len(answer.content) < 10_000


def test_before_anything_is_known_questions_come_first(tmp_path: Path) -> None:
    told = client_of(app_for(tmp_path)).get("/api/v1/today").json()

    assert told["level"] == "incomplete"
    assert told["care"]["outcome"] == "incomplete"
    assert told["care"]["missing"]
    assert told["sessions"] == []


def test_in_an_emergency_there_is_nothing_but_what_to_do(tmp_path: Path) -> None:
    emergency = healthy(saddle_numbness=Answer(value="yes", course="new"))
    tell(tmp_path, answers=emergency)
    client = client_of(app_for(tmp_path))

    told, ahead, week = (client.get(f"/api/v1/{each}").json() for each in ("today", "ahead", "week"))

    assert told["level"] == "emergency"
    assert told["care"]["do"]
    assert told["sessions"] == ahead["sessions"] == []
    assert week["plan"] is None


def test_the_week_and_the_progress_are_plain_data(folder: Path) -> None:
    write(folder, *new_entries([CheckIn(pain_morning_0_10=2)], today() - timedelta(days=3)))
    client = client_of(app_for(folder))

    week, progress = client.get("/api/v1/week").json(), client.get("/api/v1/progress?weeks=4").json()

    assert week["plan"]["days"][0]["on"] == today().isoformat()
    assert 2 in [pain for each in progress["weeks"] for pain in each["mornings"]]
    assert progress["outcomes"]["working"]


@pytest.mark.parametrize("weeks", ["0", "105", "-1", "x", ""])
def test_a_number_of_weeks_that_cannot_be_is_refused(folder: Path, weeks: str) -> None:
    assert client_of(app_for(folder)).get(f"/api/v1/progress?weeks={weeks}").status_code == 422


def test_a_morning_is_kept_and_its_light_comes_back(folder: Path) -> None:
    answer = client_of(app_for(folder)).post("/api/v1/check-in", json={"pain_morning_0_10": 6}).json()

    assert answer["new"] is True
    assert answer["morning"]["light"] == "red"
    assert told(folder, answer["id"]).body == CheckIn(pain_morning_0_10=6)


def test_a_run_is_kept_and_what_follows_comes_back(folder: Path) -> None:
    run = {"distance_m": 8400, "duration_s": 3000, "kind": "easy", "pain_during_0_10": 1}

    answer = client_of(app_for(folder)).post("/api/v1/run", json=run).json()

    assert told(folder, answer["id"]).body == Run.model_validate(run)
    assert answer["running"]["answer"] in ("yes", "easy", "no")


def test_the_same_morning_sent_twice_counts_once(folder: Path) -> None:
    client, made = client_of(app_for(folder)), now()
    check = {"id": str(new_id(made)), "at": made.isoformat(), "pain_morning_0_10": 3}

    answers = [client.post("/api/v1/check-in", json=check).json() for _ in range(2)]

    assert [answer["new"] for answer in answers] == [True, False]
    assert [each.body for each in journal_of(folder) if each.kind == "check_in"] == [CheckIn(pain_morning_0_10=3)]


def test_another_morning_under_the_same_id_is_a_conflict_and_the_first_is_kept(folder: Path) -> None:
    client, made = client_of(app_for(folder)), now()
    check = {"id": str(new_id(made)), "at": made.isoformat(), "pain_morning_0_10": 3}
    client.post("/api/v1/check-in", json=check)

    answer = client.post("/api/v1/check-in", json={**check, "pain_morning_0_10": 0})

    assert answer.status_code == 409
    assert "another content" in answer.json()["detail"]
    assert told(folder, str(check["id"])).body == CheckIn(pain_morning_0_10=3)


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ({"pain_morning_0_10": 11}, "body.pain_morning_0_10"),
        ({"pain_morning_0_10": -1}, "body.pain_morning_0_10"),
        ({"pain_morning_0_10": "3"}, "body.pain_morning_0_10"),
        ({"pain_morning_0_10": 3.5}, "body.pain_morning_0_10"),
        ({"pain_morning_0_10": True}, "body.pain_morning_0_10"),
        ({"pain_morning_0_10": None}, "body.pain_morning_0_10"),
        ({}, "body.pain_morning_0_10"),
        ({"pain_morning_0_10": 3, "extra": 1}, "body.extra"),
        ({"pain_morning_0_10": 3, "id": str(UUID(int=5)), "at": "2026-11-22T08:00:00Z"}, "id"),
        ({"pain_morning_0_10": 3, "id": "01935f54-9900-7000-bd41-3733cc270917", "at": "noon"}, "at"),
        ({"pain_morning_0_10": 3, "id": "01935f54-9900-7000-bd41-3733cc270917", "at": "2026-11-22T08:00:00"}, "at"),
        ({"pain_morning_0_10": 3, "id": "01935f54-9900-7000-bd41-3733cc270917", "at": "1026-11-22T08:00:00Z"}, "at"),
        ({"pain_morning_0_10": 3, "id": "01935f54-9900-7000-bd41-3733cc270917"}, "id and at go together"),
    ],
)
def test_what_cannot_be_a_morning_is_refused_with_its_place(folder: Path, body: dict[str, Any], place: str) -> None:
    answer = client_of(app_for(folder)).post("/api/v1/check-in", json=body)

    assert answer.status_code == 422
    assert place in answer.json()["detail"]
    assert [each for each in journal_of(folder) if each.kind == "check_in"] == []


BROKEN = [b"", b"{", b"[]", b"5", b'"x"', b"\xff", b'{"a": NaN}', b"[" * 100_000, b'{"a":' * 100_000, b"9" * 5_000]


@pytest.mark.parametrize("raw", BROKEN, ids=range(len(BROKEN)))
@pytest.mark.parametrize("path", ["/api/v1/check-in", "/api/v1/run", "/api/v1/journal", "/api/v1/session/done"])
def test_what_is_no_json_object_is_refused(tmp_path: Path, path: str, raw: bytes) -> None:
    client = client_of(app_for(tmp_path))

    assert client.post(path, content=raw, headers={"content-type": "application/json"}).status_code == 422
    assert client.post(path, content=raw, headers={"content-type": "text/plain"}).status_code == 415


def test_a_key_that_stands_twice_is_refused(tmp_path: Path) -> None:
    raw = b'{"pain_morning_0_10": 9, "pain_morning_0_10": 1}'

    answer = client_of(app_for(tmp_path)).post(
        "/api/v1/check-in", content=raw, headers={"content-type": "application/json"}
    )

    assert answer.status_code == 422
    assert "twice" in answer.json()["detail"]


def test_the_journal_comes_in_pages_and_whole(folder: Path) -> None:
    write(folder, *new_entries([CheckIn(pain_morning_0_10=pain) for pain in range(7)]))
    client, whole = client_of(app_for(folder)), plain(*journal_of(folder))
    found: list[dict[str, Any]] = []
    after = ""
    while True:
        page = client.get(f"/api/v1/journal?limit=3{after}").json()
        found += page["entries"]
        if page["next"] is None:
            break
        after = f"&after={page['next']}"

    assert found == whole
    assert page["count"] == len(whole)


def test_whoever_holds_fewer_than_there_are_knows_that_an_earlier_one_came_late(folder: Path) -> None:
    write(folder, *new_entries([EASY]))
    client = client_of(app_for(folder))
    late = new_entries([CheckIn(pain_morning_0_10=4)], today() - timedelta(days=9))
    held = client.get("/api/v1/journal").json()

    client.post("/api/v1/journal", json={"entries": plain(*late)})
    newest = held["entries"][-1]["id"]
    following = client.get(f"/api/v1/journal?after={newest}").json()

    assert following["entries"] == []
    assert following["count"] == len(held["entries"]) + 1


def test_an_empty_folder_has_an_empty_journal(tmp_path: Path) -> None:
    assert client_of(app_for(tmp_path)).get("/api/v1/journal").json() == {
        "entries": [],
        "next": None,
        "count": 0,
        "damaged": [],
    }


def test_entries_of_another_device_are_taken_in_once(folder: Path) -> None:
    client = client_of(app_for(folder))
    some = plain(*new_entries([EASY, CheckIn(pain_morning_0_10=1)]))

    first = client.post("/api/v1/journal", json={"entries": some})
    again = client.post("/api/v1/journal", json={"entries": some})

    assert (first.status_code, first.json()["new"], first.json()["already"]) == (200, 2, 0)
    assert (again.status_code, again.json()["new"], again.json()["already"]) == (200, 0, 2)


def test_what_an_export_wrote_can_be_sent_as_it_is(folder: Path, tmp_path: Path) -> None:
    lines = b"".join(write_journal(journal_of(folder)))
    other = tmp_path / "other"
    other.mkdir()

    answer = client_of(app_for(other)).post("/api/v1/journal", content=lines, headers=LINES)

    assert answer.json()["new"] == len(journal_of(folder))
    assert journal_of(other) == journal_of(folder)


def test_a_broken_entry_is_refused_with_its_place_and_the_rest_is_kept(folder: Path) -> None:
    good = plain(*new_entries([EASY, CheckIn(pain_morning_0_10=1)]))
    broken = plain(*new_entries([CheckIn(pain_morning_0_10=5)]))[0]
    broken["body"]["pain_morning_0_10"] = 50

    answer = client_of(app_for(folder)).post("/api/v1/journal", json={"entries": [good[0], broken, good[1]]})

    assert answer.status_code == 207
    assert answer.json()["new"] == 2
    assert [(each["place"], "pain_morning_0_10" in each["message"]) for each in answer.json()["damaged"]] == [
        ("entry 2", True)
    ]
    assert {str(each.id) for each in journal_of(folder)} > {each["id"] for each in good}


@pytest.mark.parametrize(
    "broken", [None, 5, "x", [], {}, {"kind": "nonsense"}, {"kind": "check_in"}, {"a\ud800": 1}, {"id": 10**400}]
)
def test_any_rubbish_among_entries_is_named_alone(folder: Path, broken: object) -> None:
    good = plain(*new_entries([EASY]))
    raw = json.dumps({"entries": [broken, *good]}).encode()

    answer = client_of(app_for(folder)).post(
        "/api/v1/journal", content=raw, headers={"content-type": "application/json"}
    )

    assert answer.status_code == 207
    assert answer.json()["new"] == 1
    assert [each["place"] for each in answer.json()["damaged"]] == ["entry 1"]


def test_a_broken_line_is_refused_with_its_number_and_the_rest_is_kept(folder: Path) -> None:
    one, two = write_journal(new_entries([EASY, CheckIn(pain_morning_0_10=1)]))

    answer = client_of(app_for(folder)).post("/api/v1/journal", content=one + b"{half\n" + two, headers=LINES)

    assert answer.status_code == 207
    assert (answer.json()["new"], [each["place"] for each in answer.json()["damaged"]]) == (2, ["line 2"])


@pytest.mark.parametrize("body", [{}, {"entries": {}}, {"entries": [], "more": 1}, {"entry": []}])
def test_a_body_without_a_list_of_entries_is_refused(folder: Path, body: dict[str, Any]) -> None:
    assert client_of(app_for(folder)).post("/api/v1/journal", json=body).status_code == 422


def test_conflicting_edits_of_two_devices_are_both_kept_whatever_the_order(folder: Path, tmp_path: Path) -> None:
    run = new_entries([EASY])
    write(folder, *run)
    here = new_entries([Retraction(entry=run[0].id), Run(distance_m=6000, duration_s=1900)])
    there = new_entries([Retraction(entry=run[0].id), Run(distance_m=7000, duration_s=2000)])
    other = tmp_path / "other"
    other.mkdir()
    write(other, *journal_of(folder))

    for place, first, then in ((folder, here, there), (other, there, here)):
        client = client_of(app_for(place))
        client.post("/api/v1/journal", json={"entries": plain(*first)})
        client.post("/api/v1/journal", json={"entries": plain(*then)})

    assert journal_of(folder) == journal_of(other)
    assert [each.what.distance_m for each in replay(journal_of(folder)).runs] == [6000, 7000]


def test_the_sessions_ahead_can_be_played_without_the_server(folder: Path) -> None:
    client = client_of(app_for(folder))
    answer = client.get("/api/v1/ahead")
    told = answer.json()
    first = told["sessions"][0]

    assert {each["on"] for each in told["sessions"]} <= {
        (today() + timedelta(days=number)).isoformat() for number in range(4)
    }
    assert first["package"]["script"]["steps"]
    assert first["package"]["kit"]["table"]["states"]
    assert all(client.get(path).headers["content-type"] == "image/svg+xml" for path in told["figures"][:3])
    assert len(answer.content) < 2_000_000


def test_the_sessions_ahead_are_not_sent_again_before_something_was_told(folder: Path) -> None:
    client = client_of(app_for(folder))
    before = {"if-none-match": client.get("/api/v1/ahead").headers["etag"]}

    unchanged = client.get("/api/v1/ahead", headers=before)
    client.post("/api/v1/check-in", json={"pain_morning_0_10": 4})
    changed = client.get("/api/v1/ahead", headers=before)

    assert (unchanged.status_code, unchanged.content) == (304, b"")
    assert changed.status_code == 200


def test_a_session_that_was_done_is_no_longer_ahead(folder: Path) -> None:
    client = client_of(app_for(folder))
    first = client.get("/api/v1/ahead").json()["sessions"][0]
    items = [
        {"exercise": each["exercise"], "level": each["level"], "sets_done": 1}
        for each in first["package"]["session"]["items"]
    ]
    done = {"session": first["kind"], "items": items, "duration_s": 600, "completed": True}
    (entry,) = new_entries([SessionDone.model_validate_json(json.dumps(done))])

    client.post("/api/v1/session/done", json={"entry": plain(entry)[0]})
    after = client.get("/api/v1/ahead").json()["sessions"]

    assert (first["on"], first["kind"]) not in [(each["on"], each["kind"]) for each in after]


def test_the_description_names_every_part_of_the_api(folder: Path) -> None:
    described = client_of(app_for(folder)).get("/api/v1/openapi.json").json()

    assert {"/api/v1/journal", "/api/v1/today", "/api/v1/week", "/api/v1/ahead"} <= set(described["paths"])
    assert all(path.startswith("/api/v1/") for path in described["paths"])
    for path in described["paths"].values():
        for way in path.values():
            assert way["summary"]
            assert "503" in way["responses"]


def test_everything_that_the_description_refers_to_is_in_it(tmp_path: Path) -> None:
    text = client_of(app_for(tmp_path)).get("/api/v1/openapi.json").text
    schemas = json.loads(text)["components"]["schemas"]

    assert set(re.findall(r'"\$ref":"([^"]+)"', text)) <= {f"#/components/schemas/{name}" for name in schemas}


def test_a_journal_that_cannot_be_read_is_said_and_nothing_is_lost(tmp_path: Path) -> None:
    (tmp_path / "journal.sqlite").write_bytes(b"no database at all, and longer than a header")
    client = client_of(app_for(tmp_path))

    answers = [client.get("/api/v1/today"), client.post("/api/v1/check-in", json={"pain_morning_0_10": 1})]

    assert [answer.status_code for answer in answers] == [503, 503]
    assert "not a journal" in answers[0].json()["detail"]
    assert (tmp_path / "journal.sqlite").read_bytes().startswith(b"no database")


def told(folder: Path, entry: str) -> Entry:
    """The entry with this id."""
    return next(each for each in journal_of(folder) if str(each.id) == entry)
