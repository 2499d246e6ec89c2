"""What tells of a work in other programs' formats, on its page and as files beside it."""

from typing import NamedTuple

from byline import addresses
from byline.formats.bibtex import bibtex
from byline.formats.reference import Reference, reference
from byline.library.model import Library
from byline.site import Planned, Site
from byline.views.page_kind import FileKind


class Cited(NamedTuple):
    """How a work is cited, and its entry for BibTeX."""

    reference: Reference
    bibtex: str


def cited(site: Site, paper: str) -> Cited:
    """How the paper is cited, made once for its page and the file beside it."""

    def make() -> Cited:
        found = reference(site.library, site.library.works[paper])
        return Cited(found, bibtex(found))

    return site.once(("cited", paper), make)


def bibtex_file(site: Site, file: Planned) -> str:
    """A paper's entry for BibTeX, as a file of its own."""
    (paper,) = file.key
    return cited(site, paper).bibtex


def _address(library: Library, page: Planned) -> str | None:
    has_one = library.config.extent.has_bibtex_files
    return addresses.bibtex(page.key[0]) if has_one else None


BIBTEX = FileKind(name="bibtex", address=_address, view=bibtex_file, weighs_as="BibTeX files")
