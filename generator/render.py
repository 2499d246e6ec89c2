"""Planned pages to bytes: the view is built, handed to its template, and forgotten."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any

import jinja2
from markupsafe import Markup

from generator import addresses, words
from generator.assets import SCHEME_SCRIPT, Asset
from generator.derive.events import listed_news
from generator.derive.figures import shown_figures
from generator.library import FreePage
from generator.plan import Planned, PlannedFile
from generator.templates import Source, TemplateFaultError, closure, sources, words_of_fault
from generator.views.author import author
from generator.views.exports import bibtex_file
from generator.views.feeds import FeedView, feed
from generator.views.home import home
from generator.views.lists import all_years, papers, part, venue_year, year
from generator.views.metrics import metrics
from generator.views.name import key_holder, name
from generator.views.news import news, news_item
from generator.views.page import free_page
from generator.views.paper import paper
from generator.views.people import people, people_part
from generator.views.rows import Row
from generator.views.search import search
from generator.views.shared import Entry, OutLink, Site, digest
from generator.views.stands import not_found, redirect
from generator.views.ties import TITLES, tie, ties

ViewBuilder = Callable[[Site, str], Any]

# For each kind of page: what builds its view, its template, and its place in the navigation.
KINDS: Mapping[str, tuple[ViewBuilder, str, str]] = MappingProxyType(
    {
        "home": (home, "home", ""),
        "papers": (papers, "papers", "papers"),
        "papers-part": (part, "papers", "papers"),
        "paper": (paper, "paper", "papers"),
        "people": (people, "people", "people"),
        "authors-part": (people_part, "people", "people"),
        "author": (author, "author", "people"),
        "name": (name, "name", "people"),
        "key-holder": (key_holder, "name", "people"),
        "years": (all_years, "ties", "papers"),
        "year": (year, "papers", "papers"),
        "years-part": (part, "papers", "papers"),
        "venues": (ties, "ties", "venues"),
        "venue": (tie, "tie", "venues"),
        "venue-year": (venue_year, "papers", "venues"),
        "venues-part": (part, "papers", "venues"),
        "topics": (ties, "ties", "topics"),
        "topic": (tie, "tie", "topics"),
        "topics-part": (part, "papers", "topics"),
        "institutions": (ties, "ties", "institutions"),
        "institution": (tie, "tie", "institutions"),
        "institutions-part": (part, "papers", "institutions"),
        "news": (news, "news", "news"),
        "news-item": (news_item, "news-item", "news"),
        "metrics": (metrics, "metrics", ""),
        "page": (free_page, "page", ""),
        "search": (search, "search", ""),
        "not-found": (not_found, "not-found", ""),
        "redirect": (redirect, "redirect", ""),
    }
)
# For each kind of file that no template makes: what makes it.
EXPORTS: Mapping[str, Callable[[Site, str], str]] = MappingProxyType({"bibtex": bibtex_file})
# In pixels, as the header shows it.
LOGO_HEIGHT, LOGO_WIDEST = 28, 160
# The sections that every page of a lean site leads to; home leads to the others.
IN_SHORT = frozenset({"papers", "people"})
ROW_TEMPLATE = "parts/row.html"
AROUND_TEMPLATES = "parts/site-styles.html", "parts/site-header.html", "parts/site-footer.html"
FEED, FEED_TEMPLATE, ENTRY_TEMPLATE = "feed", "feeds/atom.xml", "feeds/entry.xml"
# Stands for the way to the site's root in rows, which are made once for pages of any depth.
_ROOT = "\0root/"
# What XML cannot hold, however it is written.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class NavItem:
    """An entry of the navigation."""

    text: str
    address: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class Logo:
    """The site's own sign, and the size in which it shows, in pixels."""

    address: str
    width: str
    height: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every page of a section: less of it (`is_short`) in a lean site."""

    title: str
    language: str
    stylesheet: str
    script: str
    scheme_script: str
    logo: Logo | None
    home: str
    papers: str
    people: str
    search: str | None
    nav: tuple[NavItem, ...]
    nav_elsewhere: tuple[OutLink, ...]
    more_pages: tuple[NavItem, ...]
    is_short: bool
    has_footer: bool


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around pages, as HTML made once for all of a section that are as deep."""

    styles: Markup
    header: Markup
    footer: Markup


