"""arXiv: Atom of its API and of authors' feeds, RSS of new listings."""

import re
from collections.abc import Iterator

from byline.importers.forms.addresses import CODE_HOSTS, host_of, web_address
from byline.importers.forms.dates import date_of, year_of
from byline.importers.forms.ids import as_arxiv, as_doi
from byline.importers.readers.feed_entries import (
    CUT,
    Feed,
    FeedItem,
    is_of_arxiv,
    no_feed,
    parse_feed,
)
from byline.importers.works import (
    OTHERS,
    Markup,
    Remark,
    SourceReading,
    SourceWork,
    WorkByline,
    WorkVersion,
)
from byline.problems import Place, Problem, error

_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|feed|rss|rdf:)")
_LATER = "arXiv may be out of order for a while; try again later"
_ERRORS = "arxiv.org/api/errors"
_TOO_FAST = re.compile(rb"\s*(?:<[^>]*>\s*)*Rate exceeded", re.IGNORECASE)
_LISTED = re.compile(r"arXiv:(\S+)\s+Announce Type:\s*(\S+)\s+Abstract:\s*", re.IGNORECASE)
_OAI = re.compile(r"oai:arxiv\.org:", re.IGNORECASE)
_OWNER = re.compile(r"(.+?)['\u2019]s? articles on arXiv", re.IGNORECASE)
_CLASS = re.compile(r"[a-z]+(?:-[a-z]+)?(?:\.[A-Za-z]+(?:-[a-z]+)?)?")
_TEAM = re.compile(r"(?:.*\s)?(?:collaborations?|consortium|team)\b.*", re.IGNORECASE)
_OTHERS = re.compile(r"(?:et al\.?|and others|others|\.\.\.)", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\w.:-])(?:19|20)[0-9]{2}(?![\w-])")
_ADDRESS = re.compile(r"https?://[^\s<>\"'{}|\\^`]+")
_DEEPEST_BRACKETS = 3
_CODE = re.compile(r"\b(?:code|implementation|software|repo|repository)\b", re.IGNORECASE)
_PROJECT = re.compile(r"\b(?:project|web ?page|website|web ?site|homepage)\b", re.IGNORECASE)
_SAYS_WHERE = re.compile(
    r"\b(?i:accepted|published|publication|appear(?:s|ed)?|presented|proceedings|proc|conference"
    r"|workshop|symposium|journal|transactions|camera[- ]ready|submitted|under review"
    r"|in press|thesis)\b"
    r"|\b[A-Z][A-Za-z]*[A-Z]{2,}[a-z]*[ ']*(?:19|20)?[0-9]{2}\b"  # a meeting's short name: ICML'23
)
_WITHDRAWN = re.compile(r"this \w+ (?:has been|is|was) withdrawn\b", re.IGNORECASE)


def looks_like(content: bytes) -> bool:
    """Is this a feed of arXiv's?"""
    head = content[:4096]
    return bool(_XML.match(head) and is_of_arxiv(head))


def read(content: bytes, name: str) -> SourceReading:
    """The preprints of a feed, each with what arXiv says of its publication."""
    if _TOO_FAST.match(content):
        message = "arXiv answered 'Rate exceeded' instead of papers"
        hint = "wait some minutes and try again; arXiv takes one request in three seconds"
        return SourceReading(problems=(error(Place(name), message, hint),))
    feed = parse_feed(content, name)
    if not feed.kind and not feed.entries:
        return SourceReading(problems=feed.problems or (no_feed(content, name, _LATER),))
    found = [_work_or_problem(entry, name) for entry in feed.entries]
    return SourceReading(
        works=tuple(it for it in found if isinstance(it, SourceWork)),
        problems=(*feed.problems, *(it for it in found if isinstance(it, Problem))),
        about=_owner(feed),
    )


def _work_or_problem(entry: FeedItem, name: str) -> SourceWork | Problem:
    title, place = " ".join(entry.title.text.split()), Place(name, entry.line)
    if _ERRORS in entry.key or (title == "Error" and not entry.names):
        said = " ".join(entry.summary.text.split()) or "it does not say which"
        hint = "look at the ids or the words that were asked for"
        return error(place, f"arXiv answered with an error: {said}", hint)
    arxiv = as_arxiv(_OAI.sub("", entry.key)) or as_arxiv(entry.link)
    called = f"'{title}'" if title else "an entry without a title"
    if entry.is_cut:
        return error(place, f"the file breaks off within {called}, so it is left out", CUT)
    if not arxiv:
        hint = "every paper of arXiv has one; is this a feed of arXiv?"
        return error(place, f"{called} has no arXiv id, so it is left out", hint)
    authors = _authors(entry)
    if not title or not authors:
        lacks = "authors" if title else "title"
        return error(
            place, f"arXiv:{arxiv} has no {lacks}, so it is left out", "does arXiv have this paper?"
        )
    return _work(entry, arxiv, title, authors)


def _work(entry: FeedItem, arxiv: str, title: str, authors: tuple[WorkByline, ...]) -> SourceWork:
    """A preprint. That it was published is known by a DOI and a reference in free text, which do
    not tell for certain where: so it stays one, and the reference is told as uncertain."""
    submitted = _submitted(entry)
    reference = _other(entry, "arxiv_journal_ref", "arxiv_journal_reference")
    doi = _published_doi(_other(entry, "arxiv_doi"))
    is_published = bool(reference or doi)
    started = submitted[:4] or _year_of_id(arxiv)
    published = _year_in(reference, not_before=started)
    comment = _other(entry, "arxiv_comment")
    withdrawn = comment if _WITHDRAWN.match(comment) else ""
    return SourceWork(
        key=arxiv,
        line=entry.line,
        markup=Markup.TEX,
        title=title,
        authors=authors,
        year=year_of(published or started),
        date=published,
        submitted=submitted,
        type="preprint",
        venue="arXiv",
        abstract=_abstract(entry),
        doi=doi,
        arxiv=arxiv,
        links=_links(comment),
        categories=_categories(entry),
        status="withdrawn" if withdrawn else "",
        status_note=withdrawn,
        versions=_versions(arxiv, submitted, reference, doi, published) if is_published else (),
        remarks=tuple(_remarks(reference, "" if withdrawn else comment)),
    )


