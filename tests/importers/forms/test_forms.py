"""Values as programs write them, in the forms that records take."""

from collections.abc import Callable

import pytest
from byline.importers.forms.addresses import link_kind
from byline.importers.forms.dates import date_of, year_of
from byline.importers.forms.ids import (
    arxiv_in,
    arxiv_told,
    as_arxiv,
    as_doi,
    dblp_key,
    doi_in,
    doi_told,
    id_in_address,
    isbn_in,
    isbn_told,
    orcid_in,
    pmid_told,
)
from byline.importers.forms.languages import language_of
from byline.importers.forms.licences import licence_of
from byline.importers.forms.pages import page_range
from byline.importers.forms.types import type_named
from byline.records.paper import PaperType


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2023", "2023"),
        ("2023/05/31/", "2023-05-31"),
        ("2023-5-1", "2023-05-01"),
        ("2023/05//", "2023-05"),
        ("2023///Spring", "2023"),
        ("2023-05-31T10:00:00Z", "2023-05-31"),
        ("May 31, 2023", "2023-05-31"),
        ("31st of May 2023", "2023-05-31"),
        ("2023 Jun", "2023-06"),
        ("17-21 Oct. 2021", "2021-10"),
        ("May-June 2023", "2023"),
        ("05/2023", "2023-05"),
        ("31/05/2023", "2023-05-31"),
        ("05/31/2023", "2023-05-31"),
        ("03/04/2023", "2023"),
        ("2023-02-30", "2023-02"),
        ("2023-13-01", "2023"),
        ("in press", ""),
        ("20233", ""),
        ("0999", ""),
    ],
)
def test_a_date_is_as_exact_as_it_is_told(written: str, date: str) -> None:
    assert date_of(written) == date
    assert year_of(written) == (int(date[:4]) if date else None)


@pytest.mark.parametrize(
    ("written", "pages"),
    [
        ("101–118", "101-118"),
        ("101 -- 118", "101-118"),
        ("101-9", "101-109"),
        ("e1-e12", "e1-e12"),
        ("7-7", "7"),
        ("n/a-n/a", ""),
        ("119-18", "119-18"),
        ("1, 3-5", "1, 3-5"),
        ("pp. 12--34.", "12-34"),
    ],
)
def test_pages_are_written_out(written: str, pages: str) -> None:
    assert page_range(written) == pages


def test_types_and_licences_are_known_by_many_names() -> None:
    for name in ("Conference Paper", "proceedings_article", "inproceedings", "conference"):
        assert type_named(name) is PaperType.CONFERENCE
    assert type_named("painting") is None
    by = ("cc-by", "CC BY", "http://www.creativecommons.org/licenses/by")
    assert [licence_of(it) for it in by] == ["CC BY"] * 3
    assert licence_of("https://creativecommons.org/licenses/by-nc-sa/4.0/") == "CC BY-NC-SA 4.0"
    assert licence_of(licence_of("cc0")) == "CC0 1.0"
    assert licence_of("all rights reserved") == ""


def test_ids_are_found_where_they_stand() -> None:
    assert doi_in("see https://doi.org/10.1000/ABC(12).") == "10.1000/ABC(12)"
    assert doi_in("(doi:10.1000/ABC)") == "10.1000/ABC"
    assert arxiv_in("arXiv preprint arXiv:2106.01234v2 [cs.LG]") == "2106.01234"
    assert arxiv_in("pages 2106.01234") == ""
    assert isbn_told(["1234-5679 (ISSN); 978-316148410-0 (ISBN)"]) == "9783161484100"
    assert isbn_told(["1234-5679", "03029743"]) == ""
    assert language_of("English") == language_of("eng") == "en"
    assert (language_of("pt_br"), language_of("Klingon")) == ("pt-BR", "")
    assert (language_of("zh-hans"), language_of("british")) == ("zh-Hans", "en-GB")
    assert (language_of("swe"), language_of("und")) == ("swe", "")


@pytest.mark.parametrize(
    ("read", "written", "found"),
    [
        (doi_told, "https://doi.org/10.1000%2Fabc.", "10.1000/abc"),
        (doi_told, "10.1002/(SICI)1:8<6::AID>3.0.CO;2-O", "10.1002/(SICI)1:8<6::AID>3.0.CO;2-O"),
        (doi_told, "see text", ""),
        (as_doi, "https://example.org/10.1000/abc", ""),
        (arxiv_told, "2106.01234v2 [cs.LG]", "2106.01234"),
        (arxiv_told, "https://arxiv.org/pdf/2106.01234v1.pdf", "2106.01234"),
        (arxiv_told, "abs/2106.01234", "2106.01234"),
        (arxiv_told, "math.GT/0309136", "math/0309136"),
        (as_arxiv, "10.48550/arXiv.2106.01234", "2106.01234"),
        (as_arxiv, "see arXiv:2106.01234", ""),
        (orcid_in, "https://orcid.org/0000000218250097", "0000-0002-1825-0097"),
        (orcid_in, "0000-0002-1825-0098", ""),
        (isbn_in, "https://id.example.org/isbn/9783161484100", "9783161484100"),
        (pmid_told, "https://pubmed.ncbi.nlm.nih.gov/31452104/", "31452104"),
        (pmid_told, "PMID: 31452104", "31452104"),
        (pmid_told, "PMC31452104", ""),
        (id_in_address, "https://openreview.net/forum?id=lq62uWRJjiY", "lq62uWRJjiY"),
        (dblp_key, "https://dblp.org/rec/journals/jae/l21.html", "journals/jae/l21"),
    ],
)
def test_an_id_is_what_is_left_of_how_it_is_written(
    read: Callable[[str], str], written: str, found: str
) -> None:
    assert read(written) == found


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("https://www.codeberg.org/ada/loom", "code"),
        ("https://youtu.be/17", "video"),
        ("https://github.com/ada/loom/notes.PDF", "pdf"),
        ("https://example.org/github.com/", "publisher"),
    ],
)
def test_a_host_tells_what_an_address_leads_to(address: str, kind: str) -> None:
    assert link_kind(address) == kind
