"""A rule of content: what it says, what breaking it is, and the one function that checks it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from byline.problems import Problem, Severity

Looked = TypeVar("Looked")


@dataclass(frozen=True, slots=True)
class ContentRule(Generic[Looked]):
    """A rule that looks at what has been read, and yields each problem that it finds there."""

    says: str
    severity: Severity
    check: Callable[[Looked], Iterator[Problem]]


@dataclass(frozen=True, slots=True)
class Gate:
    """A rule that is held on the way: what breaks it can be read no further. The function raises
    the fault, or words what a parser found."""

    says: str
    check: Callable[..., object]
    severity: Severity = Severity.ERROR


AnyRule = ContentRule[Any] | Gate


def must(says: str, check: Callable[[Looked], Iterator[Problem]]) -> ContentRule[Looked]:
    """A rule of which each breach is an error."""
    return ContentRule(says, Severity.ERROR, check)


def should(says: str, check: Callable[[Looked], Iterator[Problem]]) -> ContentRule[Looked]:
    """A rule of which each breach is a warning: it may be meant."""
    return ContentRule(says, Severity.WARNING, check)


def problems_by(rules: Iterable[ContentRule[Looked]], looked: Looked) -> list[Problem]:
    """All that breaks the rules in what they look at."""
    return [problem for rule in rules for problem in rule.check(looked)]
