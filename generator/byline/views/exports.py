"""What tells of a work in other programs' formats, on its page and as files beside it."""

from typing import NamedTuple

from byline.formats.bibtex import bibtex
from byline.formats.reference import Reference, reference
from byline.site import Site


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


def bibtex_file(site: Site, key: str) -> str:
    """The paper's entry for BibTeX, as a file of its own."""
    return cited(site, key).bibtex
