"""What all sites of Hugo have in common: settings, sections, and the addresses of pages."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import NamedTuple

from byline.addresses import slug
from byline.importers.moving.front_matter import OldPage
from byline.importers.moving.gathering import Gathering
from byline.importers.moving.loose_yaml import Told
from byline.importers.moving.told_values import day, flag, mapping, text, texts
from byline.importers.moving.tree import Tree

STATIC = ("static", "assets/media", "assets", "static/files", "static/uploads")
_FORMS = ("yaml", "yml", "toml")
_SETTINGS = tuple(
    f"{folder}{name}.{form}"
    for name, folder in (
        ("hugo", "config/_default/"), ("config", "config/_default/"), ("hugo", ""), ("config", ""),
    )
    for form in _FORMS
)  # fmt: skip
_PAGE = (".md", ".markdown")


class HugoItem(NamedTuple):
    """A page of a section: the file, what tells it apart there, what it holds, its address."""

    file: str
    key: str
    page: OldPage
    address: str

    @property
    def bundle(self) -> str:
        """The folder that the page has to itself; '' where it has none."""
        folder, file = posixpath.split(self.file)
        return folder if file.startswith(("index.", "_index.")) else ""


@dataclass(frozen=True, slots=True)
class HugoSite:
    """A site's settings, and the folder of its pages, beside what is gathered of it."""

    gathering: Gathering
    settings: Mapping[str, Told]
    root: str

    @property
    def tree(self) -> Tree:
        """The site's files."""
        return self.gathering.tree

    def items(self, *sections: str) -> Iterator[HugoItem]:
        """The pages of these sections, but for drafts, which are told."""
        for section in sections:
            for file in self.tree.below(f"{self.root}/{section}", *_PAGE):
                if not PurePosixPath(file).stem.startswith("_"):
                    yield from self._item(section, file)

    def _item(self, section: str, file: str) -> Iterator[HugoItem]:
        page = self.gathering.page(file)
        if flag(page.values, "draft"):
            self.gathering.leave(f"{file}: it is a draft.")
            return
        path = PurePosixPath(file).relative_to(self.root).with_suffix("")
        path = path.parent if path.name == "index" else path
        key = path.relative_to(section).as_posix()
        yield HugoItem(file, key, page, self._address(section, path, page.values))

    def leads(self, item: HugoItem, to: str) -> None:
        """The page's old addresses lead to what it became."""
        above = posixpath.dirname(item.address.rstrip("/"))
        aliases = (posixpath.join(above, it) for it in texts(item.page.values, "aliases"))
        for address in (item.address, *aliases):
            self.gathering.lead(address, to)

    def _address(self, section: str, path: PurePosixPath, values: Mapping[str, Told]) -> str:
        """The address of a page, as Hugo computes it."""
        if url := text(values, "url"):
            return url
        permalinks = mapping(self.settings, "permalinks")
        template = text(permalinks, section) or text(mapping(permalinks, "page"), section)
        last = text(values, "slug") or path.name
        if not template:
            folders = [*path.parent.parts, last]
            return f"/{'/'.join(map(urlized, folders))}/"
        year, month, the_day = (*day(text(values, "date")).split("-"), "", "", "")[:3]
        told = {
            "section": section, "sections": path.parent.as_posix(), "slug": last,
            "title": text(values, "title") or last, "filename": path.name,
            "contentbasename": path.name, "slugorcontentbasename": last,
            "slugorfilename": last, "year": year, "month": month, "day": the_day,
        }  # fmt: skip
        return re.sub(r":([a-z]+)", lambda it: urlized(told.get(it[1], "")), template)


def hugo_site(gathering: Gathering) -> HugoSite:
    """The site whose files are gathered; of several languages, the one that stands first."""
    settings: dict[str, Told] = {}
    for name in _SETTINGS:
        if name in gathering.tree.files:
            settings = {**gathering.data(name).values, **settings}
    language = text(settings, "defaultContentLanguage", "defaultcontentlanguage") or "en"
    root = f"content/{language}" if gathering.tree.has_folder(f"content/{language}") else "content"
    if root != "content":
        gathering.leave(f"pages in other languages than those in {root}/.")
    return HugoSite(gathering, settings, root)


def has_settings(tree: Tree) -> bool:
    """Stands there a file by which Hugo knows a site?"""
    return bool(tree.first_of(*_SETTINGS) or tree.first_of("go.mod", "theme.toml"))


def urlized(part: str) -> str:
    """A name in an address, as Hugo writes it."""
    kept = re.sub(r"[^\w\s./~+-]", "", part.strip().lower())
    return re.sub(r"-{2,}", "-", re.sub(r"\s+", "-", kept)) or slug(part)
