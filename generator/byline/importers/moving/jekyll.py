"""What all sites of Jekyll have in common: settings, collections, and the addresses of pages."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import NamedTuple

from byline.addresses import slug
from byline.importers.moving.front_matter import OldPage
from byline.importers.moving.gathering import Gathering, some
from byline.importers.moving.loose_yaml import Told
from byline.importers.moving.told_values import day, is_denied, mapping, text, texts
from byline.importers.moving.tree import Tree

PAGES = (".md", ".markdown", ".html")
_TEXTS = (".md", ".markdown")
_DATED = re.compile(r"(\d{4}-\d{1,2}-\d{1,2})-(.+)")
# Pages that Byline makes of records: whoever asks for the old ones is led there.
_LISTS = {
    "publications": "papers/", "publication": "papers/", "papers": "papers/", "news": "news/",
    "people": "authors/", "team": "authors/", "members": "authors/", "projects": "projects/",
}  # fmt: skip
# Pages that list what goes into the record of the site's owner, or that say who that is.
_OF_THE_OWNER = frozenset({"about", "cv", "cv-json", "resume", "talks", "teaching"})
_OF_THE_SYSTEM = re.compile(
    r"404|blog|tags?|categor\w*|collection-archive|year-archive|archive\w*|sitemap|search|terms|"
    r"markdown\w*|page-archive|non-menu-page|dropdown|talkmap|books|archive-layout\w*|portfolio|"
    r"profiles|repositories"
)


class JekyllItem(NamedTuple):
    """A page of a collection: the file's name, what it holds, and its old address ('' for none)."""

    name: str
    page: OldPage
    address: str

    @property
    def key(self) -> str:
        """What tells the page apart from all others of its collection."""
        return PurePosixPath(*PurePosixPath(self.name).parts[1:]).with_suffix("").as_posix()

    @property
    def stem(self) -> str:
        """The file's name alone."""
        return PurePosixPath(self.name).stem


@dataclass(frozen=True, slots=True)
class JekyllSite:
    """A site's settings, beside what is gathered of it."""

    gathering: Gathering
    settings: Mapping[str, Told]

    @property
    def tree(self) -> Tree:
        """The site's files."""
        return self.gathering.tree

    def data(self, name: str) -> Mapping[str, Told]:
        """A file of `_data/`, by its name without an ending."""
        found = self.tree.first_of(*(f"_data/{name}.{it}" for it in ("yml", "yaml")))
        return self.gathering.data(found).values

    def items(self, collection: str) -> Iterator[JekyllItem]:
        """The pages of a collection, but for those that are not published, which is told."""
        for name in self.tree.below(f"_{collection}", *PAGES):
            page = self.gathering.page(name)
            if is_denied(page.values, "published"):
                self.gathering.leave(f"{name}: it is not published.")
            else:
                yield JekyllItem(name, page, self._address(collection, name, page.values))

    def leads(self, item: JekyllItem, to: str) -> None:
        """The page's old addresses lead to what it became."""
        for address in (item.address, *texts(item.page.values, "redirect_from")):
            self.gathering.lead(address, to)

    def is_example(self, item: JekyllItem, titles: re.Pattern[str]) -> bool:
        """The page is an example that the system itself brought, as its title tells."""
        is_one = bool(titles.match(text(item.page.values, "title")))
        if is_one:
            self.gathering.examples.append(item.name)
        return is_one

    def _address(self, collection: str, name: str, values: Mapping[str, Told]) -> str:
        """The address of a page of a collection, as Jekyll computes it."""
        of_collection = mapping(mapping(self.settings, "collections"), collection)
        has_page = text(of_collection, "output").lower() == "true" or text(values, "permalink")
        template = text(values, "permalink") or text(of_collection, "permalink")
        if not template:
            template = f"/:collection/:path{_suffix(text(self.settings, 'permalink'))}"
        return _filled(template, collection, name, values) if has_page else ""


def jekyll_site(gathering: Gathering) -> JekyllSite:
    """The site whose files are gathered."""
    return JekyllSite(gathering, gathering.data(settings_file(gathering.tree)).values)


def settings_file(tree: Tree) -> str:
    """The file of a site's settings; '' where there is none."""
    return tree.first_of("_config.yml", "_config.yaml", "_config.toml")


def _suffix(style: str) -> str:
    """How addresses of collections end, by the style that a site has for its posts."""
    if style == "pretty" or style.endswith("/"):
        return "/"
    return ".html" if style in {"", "date", "ordinal", "none"} or style.endswith(".html") else ""


def _filled(template: str, collection: str, name: str, values: Mapping[str, Told]) -> str:
    path = PurePosixPath(name).relative_to(f"_{collection}").with_suffix("").as_posix()
    stem = posixpath.basename(path)
    dated = _DATED.fullmatch(stem)
    year, month, the_day = (*day(text(values, "date") or stem).split("-"), "", "", "")[:3]
    told = {
        "collection": collection, "path": path, "name": _as_jekyll_writes(stem),
        "title": text(values, "slug") or _as_jekyll_writes(dated[2] if dated else stem),
        "output_ext": ".html", "year": year, "month": month, "day": the_day, "categories": "",
    }  # fmt: skip
    told["slug"] = told["title"]
    address = re.sub(r":(\w+)", lambda it: told.get(it[1], ""), template)
    return re.sub("/{2,}", "/", address)


def _as_jekyll_writes(stem: str) -> str:
    """A name of a file in an address: whatever is no letter and no digit becomes a hyphen."""
    return re.sub(r"[^\w.-]+", "-", stem.replace("_", "-")).strip("-")


def lead_from_pages(site: JekyllSite, owner: str, taken: str) -> None:
    """Free pages of the old site lead to what takes their place; all others are left, and told.
    `taken` is the page that came along whole."""
    others = []
    for name in [*site.tree.below("_pages", *PAGES), *_at_the_top(site.tree)]:
        page = site.gathering.page(name)
        stem = slug(PurePosixPath(name).stem)
        address = text(page.values, "permalink") or f"/{PurePosixPath(name).stem}/"
        word = slug(address) or stem
        is_of_owner = name == taken or stem in _OF_THE_OWNER
        to = owner if is_of_owner else _LISTS.get(word) or _LISTS.get(stem, "")
        if to:
            for it in (address, *texts(page.values, "redirect_from")):
                site.gathering.lead(it, to)
        if not to and not _OF_THE_SYSTEM.fullmatch(stem) and page.body and name.endswith(_TEXTS):
            others.append(name)
    if others:
        site.gathering.leave(
            f"free pages: {some(others)}. Copy what you want to keep into content/pages/NAME.md."
        )


def _at_the_top(tree: Tree) -> list[str]:
    """Pages in the folder of the site itself, but for those that speak about its repository."""
    names = (it for it in tree.files if "/" not in it and it.lower().endswith(PAGES))
    return [it for it in names if not PurePosixPath(it).stem.isupper() and it != "index.html"]


def lead_from_posts(site: JekyllSite) -> None:
    """Posts of a blog are left, which is told."""
    if posts := site.tree.below("_posts", *PAGES):
        site.gathering.leave(
            f"posts of the blog: {some(posts)}. A post that tells news can become a file in "
            "content/news/, with title: and date: above its text."
        )
