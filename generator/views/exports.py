"""Files beside pages that no template makes: a work in other programs' formats."""

from generator.formats.bibtex import bibtex
from generator.formats.reference import reference
from generator.views.shared import Site


def bibtex_file(site: Site, key: str) -> str:
    """The paper's entry for BibTeX, as a file of its own."""
    return bibtex(reference(site.library, site.library.works[key]))