@dataclass(frozen=True, slots=True)
class Linking:
    """How links are written: for a server or for a disk, and where the site stands."""

    for_disk: bool = False
    base_path: str = "/"


class DeadLinkError(Exception):
    """A template links to an address that is not planned: a fault of the program."""


@dataclass(frozen=True, slots=True)
class Targets:
    """What links may lead to, and how that is called from the site's root."""

    known: Collection[str]
    for_disk: bool

    def of(self, address: str) -> str:
        """What stands at the address, which may have a question or a mark at its end."""
        page = address.partition("#")[0].partition("?")[0]
        if page not in self.known:
            raise DeadLinkError(f"a page links to {address}, which is not planned")
        return (addresses.file_of(page) if self.for_disk else page) + address[len(page) :]


class Renderer:
    """Makes pages; templates are compiled once, rows that many pages share are made once."""

    def __init__(
        self,
        site: Site,
        planned: Sequence[Planned],
        assets: Sequence[Asset],
        templates: jinja2.Environment,
        linking: Linking,
        files: Sequence[PlannedFile] = (),
    ) -> None:
        self.site = site
        self.linking = linking
        self.known = {page.address for page in planned} | {asset.address for asset in assets}
        self.known |= {file.address for file in files}
        self.targets = Targets(self.known, linking.for_disk)
        self.environment = templates
        sections = {section for _view, _template, section in KINDS.values()}
        self.frames = {section: frame(site, section, assets) for section in sections}
        self.grounds_of_kinds: dict[str, str] = {}
        self.links: dict[str, Callable[[str], str]] = {}
        self.around: dict[tuple[str, str, str], Around] = {}
        self.rows: dict[str, str] = {}
        self.entries: dict[str, Markup] = {}

    def page(self, planned: Planned) -> bytes:
        """The page's bytes; they depend on its view, its templates and its depth alone."""
        if planned.kind in EXPORTS:
            return EXPORTS[planned.kind](self.site, planned.key).encode("utf-8", "replace")
        if planned.kind == FEED:
            return self._feed(feed(self.site, planned.key))
        build, template, section = KINDS[planned.kind]
        root = self._root(planned)
        view = build(self.site, planned.key)
        return self._made(
            f"pages/{template}.html",
            page=view,
            site=self.frames[section],
            around=self._around(planned, section, root),
            link=self._link_from(planned.address, root),
            row=lambda row, own="": self._row(row, root, own),
        ).encode("utf-8", "replace")

    @cached_property
    def _sources(self) -> Mapping[str, Source]:
        return sources(self.environment)

    def grounds(self, planned: Planned) -> str:
        """Stands for all that the page is made from, but for what it asks of the library."""
        kind = planned.kind
        if kind not in self.grounds_of_kinds:
            self.grounds_of_kinds[kind] = digest(self._grounds(kind))
        return digest((planned, self.grounds_of_kinds[kind]))

    def _grounds(self, kind: str) -> list[object]:
        """A template of the site's own may link to any page: it rests on which ones there are."""
        _view, template, section = KINDS.get(kind, (None, "", ""))
        of_pages, of_feeds = (ROW_TEMPLATE, *AROUND_TEMPLATES), (FEED_TEMPLATE, ENTRY_TEMPLATE)
        names = of_feeds if kind == FEED else of_pages
        used = closure(self._sources, f"pages/{template}.html", *names)
        known = sorted(self.known) if any(it.is_own for it in used.values()) else ()
        site = self.site
        return [site.library.config, site.base, self.linking, self.frames[section], used, known]

    def _made(self, template: str, **known: Any) -> str:
        """What the template makes of what it may know."""
        try:
            return self.environment.get_template(template).render(known)
        except Exception as fault:
            if told := words_of_fault(fault):
                raise TemplateFaultError(told) from fault
            raise

    def _feed(self, view: FeedView) -> bytes:
        return _NOT_XML.sub("", self._made(FEED_TEMPLATE, page=view, entry=self._entry)).encode()

    def _entry(self, entry: Entry) -> Markup:
        if entry.id not in self.entries:
            template = self.environment.get_template(ENTRY_TEMPLATE)
            self.entries[entry.id] = Markup(template.render(entry=entry))  # noqa: S704 - escaped
        return self.entries[entry.id]

    def _root(self, planned: Planned) -> str:
        """404.html is sent for any address, so its links start from the site's own path."""
        if planned.kind == "not-found" and not self.linking.for_disk:
            return self.linking.base_path
        return addresses.root_from(planned.address)

    def _link_from(self, page: str, root: str) -> Callable[[str], str]:
        """What turns an address into a link from a page: from the site's root or, in a lean site,
        by the shortest way."""
        if not self.site.library.config.is_lean or root == self.linking.base_path:
            return self._link(root)
        targets = self.targets
        return lambda address: addresses.shortest_link(page, targets.of(address))

    def _link(self, root: str) -> Callable[[str], str]:
        """What turns an address into a link from a page whose way to the root is `root`."""
        if root not in self.links:
            targets = self.targets  # alone: what knows its renderer would keep it for ever
            self.links[root] = lambda address: root + targets.of(address)
        return self.links[root]

    def _around(self, planned: Planned, section: str, root: str) -> Around:
        """What stands around the page, and around those with which it has all neighbours."""
        neighbour = addresses.neighbour(planned.address)
        key = (section, root, neighbour)
        if key not in self.around:
            known = {"site": self.frames[section], "link": self._link_from(neighbour, root)}
            made = (Markup(self._made(it, **known)) for it in AROUND_TEMPLATES)  # noqa: S704 - escaped
            self.around[key] = Around(*made)
        return self.around[key]

    def _row(self, row: Row, root: str, own: str) -> Markup:
        """The row, with links for a page so deep; a page's own person is marked in it."""
        if row.digest not in self.rows:
            template = self.environment.get_template(ROW_TEMPLATE)
            self.rows[row.digest] = template.render(row=row, link=self._link(_ROOT))
        made = self.rows[row.digest].replace(_ROOT, root)
        if own:
            here = f'href="{self._link(root)(own)}"'
            made = made.replace(here, f'aria-current="page" {here}')
        return Markup(made)  # noqa: S704 - escaped by the template


