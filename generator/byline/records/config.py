"""`config.yaml`: facts about the site, no logic."""

import re
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator

from byline import SCHEMA
from byline.records import KINDS
from byline.records.base import Model, field, optional
from byline.records.extent import EXTENTS, Extent, Size
from byline.records.fields import (
    EMAIL_PATTERN,
    Flag,
    Id,
    Language,
    LocalFile,
    Many,
    Text,
    Url,
    Whole,
    matching,
    parse_url,
    shorthand,
    wrong,
)
from byline.records.figure_settings import FigureSettings
from byline.records.hosting import Analytics, Domain
from byline.records.moves import MoveTarget, OldAddress
from byline.records.services import Services
from byline.records.shown import Showing, Shown
from byline.records.sync import SyncSource

_SOURCE = re.compile(r"https://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d{1,5})?(?:/[\w./~-]*)?", re.ASCII)


def known_schema(number: int) -> int:
    """The version of records that this program reads."""
    if number != SCHEMA:
        is_older = 0 < number < SCHEMA
        newer = f"install a newer one: pip install --upgrade byline; or write schema: {SCHEMA}"
        hint = "byline upgrade rewrites records" if is_older else newer
        raise wrong(f"this Byline reads schema {SCHEMA}, not {number}", hint)
    return number


def owner_and_name(text: str) -> str:
    """A repository, as GitHub names it."""
    parts = text.split("/")
    if len(parts) != 2 or not all(parts) or ":" in text or " " in text:
        raise wrong(f"'{text}' is not a repository", "write it as owner/name")
    return text


def folder_below(text: str) -> str:
    """A folder of the repository, without what says nothing."""
    parts = [part for part in text.split("/") if part not in {"", "."}]
    if text.startswith("/") or "\\" in text or ".." in parts:
        raise wrong(f"'{text}' is not a folder of the repository", "write it as docs/site")
    return "/".join(parts)


def colour_of_six_digits(text: str) -> str:
    """A colour as style sheets write it."""
    digits = text.removeprefix("#").lower()
    if len(digits) != 6 or any(char not in "0123456789abcdef" for char in digits):
        raise wrong(f"'{text}' is not a colour", 'write six digits in quotes: "#1a5fb4"')
    return f"#{digits}"


def source_of_files(text: str) -> str:
    """Another site from which pages may load things: as a content security policy names it."""
    if not _SOURCE.fullmatch(text):
        message = f"'{text}' is not the address of a site that files come from"
        raise wrong(message, "write it as https://stats.example.org, in small letters")
    return text


def mail_or_page(text: str) -> str:
    """An e-mail's address, or that of a page."""
    if "@" in text and "/" not in text:
        return matching(EMAIL_PATTERN, "an e-mail address", "ada@example.org", text)
    return parse_url(text)


class Repository(Model):
    """Where the records live."""

    name: Annotated[Text, AfterValidator(owner_and_name)] = field(
        "Owner and name.", "example/papers"
    )
    branch: Text = optional("The branch that is published.", "main", default="main")
    folder: Annotated[Text, AfterValidator(folder_below)] = optional(
        "The site's folder within the repository, where it is not all of it.",
        "site",
        default="",
    )


_Repository = Annotated[
    Repository, BeforeValidator(shorthand("name"), json_schema_input_type=Text | Repository)
]


class NavLink(Model):
    """One more entry of the navigation."""

    label: Text = field("What it is called.", "Our lab")
    url: Url = field("Where it leads.", "https://example.org/lab")


class SiteLinks(Services):
    """The site's own places on the web; at a service, the name there or the full address."""

    more: Many[NavLink] = optional(
        "Other places, each with its label.",
        "[{label: Our chat, url: https://example.org/chat}]",
        default=(),
    )


class Group(Model):
    """A tab on researchers' pages."""

    id: Id = field("What papers write in `group`.", "selected")
    label: Text = field("What the tab says.", "Selected works")


class PeopleGroup(Model):
    """A group on the list of people; a plain text stands for `id`."""

    id: Id = field("What authors write in `group`.", "engineer")
    label: Text | None = optional(
        "What the group is called; those that Byline knows have a name already.",
        "Research engineers",
    )
    one: Text | None = optional(
        "What one of them is called; as the group, if left out.", "Research engineer"
    )


_PeopleGroup = Annotated[
    PeopleGroup, BeforeValidator(shorthand("id"), json_schema_input_type=Id | PeopleGroup)
]


_SyncSource = Annotated[
    SyncSource, BeforeValidator(shorthand("source"), json_schema_input_type=Text | SyncSource)
]


