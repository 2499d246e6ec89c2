"""Planned pages to bytes: the view is built, handed to its template, and forgotten."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any

import jinja2
from markupsafe import Markup

from byline import addresses
from byline.plan import Planned, PlannedFile
from byline.render.assets import Asset
from byline.render.frame import frame
from byline.render.targets import Link, Linking, Targets
from byline.render.templates import (
    TemplateFaultError,
    TemplateSource,
    closure,
    sources,
    words_of_fault,
)
from byline.site import Site, digest
from byline.views.author import author
from byline.views.exports import bibtex_file
from byline.views.feeds import FeedView, feed
from byline.views.home import home
from byline.views.lists import all_years, papers, part, venue_year, year
from byline.views.metrics import metrics
from byline.views.name import key_holder, name
from byline.views.news import news, news_item
from byline.views.page import free_page
from byline.views.paper import paper
from byline.views.people_list import people, people_part
from byline.views.rows import Row
from byline.views.search import search
from byline.views.shared import FeedEntry
from byline.views.stands import not_found, redirect
from byline.views.ties import tie, ties

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
ROW_TEMPLATE = "parts/row.html"
AROUND_TEMPLATES = "parts/site-styles.html", "parts/site-header.html", "parts/site-footer.html"
FEED, FEED_TEMPLATE, ENTRY_TEMPLATE = "feed", "feeds/atom.xml", "feeds/entry.xml"
# Stands for the way to the site's root in rows, which are made once for pages of any depth.
_ROOT = "\0root/"
# What XML cannot hold, however it is written.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around pages, as HTML made once for all of a section that are as deep."""

    styles: Markup
    header: Markup
    footer: Markup


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
            link=self._link(planned.address, root),
            row=lambda row, own="": self._row(row, root, own),
        ).encode("utf-8", "replace")

    @cached_property
    def _sources(self) -> Mapping[str, TemplateSource]:
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

    def _entry(self, entry: FeedEntry) -> Markup:
        if entry.id not in self.entries:
            template = self.environment.get_template(ENTRY_TEMPLATE)
            self.entries[entry.id] = Markup(template.render(entry=entry))  # noqa: S704 - escaped
        return self.entries[entry.id]

    def _root(self, planned: Planned) -> str:
        """404.html is sent for any address, so its links start from the site's own path."""
        if planned.kind == "not-found" and not self.linking.for_disk:
            return self.linking.base_path
        return addresses.root_from(planned.address)

    def _link(self, page: str, root: str) -> Link:
        """What turns an address into a link from a page: from the site's root or, in a lean site,
        by the shortest way."""
        if not self.site.library.config.is_lean or root == self.linking.base_path:
            return self.targets.from_root(root)
        return self.targets.from_page(page)

    def _around(self, planned: Planned, section: str, root: str) -> Around:
        """What stands around the page, and around those with which it has all neighbours."""
        neighbour = addresses.neighbour(planned.address)
        key = (section, root, neighbour)
        if key not in self.around:
            known = {"site": self.frames[section], "link": self._link(neighbour, root)}
            made = (Markup(self._made(it, **known)) for it in AROUND_TEMPLATES)  # noqa: S704 - escaped
            self.around[key] = Around(*made)
        return self.around[key]

    def _row(self, row: Row, root: str, own: str) -> Markup:
        """The row, with links for a page so deep; a page's own person is marked in it."""
        if row.digest not in self.rows:
            template = self.environment.get_template(ROW_TEMPLATE)
            self.rows[row.digest] = template.render(row=row, link=self.targets.from_root(_ROOT))
        made = self.rows[row.digest].replace(_ROOT, root)
        if own:
            here = f'href="{root}{self.targets.of(own)}"'
            made = made.replace(here, f'aria-current="page" {here}')
        return Markup(made)  # noqa: S704 - escaped by the template
