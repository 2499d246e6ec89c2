"""What each source said of each work, and which record holds it: kept beside the records, in
`content/.imports/`, as text of which Git shows each change."""

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from byline.addresses import slug
from byline.importers.keeping.values import Plain, Values
from byline.problems import Failure

FOLDER = ".imports"
_FILES = "*-??????.json"
_A_FIFTH = 5
_ABOUT = "what this source said when it was last imported; by it, edits of records are known"


@dataclass(frozen=True, slots=True)
class Remembered:
    """What a source said of a work, on which day, and the id of the record that holds it."""

    record: str
    on: str
    said: Mapping[str, Plain]


@dataclass(frozen=True)
class ImportMemory:
    """All that is remembered: of each source, by its own keys of works; and how many works and
    notes it told of when it was last believed."""

    sources: Mapping[str, Mapping[str, Remembered]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    told: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))

    def of(self, source: str, key: str) -> Remembered | None:
        """What the source said of the work, if it was imported."""
        return self.sources.get(source, {}).get(key)

    def said_of(self, record: str) -> list[Mapping[str, Plain]]:
        """What any source said of the works that the record holds."""
        return self._by_record.get(record, [])

    @cached_property
    def _by_record(self) -> dict[str, list[Mapping[str, Plain]]]:
        found: dict[str, list[Mapping[str, Plain]]] = {}
        for works in self.sources.values():
            for it in works.values():
                found.setdefault(it.record, []).append(it.said)
        return found

    def has_shrunk(self, source: str, told: int) -> bool:
        """Does the source tell of fewer works than before, by more than a fifth?"""
        before = self.told.get(source, 0)
        return before - told > before // _A_FIFTH

    def under(self, ids: Mapping[str, str]) -> "ImportMemory":
        """The same under today's ids of records, to which `ids` leads from the old ones."""
        sources = {
            source: {
                key: replace(it, record=ids.get(it.record, it.record)) for key, it in works.items()
            }
            for source, works in self.sources.items()
        }
        return ImportMemory(sources, self.told)

    def with_works(self, source: str, works: Mapping[str, Remembered], told: int) -> "ImportMemory":
        """With what the source says now of these works, and how many it told of in all."""
        known = {**self.sources.get(source, {}), **works}
        return ImportMemory({**self.sources, source: known}, {**self.told, source: told})


def file_of(source: str) -> str:
    """The name of the file that remembers a source; unlike names never share one."""
    plain = slug(source)[:60].strip("-") or "source"
    mark = hashlib.sha256(source.encode()).hexdigest()[:6]
    return f"{plain}-{mark}.json"


def memory_files(content: Path) -> list[Path]:
    """The files that remember what sources said."""
    return sorted((content / FOLDER).glob(_FILES))


def is_memory(name: str) -> bool:
    """Does the file of that name within `content/` remember a source?"""
    return Path(name).match(f"{FOLDER}/{_FILES}")


def read_memory(content: Path) -> ImportMemory:
    """What is remembered beside the records; raises `Failure` for a file that cannot be read."""
    sources, numbers = {}, {}
    for path in memory_files(content):
        try:
            told = json.loads(path.read_text("utf-8"))
            works = {key: _remembered(it) for key, it in told["works"].items()}
            sources[str(told["source"])] = works
            numbers[str(told["source"])] = int(told["told"])
        except (ValueError, KeyError, TypeError, AttributeError) as fault:
            message = (
                f"{path} cannot be read: {fault}\n"
                "take it back as Git has it, or remove it: then nothing is known of what that "
                "source said before, and its values only fill what records leave out"
            )
            raise Failure(message) from fault
    return ImportMemory(sources, numbers)


def _remembered(told: Values) -> Remembered:
    record, on, said = told["record"], told["on"], told["said"]
    if not (isinstance(record, str) and isinstance(on, str) and isinstance(said, dict)):
        raise TypeError("a work needs a record, a day, and what was said of it")
    authors = said.get("authors", [])
    if not (isinstance(authors, list) and all(map(_is_byline, authors))):
        raise TypeError("'authors' are no names")
    return Remembered(record, on, said)


def _is_byline(value: Plain) -> bool:
    return isinstance(value, str) or (
        isinstance(value, dict) and isinstance(value.get("name"), str)
    )


def taken_back(before: bytes | None, now: bytes, kept: Collection[str]) -> bytes | None:
    """What is remembered of a source after its import is taken back: what was before, and what is
    said now of the records that are kept."""
    told = json.loads(now)
    works = json.loads(before)["works"] if before else {}
    works |= {key: it for key, it in told["works"].items() if it["record"] in kept}
    return _as_bytes({**told, "works": dict(sorted(works.items()))}) if works else None


def _as_bytes(whole: Mapping[str, object]) -> bytes:
    parts = json.JSONEncoder(ensure_ascii=False, indent=1).iterencode(whole)
    return "".join((*parts, "\n")).encode()


def texts_of(memory: ImportMemory, sources: Iterable[str]) -> dict[str, str]:
    """The files that remember these sources, by their names within `content/`."""
    return {f"{FOLDER}/{file_of(it)}": _text(memory, it) for it in sources}


def _text(memory: ImportMemory, source: str) -> str:
    told = {
        key: {"record": it.record, "on": it.on, "said": dict(it.said)}
        for key, it in sorted(memory.sources[source].items())
    }
    number = memory.told[source]
    whole = {"about": _ABOUT, "source": source, "told": number, "works": told}
    return _as_bytes(whole).decode()
