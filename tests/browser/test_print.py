"""An author's page as it is printed."""

import io
import unicodedata
from collections.abc import Callable

import pytest
from byline.library.identity import AUTHOR, PersonKey
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.support.answering import Served
from tests.support.page_kinds import of_every_kind


def without_blanks(text: str) -> str:
    """The text as it compares whatever its lines and ligatures are."""
    return "".join(unicodedata.normalize("NFKC", text).split())


@pytest.mark.sample
def test_an_authors_page_prints_with_all_their_papers(
    page: Page, sites: Callable[[str], Served]
) -> None:
    site = sites("sample")
    planned = of_every_kind(site.made)["author"][-1]
    page.goto(site.address + planned.address)
    pdf = PdfReader(io.BytesIO(page.pdf(format="A4")))
    printed = without_blanks("".join(sheet.extract_text() for sheet in pdf.pages))
    library = site.made.renderer.site.library
    person = library.people[PersonKey(AUTHOR, *planned.key)]
    assert without_blanks(person.name) in printed
    works = [library.works[credit.paper] for credit in person.credits]
    titles = [work.title for work in works]
    assert len(titles) > 10
    lost = [
        it.plain for it in titles if "<" not in it.html and without_blanks(it.plain) not in printed
    ]
    assert lost == []
    code = [work.record.links.code for work in works if work.record.links.code]
    assert code
    assert [address for address in code if f"<{without_blanks(address)}>" not in printed] == []
    page.emulate_media(media="print")
    for part in (".site-header nav", ".list-tools", ".jump", ".site-footer", ".scheme"):
        expect(page.locator(part).first).to_be_hidden()
