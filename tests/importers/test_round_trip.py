"""The sample site, told in BibTeX and imported into an empty site, is the same works again."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from byline.building.check import check
from byline.building.options import Options
from byline.formats.reference import Reference, reference
from byline.importers.bring_in import ImportRequest, Outcome, do, look
from byline.importers.gather import Wanted
from byline.importers.sources import understood
from byline.library.model import Library, Work
from byline.machine.stopwatch import Stopwatch
from byline.records import Paper

from tests.programs.biber import entries_of
from tests.support.places import ROOT
from tests.support.sites_on_disk import write_site

pytestmark = pytest.mark.sample

# Fields of records that an entry tells by what a citation of the work says: so they are compared.
CITED = frozenset((
    "title", "authors", "editors", "year", "date", "type", "status", "venue", "booktitle", "volume",
    "number", "pages", "article", "series", "edition", "publisher", "institution", "doi", "arxiv",
    "isbn", "language",
))  # fmt: skip
# Fields that an entry tells only in part, and how they come back: see the tests below.
IN_PART = frozenset(("id", "cite_key", "links", "openreview", "categories"))
# What the format cannot carry, and why. Nothing of it comes back.
NOT_CARRIED = {
    "aliases": "old addresses are of a site, not of a work",
    "extra": "fields of a site's own have no meaning elsewhere",
    "submitted": "an entry has one date",
    "versions": "an entry is one edition",
    "tldr": "no field of BibTeX is for it",
    "abstract": "the data model of biber has no abstract in entries to cite, so none is exported",
    "keywords": "they are of a site's own lists; no style prints them",
    "topics": "they are of a site's own lists",
    "group": "it is of a site's own lists",
    "featured": "it is of a site's own lists",
    "unlisted": "it is of a site's own lists",
    "draft": "a draft is not published, so not exported",
    "institutions": "affiliations are of bylines, and BibTeX has names alone",
    "pmid": "no field of biber's data model is for it",
    "openalex": "no field of biber's data model is for it",
    "dblp": "no field of biber's data model is for it",
    "has_code": "no field of BibTeX is for it",
    "citations": "counts are of a day and a source",
    "score": "figures are of a day and a source",
    "novelty": "figures are of a day and a source",
    "awards": "no field of BibTeX is for them",
    "license": "no field of BibTeX is for it",
    "funding": "no field of BibTeX is for it",
    "status_note": "a note says in one word what became of the work",
    "related": "entries do not name each other",
    "supersedes": "entries do not name each other",
    "corrects": "entries do not name each other",
    "preprint_of": "entries do not name each other",
}
# Parts of a citation that come back in another way, and why: see the test of venues.
OF_VENUES = {
    "container": "a venue that Byline knows gets the short name by which it is known",
    "container_short": "an entry has one name of a venue",
}


class RoundTrip(NamedTuple):
    """The library of before, what the import told, and the library of after."""

    before: Library
    outcome: Outcome
    after: Library

    def pairs(self) -> Iterator[tuple[Work, Work]]:
        """Each work as it was and as it came back."""
        records = {told.work.key: it.id for it in self.outcome.proposal.added for told in it.told}
        for work in self.before.works.values():
            yield work, self.after.works[records[reference(self.before, work).key]]

    def cited(self) -> Iterator[tuple[Reference, Reference]]:
        """How each is cited."""
        for old, new in self.pairs():
            yield reference(self.before, old), reference(self.after, new)


@pytest.fixture(scope="module")
def trip(tmp_path_factory: pytest.TempPathFactory) -> RoundTrip:
    """The sample site, exported and imported."""
    folder = tmp_path_factory.mktemp("trip")
    before = library_of(ROOT)
    bib = folder / "papers.bib"
    bib.write_text("\n".join(entries_of(before)), "utf-8")
    config = write_site(folder / "site", {}) / "config.yaml"
    (folder / "site" / "content").mkdir()
    asked = ImportRequest((Wanted(understood(str(bib))),))
    outcome = look(config, asked, "2026-11-28", kept_in=folder / "kept")
    do(config, outcome.proposal)
    return RoundTrip(before, outcome, library_of(folder / "site"))


def library_of(site: Path) -> Library:
    library, *_ = check(Options(site / "config.yaml", site / "output"), Stopwatch())
    assert library
    return library


def test_all_works_come_back_each_by_itself_and_without_a_question(trip: RoundTrip) -> None:
    assert len(trip.after.works) == len(trip.before.works) == len(list(trip.pairs()))
    proposal = trip.outcome.proposal
    assert (trip.outcome.failed, proposal.failed, proposal.problems) == ((), (), ())
    assert (proposal.held_back, proposal.doubtful) == ((), ())


@pytest.mark.parametrize(
    "name", [it.name for it in dataclasses.fields(Reference) if it.name not in OF_VENUES]
)
def test_works_are_cited_as_before(name: str, trip: RoundTrip) -> None:
    """Among others by the same people, in the same order, and in the same year."""
    for old, new in trip.cited():
        assert getattr(new, name) == getattr(old, name), old.key


def test_venues_come_back_by_a_name_of_theirs(trip: RoundTrip) -> None:
    for old, new in trip.cited():
        assert new.container in {old.container, old.container_short}, old.key


def test_what_comes_back_in_part_is_a_part(trip: RoundTrip) -> None:
    for old, new in ((old.record, new.record) for old, new in trip.pairs()):
        assert (old.cite_key or old.id) in {new.cite_key, new.id}
        links = new.links.model_dump(exclude_defaults=True)
        assert old.links.model_dump() == {**old.links.model_dump(), **links}
        assert new.openreview in {None, old.openreview}
        assert new.categories == (old.categories[:1] if old.arxiv else ())


@pytest.mark.parametrize("name", NOT_CARRIED)
def test_nothing_comes_back_of_what_the_format_cannot_carry(name: str, trip: RoundTrip) -> None:
    nothing = Paper.model_fields[name].get_default(call_default_factory=True)
    assert all(getattr(new.record, name) == nothing for _old, new in trip.pairs())


def test_every_field_of_a_record_is_judged() -> None:
    names = [*CITED, *IN_PART, *NOT_CARRIED]
    assert sorted(names) == sorted(Paper.model_fields)
