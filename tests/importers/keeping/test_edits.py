"""Edits set the values that they are to set, and leave all else as a person wrote it."""

import pytest
from byline.importers.keeping.edits import CannotEditError, with_values
from byline.importers.keeping.three_way import Path
from byline.importers.keeping.values import Plain

_RECORD = """\
# our best paper
title: 'Maps'   # short
authors:
  - Ada Lovelace  # corresponding
  - {name: Charles Babbage, id: babbage}
  - name: Mary Somerville
    # she moved
    orcid: 0000-0002-1825-0097

venue: "EXC"
links: {code: https://example.org/a}

abstract: >-
  Long
  text.
"""


@pytest.mark.parametrize(
    ("path", "value", "old", "new"),
    [
        (("title",), "Charts", "'Maps'   # short", "Charts   # short"),
        (("title",), "A: b", "'Maps'   #", '"A: b"   #'),
        (("venue",), "ICE", '"EXC"\n', "ICE\n"),
        (("links", "code"), "https://example.org/b", "/a}", "/b}"),
        (("links", "pdf"), "https://example.org/p", "/a}", "/a, pdf: https://example.org/p}"),
        (("abstract",), "Short.", " >-\n  Long\n  text.", " Short."),
        (("authors", 0), "A. Lovelace", "- Ada Lovelace  #", "- A. Lovelace  #"),
        (
            ("authors", 0),
            {"name": "Ada Lovelace", "orcid": "0000-0001-5109-3700"},
            "- Ada Lovelace  #",
            "- {name: Ada Lovelace, orcid: 0000-0001-5109-3700}  #",
        ),
        (("authors", 2, "id"), "mary", "1825-0097\n", "1825-0097\n    id: mary\n"),
        (("authors", 1, "id"), "cb", "id: babbage", "id: cb"),
        (("doi",), "10.1000/1", "  text.\n", "  text.\ndoi: 10.1000/1\n"),
        (("year",), 2024, "0097\n", "0097\nyear: 2024\n"),
        (("keywords",), ["a", "b"], "/a}\n", "/a}\nkeywords:\n  - a\n  - b\n"),
    ],
)  # fmt: skip
def test_only_the_value_changes(path: Path, value: Plain, old: str, new: str) -> None:
    assert old in _RECORD
    assert with_values(_RECORD, 0, [(path, value)]) == _RECORD.replace(old, new, 1)


def test_a_file_of_several_keeps_the_others() -> None:
    text = "- id: one\n  title: A\n- id: two\n  title: B\n\n# end\n"
    after = with_values(text, 1, [(("doi",), "10.1000/2"), (("title",), "C")])
    assert after == "- id: one\n  title: A\n- id: two\n  title: C\n  doi: 10.1000/2\n\n# end\n"


def test_lines_end_as_they_did() -> None:
    text = "title: A\r\nyear: 2024"
    after = with_values(text, 0, [(("venue",), "EXC"), (("title",), "B")])
    assert after == "title: B\r\nyear: 2024\r\nvenue: EXC\r\n"


def test_front_matter_and_the_text_below_it() -> None:
    text = "---\ntitle: A\n---\n\nOld *text*.\n"
    front = with_values(text, 0, [(("year",), 2024)], body_field="abstract")
    assert front == "---\ntitle: A\nyear: 2024\n---\n\nOld *text*.\n"
    body = with_values(text, 0, [(("abstract",), "New.\n\nMore.")], body_field="abstract")
    assert body == "---\ntitle: A\n---\n\nNew.\n\nMore.\n"


def test_a_text_below_front_matter_ends_its_lines_as_that_does() -> None:
    edits: list[tuple[Path, Plain]] = [(("abstract",), "New.\n\nMore."), (("year",), 2024)]
    after = with_values("---\r\ntitle: A\r\n---\r\n", 0, edits, body_field="abstract")
    assert after == "---\r\ntitle: A\r\nyear: 2024\r\n---\r\n\r\nNew.\r\n\r\nMore.\r\n"


def test_what_cannot_be_edited_is_said() -> None:
    with pytest.raises(CannotEditError):
        with_values("title: [", 0, [(("title",), "x")])
    with pytest.raises(CannotEditError):
        with_values("authors: [Ada]", 0, [(("authors", 3), "x")])