class Features(Model):
    """Pages, feeds, figures and search, each of which can be switched off."""

    names: Flag = optional("Pages of names nobody has declared.", "true", default=True)
    venues: Flag = optional("Pages of venues and their years.", "true", default=True)
    topics: Flag = optional("Pages of topics.", "true", default=True)
    institutions: Flag = optional("Pages of institutions.", "true", default=True)
    years: Flag = optional("Pages of years.", "true", default=True)
    news: Flag = optional("The list of news, and a page for each item.", "true", default=True)
    projects: Flag = optional(
        "The list of projects, and a page for each of them.", "true", default=True
    )
    feeds: Flag = optional(
        "Atom feeds of the site, and of each author, venue, topic and institution.",
        "true",
        default=True,
    )
    search: Flag = optional("The search box and its index.", "true", default=True)
    works: Flag = optional("How many papers a person has.", "true", default=True)
    main_topics: Flag = optional("A person's topics.", "true", default=True)
    main_category: Flag = optional("A person's main category.", "true", default=True)
    collaborators: Flag = optional("A person's close collaborators.", "true", default=True)
    citations: Flag = optional("Citations of papers and people.", "true", default=True)
    h_index: Flag = optional("A person's h-index.", "true", default=True)
    i10: Flag = optional("A person's i10-index.", "true", default=True)
    novelty: Showing = optional(
        "Novelty of papers and people: as stated in records, computed too (true), or not.",
        "stated",
        default=Shown.STATED,
    )
    score: Showing = optional(
        "Scores of papers and people: as stated in records, computed too (true), or not.",
        "stated",
        default=Shown.STATED,
    )
    trust: Showing = optional(
        "Trust in a person's page: as stated in records, computed too (true), or not.",
        "stated",
        default=Shown.STATED,
    )
    verification: Showing = optional(
        "How far a person's page is verified: as stated in records, computed too (true), or not.",
        "stated",
        default=Shown.STATED,
    )
    followers: Flag = optional("Followers that a source counts.", "true", default=True)
    claim: Showing = optional(
        "That a page is claimed, as its record states (stated); that others are not, and how to "
        "claim them, too (true); or neither.",
        "stated",
        default=Shown.STATED,
    )
    collaboration: Showing = optional(
        "Whether a person is open to collaborate, as their record states (stated); what a record "
        "without it lacks, too (true); or neither.",
        "stated",
        default=Shown.STATED,
    )
    related: Flag = optional("Related papers, by what they say.", "true", default=True)
    own_marks: Flag = optional(
        "The mark 'by name only' beside papers of the people whose site it is, too.",
        "false",
        default=False,
    )

    def shows(self, switch: str) -> bool:
        """Is what has this switch on? What has none ('') always is."""
        if switch and switch not in type(self).model_fields:
            raise KeyError(f"there is no switch {switch}")
        return not switch or bool(getattr(self, switch))

    def computes(self, figure: str) -> bool:
        """Does the site compute the figure, rather than show at most what records state?"""
        shown = getattr(self, figure)
        return shown.is_computed if isinstance(shown, Shown) else bool(shown)

    def publishes(self, kind: str) -> bool:
        """Have the records of a kind, by its folder, pages?"""
        return self.shows(KINDS[kind].switch)


class Profile(StrEnum):
    """Whose papers a site holds: a person's, a lab's, or everybody's of a field."""

    PERSON = "person"
    LAB = "lab"
    ANTHOLOGY = "anthology"


class Theme(Model):
    """How the site looks."""

    accent: Annotated[Text, AfterValidator(colour_of_six_digits)] | None = optional(
        "The colour of links.", '"#1a5fb4"'
    )
    logo: LocalFile | None = optional(
        "A picture for the header, by its path from the site's folder.", "content/logo.png"
    )
    icon: LocalFile | None = optional(
        "An SVG or PNG for tabs of browsers. Left out, it is made of the logo, if that is not too "
        "wide, or drawn: the first letter of the title, in the accent.",
        "content/icon.svg",
    )


Source = Annotated[Url, AfterValidator(source_of_files)]
Sources = Many[Source]


class LoadsFrom(Model):
    """Other sites from which pages may load things."""

    scripts: Sources = optional("Scripts.", "[https://stats.example.org]", default=())
    styles: Sources = optional("Style sheets.", "[https://fonts.example.org]", default=())
    images: Sources = optional("Pictures.", "[https://pictures.example.org]", default=())
    fonts: Sources = optional("Fonts.", "[https://fonts.example.org]", default=())
    connections: Sources = optional(
        "What scripts fetch and send.", "[https://stats.example.org]", default=()
    )
    frames: Sources = optional(
        "Pages shown within pages, such as videos.", "[https://videos.example.org]", default=()
    )
    media: Sources = optional("Sound and video.", "[https://videos.example.org]", default=())


