"""A paper: anything that was written and has authors."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import AfterValidator, BeforeValidator

from byline.records.base import Model, Record, field, optional
from byline.records.fields import (
    Arxiv,
    Category,
    CiteKey,
    Date,
    Dblp,
    Doi,
    Flag,
    Id,
    Isbn,
    Language,
    Many,
    Number,
    OpenAlex,
    OpenReview,
    Orcid,
    PartialDate,
    Pmid,
    Target,
    Text,
    Url,
    Whole,
    Year,
    shorthand,
    wrong,
)

OTHERS = "others"


class PaperType(StrEnum):
    """What kind of work a paper is."""

    PREPRINT = "preprint"
    CONFERENCE = "conference"
    JOURNAL = "journal"
    WORKSHOP = "workshop"
    BOOK = "book"
    CHAPTER = "chapter"
    THESIS = "thesis"
    REPORT = "report"
    DATASET = "dataset"
    SOFTWARE = "software"
    POSTER = "poster"
    TALK = "talk"
    OTHER = "other"


class Status(StrEnum):
    """Where a paper stands."""

    PUBLISHED = "published"
    ACCEPTED = "accepted"
    SUBMITTED = "submitted"
    CORRECTED = "corrected"
    RETRACTED = "retracted"
    WITHDRAWN = "withdrawn"


class Byline(Model):
    """One name as printed on one paper; a plain text stands for `name`."""

    name: Text = field(
        "The name as printed. 'Family, Given' is accepted; `others` says that names are left out.",
        "Ada Lovelace",
    )
    family: Text | None = optional("The family name, where the last word is not it.", "Lovelace")
    id: Id | None = optional("The author's id: settles whose byline it is.", "ada-lovelace")
    orcid: Orcid | None = optional("The author's ORCID, if known.", "0000-0002-1825-0097")
    affiliations: Many[Text] = optional(
        "Institutions as printed, or their ids.", "[Analytical Society]", default=()
    )
    equal: Flag = optional("Contributed equally with the others so marked.", "true", default=False)
    corresponding: Flag = optional("Answers for the paper.", "true", default=False)
    role: Text | None = optional("What this author did.", "Software")
    group: Flag = optional("A team, not a person.", "true", default=False)

    @property
    def is_others(self) -> bool:
        """Says that names are left out here, instead of giving one."""
        return self.name.lower() == OTHERS and not self.group


class PaperLinks(Model):
    """Where the work and what belongs to it can be found."""

    pdf: Target | None = optional("The paper itself.", "https://example.org/paper.pdf")
    code: Target | None = optional("Source code.", "https://example.org/code")
    data: Target | None = optional("Data.", "https://example.org/data")
    slides: Target | None = optional("Slides of a talk.", "https://example.org/slides.pdf")
    poster: Target | None = optional("A poster.", "https://example.org/poster.pdf")
    video: Target | None = optional("A recording.", "https://example.org/video")
    project: Target | None = optional("The project's page.", "https://example.org/project")
    publisher: Target | None = optional("The publisher's page.", "https://example.org/publisher")
    press: Target | None = optional("What the press wrote.", "https://example.org/press")
    more: Many["LabelledLink"] = optional(
        "Other links, each with its label.",
        "[{label: Interview, url: https://example.org/interview}]",
        default=(),
    )


class LabelledLink(Model):
    """A link that carries its own label."""

    label: Text = field("What the link is called.", "Interview")
    url: Target = field("Where it leads.", "https://example.org/interview")


class Version(Model):
    """One of the forms in which a work appeared."""

    label: Text = field("What this version is called.", "arXiv v1")
    date: Date | None = optional("When it appeared.", "2023-03-18")
    venue: Text | None = optional("Where it appeared: a venue's id or name.", "arxiv")
    doi: Doi | None = optional("Its DOI.", "10.48550/arXiv.2303.10512")
    arxiv: Arxiv | None = optional("Its arXiv id.", "2303.10512")
    url: Url | None = optional("Its page.", "https://arxiv.org/abs/2303.10512")
    note: Text | None = optional("What changed.", "longer appendix")


class CitationCount(Model):
    """A count of citations that a named source states."""

    count: Whole = field("How often the work was cited.", "120")
    as_of: Date | None = optional("When the source said so.", "2026-11-01")
    source: Text | None = optional("Who says so.", "OpenAlex")


class SourcedNumber(Model):
    """A number that a named source states."""

    value: Number = field("The number.", "29.5")
    source: Text | None = optional("Who says so.", "AI score")


def names_and_others(authors: tuple[Byline, ...]) -> tuple[Byline, ...]:
    """At least one byline; that names are left out is said once."""
    if not authors:
        raise wrong("'authors' is empty", "list the names, or write [others] where none is known")
    places = [at for at, author in enumerate(authors) if author.is_others]
    if len(places) > 1:
        hint = "keep one; it says that names are left out"
        raise wrong("'others' stands more than once", hint, at=places[1])
    return authors


def links_in_one_form(value: object) -> object:
    """A list of labelled links stands for a mapping that has no others."""
    return {"more": value} if isinstance(value, list) else value


_Links = Annotated[
    PaperLinks,
    BeforeValidator(
        links_in_one_form, json_schema_input_type=PaperLinks | tuple[LabelledLink, ...]
    ),
]
AuthorList = Annotated[
    Many[
        Annotated[Byline, BeforeValidator(shorthand("name"), json_schema_input_type=Text | Byline)]
    ],
    AfterValidator(names_and_others),
]


class Paper(Record):
    """A paper."""

    noun: ClassVar[str] = "paper"
    about_kind: ClassVar[str] = (
        "A work with authors: an article, a preprint, a thesis, a data set. A paper needs a "
        "title, authors, and a `year` or a `date`. In a `.md` file the body is the abstract."
    )
    body_field: ClassVar[str] = "abstract"
    body_heading: ClassVar[int] = 3  # the abstract stands under a heading of its own
    line_fields: ClassVar[tuple[str, ...]] = ("title", "tldr", "status_note")
    one_of: ClassVar[tuple[str, ...]] = ("year", "date")

    title: Text = field(
        "The title; *emphasis*, TeX accents and $math$ are welcome.",
        '"Low-Rank Updates of $n \\\\times n$ Maps"',
    )
    authors: AuthorList = field(
        "The bylines, in order: names, or mappings with more about one.",
        "[Ada Lovelace, {name: 'Babbage, Charles', id: charles-babbage, equal: true}, others]",
    )
    year: Year | None = optional("The year under which the paper is filed.", "2024")
    date: Date | None = optional(
        "When it appeared, as exactly as known; orders lists.", "2024-05-31"
    )
    submitted: Date | None = optional("When it was submitted.", "2023-11")
    type: PaperType | None = optional("What kind of work it is.", "conference")
    venue: Text | None = optional(
        "Where it appeared: a venue's id, one of its names, or text.", "iclr"
    )
    volume: Text | None = optional("Volume.", "12")
    number: Text | None = optional("Issue.", "3")
    pages: Text | None = optional("Pages.", "101-118")
    article: Text | None = optional("Article number.", "e2047")
    series: Text | None = optional("Series.", "Lecture Notes in Computation")
    edition: Text | None = optional("Edition of a book.", "2")
    publisher: Text | None = optional("Publisher.", "Example Press")
    booktitle: Text | None = optional(
        "Title of the volume that a chapter or conference paper is in.",
        "Proceedings of the Example Conference",
    )
    editors: Many[Text] = optional("Editors of that volume.", "[Mary Somerville]", default=())
    institution: Text | None = optional("Where a thesis or report was made.", "Example University")
    abstract: Text | None = optional("The abstract: Markdown with $math$.", "We study *maps*.")
    tldr: Text | None = optional("The work in one sentence.", "Maps can be updated cheaply.")
    doi: Doi | None = optional("DOI.", "10.1000/182")
    arxiv: Arxiv | None = optional("arXiv id.", "2303.10512")
    openreview: OpenReview | None = optional("OpenReview id.", "lq62uWRJjiY")
    pmid: Pmid | None = optional("PubMed id.", "31452104")
    isbn: Isbn | None = optional("ISBN.", "978-3-16-148410-0")
    openalex: OpenAlex | None = optional("OpenAlex id.", "W2741809807")
    dblp: Dblp | None = optional("dblp key.", "conf/iclr/ZhangCBHCCZ23")
    links: _Links = optional(
        "Links by what they lead to, or a list of {label, url}.",
        "{pdf: https://example.org/paper.pdf, code: https://example.org/code}",
        default=PaperLinks(),
    )
    has_code: Flag = optional("There is code, even if no link says where.", "true", default=False)
    topics: Many[Text] = optional("Topics: ids, names, or text.", "[compression]", default=())
    keywords: Many[Text] = optional("The paper's own keywords.", "[low rank, updates]", default=())
    categories: Many[Category] = optional(
        "arXiv classes; a bare LG is taken.", "[cs.LG]", default=()
    )
    institutions: Many[Text] = optional(
        "Institutions of the paper as a whole: ids, names, or text.",
        "[example-university]",
        default=(),
    )
    status: Status = optional("Where the paper stands.", "published", default=Status.PUBLISHED)
    status_note: Text | None = optional("Why, in a sentence.", "Figure 2 was replaced.")
    preprint_of: Id | None = optional("The published form of this preprint.", "lora")
    supersedes: Many[Id] = optional("Works that this one replaces.", "[lora-draft]", default=())
    corrects: Many[Id] = optional("Works that this one corrects.", "[lora-2021]", default=())
    related: Many[Id] = optional("Works to read beside it.", "[loftq]", default=())
    versions: Many[Version] = optional(
        "The forms in which the work appeared, oldest first.",
        "[{label: arXiv v1, date: 2023-03-18, arxiv: '2303.10512'}]",
        default=(),
    )
    citations: Many[CitationCount] = optional(
        "Counts of citations, each with its source.",
        "{count: 120, as_of: 2026-11-01, source: OpenAlex}",
        default=(),
    )
    score: Many[SourcedNumber] = optional(
        "Scores that a source gives.", "{value: 29.5, source: AI score}", default=()
    )
    novelty: Many[SourcedNumber] = optional(
        "Novelty that a source gives.", "{value: 57, source: Example index}", default=()
    )
    group: Text | None = optional("The tab of a researcher's page that shows it.", "selected")
    awards: Many[Text] = optional("Awards.", "[Best paper]", default=())
    license: Text | None = optional("Licence of the text.", "CC BY 4.0")
    funding: Many[Text] = optional("Who paid.", "[Example Foundation 1234]", default=())
    language: Language | None = optional("Language of the text.", "en")
    featured: Flag = optional("Stands first in lists.", "true", default=False)
    cite_key: CiteKey | None = optional(
        "Key for BibTeX; the paper's id, if left out.", "lovelace2024maps"
    )

    @property
    def filed_year(self) -> int:
        """The year under which the paper is listed."""
        return self.year or self.ordering_date.year

    @property
    def ordering_date(self) -> PartialDate:
        """The date that orders the paper in lists."""
        return self.date or PartialDate(self.year or 0)