def frame(site: Site, section: str, assets: Sequence[Asset]) -> Frame:
    """What stands around the pages of the section; the style sheet and the script go first."""
    stylesheet, script, *others = (asset.address for asset in assets)
    config = site.library.config
    is_short = config.is_lean and bool(section)
    has_metrics = bool(shown_figures(config.features))
    pages = [page for page in site.library.pages.values() if not page.record.unlisted]
    return Frame(
        title=config.title,
        language=config.language,
        stylesheet=stylesheet,
        script=script,
        scheme_script=next(it for it in others if it.endswith(f"/{SCHEME_SCRIPT}")),
        logo=_logo(site),
        home=addresses.HOME,
        papers=addresses.PAPERS,
        people=addresses.AUTHORS,
        search=addresses.SEARCH if site.features.search else None,
        nav=tuple(
            [
                NavItem(text, address, key == section)
                for key, text, address in _sections(site)
                if not is_short or key in {*IN_SHORT, section}
            ]
            + [_nav_item(page) for page in pages if page.record.nav]
        ),
        nav_elsewhere=tuple(OutLink(item.label, item.url) for item in config.nav),
        more_pages=(
            *(_nav_item(page) for page in pages if not page.record.nav),
            *(
                [NavItem(words.METRICS, addresses.METRICS, is_here=False)]
                if has_metrics and not is_short
                else []
            ),
        ),
        is_short=is_short,
        has_footer=not is_short
        or any(not it.record.nav for it in pages)
        or config.repository is not None,
    )


def _logo(site: Site) -> Logo | None:
    logo = site.library.logo
    if not logo:
        return None
    width = min(LOGO_HEIGHT * logo.width // logo.height, LOGO_WIDEST)
    height = min(LOGO_HEIGHT, LOGO_WIDEST * logo.height // logo.width)
    return Logo(addresses.logo(logo.name), str(max(width, 1)), str(max(height, 1)))


def _sections(site: Site) -> Iterator[tuple[str, str, str]]:
    """The sections that have something to show: their key, words and address."""
    yield "papers", words.PAPERS, addresses.PAPERS
    yield "people", words.PEOPLE, addresses.AUTHORS
    for kind, text in TITLES.items():
        listed = any(tie.is_listed for tie in site.library.ties[kind].values())
        if listed and getattr(site.features, kind):
            yield kind, text, addresses.ties(kind)
    if listed_news(site.library):
        yield "news", words.NEWS, addresses.NEWS


def _nav_item(page: FreePage) -> NavItem:
    return NavItem(page.title.plain, addresses.page(page.record.id), is_here=False)