class Config(Model):
    """Facts about the site."""

    schema_: Annotated[Whole, AfterValidator(known_schema)] = field(
        "The version of this file's form.", "1", alias="schema"
    )
    title: Text = field("The site's name.", "Papers of the Example Lab")
    tagline: Text | None = optional("What the site is, in one sentence.", "What we wrote.")
    profile: Profile | None = optional(
        "What kind of site it is, which says how settings are that are left out: person, lab or "
        "anthology. Left out, a site with one author's record is that person's, any other a lab's.",
        "lab",
    )
    base_url: Url | None = optional(
        "Where the site will stand; sitemap, canonical addresses and full links in feeds need it.",
        "https://example.org/papers/",
    )
    domain: Domain | None = optional(
        "A domain of the site's own. Builds write it into the file CNAME, by which GitHub Pages "
        "knows it; where a workflow publishes, name it in the repository's settings too. It gives "
        "base_url.",
        "papers.example.org",
    )
    repository: _Repository | None = optional(
        "Where the records live; a plain text stands for `name`.",
        "{name: example/papers, branch: main}",
    )
    contact: Annotated[Text, AfterValidator(mail_or_page)] | None = optional(
        "An e-mail address, or a page's, by which a service can reach you from which records are "
        "fetched; some serve those faster who give one. Left out, it is base_url, or the "
        "repository. No page shows it.",
        "ada@example.org",
    )
    language: Language = optional("Language of the site's texts.", "en", default="en")
    nav: Many[NavLink] = optional(
        "More entries for the navigation.",
        "[{label: Our lab, url: https://example.org/lab}]",
        default=(),
    )
    links: SiteLinks = optional(
        "The site's own places on the web, which every page shows at its foot.",
        '{github: example, mastodon: "@lab@example.social"}',
        default=SiteLinks(),
    )
    groups: Many[Group] = optional(
        "Tabs on researchers' pages.", "[{id: selected, label: Selected works}]", default=()
    )
    people_groups: Many[_PeopleGroup] = optional(
        "Groups on the list of people, in their order. Those that Byline knows by itself (pi, "
        "faculty, staff, postdoc, phd, student, visitor) follow, as far as they are not named "
        "here; former members (alumni) are always the last.",
        "[pi, {id: engineer, label: Research engineers, one: Research engineer}, phd]",
        default=(),
    )
    features: Features = optional(
        "Pages, feeds, figures and search to switch off.", "{venues: true}", default=Features()
    )
    figures: FigureSettings = optional(
        "What the figures weigh and ask for.", "{i10_from: 10}", default=FigureSettings()
    )
    authors_shown: Whole = optional(
        "How many authors a list shows before 'and 3 more'; 0 for all.", "10", default=10
    )
    size: Size = optional(
        "full, or lean for very large sites: no pages of years, nor of people who have no record "
        "and fewer than three papers; lists with a line for each paper; BibTeX files that the page "
        "makes; search without abstracts.",
        "full",
        default=Size.FULL,
    )
    allow_large: Flag = optional(
        "Publish more than 1 GB too, where the host takes it; GitHub Pages does not.",
        "true",
        default=False,
    )
    theme: Theme = optional("How the site looks.", '{accent: "#1a5fb4"}', default=Theme())
    loads_from: LoadsFrom = optional(
        "Other sites from which your own templates load things, by their addresses (a folder of "
        "one ends with /); browsers refuse all that is not named here and does not stand on the "
        "site itself.",
        "{scripts: [https://stats.example.org]}",
        default=LoadsFrom(),
    )
    analytics: Analytics | None = optional(
        "A service that counts visits; none, if left out. It costs readers a script of another "
        "site on each page, which learns what they read; never on pages that byline serve shows.",
        "{script: https://stats.example.org/script.js}",
    )
    redirects: dict[OldAddress, MoveTarget] = optional(
        "Old addresses, of folders and of files in HTML, each with where it leads now: to a "
        "record, to a list such as papers/ or years/2020/, or to a web address. No other file can "
        "lead elsewhere.",
        "{people/ada.html: author:ada-lovelace}",
        default={},
    )
    sync: Many[_SyncSource] = optional(
        "Sources of papers and news, which `byline sync` asks for what is new.",
        "[dblp:123/4567, {source: 'orcid:0000-0002-1825-0097', every: month}]",
        default=(),
    )
    people: Many[Id] = optional(
        "Ids of the people whose site it is; if left out, all who have a record.",
        "[ada-lovelace]",
        default=(),
    )

    @property
    def contact_address(self) -> str:
        """Where whoever runs the site is reached, as services want it: an address on the web, or
        one that begins with `mailto:`; '' where nothing is known."""
        if self.contact and not self.contact.startswith("http"):
            return f"mailto:{self.contact}"
        repository = f"https://github.com/{self.repository.name}" if self.repository else ""
        return self.contact or self.base_url or repository

    @property
    def extent(self) -> Extent:
        """How much the site publishes of what makes very large sites too large."""
        return EXTENTS[self.size]
