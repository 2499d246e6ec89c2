"""Whatever is imported, `byline check` finds no error in what was written."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from byline.importers.cleaning.clean import cleaned
from byline.importers.cleaning.venues import KnownVenues
from byline.importers.works import Markup, SourceWork, WorkByline, WorkVersion
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.importing import SiteOnDisk, a_new_site, a_site, told_by
from tests.support.strategies import MARKUP_PIECES
from tests.support.told import examples, formats

ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=30) | st.lists(
    st.sampled_from(MARKUP_PIECES), max_size=8
).map("".join)
FEW = st.lists(ANY, max_size=3).map(tuple)
BYLINES = st.builds(
    WorkByline, name=ANY, family=ANY, orcid=ANY, affiliations=FEW, is_team=st.booleans(), role=ANY,
    is_equal=st.booleans(), is_corresponding=st.booleans(), is_others=st.booleans(),
)  # fmt: skip
VERSIONS = st.builds(
    WorkVersion, label=ANY, date=ANY, venue=ANY, doi=ANY, arxiv=ANY, url=ANY, note=ANY
)
_OF_THEIR_OWN: dict[str, st.SearchStrategy[Any]] = {
    "key": st.text("abc", min_size=1, max_size=3),
    "markup": st.sampled_from(Markup),
    "title": ANY.map("Weaving ".__add__) | ANY,
    "authors": st.lists(BYLINES | st.just(WorkByline(name="Ada Lovelace")), max_size=3).map(tuple),
    "year": st.none() | st.integers(-9, 30000),
    "citations": st.none() | st.integers(-1, 10**20),
    "links": st.dictionaries(st.sampled_from(["pdf", "code", "odd", ""]), ANY, max_size=2),
    "other_links": st.lists(st.tuples(ANY, ANY), max_size=2).map(tuple),
    "versions": st.lists(VERSIONS, max_size=2).map(tuple),
    "has_code": st.booleans(),
    "featured": st.booleans(),
    "date": ANY | st.sampled_from(["2020", "2020-02-30", "2020-13", "0000"]),
    "doi": ANY | st.sampled_from(["10.1000/1", "doi:10.1000/<a>(b)"]),
}
_MANY = ("editors", "topics", "keywords", "categories", "awards", "funding", "other_titles")
_TEXTS = (
    "submitted", "type", "venue", "volume", "number", "pages", "article", "series", "edition",
    "publisher", "booktitle", "institution", "abstract", "tldr", "arxiv", "openreview", "pmid",
    "isbn", "openalex", "dblp", "status", "status_note", "group", "license", "language", "cite_key",
)  # fmt: skip
WORKS = st.fixed_dictionaries(
    {"key": _OF_THEIR_OWN["key"]},
    optional={
        **{name: it for name, it in _OF_THEIR_OWN.items() if name != "key"},
        **dict.fromkeys(_MANY, FEW),
        **dict.fromkeys(_TEXTS, ANY),
    },
).map(lambda fields: SourceWork(**fields))


def _are_sound(site: SiteOnDisk, works: Sequence[SourceWork]) -> None:
    ready = [cleaned(it, KnownVenues.of({})) for it in works]
    told = told_by("a.bib", ready, "OpenAlex")
    site.bring(told)
    done = site.run("check", "--quiet")
    assert (done.exit_code, done.output) == (0, ""), site.records
    assert site.bring(told).does_nothing


@settings(max_examples=10)
@given(st.lists(WORKS, min_size=1, max_size=3))
def test_strange_texts_make_sound_records(works: list[SourceWork]) -> None:
    with a_new_site() as site:
        _are_sound(site, works)


@pytest.mark.long
@settings(max_examples=500)
@given(st.lists(WORKS, min_size=1, max_size=3))
def test_any_strange_texts_make_sound_records(works: list[SourceWork]) -> None:
    with a_new_site() as site:
        _are_sound(site, works)


@pytest.mark.long
def test_all_examples_of_all_formats_are_imported_together_and_again(tmp_path: Path) -> None:
    site = a_site(tmp_path / "site")
    files = [str(it) for kind in formats() for it in examples(kind)]
    first = site.run("import", *files, "--yes")
    assert len(site.records) > 300
    assert "Traceback" not in first.output
    check = site.run("check", "--quiet")
    assert check.exit_code == 0, check.output
    before = site.content
    site.run("import", *files, "--yes")
    assert site.content == before
