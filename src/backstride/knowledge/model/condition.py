"""Conditions in knowledge files: what must be true of a runner for a rule to speak.

Exactly one form per node::

    {all: [...]}  {any: [...]}  {not: ...}  {at_least: 4, of: [...]}  {fact: ID, TEST}

with one TEST of: ``is`` (one value), ``in`` (one of several), ``has`` (a multiple answer contains any of),
``min`` (>=), ``max`` (<=), ``above`` (>), ``below`` (<). A fact that carries a course may add
``course: stable`` or ``course: not_stable``; a course that was not told counts as not stable.
"""

from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from .base import FactId, Strict

FactValue = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]+$")]
Number = int

_TESTS = ("is_", "in_", "has", "min", "max", "above", "below")


class Condition(Strict):
    """One node of a condition tree; see the module's text for the forms."""

    all_: tuple["Condition", ...] | None = Field(None, alias="all", min_length=1)
    any_: tuple["Condition", ...] | None = Field(None, alias="any", min_length=1)
    not_: "Condition | None" = Field(None, alias="not")
    at_least: int | None = Field(None, ge=1)
    of: tuple["Condition", ...] | None = Field(None, min_length=1)
    fact: FactId | None = None
    is_: FactValue | None = Field(None, alias="is")
    in_: tuple[FactValue, ...] | None = Field(None, alias="in", min_length=1)
    has: tuple[FactValue, ...] | None = Field(None, min_length=1)
    min: Number | None = None
    max: Number | None = None
    above: Number | None = None
    below: Number | None = None
    course: Literal["stable", "not_stable"] | None = None

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        forms = [
            self.all_ is not None,
            self.any_ is not None,
            self.not_ is not None,
            self.at_least is not None or self.of is not None,
            self.fact is not None,
        ]
        if sum(forms) != 1:
            raise ValueError("a condition has exactly one of: all, any, not, at_least + of, fact")
        if (self.at_least is None) != (self.of is None):
            raise ValueError("at_least and of belong together")
        if self.at_least is not None and self.of is not None and self.at_least > len(self.of):
            raise ValueError("at_least asks for more than there are")
        tests = sum(getattr(self, name) is not None for name in _TESTS)
        if tests != (1 if self.fact is not None else 0):
            raise ValueError("a fact has exactly one test: is, in, has, min, max, above, below")
        if self.course is not None and self.is_ != "yes":
            raise ValueError("course goes with a fact that 'is: yes'")
        return self

    def children(self) -> tuple["Condition", ...]:
        """The conditions one step below this one."""
        return (self.all_ or ()) + (self.any_ or ()) + (self.of or ()) + ((self.not_,) if self.not_ else ())

    def facts(self) -> frozenset[str]:
        """Every fact id that this condition reads."""
        own = {self.fact} if self.fact else set[str]()
        return frozenset(own).union(*(child.facts() for child in self.children()))
