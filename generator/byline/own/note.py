"""What the engine notes in a site's repository: which version wrote which files of it, and of which
version those are that the site copied. It stands in `.byline/`, with these files as they were."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Self

from byline import SCHEMA, TEMPLATES_CONTRACT, VERSION
from byline.problems import Failure
from byline.publish.disk import write_text_whole
from byline.render.folders import KEPT

NOTE = Path(KEPT) / "site.json"
KEPT_TEMPLATES = f"{KEPT}/templates"
_NOTHING_WRITTEN: dict[str, Any] = {"files": {}, "overrides": {}}


class NoteFaultError(Failure):
    """The note cannot be read; said with its place."""


@dataclass(frozen=True, slots=True)
class SiteNote:
    """The versions that a site was last brought to; by path, what hash the engine's files had
    when they were written: those that have it still are nobody's but the engine's; and of each
    template that the site overrides, from which version it is, or from which commit of the copy
    that the site once was."""

    engine: str = VERSION
    schema: int = SCHEMA
    templates: int = TEMPLATES_CONTRACT
    files: Mapping[str, str] = field(default_factory=dict)
    overrides: Mapping[str, str] = field(default_factory=dict)

    def with_files(self, written: Mapping[str, str]) -> Self:
        """The note that knows these files, by their content, too."""
        return replace(self, files={**self.files, **{it: digest(written[it]) for it in written}})

    def is_untouched(self, path: str, content: str) -> bool:
        """Whether a file is as the engine wrote it."""
        return self.files.get(path) == digest(content)


def digest(content: str) -> str:
    """The hash of a text, whatever ends its lines have."""
    return hashlib.sha256(content.replace("\r\n", "\n").encode()).hexdigest()


def read_note(site: Path) -> SiteNote | None:
    """The note of a site; None where there is none."""
    path = site / NOTE
    try:
        told = _NOTHING_WRITTEN | json.loads(path.read_text("utf-8"))
        return SiteNote(**{it.name: told[it.name] for it in fields(SiteNote)})
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError) as fault:
        remedy = "put it back as it last was in your repository"
        raise NoteFaultError(f"{path} is not as Byline wrote it; {remedy}") from fault


def write_note(site: Path, note: SiteNote) -> None:
    """Writes the note whole, or leaves the one that is there."""
    write_text_whole(site / NOTE, note_text(note))


def note_text(note: SiteNote) -> str:
    """The note as its file holds it."""
    told = {it.name: getattr(note, it.name) for it in fields(SiteNote)}
    return json.dumps(told, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
