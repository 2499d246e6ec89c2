"""Fingerprints: the same for equal values, other ones for others, and for nothing unknown."""

import copy
from dataclasses import dataclass, field, fields, replace
from enum import Enum
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import pytest
from byline.cache.fingerprint import DOES_NOT_COUNT, fingerprint, fingerprint_of_fields
from byline.derive.figures import figures
from byline.derive.shelves import shelves
from byline.records import Paper
from byline.site import Site, noting
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from tests.support.in_memory import library_of


class Colour(Enum):
    RED = "red"
    BLUE = "blue"


class Pair(NamedTuple):
    one: str
    other: int


@dataclass(frozen=True, slots=True)
class Thing:
    name: str
    parts: tuple[str, ...] = ()
    file: bytes = field(default=b"", metadata=DOES_NOT_COUNT)


@dataclass(frozen=True, slots=True)
class Other:
    name: str
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    name: str
    fingerprint: str = field(init=False, metadata=DOES_NOT_COUNT)

    def __post_init__(self) -> None:
        object.__setattr__(self, "fingerprint", fingerprint_of_fields(self))


PAPER = {"id": "maps", "title": "Maps", "authors": ["Ada"], "year": "2020"}
VALUES: tuple[Any, ...] = (
    *("", "a", "\ud800", b"a", 1, 1.5, True, None, Colour.RED, Colour.BLUE, Path("a/b")),
    *((), ("a",), (("a",), ()), {"a": 1}, {"a": 2}, {"b": 1}, frozenset("ab"), Markup("<b>")),
    *(Pair("a", 1), Pair("a", 2), Thing("a"), Thing("a", ("b",)), Other("a"), Told("a"), Told("b")),
    *(Paper.model_validate(PAPER), Paper.model_validate({**PAPER, "year": "2021"})),
)


def test_other_values_have_other_fingerprints() -> None:
    assert len({fingerprint(value) for value in VALUES}) == len(VALUES)


def test_equal_values_have_one_whatever_they_share() -> None:
    for value in VALUES:
        assert fingerprint(copy.deepcopy(value)) == fingerprint(value)
    name = "".join(["sha", "red"])
    assert fingerprint((name, name)) == fingerprint(("shared", "".join(["share", "d"])))


@given(st.recursive(st.text() | st.integers(), lambda it: st.lists(it) | st.tuples(it, it)))
def test_a_list_and_a_tuple_of_the_same_are_the_same(value: Any) -> None:
    """JSON has no tuples: what was kept comes back as lists."""
    assert fingerprint([value]) == fingerprint((value,))


def test_what_a_record_says_freely_is_told_at_every_depth() -> None:
    """A mapping that cannot be written is told as any other, and none as the list of its pairs."""
    extras: tuple[dict[str, Any], ...] = (
        *({}, {"a": ""}, {"a": None}, {"a": []}, {"a": {}}, {"a": ["b", "c"]}, {"a": [["b", "c"]]}),
        *({"a": {"b": "c"}}, {"a": {"b": ["c"]}}, {"a": [{"b": "c"}]}, {"a": {"b": {"c": "d"}}}),
    )
    assert len({fingerprint(MappingProxyType(extra)) for extra in extras}) == len(extras)
    for extra in extras:
        assert fingerprint(MappingProxyType(extra)) == fingerprint(extra)


def test_a_field_that_does_not_count_is_left_out() -> None:
    assert fingerprint(Thing("a", file=b"1")) == fingerprint(Thing("a", file=b"2"))


def test_a_value_with_a_fingerprint_is_told_by_it_alone() -> None:
    assert fingerprint(Told("a")) == fingerprint(Told("a").fingerprint)


def test_what_nobody_thought_of_is_refused() -> None:
    with pytest.raises(TypeError, match="object"):
        fingerprint((object(),))


def test_all_that_pages_may_ask_for_is_noted() -> None:
    """Every mapping of the library, of long lists and of figures."""
    library = library_of({"papers": [PAPER]})
    site = noting(Site(library, shelves(library), figures(library)))
    for whole in (site.library, site.shelves, site.figures):
        noted = {name.partition(".")[2] for name in site.ledger.parts}
        for part in fields(whole):
            if hasattr(getattr(whole, part.name), "items"):
                assert part.name in noted, part.name
    assert "venues" in site.ledger.parts
    with site.ledger.opened() as asked:
        assert site.library.works["maps"].id == "maps"
    assert asked == {("Library.works", "maps")}


def test_a_part_that_could_escape_the_notes_is_a_fault() -> None:
    library = replace(library_of({"papers": [PAPER]}), names=[])  # type: ignore[arg-type] # on purpose
    with pytest.raises(AssertionError, match=r"Library\.names"):
        noting(Site(library, shelves(library_of({"papers": [PAPER]})), figures(library)))
