"""An author: a person with a file of their own."""

from typing import Annotated, ClassVar

from pydantic import BeforeValidator

from byline.records.base import Model, Record, field, optional
from byline.records.fields import (
    Category,
    Date,
    Email,
    Flag,
    LocalFile,
    Many,
    Number,
    Orcid,
    Target,
    Text,
    Url,
    shorthand,
)
from byline.records.paper import LabelledLink, links_in_one_form
from byline.records.services import Services


class Affiliation(Model):
    """Where a person works or worked; a plain text stands for `institution`."""

    institution: Text = field("The institution: an id, a name, or text.", "example-university")
    role: Text | None = optional("What the person is there.", "Professor")
    start: Date | None = optional("Since when.", "2019", alias="from")
    end: Date | None = optional("Until when; left out for today's.", "2024-08", alias="to")


class Membership(Model):
    """What a person is or was in the site's own group; a plain text stands for `group`."""

    group: Text = field(
        "pi, faculty, staff, postdoc, phd, student, visitor or alumni, or a group that "
        "`people_groups` in config.yaml names.",
        "phd",
    )
    start: Date | None = optional("Since when; lists show the year.", "2019", alias="from")
    end: Date | None = optional(
        "Until when; lists show the year. Whoever has left every group that their record names "
        "stands among the former members: write it when it has come, because no build asks for "
        "the day.",
        "2023",
        alias="to",
    )


class Milestone(Model):
    """A line of a curriculum vitae; a plain text stands for `what`."""

    what: Text = field("The degree, award, course or task.", "PhD in Mathematics")
    where: Text | None = optional("At which institution or event.", "Example University")
    start: Date | None = optional("Since when, or when.", "2014", alias="from")
    end: Date | None = optional("Until when.", "2019", alias="to")
    url: Url | None = optional("A page about it.", "https://example.org/award")
    note: Text | None = optional("A remark.", "with distinction")


class Occasion(Milestone):
    """A course or a task, with what was shown there; a plain text stands for `what`."""

    slides: Target | None = optional("Slides: an address, or a file.", "course.pdf")
    video: Target | None = optional(
        "A recording: an address, or a file.", "https://example.org/video"
    )


class Talk(Model):
    """A talk; a plain text stands for `title`."""

    title: Text = field("What it was called.", "Maps for everyone")
    where: Text | None = optional("At which event or institution.", "EXC, Example City")
    date: Date | None = optional("When.", "2024-05-31")
    slides: Target | None = optional("The slides: an address, or a file.", "maps.pdf")
    video: Target | None = optional(
        "A recording: an address, or a file.", "https://example.org/video"
    )
    url: Url | None = optional("A page about it.", "https://example.org/exc/maps")
    note: Text | None = optional("A remark.", "invited")


class AuthorLinks(Services):
    """A person's places on the web; at a service, the name there or the full address."""

    openreview: Url | None = optional("OpenReview.", "https://example.org/openreview")
    code: Url | None = optional("Code.", "https://example.org/code")
    social: Many[Url] = optional(
        "Other social networks, by their addresses.", "[https://example.org/@ada]", default=()
    )
    more: Many[LabelledLink] = optional(
        "Other links, each with its label.",
        "[{label: Lab, url: https://example.org/lab}]",
        default=(),
    )


class Claim(Model):
    """Who said that a page is theirs."""

    by: Text = field("The account that claimed the page.", "ada")
    on: Date = field("When.", "2026-11-01")
    link_back: Url | None = optional(
        "A page of theirs that links to this one.", "https://example.org/~ada"
    )


class StatedNumber(Model):
    """A figure that a named source states."""

    value: Number = field("The figure.", "4396")
    as_of: Date | None = optional("When the source said so.", "2026-11-01")
    source: Text | None = optional("Who says so.", "Example index")


class StatedBand(StatedNumber):
    """A figure with the name of the band it falls in."""

    band: Text | None = optional("The band.", "Established")


class StatedLevel(Model):
    """A level that a named source states."""

    value: Text = field("The level.", "L2")
    as_of: Date | None = optional("When the source said so.", "2026-11-01")
    source: Text | None = optional("Who says so.", "Example index")


_NUMBER = "{value: 41, as_of: 2026-11-01, source: Example index}"


class StatedFigures(Model):
    """What named sources state about a person."""

    papers: Many[StatedNumber] = optional("Papers.", _NUMBER, default=())
    citations: Many[StatedNumber] = optional("Citations.", _NUMBER, default=())
    h_index: Many[StatedNumber] = optional("h-index.", _NUMBER, default=())
    novelty: Many[StatedNumber] = optional("Novelty, in percent.", _NUMBER, default=())
    score: Many[StatedNumber] = optional("Score.", _NUMBER, default=())
    trust: Many[StatedBand] = optional(
        "Trust, and its band.", "{value: 62, band: Established, source: Example index}", default=()
    )
    verification: Many[StatedLevel] = optional(
        "Level of verification.", "{value: L2, source: Example index}", default=()
    )
    followers: Many[StatedNumber] = optional("Followers.", _NUMBER, default=())


