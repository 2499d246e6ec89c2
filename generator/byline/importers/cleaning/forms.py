"""Values in the forms that records take: ids, dates, pages, languages, licences, classes."""

import re
from collections.abc import Iterable, Sequence
from urllib.parse import unquote

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
# Hosts that are reached as well with https.
_SECURE = (
    "arxiv.org", "doi.org", "dx.doi.org", "github.com", "gitlab.com", "openreview.net",
    "aclanthology.org", "aclweb.org", "proceedings.mlr.press", "papers.nips.cc",
    "proceedings.neurips.cc", "jmlr.org", "dl.acm.org", "ieeexplore.ieee.org", "link.springer.com",
    "zenodo.org", "huggingface.co", "youtube.com", "youtu.be", "vimeo.com", "semanticscholar.org",
    "openaccess.thecvf.com", "papers.ssrn.com", "sciencedirect.com", "nature.com", "pnas.org",
    "bitbucket.org", "codeberg.org", "drive.google.com", "slideslive.com", "hal.science",
    "github.io",
)  # fmt: skip
_OF_A_LIBRARY = re.compile(
    r"\burl_ver=Z39\.88|/openurl\b|^https?://[^/]*\b(?:ezproxy|proxy|idm\.oclc)\.", re.IGNORECASE
)
_HOST = re.compile(
    r"(?:http://|//)?((?:www\.)?(?:[\w-]+\.)*[\w-]+\.[a-z]{2,})(/\S*)?", re.IGNORECASE
)


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


def web_address(written: str) -> str:
    """An address with https where its host is known to have it; others as they are."""
    text = written.strip().strip("<>")
    found = _HOST.fullmatch(text)
    if not found:
        return text
    host = found[1].lower()
    is_secure = any(host == it or host.endswith(f".{it}") for it in _SECURE)
    return f"https://{found[1]}{found[2] or ''}" if is_secure else text


def is_of_one_library(address: str) -> bool:
    """Does the address lead through a library's own resolver or proxy, closed to all others?"""
    return bool(_OF_A_LIBRARY.search(address))


def bare_doi(written: str) -> str:
    """A DOI without what stands around it."""
    text = unquote(written.strip()) if "%2" in written else written.strip()
    found = re.search(r"10\.\d{4,9}/\S+", text)
    return found[0].rstrip(".,;") if found else text


def bare_arxiv(written: str) -> str:
    """An arXiv id without its address, its class and its version."""
    found = re.search(
        r"(?<![\d.])(\d{4}\.\d{4,5}|[a-z-]{2,20}(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?(?!\d)", written
    )
    return found[1].removeprefix("abs/").removeprefix("pdf/") if found else written.strip()


def bare_isbn(written: str) -> str:
    """The first of several ISBNs."""
    text = re.sub(r"^isbn(?:-1[03])?:?\s*", "", written.strip(), flags=re.IGNORECASE)
    return re.split(r"[;,/]|\s{2,}| \(", text)[0].strip()


def last_part(written: str) -> str:
    """An id without the address that it stands in: `https://openalex.org/W1` as W1."""
    text = written.strip()
    if found := re.search(r"[?&]id=([\w-]+)", text):
        return found[1]
    text = re.sub(r"^(?:pmid|openalex|openreview):?\s*", "", text, flags=re.IGNORECASE)
    return text.rstrip("/").rpartition("/")[2]


def dblp_key(written: str) -> str:
    """A key of dblp without address, prefix and ending."""
    text = re.sub(
        r"^(?:https?://dblp\.[^/]+/(?:rec/)?(?:html/)?|dblp:)",
        "",
        written.strip(),
        flags=re.IGNORECASE,
    )
    return re.sub(r"\.(?:html|bib|xml)$", "", text)


def orcid_form(written: str) -> str:
    """An ORCID of sixteen signs in its four groups."""
    found = re.search(r"(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dXx])(?!\d)", written)
    return "-".join(found.groups()).upper() if found else written.strip()


def separate_keywords(written: Sequence[str]) -> tuple[str, ...]:
    """Keywords one by one, each once; a text that holds all of them is cut at its signs."""
    if len(written) == 1:
        written = _BETWEEN_KEYWORDS.split(_KEYWORDS_LEAD.sub("", written[0].strip()))
    once: dict[str, str] = {}
    for it in written:
        if word := it.strip(" .;,"):
            once.setdefault(word.lower(), word)
    return tuple(once.values())
