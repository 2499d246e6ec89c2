"""The kinds of sources: told from what a source holds, and read each by its own reader."""

from collections.abc import Callable
from typing import NamedTuple

from byline.importers.readers import (
    arxiv,
    bibtex,
    crossref,
    csl,
    dblp,
    feeds,
    openalex,
    orcid,
    pubmed,
    records,
    ris,
    semantic_scholar,
    zotero,
)
from byline.importers.works import SourceReading


class SourceKind(NamedTuple):
    """A format: its name, what it is to people, what tells it and what reads it; and, where it
    is a service's own, who counts the citations that it states."""

    name: str
    label: str
    looks_like: Callable[[bytes], bool]
    read: Callable[[bytes, str], SourceReading]
    counts_as: str = ""


# In this order they are tried: a feed of arXiv is a feed, too, and an entry of Zotero is JSON.
KINDS = (
    SourceKind("arxiv", "arXiv", arxiv.looks_like, arxiv.read),
    SourceKind("dblp", "dblp", dblp.looks_like, dblp.read),
    SourceKind("orcid", "ORCID", orcid.looks_like, orcid.read),
    SourceKind("openalex", "OpenAlex", openalex.looks_like, openalex.read, "OpenAlex"),
    SourceKind("crossref", "Crossref", crossref.looks_like, crossref.read, "Crossref"),
    SourceKind(
        "semantic_scholar", "Semantic Scholar", semantic_scholar.looks_like,
        semantic_scholar.read, "Semantic Scholar",
    ),
    SourceKind("zotero", "Zotero JSON", zotero.looks_like, zotero.read),
    SourceKind("csl", "CSL JSON", csl.looks_like, csl.read),
    SourceKind("records", "a list of records", records.looks_like, records.read),
    SourceKind("feed", "a feed of news", feeds.looks_like, feeds.read),
    SourceKind("pubmed", "PubMed", pubmed.looks_like, pubmed.read),
    SourceKind("ris", "RIS", ris.looks_like, ris.read),
    SourceKind("bibtex", "BibTeX", bibtex.looks_like, bibtex.read),
)  # fmt: skip
NAMES = tuple(it.name for it in KINDS)


def kind_named(name: str) -> SourceKind:
    """The kind of that name."""
    return next(it for it in KINDS if it.name == name)


def kind_of(content: bytes) -> SourceKind | None:
    """The kind that the content looks like; None where it looks like none."""
    return next((it for it in KINDS if it.looks_like(content)), None)