_Links = Annotated[
    AuthorLinks,
    BeforeValidator(
        links_in_one_form, json_schema_input_type=AuthorLinks | tuple[LabelledLink, ...]
    ),
]
_Affiliation = Annotated[
    Affiliation,
    BeforeValidator(shorthand("institution"), json_schema_input_type=Text | Affiliation),
]
_Membership = Annotated[
    Membership, BeforeValidator(shorthand("group"), json_schema_input_type=Text | Membership)
]
_Milestone = Annotated[
    Milestone, BeforeValidator(shorthand("what"), json_schema_input_type=Text | Milestone)
]

_Occasion = Annotated[
    Occasion, BeforeValidator(shorthand("what"), json_schema_input_type=Text | Occasion)
]
_Talk = Annotated[Talk, BeforeValidator(shorthand("title"), json_schema_input_type=Text | Talk)]


class Author(Record):
    """An author."""

    noun: ClassVar[str] = "author"
    about_kind: ClassVar[str] = (
        "A person with a page of their own. Only `name` is needed. Someone who merely appears "
        "in bylines needs no file. In a `.md` file the body is the biography."
    )
    body_field: ClassVar[str] = "biography"

    name: Text = field("The name, as it should be printed.", "Ada Lovelace")
    sort_name: Text | None = optional("How to file the name in lists.", "Lovelace, Ada")
    variants: Many[Text] = optional(
        "Other names as printed, in any script, and homonym keys.",
        "[A. Lovelace, Ada Lovelace 0002]",
        default=(),
    )
    former_names: Many[Text] = optional(
        "Names matched in bylines and never printed.", "[Ada Byron]", default=()
    )
    pronouns: Text | None = optional("Pronouns.", "she/her")
    role: Text | None = optional("Position, in a few words.", "Professor")
    group: Many[_Membership] = optional(
        "What the person is in the group whose site it is, or was: one group or several, today's "
        "first. The list of people shows its groups by themselves.",
        "[{group: postdoc, from: 2023}, {group: phd, from: 2019, to: 2023}]",
        default=(),
    )
    now: Text | None = optional("Where a former member is now.", "Lecturer at Example University")
    tagline: Text | None = optional("Who this is, in one line.", "Works on machines that compute.")
    affiliations: Many[_Affiliation] = optional(
        "Institutions, today's first.",
        "[{institution: example-university, role: Professor, from: 2019}]",
        default=(),
    )
    orcid: Orcid | None = optional("ORCID.", "0000-0002-1825-0097")
    links: _Links = optional(
        "Places on the web, by what they are, or a list of {label, url}.",
        "{website: https://example.org/~ada}",
        default=AuthorLinks(),
    )
    email: Email | None = optional("E-mail address.", "ada@example.org")
    photo: LocalFile | None = optional(
        "A photo beside the record; it is scaled to fit the page.", "ada.jpg"
    )
    interests: Many[Text] = optional("What the person works on.", "[computation]", default=())
    categories: Many[Category] = optional("arXiv classes.", "[cs.LG]", default=())
    claimed: Claim | None = optional(
        "Who said that this page is theirs.", "{by: ada, on: 2026-11-01}"
    )
    open_to_collaborate: Flag | None = optional("Wishes to hear from others.", "true")
    collaboration_note: Text | None = optional("About what.", "Students are welcome to write.")
    not_same_as: Many[Text] = optional(
        "Authors of like name who are other people: ids or homonym keys.",
        "[ada-lovelace-2]",
        default=(),
    )
    education: Many[_Milestone] = optional(
        "Degrees.", "[{what: PhD, where: Example University, to: 2019}]", default=()
    )
    awards: Many[_Milestone] = optional("Awards.", "[Example Medal]", default=())
    talks: Many[_Talk] = optional(
        "Talks, the latest first; slides and videos may be files beside the record.",
        "[{title: Maps for everyone, where: EXC, date: 2024-05-31, slides: maps.pdf}]",
        default=(),
    )
    teaching: Many[_Occasion] = optional("Courses.", "[Introduction to Maps]", default=())
    service: Many[_Occasion] = optional("Service.", "[Area chair of EXC]", default=())
    figures: StatedFigures = optional(
        "Figures that named sources state.",
        "{h_index: {value: 11, as_of: 2026-11-01, source: Example index}}",
        default=StatedFigures(),
    )
    biography: Text | None = optional("The biography: Markdown.", "Ada works on *machines*.")
