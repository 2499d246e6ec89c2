"""The list of rules is the whole contract: nothing is checked beside it, and each row is broken."""

import importlib
import inspect
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from byline.building.check import check
from byline.building.options import Options
from byline.library.checks.bylines import Bylines
from byline.library.identity import (
    NOTHING_RESOLVED,
    Attribution,
    Doubt,
    DoubtKind,
    Resolved,
    Rule,
)
from byline.library.rules import BYLINES, RULES
from byline.machine.stopwatch import Stopwatch
from byline.problems import Problem
from byline.reading.rule import problems_by

from tests.support.breaches import Breaches, breaches
from tests.support.broken_sites import copied, names
from tests.support.in_memory import entries_of
from tests.support.modules import modules

pytestmark = pytest.mark.posix  # one of the broken sites holds a pipe

# Rules that no folder of files can break, and why.
ELSEWHERE = {
    # Rights are not kept by Git, and do not hold for everyone: reading/test_attachments.py.
    "a file that a record names can be read",
    # No picture within the bounds is known to take as much: reading/test_pictures.py.
    "a picture is decoded in 20 seconds and 1.5 GB",
}


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The configurations of all broken sites."""
    folder = tmp_path_factory.mktemp("broken")
    return {name: copied(name, folder) / "config.yaml" for name in names()}


@pytest.fixture(scope="module")
def broken(sites: dict[str, Path]) -> dict[str, Breaches]:
    """The rules that each of them breaks."""
    return {name: breaches(config) for name, config in sites.items()}


def test_each_rule_says_something_of_its_own_in_plain_words() -> None:
    assert len({row.says for row in RULES}) == len(RULES)
    for row in RULES:
        assert re.fullmatch(r"(?:[a-z]|ORCID|TeX|YAML).*[^.]", row.says), row.says


def test_each_rule_has_a_function_of_its_own() -> None:
    assert len({row.check for row in RULES}) == len(RULES)


def test_every_function_that_yields_problems_is_in_the_list() -> None:
    listed = {row.check for row in RULES}
    found = set(_checks())
    assert len(found) > 30
    assert found <= listed, [it.__qualname__ for it in found - listed]


def _checks() -> Iterator[Callable[..., object]]:
    """The public functions of reading and linking that yield problems."""
    for name, _path in modules():
        if name.startswith(("byline.reading", "byline.library")):
            for public, it in inspect.getmembers(importlib.import_module(name), inspect.isfunction):
                yields = inspect.signature(it).return_annotation == Iterator[Problem]
                if yields and not public.startswith("_"):
                    yield it


def test_each_doubt_about_a_byline_breaks_a_rule_of_its_own() -> None:
    entries, _problems = entries_of(
        {"papers": [{"id": "x", "title": "T", "authors": "Ada", "year": "2024"}]}
    )
    told = []
    for kind in DoubtKind:
        ada = Attribution("Ada", "ada", Rule.AMBIGUOUS)
        bylines = Bylines(entries[0], Resolved((ada,), (Doubt(kind, 0),)), NOTHING_RESOLVED)
        (problem,) = problems_by(BYLINES, bylines)
        told.append(problem.message)
    assert len(set(told)) == len(told) == len(BYLINES)


def test_each_rule_is_broken_by_a_site(broken: dict[str, Breaches]) -> None:
    held = {row for it in broken.values() for row in it.held}
    told = {row for it in broken.values() for row, problems in it.by_rule.items() if problems}
    assert {row.says for row in RULES if row not in held | told} == {*ELSEWHERE}


def test_what_a_rule_says_is_as_grave_as_the_list_says(broken: dict[str, Breaches]) -> None:
    for it in broken.values():
        for row, problems in it.by_rule.items():
            assert {problem.severity for problem in problems} <= {row.severity}, row.says


@pytest.mark.parametrize("name", names())
def test_nothing_is_told_but_by_rules(
    name: str, sites: dict[str, Path], broken: dict[str, Breaches]
) -> None:
    config, found = sites[name], broken[name]
    told = set(check(Options(config, config.parent / "output"), Stopwatch()).problems)
    by_rules = {problem for problems in found.by_rule.values() for problem in problems}
    assert told - found.at_gates == by_rules
    assert bool(found.at_gates) == bool(found.held)
