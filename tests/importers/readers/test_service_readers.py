"""What ORCID, OpenAlex and Crossref send is read as a careful person would, and whatever else comes
from there ends in works and problems."""

import copy
import json
import random
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from byline.importers.readers import crossref, openalex, orcid
from byline.importers.works import SourceReading
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.sound_readings import assert_forms
from tests.support.told import examples, expected_of, formats

READERS = {"crossref": crossref, "openalex": openalex, "orcid": orcid}
EVERY_READER = {name: import_module(f"byline.importers.readers.{name}") for name in formats()}
FILES = [(name, path) for name in READERS for path in examples(name)]
IN_JSON = [(name, path) for name, path in FILES if path.suffix == ".json"]
# What stands in the place of a value: other shapes, wrong numbers, texts that are too long or odd.
ODD: tuple[Any, ...] = (
    None,
    7,
    -1.5,
    True,
    [],
    {},
    [None],
    "",
    "x" * 5000,
    "\ud800\x00\x1b[2J",
    {"value": [1]},
)
# They begin like those of any other service.
CLAIMED_BY_NOBODY = {
    "a-journal.json", "a-locked-record.json", "a-member.json", "a-web-page.xml",
    "a-wrong-token.json", "not-found.json", "rate-exceeded.json", "refused.json",
}  # fmt: skip
any_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(("title", "group", "message", "items", "results")), inner)
    ),
    max_leaves=10,
)


def _name(value: object) -> str:
    return value.stem if isinstance(value, Path) else str(value)


@pytest.mark.parametrize(("service", "path"), FILES, ids=_name)
def test_what_is_read_has_the_forms_of_records(service: str, path: Path) -> None:
    assert_forms(READERS[service].read(path.read_bytes(), path.name))


@pytest.mark.parametrize(("service", "path"), FILES, ids=_name)
def test_each_answer_is_known_by_its_beginning(service: str, path: Path) -> None:
    content = path.read_bytes()
    claimed = [name for name, reader in EVERY_READER.items() if reader.looks_like(content)]
    assert claimed == ([] if path.name in CLAIMED_BY_NOBODY else [service])


def test_every_file_has_what_is_expected_of_it_and_enough_there_are() -> None:
    for name in READERS:
        files = examples(name)
        folder = files[0].parent
        assert len(files) >= 15
        assert {expected_of(it) for it in files} == set(folder.glob("*.expected.yaml"))


@settings(max_examples=50)
@given(any_json)
def test_any_json_ends_in_a_reading(value: Any) -> None:
    content = json.dumps(value).encode()
    for reader in READERS.values():
        assert_forms(reader.read(content, "answer"))


@settings(max_examples=50)
@given(st.binary(max_size=60))
def test_any_bytes_end_in_a_reading(content: bytes) -> None:
    for reader in READERS.values():
        for begun in (content, b"<works>" + content):
            assert_forms(reader.read(begun, "answer"))


def test_another_value_anywhere_ends_in_a_reading() -> None:
    places = [(*it, at) for it in IN_JSON for at in _places(_value(it[1]))]
    chance = random.Random(18)  # noqa: S311 - the same at every run
    for service, path, at in chance.sample(places, 60):
        assert_forms(_with(service, path, at, chance.choice(ODD)))


@pytest.mark.long
@pytest.mark.parametrize(("service", "path"), IN_JSON, ids=_name)
def test_any_other_value_anywhere_ends_in_a_reading(service: str, path: Path) -> None:
    chance = random.Random(path.name)  # noqa: S311 - the same at every run
    for at in _places(_value(path)):
        assert_forms(_with(service, path, at, chance.choice(ODD)))


def test_an_abstract_that_is_a_whole_text_is_left_out() -> None:
    for words, is_there in ((openalex.LONGEST_ABSTRACT, True), (10**5, False)):
        index = {"word": list(range(words))}
        work = {"id": "https://openalex.org/W1", "title": "T", "abstract_inverted_index": index}
        reading = openalex.read(json.dumps(work).encode(), "answer")
        assert bool(reading.works[0].abstract) == is_there


def _value(path: Path) -> Any:
    """What stands in the file; nothing where it is not JSON."""
    try:
        return json.loads(path.read_bytes())
    except ValueError:
        return None


def _places(value: Any, before: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The ways to every value within the value."""
    inside = value.items() if isinstance(value, dict) else ()
    for key, within in enumerate(value) if isinstance(value, list) else inside:
        yield (*before, key)
        yield from _places(within, (*before, key))


def _with(service: str, path: Path, at: tuple[Any, ...], odd: Any) -> SourceReading:
    """What is read of the file with another value at the place."""
    value = inner = copy.deepcopy(_value(path))
    for key in at[:-1]:
        inner = inner[key]
    inner[at[-1]] = odd
    reading: SourceReading = READERS[service].read(json.dumps(value).encode(), path.name)
    return reading
