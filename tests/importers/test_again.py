"""A source is imported again: nothing is noise, and what a person did by hand stays."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from byline.importers.proposal import ToldWork
from hypothesis import assume, given, reject, settings
from hypothesis import strategies as st

from tests.support.importing import SiteOnDisk, a_new_site, a_site, told
from tests.support.strategies import any_text

NEXT_DAY = "2026-02-03"
PEOPLE = ("Ada Lovelace", "Mary Somerville", "Charles Babbage", "Émilie du Châtelet")
WORDS = ("Weaving", "Numbers", "Engines", "Stars", "Maps", "Moons", "Cards", "Tides", "Letters")
FILE = "papers/2020/lovelace2020weaving.yaml"
WORK: dict[str, Any] = {
    "key": "w",
    "title": "Weaving Numbers by Cards and Other Means",
    "authors": ["Ada Lovelace", {"name": "Mary Somerville", "orcid": "0000-0002-1825-0097"}],
    "date": "2020-05-06",
    "type": "journal",
    "venue": "Journal of Analytical Engines",
    "volume": "3",
    "abstract": "Numbers are woven by cards. " * 6,
    "doi": "10.1000/1",
    "links": {"code": "https://example.org/code"},
    "keywords": ("cards", "looms"),
    "citations": 3,
}


@st.composite
def lists_of_works(draw: st.DrawFn) -> list[ToldWork]:
    """Small lists, with preprints, namesakes and titles that are nearly the same."""
    works = []
    for number in range(draw(st.integers(1, 5))):
        words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6))
        fields: dict[str, Any] = {
            "key": f"k{number}",
            "title": " ".join(words),
            "authors": draw(st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=3, unique=True)),
            "year": draw(st.integers(2018, 2021)),
            "type": draw(st.sampled_from(["", "preprint", "journal", "conference"])),
        }
        optional = {
            "doi": st.sampled_from(["10.1000/1", "10.1000/2", "10.48550/arXiv.2001.00001"]),
            "arxiv": st.sampled_from(["2001.00001", "2001.00002"]),
            "venue": st.sampled_from(["Journal of Engines", "arXiv"]),
            "citations": st.integers(0, 9),
        }
        fields |= {name: draw(it) for name, it in optional.items() if draw(st.booleans())}
        source = draw(st.sampled_from(["a.bib", "openalex:A1"]))
        works.append(told(source, "OpenAlex" if source[0] == "o" else "", **fields))
    return works


def _twice(works: list[ToldWork]) -> None:
    with a_new_site() as site:
        done = site.bring(works)
        kept = {one.key for it in done.added for one in it.told}
        kept |= {it.told.key for it in done.held_back}
        assert kept == {it.key for it in works}
        before = site.content
        assert site.bring(works, day=NEXT_DAY).does_nothing
        assert site.content == before


@settings(max_examples=12)
@given(lists_of_works())
def test_the_second_time_nothing_changes(works: list[ToldWork]) -> None:
    _twice(works)


@pytest.mark.long
@settings(max_examples=1000)
@given(lists_of_works())
def test_the_second_time_nothing_changes_whatever_is_told(works: list[ToldWork]) -> None:
    _twice(works)


@pytest.mark.long
@settings(max_examples=500)
@given(lists_of_works())
def test_one_after_the_other_or_all_together_nothing_is_brought_in_twice(
    works: list[ToldWork],
) -> None:
    with a_new_site() as site:
        for it in works:
            site.bring([it])
        before = site.content
        for it in works:
            assert site.bring([it], day=NEXT_DAY).does_nothing
        assert site.content == before
        assert site.bring(works).added == ()


def replaced(old: str, new: str) -> Callable[[SiteOnDisk], None]:
    """What a person changes in the record's text."""

    def edit(site: SiteOnDisk) -> None:
        text = site.records[FILE]
        assert old in text
        site.write(f"content/{FILE}", text.replace(old, new, 1))

    return edit


def without(field: str) -> Callable[[SiteOnDisk], None]:
    """A field that a person takes out, with all that stands below it."""

    def edit(site: SiteOnDisk) -> None:
        text = re.sub(rf"(?m)^{field}:.*\n(?:[ -].*\n)*", "", site.records[FILE])
        assert text != site.records[FILE]
        site.write(f"content/{FILE}", text)

    return edit


def in_another_order(site: SiteOnDisk) -> None:
    fields = re.findall(r"(?m)^\w+:.*\n(?:[ -].*\n)*", site.records[FILE])
    site.write(f"content/{FILE}", "# by hand\n" + "\n".join(reversed(fields)))


def moved(name: str, form: Callable[[str], str]) -> Callable[[SiteOnDisk], None]:
    """The record in another file."""

    def edit(site: SiteOnDisk) -> None:
        site.write(f"content/{name}", form(site.records[FILE]))
        (site.folder / "content" / FILE).unlink()

    return edit


def in_a_list(text: str) -> str:
    lines = "".join(f"  {line}\n" if line else "\n" for line in text.splitlines())
    return f"# all of them\n- id: lovelace2020weaving\n{lines}- id: own\n  title: Own\n" + (
        "  authors: [Ada Lovelace]\n  year: 1843\n"
    )


def as_markdown(text: str) -> str:
    """The record as Markdown, with the abstract below it."""
    front = re.sub(r"(?m)^abstract:.*\n(?:  .*\n)*", "", text)
    return f"---\n{front}---\n\n{WORK['abstract'].strip()}\n"


