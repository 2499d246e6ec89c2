"""The files that records name, checked, and what each is published as."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from pathlib import Path
from typing import Any, NamedTuple

from byline.addresses import six_digits, slug
from byline.cache.fingerprint import DOES_NOT_COUNT
from byline.machine import parallel
from byline.machine.refusals import is_of_the_system
from byline.problems import FileFault, Problem, Spot, error
from byline.publish import Excerpt
from byline.reading.attachments.finding import Files
from byline.reading.attachments.forms import PICTURES, ending_of, refuse_other_content, size_of
from byline.reading.pictures.decode import AS_ILLUSTRATION, AS_PHOTO, measure, scale_photo
from byline.reading.pictures.look import Picture, look
from byline.reading.validate import Entry
from byline.records import Author, Page, Paper, Project
from byline.records.author import Occasion, Talk
from byline.records.config import Config
from byline.text import FILE, IMAGE
from byline.words import interface as words

_PLAIN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that is published beside a page: `source` as it is, that `excerpt` of it, or `data`
    where it was made. Width and height are 0 for what no page shows."""

    source: Path
    name: str
    form: str
    size: int
    width: int = 0
    height: int = 0
    data: bytes = field(default=b"", repr=False, metadata=DOES_NOT_COUNT)
    excerpt: Excerpt | None = field(default=None, repr=False, metadata=DOES_NOT_COUNT)

    def read(self) -> bytes:
        """All that is published, for whoever wants it at once."""
        if self.excerpt:
            return b"".join(self.excerpt.read(self.source))
        return self.data or self.source.read_bytes()


# By (kind, id) of the record, the attachments by their targets as the record writes them.
Attachments = Mapping[tuple[str, str], Mapping[str, Attachment]]


class Use(Enum):
    """What a record names a file for."""

    LINK = auto()
    IMAGE = auto()
    PHOTO = auto()
    ILLUSTRATION = auto()


# What the mentions of a text are for.
_USES = {FILE: Use.LINK, IMAGE: Use.IMAGE}
# How large pictures are published that are made to fit a page, the smallest first.
_FITS = {Use.PHOTO: AS_PHOTO, Use.ILLUSTRATION: AS_ILLUSTRATION}


class Want(NamedTuple):
    """A file that a field of a record names."""

    path: tuple[str | int, ...]
    target: str
    use: Use


def attach(
    site: Path, entries: Iterable[Entry[Any]], jobs: int = 1
) -> tuple[Attachments, list[Problem]]:
    """The attachments of all records that name files, and whatever is wrong with the files."""
    naming = [(entry, wanted) for entry in entries if (wanted := tuple(_wanted(entry)))]

    def work(share: Sequence[tuple[Entry[Any], tuple[Want, ...]]]) -> list[_Attached]:
        files = Files(site)
        return [_attached(files, entry, wanted) for entry, wanted in share]

    results = [it for share in parallel.in_shares(work, naming, jobs) for it in share]
    of_records = {
        (entry.kind, entry.record.id): attachments
        for (entry, _), (attachments, _problems) in zip(naming, results, strict=True)
    }
    return of_records, [problem for _attachments, problems in results for problem in problems]


_Attached = tuple[Mapping[str, Attachment], list[Problem]]


def attach_logo(
    site: Path, config: Config, config_file: str
) -> tuple[Attachment | None, list[Problem]]:
    """The picture that stands in every page's header, if there is one, or what is wrong with it."""
    target = config.theme.logo
    if not target:
        return None, []
    want = Want(("theme", "logo"), target, Use.IMAGE)
    try:
        return _made(find_wanted(Files(site), config_file, want), {want.use}), []
    except (FileFault, OSError) as fault:
        return None, [told_of(Spot(config_file, 0, want.path), want, fault)]


def _wanted(entry: Entry[Any]) -> Iterator[Want]:
    """Every file that the record names."""
    record = entry.record
    if isinstance(record, Author) and record.photo:
        yield Want(("photo",), record.photo, Use.PHOTO)
    if isinstance(record, Page | Project) and record.image:
        yield Want(("image", "file"), record.image.file, Use.ILLUSTRATION)
    if isinstance(record, Paper | Author | Project):
        yield from _linked(record)
    if isinstance(record, Author):
        yield from _shown_at_occasions(record)
    for it in entry.body.mentions:
        if it.kind in _USES:
            yield Want((record.body_field,), it.target, _USES[it.kind])


def _linked(record: Paper | Author | Project) -> Iterator[Want]:
    for name, target in record.links:
        if isinstance(target, str) and _is_file(target):
            yield Want(("links", name), target, Use.LINK)
    for at, link in enumerate(record.links.more):
        if _is_file(link.url):
            yield Want(("links", "more", at, "url"), link.url, Use.LINK)


