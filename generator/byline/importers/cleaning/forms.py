"""Values in the forms that records take: ids, dates, pages, languages, licences, classes."""

import re
from collections.abc import Iterable, Sequence

_TYPES = {
    "preprint": "preprint", "posted-content": "preprint", "eprint": "preprint",
    "working-paper": "preprint", "unpublished": "preprint", "submitted": "preprint",
    "inproceedings": "conference", "conference": "conference", "conference-paper": "conference",
    "proceedings-article": "conference", "paper-conference": "conference",
    "conference and workshop papers": "conference", "conferencepaper": "conference",
    "article": "journal", "journal": "journal", "journal-article": "journal",
    "article-journal": "journal", "journalarticle": "journal", "journal articles": "journal",
    "review": "journal", "letter": "journal",
    "workshop": "workshop", "workshop-paper": "workshop",
    "book": "book", "monograph": "book", "edited-book": "book", "reference-book": "book",
    "chapter": "chapter", "book-chapter": "chapter", "incollection": "chapter",
    "inbook": "chapter", "book-section": "chapter", "booksection": "chapter",
    "reference-entry": "chapter", "parts in books or collections": "chapter",
    "thesis": "thesis", "dissertation": "thesis", "phdthesis": "thesis", "mastersthesis": "thesis",
    "dissertation-thesis": "thesis", "books and theses": "book",
    "report": "report", "techreport": "report", "report-component": "report",
    "dataset": "dataset", "data-set": "dataset", "software": "software", "poster": "poster",
    "conference-poster": "poster", "talk": "talk", "presentation": "talk", "speech": "talk",
    "lecture-speech": "talk", "other": "other", "misc": "other",
}  # fmt: skip
_CREATIVE_COMMONS = re.compile(
    r"(?:https?://creativecommons\.org/licenses/|cc[ -])(by(?:-nc)?(?:-sa|-nd)?)(?:[/ -](\d\.\d))?"
    r"(?:/\S*)?",
    re.IGNORECASE,
)
_CC_ZERO = re.compile(
    r"https?://creativecommons\.org/publicdomain/zero/(\d\.\d)/?\S*|cc0", re.IGNORECASE
)
_ARXIV_LICENCE = "arxiv.org/licenses/nonexclusive-distrib"
_CLASS = re.compile(
    r"(?:(?:cs|math|stat|eess|econ|q-bio|q-fin|physics|astro-ph|cond-mat|nlin)\.[A-Za-z-]{2,}"
    r"|math|stat|cs|eess|econ|astro-ph|cond-mat|gr-qc|hep-(?:ex|lat|ph|th)|math-ph|nlin|nucl-(?:ex|th)"
    r"|physics|quant-ph|q-bio|q-fin)|[A-Z]{2}"
)
_KEYWORDS_LEAD = re.compile(r"(?:key ?words|index terms)\s*[:—–-]\s*", re.IGNORECASE)
_BETWEEN_KEYWORDS = re.compile(r"\s*[;·•|]\s*|\s*,\s+")


def type_name(written: str) -> str:
    """The type of a paper by what sources call it; '' for what says nothing."""
    name = " ".join(written.strip().lower().split())
    return _TYPES.get(name) or _TYPES.get(name.replace(" ", "-").replace("_", "-"), "")


def licence_name(written: str) -> str:
    """A licence by its short name: 'CC BY 4.0' for its address."""
    text = written.strip()
    if found := _CREATIVE_COMMONS.fullmatch(text):
        return " ".join(it for it in ("CC", found[1].upper(), found[2]) if it)
    if found := _CC_ZERO.fullmatch(text):
        return f"CC0 {found[1]}" if found[1] else "CC0"
    return "arXiv non-exclusive licence" if _ARXIV_LICENCE in text else text


def classes(written: Iterable[str]) -> tuple[str, ...]:
    """The classes of arXiv among what sources call categories."""
    words = (word for it in written for word in re.split(r"[;,\s()\[\]]+", it))
    return tuple(dict.fromkeys(word for word in words if _CLASS.fullmatch(word)))


def separate_keywords(written: Sequence[str]) -> tuple[str, ...]:
    """Keywords one by one, each once; a text that holds all of them is cut at its signs."""
    if len(written) == 1:
        written = _BETWEEN_KEYWORDS.split(_KEYWORDS_LEAD.sub("", written[0].strip()))
    once: dict[str, str] = {}
    for it in written:
        if word := it.strip(" .;,"):
            once.setdefault(word.lower(), word)
    return tuple(once.values())
