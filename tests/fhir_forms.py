"""Made-up FHIR questionnaires with neutral sentences; none of them holds the text of a real one."""

import json
from collections.abc import Callable
from typing import Any

ORDINAL = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
BASE = "http://hl7.org/fhir/StructureDefinition"


def boolean(nth: int) -> dict[str, Any]:
    """A sentence to tick."""
    return {"linkId": f"s{nth}", "text": f"Neutral sentence number {nth}.", "type": "boolean"}


def choice(nth: int) -> dict[str, Any]:
    """The same as a choice of two with scores."""
    options = [
        {"valueCoding": {"code": code, "display": code, "extension": [{"url": ORDINAL, "valueDecimal": score}]}}
        for code, score in (("yes", 1.0), ("no", 0))
    ]
    return {**boolean(nth), "type": "choice", "answerOption": options}


def integer(nth: int) -> dict[str, Any]:
    """The same as a whole number from 0 to 1."""
    limits = [{"url": f"{BASE}/{name}Value", "valueInteger": value} for name, value in (("min", 0), ("max", 1))]
    return {**boolean(nth), "type": "integer", "extension": limits}


def form(items: list[dict[str, Any]] | None = None, make: Callable[[int], dict[str, Any]] = boolean) -> dict[str, Any]:
    """A questionnaire of 24 items of this kind, or of these."""
    told = [make(nth) for nth in range(1, 25)] if items is None else items
    return {"resourceType": "Questionnaire", "status": "active", "title": "The clinic's form", "item": told}


def raw(data: object) -> bytes:
    """As a file."""
    return json.dumps(data).encode()
