"""Whatever bytes arrive, a reading comes of it: faults are told, and nothing is raised."""

import json
import time
from importlib import import_module

import pytest
from byline.importers.works import SourceReading
from byline.problems import as_text
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.told import examples

FORMATS = ("csl", "pubmed", "records", "ris", "zotero")
READERS = [import_module(f"byline.importers.readers.{name}") for name in FORMATS]
KEYS = st.sampled_from([
    "title", "author", "authors", "creators", "data", "issued", "date-parts", "type", "itemType",
    "papers", "header", "researcher", "links", "items", "tags", "note", "extra", "year", "DOI",
    "attachments", "versions", "label", "citations", "key", "parentItem", "family", "given",
])  # fmt: skip
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12)
VALUES = st.recursive(
    LEAVES
    | st.sampled_from(["Notes", "attachment", "10.1000/182", "2023-05-31", "arXiv:2106.09685"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=25,
)
TAGS = st.sampled_from(
    ["TY", "TI", "AU", "PY", "DA", "ER", "SN", "DO", "UR", "KW", "SP", "EP", "AB", "ID", "C7", "DP"]
)
LINES = st.builds("{}  - {}".format, TAGS, st.text(max_size=12)) | st.text(max_size=12)


def read_by_all(content: bytes) -> None:
    """Reads the bytes with each reader, and prints each problem as people see it."""
    for reader in READERS:
        reading = reader.read(content, "some.file")
        assert isinstance(reading, SourceReading)
        assert all(work.title for work in reading.works)
        for problem in reading.problems:
            assert as_text(problem).startswith("some.file")
        for work in reading.works:
            repr(work).encode()  # no half of a pair, which no file can hold


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes(content: bytes) -> None:
    read_by_all(content)


@settings(max_examples=25, deadline=None)
@given(VALUES)
def test_any_json(value: object) -> None:
    read_by_all(json.dumps([value, {"title": "Notes", "itemType": value}]).encode())


@settings(max_examples=40, deadline=None)
@given(st.lists(LINES, max_size=20))
def test_any_tagged_lines(lines: list[str]) -> None:
    for begin in ("TY  - JOUR", "PMID- 1"):
        read_by_all("\n".join([begin, *lines]).encode("utf-8", "replace"))


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_examples_cut_and_pasted(data: st.DataObject) -> None:
    sources = [it for name in FORMATS for it in examples(name) if it.stem != "too-deep"]
    one, other = (data.draw(st.sampled_from(sources)).read_bytes() for _ in "ab")
    at, to = data.draw(st.integers(0, len(one))), data.draw(st.integers(0, len(other)))
    read_by_all(one[:at] + other[to:])


@pytest.mark.parametrize(
    "content",
    [
        b"[" * 50_000,
        b'{"title": ' * 50_000,
        b'{"title": "a\n' * 5_000,
        b'[{"title": "a", "date": ' + b"9" * 200_000 + b"}]",
        b'{"items": ' * 5_000,
        b'[{"title": "' + b"https://" * 20_000 + b'", "url": "' + b"https://" * 20_000 + b'"}]',
        b"TY  - JOUR\nTI  - a\n" + b"AU  - a\nb\n" * 2_000,
        b"TY  - JOUR\n" * 2_000,
        b"TY  - JOUR\nTI  - a\nSN  - " + b"1 " * 50_000,
        b"TY  - JOUR\nTI  - a\nPY  - " + b"1" * 100_000 + b"\nDA  - " + b"may " * 30_000,
        b"TY  - JOUR\nTI  - " + b"<i " * 50_000 + b"\nAB  - " + b"&a" * 50_000,
        b"- title: a\n" * 1_000,
    ],
    ids=range(12),
)
def test_what_is_made_to_be_slow_is_soon_read(content: bytes) -> None:
    began = time.process_time()
    read_by_all(content)
    assert time.process_time() - began < 5