def _shown_at_occasions(author: Author) -> Iterator[Want]:
    """Slides and videos of talks, courses and tasks."""
    lists: tuple[tuple[str, tuple[Occasion | Talk, ...]], ...] = (
        ("talks", author.talks),
        ("teaching", author.teaching),
        ("service", author.service),
    )
    for list_name, occasions in lists:
        for at, it in enumerate(occasions):
            for name, target in (("slides", it.slides), ("video", it.video)):
                if target and _is_file(target):
                    yield Want((list_name, at, name), target, Use.LINK)


def _is_file(target: str) -> bool:
    return not target.startswith(("http://", "https://"))


def _attached(files: Files, entry: Entry[Any], wanted: Sequence[Want]) -> _Attached:
    """The record's attachments by target; several mentions of one file are one."""
    attachments: dict[str, Attachment] = {}
    problems: list[Problem] = []
    mentions: dict[Path, list[Want]] = {}
    for want in wanted:
        try:
            mentions.setdefault(find_wanted(files, entry.file, want), []).append(want)
        except (FileFault, OSError) as fault:
            problems.append(told_of(entry.spot(*want.path), want, fault))
    taken = dict.fromkeys(_names_of_the_site(entry.record.id), "")
    for path, wants in mentions.items():
        try:
            attachment = _made(path, {want.use for want in wants})
            take_name(taken, attachment.name, wants[0].target)
        except (FileFault, OSError) as fault:
            problems.append(told_of(entry.spot(*wants[0].path), wants[0], fault))
        else:
            attachments |= {want.target: attachment for want in wants}
    return attachments, problems


def told_of(spot: Spot, want: Want, fault: FileFault | OSError) -> Problem:
    """What is told of a file; what only the system knows of is raised again."""
    if isinstance(fault, OSError):
        if is_of_the_system(fault):
            raise fault
        fault = closed(want.target, fault)
    return error(replace(spot, part=want.target), fault.message, fault.hint)


def closed(target: str, fault: OSError) -> FileFault:
    """What is wrong with a file that the system does not let us read."""
    message = f"'{target}' cannot be read: {fault.strerror}"
    return FileFault(message, "allow everyone to read it, or save it again")


def find_wanted(files: Files, record_file: str, want: Want) -> Path:
    """The file itself; raises `FileFault` where a page is to show it, and it is no picture."""
    path = files.find(record_file, want.target)
    if want.use is not Use.LINK and ending_of(path.name) not in PICTURES:
        hint = f"save it as one of these: {', '.join(PICTURES)}"
        raise FileFault(f"'{want.target}' is not a picture", hint)
    return path


def _made(path: Path, uses: set[Use]) -> Attachment:
    """What is published of the file."""
    size = size_of(path)
    form = refuse_other_content(path)
    ending = ending_of(path.name)
    if ending in PICTURES:
        return _picture(path, ending, look(path, form), uses)
    return Attachment(path, _published_name(path, ending), words.FORMS[ending], size)


def _picture(path: Path, ending: str, picture: Picture, uses: set[Use]) -> Attachment:
    """A photo or illustration only as it is scaled, whatever else names it; any other picture as
    it is drawn, with nothing of what was written into it. One that is only linked to is not
    decoded."""
    if fit := next((fit for use, fit in _FITS.items() if use in uses), None):
        photo = scale_photo(picture, fit)
        name, form = _published_name(path, photo.ending), words.FORMS[photo.ending]
        return Attachment(path, name, form, len(photo.data), photo.width, photo.height, photo.data)
    width, height = measure(picture) if Use.IMAGE in uses else (0, 0)
    name, size = _published_name(path, ending), picture.excerpt.size
    form = words.FORMS[ending]
    return Attachment(path, name, form, size, width, height, excerpt=picture.excerpt)


def _published_name(path: Path, ending: str) -> str:
    """The file's name if every address can hold it, or one like it; with the ending given."""
    name = path.name if ending_of(path.name) == ending else f"{path.stem}.{ending}"
    if _PLAIN_NAME.fullmatch(name):
        return name
    return f"{slug(path.stem) or six_digits(path.stem)}.{ending}"


def _names_of_the_site(record_id: str) -> tuple[str, ...]:
    """The names that files of the site itself have beside a page."""
    return f"{record_id}.bib", "index.html", "feed.xml"


def take_name(taken: dict[str, str], name: str, target: str) -> None:
    """Notes under which name a target is published; raises `FileFault` where it is taken."""
    if name.casefold() not in taken:
        taken[name.casefold()] = target
        return
    if other := taken[name.casefold()]:
        message = f"'{target}' and '{other}' would be published under one name"
        raise FileFault(message, "rename one of the two files")
    message = f"the site itself publishes a file {name} beside this page"
    raise FileFault(message, "remove the link, or give your file another name")
