"""News that feeds tell -> dated records in `content/news/`."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from byline.addresses import slug
from byline.importers.cleaning.clean import cleaned_text
from byline.importers.existing import ExistingSite
from byline.importers.keeping.memory import ImportMemory
from byline.importers.keeping.values import Values
from byline.importers.keeping.written import record_text
from byline.importers.works import NewsItem
from byline.reading.load import CONTENT

_LONGEST = 50
_NO_ALIASES: Mapping[str, tuple[str, ...]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class NewNote:
    """A note that is added, and what its source said."""

    id: str
    file: str
    text: str
    title: str
    source: str
    key: str
    said: Values


def new_notes(
    site: ExistingSite,
    memory: ImportMemory,
    news: Iterable[tuple[str, NewsItem]],
    files: Collection[str],
    aliases: Mapping[str, tuple[str, ...]] = _NO_ALIASES,
) -> Iterator[NewNote]:
    """The notes that the site does not have yet, each with the source that tells it. What was
    imported once is the site's own: it is neither changed nor brought back. None takes the place
    of one of the files. `aliases` are old ids of notes, by their keys."""
    known = {(it.record.title, str(it.record.date)) for it in site.news}
    taken = {it.record.id for it in site.news}
    for source, item in news:
        said = _said(item)
        told = (str(said["title"]), str(said["date"]))
        if memory.of(source, item.key) or told in known:
            continue
        known.add(told)
        old = [it for it in aliases.get(item.key, ()) if it not in taken]
        note = _note(source, item.key, said, _is_taken(taken, files), old)
        taken.update((note.id, *old))
        yield note


def _is_taken(taken: Collection[str], files: Collection[str]) -> Callable[[str], bool]:
    """Has a note that id, or the file that it would have?"""
    return lambda note_id: note_id in taken or _file_of(note_id) in files


def _said(item: NewsItem) -> Values:
    body = cleaned_text(item.text, item.markup).strip()
    link = f"[{_label(item.link)}]({item.link})" if item.link else ""
    text = "\n\n".join(it for it in (body, link) if it)
    values: Values = {"title": cleaned_text(item.title, item.markup), "date": item.date}
    return {**values, "body": text} if text else values


def _label(address: str) -> str:
    return f"Read on at {address.split('/')[2].removeprefix('www.')}"


def _file_of(note_id: str) -> str:
    return f"{CONTENT}/news/{note_id}.md"


def _note(
    source: str, key: str, said: Values, is_taken: Callable[[str], bool], old: Sequence[str]
) -> NewNote:
    wanted = f"{said['date']}-{slug(str(said['title']))[:_LONGEST]}".strip("-")
    ids = (f"{wanted}-{number}" if number > 1 else wanted for number in range(1, 10_000))
    note_id = next(it for it in ids if not is_taken(it))
    values: Values = {name: it for name, it in said.items() if name != "body"}
    front = record_text({**values, "aliases": list(old)} if old else values)
    body = f"\n{said['body']}\n" if "body" in said else ""
    file = _file_of(note_id)
    text = f"---\n{front}---\n{body}"
    return NewNote(note_id, file, text, str(said["title"]), source, key, said)