def _versions(
    arxiv: str, submitted: str, reference: str, doi: str, published: str
) -> tuple[WorkVersion, ...]:
    return (
        WorkVersion(label="arXiv", date=submitted, venue="arXiv", arxiv=arxiv),
        WorkVersion(label="published", date=published, venue=reference, doi=doi),
    )


def _remarks(reference: str, comment: str) -> Iterator[Remark]:
    """What arXiv's free texts say of the venue, which a person has to judge."""
    if reference:
        yield Remark(rule="journal reference", field="venue", before=reference, is_uncertain=True)
    if _SAYS_WHERE.search(_ADDRESS.sub("", comment)):
        yield Remark(rule="comment", field="venue", before=comment, is_uncertain=True)


def _other(entry: FeedItem, *fields: str) -> str:
    return next((said for it in fields if (said := entry.others.get(it, ""))), "")


def _published_doi(text: str) -> str:
    """The first of the DOIs, which is the article's own; arXiv's says no more than the arXiv id."""
    doi = as_doi(text.replace(";", " ").partition(" ")[0])
    return "" if as_arxiv(doi) else doi


def _submitted(entry: FeedItem) -> str:
    """The day of the first version; a listing only says on which day it was sent out."""
    return "" if _LISTED.match(entry.summary.text) else date_of(entry.published.day)


def _year_of_id(arxiv: str) -> str:
    """The year in which arXiv gave the id, which holds it in two digits."""
    digits = arxiv.rpartition("/")[2][:2]
    return f"19{digits}" if digits > "90" else f"20{digits}"


def _abstract(entry: FeedItem) -> str:
    """The abstract without the words of a listing; a line that is set in begins a paragraph. (A
    listing calls its text HTML, which it is not.)"""
    text = _LISTED.sub("", entry.summary.text, count=1)
    lines = text.splitlines()
    is_even = all(line.startswith(" ") for line in lines[1:])
    parts = [text] if is_even else re.split(r"\n(?: {2,}|[ \t]*\n\s*)", text)
    return "\n\n".join(" ".join(part.split()) for part in parts if part.strip())


def _authors(entry: FeedItem) -> tuple[WorkByline, ...]:
    """The bylines, with affiliations from the XML: feedparser keeps those of the last alone."""
    told = entry.element.named("author") if entry.element and entry.element.is_whole else []
    if told:
        pairs = [
            (author.first("name"), tuple(it.text for it in author.named("affiliation") if it.text))
            for author in told
        ]
    else:
        pairs = [(name, ()) for name in entry.names]
    if len(pairs) == 1 and "," in pairs[0][0]:  # a listing, or an author's feed for old readers
        pairs = [(name, ()) for name in _apart(pairs[0][0])]
    lines = (_byline(" ".join(name.split()), places) for name, places in pairs)
    return _once_others(line for line in lines if line)


def _apart(names: str) -> list[str]:
    """The names of a list, without the affiliations that stand in brackets behind them."""
    for _depth in range(_DEEPEST_BRACKETS):
        names = re.sub(r"\([^()]*\)", "", names)
    return [name.strip() for name in re.split(r",| and ", names) if name.strip()]


def _byline(name: str, affiliations: tuple[str, ...]) -> WorkByline | None:
    if not any(char.isalpha() for char in name):
        return OTHERS if name == "..." else None  # a colon stands behind the name of a team
    if _OTHERS.fullmatch(name):
        return OTHERS
    is_team = bool(_TEAM.fullmatch(name))
    return WorkByline(name=name, affiliations=affiliations, is_team=is_team)


def _once_others(lines: Iterator[WorkByline]) -> tuple[WorkByline, ...]:
    found = list(lines)
    return tuple(it for at, it in enumerate(found) if not it.is_others or OTHERS not in found[:at])


def _categories(entry: FeedItem) -> tuple[str, ...]:
    """arXiv's classes, the main one first; those of other schemes stand among them."""
    primary = ""
    if entry.element:
        told = entry.element.named("primary_category")
        primary = told[0].attributes.get("term", "") if told else ""
    found = [it for it in (primary, *entry.classes) if _CLASS.fullmatch(it)]
    return tuple(dict.fromkeys(found))


def _links(comment: str) -> dict[str, str]:
    """Code and project pages that a comment names."""
    links: dict[str, str] = {}
    start = 0
    for found in _ADDRESS.finditer(comment):
        before = comment[start : found.start()]
        start = found.end()
        address = web_address(found[0].rstrip(".,;:)]"))
        kind = _kind_of_link(address, before)
        if address and kind:
            links.setdefault(kind, address)
    return links


def _kind_of_link(address: str, before: str) -> str:
    """`code` or `project`, by the words just before the address, else by its host."""
    words = re.split(r"[;.]\s", before)[-1]
    if _PROJECT.search(words) and not _CODE.search(words):
        return "project"
    return "code" if host_of(address) in CODE_HOSTS or _CODE.search(words) else ""


def _year_in(reference: str, not_before: str) -> str:
    """The year that a reference names, if it is one and not before the preprint."""
    years = set(_YEAR.findall(reference))
    year = years.pop() if len(years) == 1 else ""
    return year if year >= not_before else ""


def _owner(feed: Feed) -> str:
    found = _OWNER.match(feed.title)
    return found[1] if found else ""
