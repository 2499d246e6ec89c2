"""What one source tells of one work or note: values of fields, before any record has them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from byline.problems import Problem

_NO_LINKS: Mapping[str, str] = MappingProxyType({})


class Markup(StrEnum):
    """How a source writes titles, abstracts and names of venues."""

    PLAIN = "plain"
    TEX = "tex"
    HTML = "html"  # JATS too
    MARKDOWN = "markdown"


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkByline:
    """One name on a work, as a source tells it: 'Given Family', decoded, with the number of a
    homonym key behind it where the source has one. `family` is given where the last word with its
    particles is not it. `known_as` are the source's own keys of the person, each with its service:
    'openalex:A5023888391', 'dblp:l/AdaLovelace'. `id` is the declared author whom such a key or a
    record names; no reader gives it."""

    name: str
    id: str = ""
    family: str = ""
    orcid: str = ""
    affiliations: tuple[str, ...] = ()
    is_team: bool = False
    is_others: bool = False  # says that names are left out here, instead of giving one
    is_equal: bool = False
    is_corresponding: bool = False
    role: str = ""
    known_as: tuple[str, ...] = ()


OTHERS = WorkByline(name="others", is_others=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkVersion:
    """One of the forms in which a work appeared."""

    label: str
    date: str = ""
    venue: str = ""
    doi: str = ""
    arxiv: str = ""
    url: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What a rule of cleaning made of a field; an uncertain one changed nothing, and is told."""

    rule: str
    field: str
    before: str
    after: str = ""
    is_uncertain: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceWork:
    """One work as one source tells it. Fields are those of a paper's record; what is not told is
    empty. `key` is what the source calls the work, `line` where it stands in a file (0: nowhere).
    `year` and `date` are when it was published; `submitted`, when it was first handed in or put
    on a server of preprints."""

    key: str
    line: int = 0
    markup: Markup = Markup.PLAIN
    title: str = ""
    authors: tuple[WorkByline, ...] = ()
    year: int | None = None
    date: str = ""
    submitted: str = ""
    type: str = ""
    venue: str = ""
    volume: str = ""
    number: str = ""
    pages: str = ""
    article: str = ""
    series: str = ""
    edition: str = ""
    publisher: str = ""
    booktitle: str = ""
    editors: tuple[str, ...] = ()
    institution: str = ""
    abstract: str = ""
    tldr: str = ""
    doi: str = ""
    arxiv: str = ""
    openreview: str = ""
    pmid: str = ""
    isbn: str = ""
    openalex: str = ""
    dblp: str = ""
    links: Mapping[str, str] = field(default_factory=lambda: _NO_LINKS)  # by their names
    other_links: tuple[tuple[str, str], ...] = ()  # label and address
    has_code: bool = False
    topics: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    status: str = ""
    status_note: str = ""
    versions: tuple[WorkVersion, ...] = ()
    citations: int | None = None
    group: str = ""
    awards: tuple[str, ...] = ()
    license: str = ""
    funding: tuple[str, ...] = ()
    language: str = ""
    featured: bool = False
    cite_key: str = ""
    other_titles: tuple[str, ...] = ()  # under which sources know the same work
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonTold:
    """What one source tells of a person, where it was asked for one: name and family as a byline
    has them, the keys of services, and today's institutions."""

    name: str
    family: str = ""
    orcid: str = ""
    known_as: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()
    affiliations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsItem:
    """One note of a feed: `key` stays the same as long as the source keeps the note; `date` is a
    day, or a month or a year where no more is told; title and text are in the source's markup, and
    `link` is the note's own page."""

    key: str
    date: str
    title: str
    text: str = ""
    link: str = ""
    markup: Markup = Markup.PLAIN


@dataclass(frozen=True, slots=True)
class SourceReading:
    """What was read of a source: works or news, and what is wrong with what could not be read."""

    works: tuple[SourceWork, ...] = ()
    problems: tuple[Problem, ...] = ()
    about: str = ""  # whose works these are, as the source names the person
    person: PersonTold | None = None  # that person, where the source tells more than a name
    news: tuple[NewsItem, ...] = ()
