"""What is gathered while an old site is read: copies, redirects, problems, and what is left."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from byline import addresses
from byline.importers.moving.front_matter import OldPage, old_data, old_page
from byline.importers.moving.prose import plain_prose
from byline.importers.moving.taken import AuthorTold, Copy, OldSite, ProjectTold
from byline.importers.moving.told_values import text
from byline.importers.moving.tree import LARGEST_TEXT, MOST_FILES, Tree
from byline.importers.works import NewsItem, SourceWork
from byline.problems import FileFault, Place, Problem, warning
from byline.reading.attachments.forms import (
    ENDINGS,
    PICTURES,
    ending_of,
    refuse_ending,
    refuse_other_content,
    size_of,
)
from byline.reading.pictures.look import look
from byline.records import KINDS
from byline.records.fields import id_fault
from byline.records.moves import old_address, where

_LINK = re.compile(r"(!?)\[([^\[\]]*)\]\(\s*([^()\s]*)(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)")
_WEB = re.compile(r"https?://|mailto:", re.IGNORECASE)
_KIND_OF = {"news": "news", **{model.noun: kind for kind, model in KINDS.items()}}
_WITH_IDS = ("author", "project")  # the ids of all others are made when they get a record
_MOST_NAMED = 5
_OTHER_PAGES = "links to other pages of the old site"


@dataclass(slots=True)
class Gathering:
    """Gathers beside what readers return, while they read the files of one old site."""

    tree: Tree
    copies: dict[str, str] = field(default_factory=dict)  # from files of the tree to their places
    redirects: dict[str, str] = field(default_factory=dict)
    taken_places: set[str] = field(default_factory=set)  # of copies
    taken_addresses: set[str] = field(default_factory=set)  # as disks compare them
    aliases: dict[str, list[str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    left: dict[str, None] = field(default_factory=dict)
    marks: dict[str, list[str]] = field(default_factory=dict)  # of templates: where they stood
    texts_left: dict[str, list[str]] = field(default_factory=dict)  # by whose texts they are
    missing: list[str] = field(default_factory=list)  # files that are named and not there
    examples: list[str] = field(default_factory=list)  # of the system itself
    stuck: list[str] = field(default_factory=list)  # old addresses that cannot lead elsewhere

    def page(self, name: str) -> OldPage:
        """A page of the tree; an empty one where it cannot be read, which is told."""
        content = self.content(name, LARGEST_TEXT)
        page = old_page(content, name)
        self.problems += page.problems
        return page

    def data(self, name: str) -> OldPage:
        """A file of data or settings; an empty one where there is none."""
        page = old_data(self.content(name, LARGEST_TEXT), name) if name else OldPage()
        self.problems += page.problems
        return page

    def content(self, name: str, most: int) -> bytes:
        """What a file of the tree holds; nothing where it cannot be read, which is told."""
        try:
            content = self.tree.bytes_of(name, most)
        except OSError as fault:
            hint = "see that you may read it, and import again"
            message = f"the file cannot be read: {fault.strerror}"
            self.problems.append(warning(Place(name), message, hint))
            return b""
        if len(content) > most:
            message = f"the file is larger than {most / 1e6:.0f} MB, and is not read"
            self.problems.append(warning(Place(name), message, "split it into several"))
            return b""
        return content

    def has_title(self, page: OldPage, name: str) -> bool:
        """Has the page a title? Without one it makes no record, which is told."""
        if not text(page.values, "title"):
            message = "this page has no title, and is left out"
            self.problems.append(warning(Place(name), message, "add title: ... above its text"))
            return False
        return True

    def leave(self, words: str) -> None:
        """Note what does not come along, once."""
        self.left.setdefault(words)

    def copied(self, name: str, folder: str, wanted: str = "") -> str:
        """The place, seen from the folder, of a file that comes along; '' where it cannot, which
        is told. `wanted` is what it shall be called there, without an ending."""
        if name in self.copies:
            return posixpath.relpath(self.copies[name], folder)
        try:
            refuse_what_is_not_published(self.tree.path_of(name))
        except (FileFault, OSError) as fault:
            self.leave(f"{name}: {fault}. Put a file in its place that can be published.")
            return ""
        stem = addresses.slug(wanted or PurePosixPath(name).stem) or "file"
        stems = (f"{stem}-{number}" if number > 1 else stem for number in range(1, 100_000))
        target = next(
            it
            for one in stems
            if (it := f"{folder}/{one}.{ending_of(name)}") not in self.taken_places
        )
        self.copies[name] = target
        self.taken_places.add(target)
        return posixpath.relpath(target, folder)

    def picture(self, name: str, folder: str, wanted: str) -> str:
        """The same of a picture; other files are none, and '' is no file."""
        return self.copied(name, folder, wanted) if ending_of(name) in PICTURES else ""

    def prose(self, source: str, name: str, folder: str, *look_in: str) -> str:
        """A text of the page `name` as Markdown, with files that come along in the folder."""
        read = plain_prose(source)
        for mark in read.taken_out:
            self.marks.setdefault(mark, []).append(name)
        return _LINK.sub(lambda link: self._link(link, name, folder, look_in), read.text)

    def _link(self, link: re.Match[str], name: str, folder: str, look_in: tuple[str, ...]) -> str:
        """A link as it can stand in a record: to the web, to a file that comes along, or none."""
        bang, label, address = link.groups()
        if bang and _WEB.match(address):
            self.leave(f"{name}: the picture {address}. Download it, and put it beside the record.")
            return f"[{label or 'Picture'}]({address})"
        if _WEB.match(address) or address.startswith("#"):
            return link[0]
        file = self.tree.named(address, *look_in, posixpath.dirname(name), "")
        stem = PurePosixPath(name).stem
        bundle = posixpath.basename(posixpath.dirname(name)) if stem == "index" else stem
        wanted = f"{bundle}-{PurePosixPath(file).stem}" if stem == "index" else ""
        if file and (place := self.copied(file, folder, wanted)):
            return f"{bang}[{label}]({place})"
        if not file:
            self.marks.setdefault(_OTHER_PAGES, []).append(name)
        return "" if bang else label

    def lead(self, address: str, to: str) -> None:
        """An old address leads to what is there now; where only the record itself can give its
        old id, that is an alias."""
        bare = address.lstrip("/")
        if not bare or not _can_be_old(bare):
            return
        place = where(bare)
        first, *rest = place.split("/")
        if first.lower() not in addresses.OWN:
            if place and place.casefold() not in self.taken_addresses:
                self.redirects[bare] = to
                self.taken_addresses.add(place.casefold())
            return
        kind, _, its_id = to.partition(":")
        if its_id and _KIND_OF.get(kind) == first and len(rest) == 2 and not id_fault(rest[0]):
            is_the_same = rest[0] == its_id and kind in _WITH_IDS
            if not is_the_same and rest[0] not in self.aliases.setdefault(to, []):
                self.aliases[to].append(rest[0])
        elif place.removeprefix("/") != to:
            self.stuck.append(place)

    def old_site(
        self,
        system: str,
        name: str,
        *,
        works: tuple[SourceWork, ...],
        news: tuple[NewsItem, ...] = (),
        people: tuple[AuthorTold, ...] = (),
        projects: tuple[ProjectTold, ...] = (),
    ) -> OldSite:
        """What was read, with all that was gathered beside."""
        return OldSite(
            system=system,
            name=name,
            works=works,
            news=news,
            people=people,
            projects=projects,
            copies=tuple(Copy(self.tree.path_of(it), to) for it, to in self.copies.items()),
            redirects=self.redirects,
            aliases={record: tuple(ids) for record, ids in self.aliases.items() if ids},
            problems=tuple(dict.fromkeys(self.problems)),
            left=(*self.left, *self._left_of_many()),
        )

    def _left_of_many(self) -> Iterator[str]:
        """What several pages have that does not come along: each told once."""
        for mark, names in self.marks.items():
            pages = some(list(dict.fromkeys(names)))
            if mark == _OTHER_PAGES:
                yield f"{mark}, in {pages}: their words stay. Link them by hand."
            else:
                yield (
                    f"what '{mark}' of the old system put into {pages}: it is taken out of the "
                    "text. Write by hand what it showed."
                )
        if self.examples:
            yield f"examples that the old system brought: {some(self.examples)}."
        if self.missing:
            yield (
                f"files that the old site names and does not have: {some(self.missing)}. If you "
                "have them, put them beside the papers' records, and name them under links:."
            )
        for whose, names in self.texts_left.items():
            yield (
                f"texts of {whose}, in {some(names)}: a record has one line for each. Put what you "
                "want to keep into a file in content/pages/."
            )
        if self.stuck:
            yield (
                f"old addresses that are the new site's own, such as {some(self.stuck)}: they "
                "cannot lead elsewhere."
            )
        if links := self.tree.links:
            yield (
                f"symbolic links, which are not followed: {some(list(links))}. Put the files "
                "themselves in their places."
            )
        if self.tree.is_cut:
            yield f"files beyond the first {MOST_FILES:,}: name the folder of the site alone."


def refuse_what_is_not_published(path: Path) -> None:
    """Raises `FileFault` for a file of which a record could not make use."""
    refuse_ending(path.name)
    size_of(path)
    form = refuse_other_content(path)
    if form in PICTURES:
        look(path, form)


def is_a_file(address: str) -> bool:
    """Is the address that of a file that the old site should have?"""
    return "://" not in address and ending_of(address.split("#")[0].split("?")[0]) in ENDINGS


def _can_be_old(address: str) -> bool:
    try:
        old_address(address)
    except ValueError:
        return False
    return True


def some(names: list[str]) -> str:
    """The first of the names, and how many more there are."""
    more = len(names) - _MOST_NAMED
    said = ", ".join(names[:_MOST_NAMED])
    return f"{said} and {more:,} more" if more > 0 else said