EDITS: dict[str, Callable[[SiteOnDisk], None]] = {
    "a title": replaced("title: Weaving", "title: Woven"),
    "an author's name": replaced("- Ada Lovelace", "- Ada King  # her name"),
    "an author more": replaced("- Ada Lovelace\n", "- Ada Lovelace\n  - Charles Babbage\n"),
    "a date": replaced("2020-05-06", "2020-05-07"),
    "a volume": replaced("volume: 3", 'volume: "4"'),
    "an abstract": replaced("are woven", "were woven"),
    "a link": replaced("example.org/code", "example.org/mine"),
    "a link more": replaced("links:\n", "links:\n  pdf: https://example.org/p\n"),
    "a field more": replaced("doi:", "tldr: In short.\ndoi:"),
    "a count": replaced("count: 3", "count: 4"),
    "no abstract": without("abstract"),
    "no date but a year": replaced("date: 2020-05-06", "year: 2020"),
    "no venue": without("venue"),
    "no DOI": without("doi"),
    "no links": without("links"),
    "no keywords": without("keywords"),
    "another order": in_another_order,
    "another name": moved(
        "papers/weaving.yaml", lambda text: f"{text}aliases: [lovelace2020weaving]\n"
    ),
    "another id": replaced("title:", "id: weaving\naliases: [lovelace2020weaving]\ntitle:"),
    "a list": moved("papers/all.yaml", in_a_list),
    "Markdown": moved("papers/lovelace2020weaving.md", as_markdown),
    "lines as Windows ends them": replaced("\n", "\r\n"),
}  # fmt: skip


@pytest.mark.parametrize("what", EDITS)
def test_a_hand_edit_stays_and_nothing_else_changes(tmp_path: Path, what: str) -> None:
    site = a_site(tmp_path / "site")
    work = told("openalex:A1", "OpenAlex", **WORK)
    site.bring([work])
    EDITS[what](site)
    before = site.content
    assert site.bring([work], day=NEXT_DAY).does_nothing
    assert site.content == before
    assert site.run("check").exit_code == 0


@pytest.mark.parametrize("what", EDITS)
def test_what_the_source_corrects_arrives_beside_a_hand_edit(tmp_path: Path, what: str) -> None:
    """A number that nobody touched is corrected; all else stays letter by letter."""
    site = a_site(tmp_path / "site")
    site.bring([told("openalex:A1", "OpenAlex", **WORK, number="1")])
    EDITS[what](site)
    before = site.records
    site.bring([told("openalex:A1", "OpenAlex", **WORK, number="27")], day=NEXT_DAY)
    after = site.records
    assert after.keys() == before.keys()
    assert after == {name: text.replace("number: 1", "number: 27") for name, text in before.items()}
    assert after != before


@pytest.mark.parametrize(
    ("field", "value", "text"),
    [
        ("title", "Weaving: Numbers", 'title: "Weaving: Numbers"\n'),
        ("authors", ["Ada King"], "authors:\n  - Ada King\n"),
        ("date", "2021", "year: 2021\n"),
        ("venue", "Memoirs", "venue: Memoirs\n"),
        ("doi", "10.1000/2", "doi: 10.1000/2\n"),
        ("keywords", ("looms",), "keywords:\n  - looms\n"),
        ("links", {"code": "https://example.org/new"}, "code: https://example.org/new\n"),
    ],
)
def test_a_correction_arrives_where_nobody_edited(
    tmp_path: Path, field: str, value: object, text: str
) -> None:
    site = a_site(tmp_path / "site")
    first = WORK if field != "date" else {**WORK, "date": "2020"}
    site.bring([told(**first)])
    done = site.bring([told(**{**first, field: value})])
    assert [it.file for it in done.changed] == [f"content/{FILE}"]
    assert text in site.records[FILE]
    assert site.bring([told(**{**first, field: value})]).does_nothing


def test_what_a_person_removed_is_not_proposed_again(tmp_path: Path) -> None:
    site = a_site(tmp_path / "site")
    site.bring([told(**WORK)])
    (site.folder / "content" / FILE).unlink()
    done = site.bring([told(**WORK), told(**{**WORK, "citations": 9})])
    assert done.does_nothing
    assert [it.work.key for it in done.rejected] == ["w"]
    assert site.records == {}


@pytest.mark.long
@settings(max_examples=300)
@given(
    st.sampled_from(sorted(EDITS)), st.sampled_from(sorted(EDITS)),
    st.fixed_dictionaries({}, optional={"title": any_text, "venue": any_text, "volume": any_text}),
)  # fmt: skip
def test_two_edits_stay_whatever_the_source_says_then(
    one: str, other: str, changes: dict[str, str]
) -> None:
    with a_new_site() as site:
        site.bring([told("openalex:A1", "OpenAlex", **WORK)])
        try:
            EDITS[one](site)
            EDITS[other](site)
        except (KeyError, AssertionError):
            reject()  # the one took away what the other changes
        assume(site.run("check", "--quiet").exit_code == 0)
        kept = "".join(site.records.values())
        later = told("openalex:A1", "OpenAlex", **{**WORK, **changes})
        site.bring([later])
        now = site.content
        assert site.bring([later], day=NEXT_DAY).does_nothing
        assert site.content == now
        for hand in ("Ada King  # her name", "were woven", "2020-05-07", "tldr: In short.", "# by"):
            assert (hand in kept) == (hand in "".join(site.records.values()))
