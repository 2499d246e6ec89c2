"""A whole work, cleaned, with a record of it."""

from dataclasses import fields, replace
from typing import Any

import pytest
from byline.importers.cleaning import KnownVenues, cleaned, cleaned_text
from byline.importers.cleaning.code_links import offered_links
from byline.importers.works import Markup, Remark, SourceWork, WorkByline, WorkVersion
from byline.records.paper import Paper
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.strategies import any_text, markup_text

KNOWN = KnownVenues.of({})
GOOD = SourceWork(
    key="lovelace1843",
    markup=Markup.MARKDOWN,
    title="Notes on the *Engine* in $O(n)$ Steps",
    authors=(WorkByline(name="Ada Lovelace", orcid="0000-0002-1825-0097"),),
    year=2024,
    date="2024-05-31",
    type="conference",
    venue="ICML",
    pages="101-118",
    abstract="We study **engines**, e.g. C*-algebras with $x_1 < x_2$.\n\n- one\n- two",
    doi="10.1000/182",
    arxiv="2303.10512",
    categories=("cs.LG",),
    keywords=("engines",),
    links={"pdf": "https://example.org/paper.pdf"},
    language="en",
    license="CC BY 4.0",
)


def test_what_is_clean_stays_without_a_remark() -> None:
    assert cleaned(GOOD, KNOWN) == GOOD


def test_a_messy_work_becomes_a_clean_one() -> None:
    work = cleaned(
        SourceWork(
            key="a",
            markup=Markup.TEX,
            title="{{Maps of {ENIAC}}}.",
            authors=(WorkByline(name="LOVELACE Ada", orcid="http://orcid.org/0000000218250097"),),
            type="inproceedings",
            venue="Proc. of the 40th Int. Conf. on Machine Learning",
            year=2023,
            pages="101--118",
            abstract="Abstract: We \\emph{map} 36. 0\\% of it. Our code is at "
            "https: //github. com/ada/maps. © 2023 Example Press. All rights reserved.",
            doi="https://doi.org/10.1000/182.",
            arxiv="arXiv:2303.10512v2 [cs.LG]",
            categories=("cs.LG; 68T05",),
            keywords=("Keywords: maps, engines, maps",),
            links={"pdf": "http://arxiv.org/pdf/2303.10512", "slides": "file:///slides.pdf"},
            other_titles=("Maps of {ENIAC}",),
            versions=(WorkVersion(label="talk", note="at the {ENIAC} \\& Co"),),
            license="http://creativecommons.org/licenses/by/4.0/",
            language="English",
        ),
        KNOWN,
    )
    assert work == replace(
        work,
        title="Maps of ENIAC",
        authors=(WorkByline(name="Ada Lovelace", orcid="0000-0002-1825-0097"),),
        type="conference",
        venue="ICML",
        booktitle="Proc. of the 40th Int. Conf. on Machine Learning",
        pages="101-118",
        abstract="We *map* 36.0% of it. Our code is at https://github.com/ada/maps.",
        doi="10.1000/182",
        arxiv="2303.10512",
        categories=("cs.LG",),
        keywords=("maps", "engines"),
        links={
            "pdf": "https://arxiv.org/pdf/2303.10512",
            "code": "https://github.com/ada/maps",
        },
        other_titles=("Maps of ENIAC",),
        versions=(WorkVersion(label="talk", note="at the ENIAC & Co"),),
        license="CC BY 4.0",
        language="en",
        markup=Markup.MARKDOWN,
    )
    assert (
        Remark(
            rule="what records refuse",
            field="links.slides",
            before="file:///slides.pdf",
            after="only addresses with https:// or http:// are taken",
            is_uncertain=True,
        )
        in work.remarks
    )
    again = cleaned(replace(work, remarks=()), KNOWN)
    assert again == replace(work, remarks=())


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("doi", "see text"),
        ("arxiv", "none"),
        ("isbn", "978-3-16-148410-1"),
        ("pmid", "PMC123"),
        ("date", "some day in spring"),
        ("language", "plain English"),
        ("type", "painting"),
        ("cite_key", "Ada Lovelace, 1843"),
        ("status", "lost"),
    ],
)
def test_what_a_record_refuses_is_left_out_and_told(field: str, value: str) -> None:
    told_so: dict[str, Any] = {field: value}
    work = cleaned(replace(GOOD, **told_so), KNOWN)
    assert not getattr(work, field) or (field == "type" and work.type == "conference")
    told = [it for it in work.remarks if it.field == field and it.is_uncertain]
    assert [it.before for it in told] == [value]
    assert told[0].after


