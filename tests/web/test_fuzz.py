"""Rubbish on every route: never an answer of 500 or more, and nothing but what the description promises."""

import string
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from serving import app_for, client_of, journal_of, tell

from backstride.web.routes import ROUTERS
from runners import KNOWLEDGE

DESCRIPTION = "/api/v1/openapi.json"
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
HEADERS = {"host": "127.0.0.1", "sec-fetch-site": "same-origin"}
_FORM = "application/x-www-form-urlencoded"
_ANY = {
    "measure_id": "nprs", "kind": "busy", "exercise": "squat", "screen_id": "age-y", "test_id": "bridge-hold",
    "part": "week",
}  # fmt: skip
MODES = [GenerationMode.POSITIVE, GenerationMode.NEGATIVE]
FEW = settings(
    max_examples=8, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)  # fmt: skip

_folder = TemporaryDirectory(prefix="backstride-fuzz-")
FOLDER = Path(_folder.name)
tell(FOLDER)
APP: FastAPI = app_for(FOLDER)
SCHEMA = schemathesis.openapi.from_asgi(DESCRIPTION, APP, headers=HEADERS)
OPERATIONS = {
    f"{each.method} {each.path}": each
    for each in (found.ok() for found in SCHEMA.get_all_operations())  # type: ignore[union-attr]
}
WAYS = [
    (name, mode)
    for name, each in OPERATIONS.items()
    for mode in MODES
    if mode is GenerationMode.POSITIVE or each.body or each.query or each.path_parameters
]
"""What takes nothing cannot be given anything wrong."""

PAGES = [
    (way, each.path)
    for router in ROUTERS
    for each in router.routes
    if isinstance(each, APIRoute) and not each.path.startswith("/api/")
    for way in sorted(each.methods or ())
]
RUBBISH = (
    st.text(max_size=40)
    | st.text(alphabet=string.printable, max_size=40)
    | st.sampled_from(
        ["", "0", "-1", "99999999999999999999", "1e309", "nan", "null", "../../etc/passwd", "%00", "<b>", "\x00"]
    )
)


@pytest.fixture(autouse=True)
def nothing_is_lost() -> Iterator[None]:
    """Whatever is sent, what was told before stays."""
    before = journal_of(FOLDER)
    yield
    after = {each.id: each for each in journal_of(FOLDER)}
    assert [each for each in before if after.get(each.id) != each] == []


@pytest.mark.parametrize(("name", "mode"), WAYS, ids=[f"{name}, {mode.value}" for name, mode in WAYS])
def test_the_api_answers_as_it_is_described(name: str, mode: GenerationMode) -> None:
    operation = OPERATIONS[name]

    @FEW
    @given(operation.as_strategy(generation_mode=mode))
    def every_case(case: schemathesis.Case[Any]) -> None:
        case.call_and_validate(headers=HEADERS, checks=CHECKS)

    every_case()


@pytest.mark.parametrize(("way", "path"), PAGES)
def test_no_page_fails_whatever_its_address_and_form_say(way: str, path: str) -> None:
    client = client_of(APP)
    names = [part.partition("}")[0] for part in path.split("{")[1:]]

    @FEW
    @given(st.fixed_dictionaries(dict.fromkeys(names, RUBBISH)), st.dictionaries(_NAMES, RUBBISH, max_size=4))
    def every_case(parameters: dict[str, str], told: dict[str, str]) -> None:
        answer = _send(client, way, _filled(path, parameters), told)
        assert answer < 500, (way, path, parameters, told)

    every_case()


@pytest.mark.parametrize("path", [each for way, each in PAGES if way == "POST"])
@pytest.mark.parametrize("kind", ["multipart/form-data", "multipart/form-data; boundary=x", _FORM, "text/plain", ""])
def test_a_form_that_is_none_is_refused(path: str, kind: str) -> None:
    client = client_of(APP)
    raw = [
        b"",
        b"\xff\xfe",
        b"--x\r\n",
        b'--x\r\nContent-Disposition: form-data; name="word"\r\n\r\n\xff',
        b"&=&&%zz=%",
    ]

    answers = [client.post(_filled(path, _ANY), content=each, headers={"content-type": kind}) for each in raw]

    assert [answer.status_code for answer in answers if answer.status_code >= 500] == []


@pytest.mark.parametrize(
    "path", [each for way, each in PAGES if way == "GET" and "{" in each and not each.startswith("/questions/")]
)
def test_an_unknown_id_is_not_found(folder: Path, path: str) -> None:
    names = [part.partition("}")[0] for part in path.split("{")[1:]]
    unknown = _filled(path, {name: "99" if name == "level" else "no-such-thing" for name in names})

    others = {"before": "2", "rule": next(iter(KNOWLEDGE.stop_rules))}

    assert client_of(app_for(folder)).get(unknown, params=others).status_code == 404


_NAMES = st.sampled_from(
    ["pain", "pain_morning_0_10", "note", "word", "on", "first", "last", "day", "what", "minutes", "answer", "value",
     "rule", "before", "exercise", "wish", "distance", "time", "kind", "entry", "region", "theme", "back", "from"]
) | st.text(max_size=8)  # fmt: skip


def _filled(path: str, parameters: dict[str, str]) -> str:
    for name, value in parameters.items():
        path = path.replace(f"{{{name}}}", _quoted(value))
    return path


def _quoted(value: str) -> str:
    return "".join(f"%{byte:02x}" for byte in value.encode("utf-8", "surrogatepass")) or "%20"


def _send(client: TestClient, way: str, path: str, told: dict[str, str]) -> int:
    clean = {
        name.encode("utf-8", "replace").decode(): value.encode("utf-8", "replace").decode()
        for name, value in told.items()
    }
    if way == "GET":
        return client.get(path, params=clean).status_code
    return client.request(way, path, data=clean).status_code
