"""BibTeX of all programs and people, read into works: the examples, and whatever else may come."""

from pathlib import Path

import pytest
from byline.formats.bibtex import bibtex
from byline.formats.reference import reference
from byline.importers.readers.bibtex import looks_like, read
from byline.importers.readers.bibtex_flaws import MOST_TOLD
from byline.importers.works import SourceReading, SourceWork
from byline.problems import Severity
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.bib_reader import plain
from tests.support.cited import library_with, paper, papers_of_all_types
from tests.support.strategies import years
from tests.support.told import examples, formats

EXAMPLES = examples("bibtex")
WITHOUT_ENTRIES = {"nothing.bib", "not-bibtex.bib"}


def read_text(text: str) -> SourceReading:
    return read(text.encode(), "papers.bib")


def only(reading: SourceReading) -> SourceWork:
    (work,) = reading.works
    return work


def test_there_are_examples_enough() -> None:
    assert len(EXAMPLES) >= 45


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_bibtex_is_known_by_its_look(path: Path) -> None:
    assert looks_like(path.read_bytes()) is (path.name not in WITHOUT_ENTRIES)


@pytest.mark.parametrize(
    "content",
    [
        b'{"note": "\\n@article{a, title={T}}"}',
        b"[]",
        b"<pre>\n@article{a, title={T}}</pre>",
        b"TY  - JOUR\nN1  - \n@article{a, title={T}}\nER  - \n",
        b"- title: Maps\n  authors: [ada@example.org]\n",
        b"@prefix dc: <http://purl.org/dc/> .",
    ],
)
def test_other_formats_are_not_taken_for_bibtex(content: bytes) -> None:
    assert not looks_like(content)


def test_files_of_other_formats_are_not_taken_for_bibtex() -> None:
    others = [path for name in formats() if name != "bibtex" for path in examples(name)]
    assert [path.name for path in others if looks_like(path.read_bytes())] == []


PIECES = (
    "@article", "@string", "@comment", "@preamble", "{", "}", "(", ")", '"', ",", "=", "#", "\n",
    "a", "key,", "title = ", "author = ", "{Ada Lovelace}", " and ", "\\", "\\'", "\\o ", "$", "~",
    "year = 2001", "crossref = a", "xdata = {a,b}", "month = jan # 1", "%", "@", "é",
    "doi = {10.1000/1}", "url = {https://example.org/}", "others", ";", "&", "date = {2001-13-40}",
)  # fmt: skip


some_bibtex = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


@given(st.one_of(st.binary(max_size=200), some_bibtex.map(str.encode)))
@settings(max_examples=50)
def test_whatever_arrives_ends_in_a_reading(content: bytes) -> None:
    reading = read(content, "papers.bib")
    assert all(work.title for work in reading.works)
    assert all(problem.where.file == "papers.bib" for problem in reading.problems)
    looks_like(content)


@given(some_bibtex)
@settings(max_examples=50)
def test_an_entry_on_a_line_of_its_own_is_read_whatever_stands_before(before: str) -> None:
    ending = "\n@article{last-of-all, title = {The Last}, author = {Ada Lovelace}, year = 2001}\n"
    keys = [work.key for work in read_text(before.replace("@comment", "") + ending).works]
    assert "last-of-all" in keys


@pytest.mark.parametrize("record", papers_of_all_types(), ids=lambda record: str(record["id"]))
def test_what_byline_writes_is_read_back(record: dict[str, object]) -> None:
    library = library_with(record)
    cited = reference(library, library.works[str(record["id"])])
    reading = read_text(bibtex(cited))
    work = only(reading)
    assert work.year == cited.date.year
    assert work.date == (str(cited.date) if cited.date.month else "")
    assert [it.name for it in work.authors if not it.is_others] == [
        it.printed for it in cited.authors.names
    ]
    # What stands for names that are left out can only stand behind one.
    has_others = cited.authors.and_others and bool(cited.authors.names)
    assert any(it.is_others for it in work.authors) is has_others
    assert [it.is_team for it in work.authors if not it.is_others] == [
        it.is_team for it in cited.authors.names
    ]
    assert work.arxiv == cited.arxiv
    errors = [it for it in reading.problems if it.severity is Severity.ERROR]
    assert errors == []


words = st.text(
    st.characters(categories=["Lu", "Ll", "Lo"], max_codepoint=0x2FFF), min_size=1, max_size=8
)
titles = st.lists(words | st.sampled_from(["&", "R&D", "100%", "a_b", "#1", "U-Net"]), min_size=1)
names_of_words = st.lists(words, min_size=1, max_size=3).map(" ".join)


@given(names_of_words, titles.map(" ".join), titles.map(" ".join), years)
@settings(max_examples=30)
def test_any_name_title_venue_and_year_are_read_back(
    name: str, title: str, venue: str, year: int
) -> None:
    record = paper(authors=[name], title=title, year=str(year), type="journal", venue=venue)
    library = library_with(record)
    cited = reference(library, library.works["maps"])
    work = only(read_text(bibtex(cited)))
    assert [it.name for it in work.authors] == [cited.authors.names[0].printed]
    assert work.year == year
    assert plain(work.title) == cited.title
    assert plain(work.venue) == cited.container


def test_a_key_and_a_line_lead_back_to_the_entry() -> None:
    reading = read_text("\n\n@article{maps, title = {Maps}, author = {Ada Lovelace}}\n")
    assert [(it.key, it.line) for it in reading.works] == [("maps", 3)]


def test_abbreviations_that_double_do_not_explode() -> None:
    doubling = "".join(f"@string{{a{it + 1} = a{it} # a{it}}}\n" for it in range(60))
    entries = "".join(
        f"@article{{k{it}, title = a7 # a7, author = {{A B}}, note = a60}}\n" for it in range(300)
    )
    reading = read_text(f"@string{{a0 = {{xxxxxxxxxx}}}}\n{doubling}{entries}")
    assert len(reading.works) == 300
    assert max(len(it.title) for it in reading.works) == 2 * 10 * 2**7
    assert "is left out" in reading.problems[0].message


def test_no_more_is_told_than_anybody_reads() -> None:
    reading = read_text("@article{a, title = {T\n" * (MOST_TOLD + 5))
    assert len(reading.problems) == MOST_TOLD + 1
    assert reading.problems[-1].message == "and 5 more problems in this file"


def test_circles_of_references_end() -> None:
    reading = read_text(
        "@inproceedings{a, title = {A}, author = {A B}, crossref = {b}}\n"
        "@inproceedings{b, title = {B}, author = {A B}, crossref = {a}, year = 2001}\n"
    )
    assert [(it.title, it.booktitle, it.year) for it in reading.works] == [
        ("A", "B", 2001),
        ("B", "A", 2001),
    ]
