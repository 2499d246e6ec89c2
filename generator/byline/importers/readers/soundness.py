"""What a source says of a work is brought into the forms of records, or left out and told."""

import re
from collections.abc import Callable
from dataclasses import replace

from byline.importers.forms.ids import arxiv_in, arxiv_told, doi_told, isbn_in, orcid_in, pmid_told
from byline.importers.forms.languages import language_of
from byline.importers.forms.nothing import is_nothing
from byline.importers.forms.pages import page_range
from byline.importers.works import SourceWork
from byline.problems import Place, Problem, warning
from byline.records.fields import CITE_KEY_PATTERN


def sound(
    work: SourceWork, place_of: Callable[[str], Place]
) -> tuple[SourceWork, tuple[Problem, ...]]:
    """The work with its ids, pages and language as records have them; an id that is none is left
    out with a warning, at the place of its field."""
    problems: list[Problem] = []

    def good(field: str, text: str, what: str, form: Callable[[str], str]) -> str:
        found = "" if is_nothing(text) else form(text)
        if not found and not is_nothing(text):
            message = f"'{text}' is not {what}"
            problems.append(warning(place_of(field), message, "it is left out; the rest is read"))
        return found

    bylines = tuple(
        replace(it, orcid=good("authors", it.orcid, "an ORCID", orcid_in)) if it.orcid else it
        for it in work.authors
    )
    better = replace(
        work,
        authors=bylines,
        doi=good("doi", work.doi, "a DOI", doi_told),
        arxiv=good("arxiv", work.arxiv, "an arXiv id", arxiv_told),
        isbn=good("isbn", work.isbn, "an ISBN", isbn_in),
        pmid=good("pmid", work.pmid, "a PubMed id", pmid_told),
        pages=page_range(work.pages),
        language=language_of(work.language),
        cite_key=work.cite_key if re.fullmatch(CITE_KEY_PATTERN, work.cite_key) else "",
    )
    return replace(better, arxiv=better.arxiv or arxiv_in(better.doi)), tuple(problems)
