"""A file that programs export is taken by the reader of its format, and by no other."""

from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from tests.support.told import examples, formats, read_example

HERE = ("csl", "pubmed", "records", "ris", "zotero")
EVERY_EXAMPLE = [source for name in HERE for source in examples(name)]
READERS = {name: import_module(f"byline.importers.readers.{name}") for name in formats()}


def takers(content: bytes) -> list[str]:
    """The formats whose readers take the bytes for theirs."""

    def takes(reader: ModuleType) -> bool:
        return bool(reader.looks_like(content))

    return [name for name, reader in READERS.items() if takes(reader)]


@pytest.mark.parametrize("source", EVERY_EXAMPLE, ids=lambda it: f"{it.parent.name}/{it.name}")
def test_an_example_with_works_is_taken_by_its_reader_alone(source: Path) -> None:
    taken = takers(source.read_bytes())
    assert taken == [source.parent.name] or (not taken and not read_example(source).works)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "just a text",
        "@article{lovelace2021, title = {Notes}, year = {2021}}",
        "<feed><entry><title>TY  - JOUR</title></entry></feed>",
        '{"message-type": "work", "message": {"title": ["Notes"], "issued": {}}}',
        '{"paperId": "1", "title": "Notes", "authors": [{"name": "Ada Lovelace"}], "year": 2021}',
        '{"results": [{"id": "W1", "display_name": "Notes", "authorships": []}]}',
        '{"orcid-identifier": {"path": "0000-0002-1825-0097"}, "title": "", "authors": []}',
        "---\ntitle: Notes\nauthors:\n- Ada\ndate: 2021-01-01\n---\nA page of Hugo Blox.\n",
        "title: A page\nnav: true\n",
    ],
)
def test_what_is_of_another_format_is_taken_by_none_of_these(text: str) -> None:
    assert not [name for name in takers(text.encode()) if name in HERE]
