"""Decisions are written by hand: what is wrong with one is told with its line and what to do."""

from pathlib import Path

import pytest
from byline.importers.keeping.decisions import DECISIONS, Are, Decision, read_decisions, with_new
from byline.problems import Failure

_ENTRY = "- source: papers.bib\n  work: loom\n  record: lovelace1844loom\n"


def _with_decisions(folder: Path, text: str) -> Path:
    content = folder / "content"
    (content / DECISIONS).parent.mkdir(parents=True)
    (content / DECISIONS).write_text(text, "utf-8")
    return content


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    one = Decision("papers.bib", "loom", "lovelace1844loom", Are.APART, "A Loom: I", "a title")
    assert read_decisions(_with_decisions(tmp_path, with_new("", [one]))) == (one,)


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "[]\n"])
def test_none_are_read_where_none_stand(tmp_path: Path, text: str) -> None:
    assert read_decisions(_with_decisions(tmp_path, text)) == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("source: papers.bib\n", ":1: the file is no list of decisions"),
        ("- same\n", ":1: this decision says nothing for 'source'"),
        (f"{_ENTRY}", ":1: this decision says nothing for 'are'"),
        (f"{_ENTRY}  are:\n", ":1: this decision says nothing for 'are'"),
        ("- source: [papers.bib]\n", ":1: this decision says nothing for 'source'"),
        (f"{_ENTRY}  are: same\n{_ENTRY}  are: maybe\n", ":8: 'maybe' is no decision\n  write"),
        ("- source: [\n", ":1: a value is missing here\n  write one"),
    ],
)
def test_what_is_no_decision_is_told_with_its_line(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(Failure, match=rf"^content/{DECISIONS}{words}"):
        read_decisions(_with_decisions(tmp_path, text))


def test_what_a_person_wrote_there_stays() -> None:
    before = "# ask Mary\n- {source: a, work: b, record: c, are: apart}  # sure\n"
    after = with_new(before, [Decision("p.bib", "k", "lovelace1843notes")])
    assert after.startswith(before)
    assert after.endswith("- source: p.bib\n  work: k\n" + after.partition("work: k\n")[2])
    assert "are: undecided\n" in after
