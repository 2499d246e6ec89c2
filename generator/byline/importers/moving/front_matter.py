"""Pages and data files of other systems: values, and the text below them."""

import re
import tomllib
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from byline.importers.moving.loose_yaml import DEEPEST, Told, loose_yaml
from byline.importers.readers.decoding import text_of
from byline.problems import Place, Problem, warning

_YAML = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$\n?", re.DOTALL | re.MULTILINE)
_TOML = re.compile(r"\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*$\n?", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class OldPage:
    """A file of an old site: what stands above its text, and the text."""

    values: dict[str, Told] = field(default_factory=dict)
    body: str = ""
    problems: tuple[Problem, ...] = ()


def old_page(content: bytes, name: str) -> OldPage:
    """A page with its front matter, in YAML or TOML; without one, all of it is text."""
    text, doubts = text_of(content, name)
    for form, read in ((_YAML, loose_yaml), (_TOML, _toml)):
        if found := form.match(text):
            values, problems = read(found[1], name, 1)
            body = text[found.end() :].strip("\n")
            told = values if isinstance(values, dict) else {}
            return OldPage(told, body, (*doubts, *problems))
    return OldPage(body=text.strip("\n"), problems=doubts)


def old_data(content: bytes, name: str) -> OldPage:
    """A file of data or settings, in YAML or TOML."""
    read = _toml if name.lower().endswith(".toml") else loose_yaml
    text, doubts = text_of(content, name)
    values, problems = read(text, name, 0)
    return OldPage(values if isinstance(values, dict) else {}, "", (*doubts, *problems))


def _toml(text: str, name: str, lines_above: int) -> tuple[Told, tuple[Problem, ...]]:
    try:
        return _plain(tomllib.loads(text)), ()
    except tomllib.TOMLDecodeError as fault:
        at = re.search(r" \(at line (\d+), column (\d+)\)", str(fault))
        line = int(at[1]) if at else 0
        quote = text.split("\n")[line - 1] if at else ""
        column = int(at[2]) if at else 1
        said = str(fault).replace(at[0], "") if at else str(fault)
        place = Place(name, line + lines_above if line else 0, column, 1, quote)
        hint = "nothing of it is read; mend the line, and import again"
        return {}, (warning(place, f"this is not TOML: {said[0].lower()}{said[1:]}", hint),)
    except RecursionError:
        return {}, (warning(Place(name), "its TOML is nested too deep to be read"),)


def _plain(value: Any, depth: int = 0) -> Told:
    """A value of TOML as that of YAML would be told."""
    if depth > DEEPEST:
        return ""
    if isinstance(value, dict):
        return {str(key): _plain(it, depth + 1) for key, it in value.items()}
    if isinstance(value, list):
        return [_plain(it, depth + 1) for it in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date | datetime | time) else str(value)
