"""Several sources tell of one work, in one run or in several: what becomes of its record."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from byline.importers.bring_in import do
from byline.importers.grouping import Likely
from byline.importers.proposal import ToldWork
from byline.problems import Failure

from tests.support.given_works import given_work
from tests.support.importing import DAY, SiteOnDisk, a_site, told

NEXT_DAY = "2026-02-03"
AUTHORS = ["Ada Lovelace", "Mary Somerville"]
TITLE = "Weaving Numbers by Cards and Other Means"
FILE = "papers/2020/lovelace2020weaving.yaml"
PUBLISHED_FILE = "papers/2021/lovelace2021weaving.yaml"
PREPRINT = told(
    "arxiv:2001.00001", key="2001.00001", title=TITLE, authors=AUTHORS, date="2020-01-02",
    type="preprint", arxiv="2001.00001", abstract="Numbers are woven by cards.",
)  # fmt: skip
PUBLISHED = told(
    "doi:10.1000/1", "Crossref", key="10.1000/1", title=TITLE, authors=AUTHORS, date="2021-03",
    type="journal", venue="Journal of Analytical Engines", doi="10.1000/1", citations=3,
)  # fmt: skip
COUNTED = told(
    "openalex:W1", "OpenAlex", key="W1", title=TITLE, authors=AUTHORS, date="2021-03",
    type="journal", venue="Journal of Analytical Engines", doi="10.1000/1", citations=7,
)  # fmt: skip


@pytest.fixture
def site(tmp_path: Path) -> SiteOnDisk:
    return a_site(tmp_path / "site")


def later(one: ToldWork, **fields: Any) -> ToldWork:
    """The same work, as its source tells it later."""
    if "authors" in fields:
        fields["authors"] = given_work({"authors": fields["authors"]}).authors
    return replace(one, work=replace(one.work, **fields))


def values(site: SiteOnDisk, file: str = FILE) -> dict[str, object]:
    """What a record says, all of it as texts."""
    read = yaml.load(site.records[file], yaml.BaseLoader)  # noqa: S506 - texts alone
    assert isinstance(read, dict)
    return read


def test_a_publication_joins_the_preprint_and_hand_edits_stay(site: SiteOnDisk) -> None:
    site.bring([PREPRINT])
    text = site.records[FILE].replace(f"title: {TITLE}", "title: Woven Numbers  # mine")
    site.write(f"content/{FILE}", text)
    site.bring([PUBLISHED])
    record = values(site)
    assert (len(site.records), record["title"]) == (1, "Woven Numbers")
    assert "title: Woven Numbers  # mine\n" in site.records[FILE]
    assert (record["doi"], record["venue"]) == ("10.1000/1", "Journal of Analytical Engines")
    assert record["versions"] == [
        {"label": "arXiv", "date": "2020-01-02", "doi": "10.48550/arXiv.2001.00001",
         "arxiv": "2001.00001"}
    ]  # fmt: skip
    before = site.content
    site.bring([PREPRINT, PUBLISHED], day=NEXT_DAY)
    assert site.content == before


@pytest.mark.parametrize("first", [[PREPRINT, PUBLISHED], [PUBLISHED, PREPRINT]])
@pytest.mark.parametrize("is_one_run", [True, False])
def test_what_the_preprint_says_later_replaces_nothing_of_the_publication(
    site: SiteOnDisk, first: list[ToldWork], is_one_run: bool
) -> None:
    for works in [first] if is_one_run else [[it] for it in first]:
        site.bring(works)
    (file,) = site.records
    changed = later(
        PREPRINT, doi="10.48550/arXiv.2001.00001", date="2020-05-06", venue="arXiv",
        title=f"{TITLE}, Again",
    )  # fmt: skip
    site.bring([changed], day=NEXT_DAY)
    record = values(site, file)
    assert record["doi"] == "10.1000/1"
    assert record["venue"] == "Journal of Analytical Engines"
    assert str(record["date"]).startswith("2021")
    assert record["title"] == TITLE
    again = site.content
    site.bring([changed, PUBLISHED], day=NEXT_DAY)
    assert site.content == again


def test_what_a_source_corrects_arrives_though_another_said_the_same(site: SiteOnDisk) -> None:
    site.bring([PUBLISHED, COUNTED])
    (file,) = site.records
    site.bring([later(COUNTED, venue="J. of Engines")])
    assert values(site, file)["venue"] == "J. of Engines"


@pytest.mark.parametrize("is_one_run", [True, False])
def test_each_source_has_its_own_count_of_citations(site: SiteOnDisk, is_one_run: bool) -> None:
    for works in [[PUBLISHED, COUNTED]] if is_one_run else [[PUBLISHED], [COUNTED]]:
        site.bring(works)
    (file,) = site.records
    assert values(site, file)["citations"] == [
        {"count": "3", "as_of": DAY, "source": "Crossref"},
        {"count": "7", "as_of": DAY, "source": "OpenAlex"},
    ]


def test_counts_change_side_by_side_and_another_day_alone_changes_nothing(
    site: SiteOnDisk,
) -> None:
    site.bring([PUBLISHED, COUNTED])
    (file,) = site.records
    before = site.content
    assert site.bring([PUBLISHED, COUNTED], day=NEXT_DAY).does_nothing
    assert site.content == before
    site.bring([later(it, citations=9) for it in (PUBLISHED, COUNTED)], day=NEXT_DAY)
    assert values(site, file)["citations"] == [
        {"count": "9", "as_of": NEXT_DAY, "source": "Crossref"},
        {"count": "9", "as_of": NEXT_DAY, "source": "OpenAlex"},
    ]


def test_two_sources_fill_one_byline_in_one_run(site: SiteOnDisk) -> None:
    site.bring([PUBLISHED, COUNTED])
    (file,) = site.records
    ada = {"name": "Ada Lovelace", "orcid": "0000-0002-1825-0097"}
    equal = {"name": "Ada Lovelace", "is_equal": True}
    site.bring([
        later(PUBLISHED, authors=[ada, "Mary Somerville"]),
        later(COUNTED, authors=[equal, "Mary Somerville"]),
    ])  # fmt: skip
    assert values(site, file)["authors"] == [
        {"name": "Ada Lovelace", "orcid": "0000-0002-1825-0097", "equal": "true"},
        "Mary Somerville",
    ]


def test_own_extra_fields_stay_where_another_title_is_noted(site: SiteOnDisk) -> None:
    site.bring([PREPRINT])
    site.write(f"content/{FILE}", site.records[FILE] + "extra:\n  shelf: 3\n")
    site.bring([later(PUBLISHED, title="Weaving Numbers: Cards", arxiv="2001.00001")])
    extra = values(site)["extra"]
    assert isinstance(extra, dict)
    assert (extra["shelf"], list(extra)) == ("3", ["shelf", "other_titles"])


DOUBTFUL = told("b.bib", key="b", title="Weaving", authors=AUTHORS, year=2020, type="journal")


def test_a_doubtful_work_waits_and_is_asked_about_once(site: SiteOnDisk) -> None:
    site.bring([told("a.bib", key="a", title="Weaving", authors=AUTHORS, year=2020, type="book")])
    done = site.bring([DOUBTFUL])
    assert [it.record for it in done.held_back] == ["lovelace2020weaving"]
    assert len(site.records) == 1
    assert site.bring([DOUBTFUL], day=NEXT_DAY).does_nothing


def test_what_waits_goes_on_waiting_where_its_record_has_another_id(site: SiteOnDisk) -> None:
    site.bring([told("a.bib", key="a", title="Weaving", authors=AUTHORS, year=2020, type="book")])
    site.bring([DOUBTFUL])
    site.write(f"content/{FILE}", f"id: own\naliases: [lovelace2020weaving]\n{site.records[FILE]}")
    assert site.bring([DOUBTFUL]).does_nothing


@pytest.mark.parametrize(("decided", "records"), [("same", 1), ("apart", 2)])
def test_what_is_decided_is_done(site: SiteOnDisk, decided: str, records: int) -> None:
    site.bring([told("a.bib", key="a", title="Weaving", authors=AUTHORS, year=2020, type="book")])
    site.bring([DOUBTFUL])
    decisions = "content/.imports/decisions.yaml"
    text = (site.folder / decisions).read_text("utf-8")
    site.write(decisions, text.replace("are: undecided", f"are: {decided}"))
    site.bring([DOUBTFUL])
    assert len(site.records) == records
    assert site.bring([DOUBTFUL]).does_nothing


def test_what_is_decided_while_an_import_asks_is_not_lost(site: SiteOnDisk) -> None:
    site.bring([told("a.bib", key="a", title="Weaving", authors=AUTHORS, year=2020, type="book")])
    site.bring([DOUBTFUL])
    another = replace(DOUBTFUL, source="c.bib")
    shown = site.proposal([another])
    decisions = site.folder / "content/.imports/decisions.yaml"
    decided = decisions.read_text("utf-8").replace("undecided\n", "apart\n")
    decisions.write_text(decided, "utf-8")
    with pytest.raises(Failure, match=r"decisions\.yaml was edited meanwhile"):
        do(site.folder / "config.yaml", shown)
    assert decisions.read_text("utf-8") == decided
    assert "are: undecided" in site.bring([another]).texts["content/.imports/decisions.yaml"]


def test_what_another_import_was_told_meanwhile_is_not_forgotten(site: SiteOnDisk) -> None:
    shown = site.proposal([told(key="a", title="Weaving", authors=AUTHORS, year=2020)])
    site.bring([told(key="b", title="Carding", authors=AUTHORS, year=2021)])
    before = site.content
    with pytest.raises(Failure, match="was edited meanwhile"):
        do(site.folder / "config.yaml", shown)
    assert site.content == before


@pytest.mark.parametrize(("likely", "records"), [(Likely.SAME, 1), (Likely.APART, 2)])
def test_what_is_likely_can_be_settled_for_all(
    site: SiteOnDisk, likely: Likely, records: int
) -> None:
    site.bring([told("a.bib", key="a", title="Weaving", authors=AUTHORS, year=2020, type="book")])
    site.bring([DOUBTFUL], likely=likely)
    assert len(site.records) == records
    assert site.bring([DOUBTFUL]).does_nothing


def test_what_waits_between_two_is_asked_about_the_same_one_again(site: SiteOnDisk) -> None:
    works = [
        told("x.bib", key=name, title="Weaving", authors=authors, year=2020)
        for name, authors in (
            ("a", ["Ada Lovelace"]),
            ("b", ["Charles Babbage"]),
            ("c", ["Ada Lovelace", "Charles Babbage"]),
        )
    ]
    assert [it.record for it in site.bring(works).held_back] == ["lovelace2020weaving"]
    assert min(site.records) == "papers/2020/babbage2020weaving.yaml"
    assert site.bring(works).does_nothing


def test_what_a_person_removed_no_other_source_brings_back(site: SiteOnDisk) -> None:
    site.bring([PREPRINT])
    (site.folder / "content" / FILE).unlink()
    proposal = site.bring([PUBLISHED, COUNTED])
    assert [it.source for it in proposal.rejected] == ["doi:10.1000/1", "openalex:W1"]
    assert site.records == {}


def test_a_record_under_another_name_is_found_again(site: SiteOnDisk) -> None:
    site.bring([PUBLISHED])
    old, new = site.folder / "content" / PUBLISHED_FILE, site.folder / "content/papers/mine.yaml"
    new.write_text(old.read_text("utf-8"), "utf-8")
    old.unlink()
    proposal = site.bring([later(PUBLISHED, pages="1-9")])
    assert (proposal.rejected, [it.id for it in proposal.compared]) == ((), ["mine"])
    assert "pages: 1-9" in new.read_text("utf-8")
    assert site.bring([later(PUBLISHED, pages="1-9")]).does_nothing


def test_a_record_that_undo_leaves_is_known(site: SiteOnDisk) -> None:
    site.bring([PUBLISHED])
    record = site.folder / "content" / PUBLISHED_FILE
    record.write_text(record.read_text("utf-8").replace(TITLE, "Mine"), "utf-8")
    assert f"left content/{PUBLISHED_FILE}" in site.run("import", "--undo").output
    proposal = site.bring([PUBLISHED])
    assert (len(site.records), proposal.added) == (1, ())
    assert "title: Mine" in record.read_text("utf-8")