def test_an_issue_that_is_not_given_yet_has_no_number() -> None:
    work = cleaned(replace(GOOD, volume="0", number="0"), KNOWN)
    assert (work.volume, work.number) == ("", "")
    work = cleaned(replace(GOOD, volume="Vol. 12", number="Issue 3-4"), KNOWN)
    assert (work.volume, work.number) == ("12", "3-4")


@pytest.mark.parametrize(
    "address",
    [
        "https://library.example.edu/discovery/openurl?institution=EX&vid=EX:VU1",
        "https://search.example.org/resolve?url_ver=Z39.88-2004&rft.title=Engines",
        "https://press-example-org.ezproxy.example.edu/article/1",
    ],
)
def test_a_way_that_only_one_library_has_is_left_out(address: str) -> None:
    work = cleaned(replace(GOOD, links={"publisher": address}), KNOWN)
    assert work.links == {}
    assert [(it.before, it.after) for it in work.remarks] == [(address, "")]


def test_a_wrong_orcid_and_a_wrong_year_are_left_out_and_told() -> None:
    wrong = WorkByline(name="Ada Lovelace", orcid="0000-0002-1825-0098")
    work = cleaned(replace(GOOD, authors=(wrong,), year=20, date=""), KNOWN)
    assert (work.authors, work.year) == ((WorkByline(name="Ada Lovelace"),), None)
    assert [it.field for it in work.remarks if it.is_uncertain] == ["authors", "year"]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("It works. Our code is at https://github.com/ada/maps.",
         {"code": "https://github.com/ada/maps"}),
        ("Code: https://gitlab.com/ada/maps", {"code": "https://gitlab.com/ada/maps"}),
        ("Code is available at github.com/ada/maps.", {"code": "https://github.com/ada/maps"}),
        ("The dataset is available at https://zenodo.org/record/1 and the code at "
         "https://github.com/ada/maps.",
         {"data": "https://zenodo.org/record/1", "code": "https://github.com/ada/maps"}),
        ("Code and data are released (https://github.com/ada/maps).",
         {"code": "https://github.com/ada/maps"}),
        ("We release data at https://huggingface.co/datasets/ada/maps.",
         {"data": "https://huggingface.co/datasets/ada/maps"}),
        ("Our code is based on https://github.com/mary/engine.", {}),
        ("We compare with https://github.com/mary/engine as a baseline.", {}),
        ("Our code is available at https://example.org/code.", {}),
        ("Code is on https://github.com.", {}),
    ],
)  # fmt: skip
def test_links_that_a_sentence_offers(text: str, links: dict[str, str]) -> None:
    assert offered_links(text) == links


def test_a_link_that_the_source_tells_stays() -> None:
    told = {"code": "https://example.org/code"}
    text = "Our code is at https://github.com/ada/maps."
    assert cleaned(replace(GOOD, abstract=text, links=told), KNOWN).links == told


def test_news_are_cleaned_like_any_text() -> None:
    text = cleaned_text("<p>We are  at <b>ICML</b> ( 2024 )&amp;nbsp;!</p>", Markup.HTML)
    assert text == "We are at **ICML** (2024) !"


_TEXT = st.one_of(any_text, markup_text, st.just(""))
_OF_TYPE: dict[str, st.SearchStrategy[Any]] = {
    it.name: st.tuples(_TEXT, _TEXT) if str(it.type).startswith("tuple[str") else _TEXT
    for it in fields(SourceWork)
    if it.type is str or str(it.type).startswith("tuple[str")
}


@settings(max_examples=25)
@given(st.fixed_dictionaries({}, optional=_OF_TYPE), st.sampled_from(Markup), _TEXT, _TEXT)
def test_whatever_a_source_tells_a_record_takes_it(
    told: dict[str, Any], markup: Markup, name: str, address: str
) -> None:
    work = cleaned(
        SourceWork(
            **{**told, "markup": markup, "key": "a"},
            authors=(WorkByline(name=name or "Ada Lovelace", orcid=name),),
            links={"pdf": address},
            versions=(WorkVersion(label=name, date=address, url=address),),
        ),
        KNOWN,
    )
    Paper.model_validate(_as_record(work))


def _as_record(work: SourceWork) -> dict[str, Any]:
    """The fields of the work that a record has by the same name, with a title and a year."""
    same = {it.name for it in fields(SourceWork)} & set(Paper.model_fields)
    values = {name: it for name in sorted(same) if (it := getattr(work, name))}
    values["versions"] = [
        {it.name: said for it in fields(one) if (said := getattr(one, it.name))}
        for one in work.versions
    ]
    bylines = [{"name": it.name, "orcid": it.orcid or None} for it in work.authors]
    values["links"] = dict(work.links)
    return {"title": "Maps", "year": "2024", **values, "authors": bylines or ["others"]}
