"""Planned pages to bytes: the view is built, handed to its template, and forgotten."""

import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import jinja2
from markupsafe import Markup

from byline import addresses
from byline.cache.fingerprint import fingerprint
from byline.plan import PlannedFile
from byline.problems import did_you_mean
from byline.render.assets import Asset
from byline.render.frame import frame
from byline.render.targets import DeadLinkError, LinkForm, LinkTo, Targets
from byline.render.templates import (
    TemplateFaultError,
    TemplateSource,
    closure,
    sources,
    words_of_fault,
)
from byline.site import Planned, Site
from byline.views import kinds
from byline.views.page_kind import FileKind, PageKind
from byline.views.rows import Row
from byline.views.shared import FeedEntry

ROW_TEMPLATE = "parts/row.html"
# What stands around the pages of sections, and around the others, which lead to them.
AROUND_SECTIONS = "parts/site-styles.html", "parts/site-header.html", "parts/site-footer.html"
AROUND_OTHERS = "parts/front-styles.html", "parts/front-header.html", "parts/front-footer.html"
ENTRY_TEMPLATE = "feeds/entry.xml"
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
        link_form: LinkForm,
        files: Sequence[PlannedFile] = (),
    ) -> None:
        self.site = site
        self.link_form = link_form
        self.known = {page.address for page in planned} | {asset.address for asset in assets}
        self.known |= {file.address for file in files}
        self.targets = Targets(self.known, link_form.for_disk)
        self.assets = {asset.name: asset.address for asset in assets if asset.name}
        self.environment = templates
        sections = {kind.section for kind in kinds.PAGE_KINDS.values()}
        self.frames = {section: frame(site, section, assets) for section in sections}
        self.grounds_of_kinds: dict[str, str] = {}
        self.around: dict[tuple[str, str, str], Around] = {}
        self.rows: dict[str, str] = {}
        self.entries: dict[str, Markup] = {}

    def page(self, planned: Planned) -> bytes:
        """The page's bytes; they depend on its view, its templates and its depth alone."""
        kind = kinds.kind_of(planned.kind)
        if isinstance(kind, FileKind):
            return self._file(kind, kind.view(self.site, planned))
        view = kind.view_at(self.site.library.config.size)(self.site, planned)
        root = self._root(planned)
        return self._made(
            f"pages/{kind.template}.html",
            page=view,
            site=self.frames[kind.section],
            around=self._around(planned, kind.section, root),
            **self._ways(self._link(planned.address, root)),
            row=lambda row, own="": self._row(row, root, own),
        ).encode("utf-8", "replace")

    def _file(self, kind: FileKind, view: Any) -> bytes:
        """A file beside a page: a feed from its template; any other as its view says."""
        if not kind.template:
            return str(view).encode("utf-8", "replace")
        return _NOT_XML.sub("", self._made(kind.template, page=view, entry=self._entry)).encode()

    def compile(self, names: Iterable[str]) -> None:
        """Compiles the templates that make pages of the kinds so named: processes that part from
        here need not do so each. What is wrong with one is said when a page needs it."""
        for name in names:
            for template in closure(self._sources, *_templates(kinds.kind_of(name))):
                with suppress(jinja2.TemplateSyntaxError, UnicodeDecodeError):
                    self.environment.get_template(template)

    @cached_property
    def _sources(self) -> Mapping[str, TemplateSource]:
        return sources(self.environment)

    def grounds(self, planned: Planned) -> str:
        """Fingerprint of all that the page is made from, but for what it asks of the library."""
        kind = planned.kind
        if kind not in self.grounds_of_kinds:
            self.grounds_of_kinds[kind] = fingerprint(self._grounds(kinds.kind_of(kind)))
        return fingerprint((planned, self.grounds_of_kinds[kind]))

    def _grounds(self, kind: PageKind | FileKind) -> list[object]:
        """A template of the site's own may name any asset, and link to any page: it rests on which
        ones there are."""
        used = closure(self._sources, *_templates(kind))
        known = sorted(self.known) if any(it.links_freely for it in used.values()) else ()
        assets = self.assets if any(it.is_own for it in used.values()) else {}
        site, section = self.site, "" if isinstance(kind, FileKind) else kind.section
        shared = [site.library.config, site.base, self.link_form, self.frames[section]]
        return [*shared, used, known, assets]

    def _made(self, template: str, **known: Any) -> str:
        """What the template makes of what it may know."""
        try:
            return self.environment.get_template(template).render(known)
        except Exception as fault:
            if told := words_of_fault(fault):
                raise TemplateFaultError(told) from fault
            raise

    def _entry(self, entry: FeedEntry) -> Markup:
        if entry.id not in self.entries:
            template = self.environment.get_template(ENTRY_TEMPLATE)
            self.entries[entry.id] = Markup(template.render(entry=entry))  # noqa: S704 - escaped
        return self.entries[entry.id]

    def _root(self, planned: Planned) -> str:
        """404.html is sent for any address, so its links start from the site's own path."""
        if planned.address == addresses.NOT_FOUND and not self.link_form.for_disk:
            return self.link_form.base_path
        return addresses.root_from(planned.address)

    def _link(self, page: str, root: str) -> LinkTo:
        """What turns an address into a link from a page: from the site's root, or by the shortest
        way."""
        if self.site.extent.links_start_at_the_root or root == self.link_form.base_path:
            return self.targets.from_root(root)
        return self.targets.from_page(page)

    def _ways(self, link: LinkTo) -> dict[str, LinkTo]:
        """What templates lead to elsewhere with: to an address, and to an asset by its name."""

        def asset(name: str) -> str:
            if name not in self.assets:
                hint = did_you_mean(name, self.assets)
                said = [f"there is no {name} in templates/assets/", *([hint] if hint else [])]
                raise DeadLinkError("; ".join(said))
            return link(self.assets[name])

        return {"link": link, "asset": asset}

    def _around(self, planned: Planned, section: str, root: str) -> Around:
        """What stands around the page, and around those with which it has all neighbours."""
        neighbour = addresses.neighbour(planned.address)
        key = (section, root, neighbour)
        if key not in self.around:
            ways = self._ways(self._link(neighbour, root))
            names = AROUND_SECTIONS if section else AROUND_OTHERS
            frame = self.frames[section]
            made = (Markup(self._made(it, site=frame, **ways)) for it in names)  # noqa: S704 - escaped
            self.around[key] = Around(*made)
        return self.around[key]

    def _row(self, row: Row, root: str, own: str) -> Markup:
        """The row, with links for a page so deep; a page's own person is marked in it."""
        if row.fingerprint not in self.rows:
            template = self.environment.get_template(ROW_TEMPLATE)
            ways = self._ways(self.targets.from_root(_ROOT))
            self.rows[row.fingerprint] = template.render(row=row, **ways)
        made = self.rows[row.fingerprint].replace(_ROOT, root)
        if own:
            here = f'href="{root}{self.targets.of(own)}"'
            made = made.replace(here, f'aria-current="page" {here}')
        return Markup(made)  # noqa: S704 - escaped by the template


def _templates(kind: PageKind | FileKind) -> tuple[str, ...]:
    """The templates that make pages or files of the kind; they may include others."""
    if isinstance(kind, PageKind):
        around = AROUND_SECTIONS if kind.section else AROUND_OTHERS
        return f"pages/{kind.template}.html", ROW_TEMPLATE, *around
    return (kind.template, ENTRY_TEMPLATE) if kind.template else ()
