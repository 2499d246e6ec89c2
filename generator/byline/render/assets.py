"""Files that pages need beside their HTML, found by one ordered look-up: site, then engine."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from byline.addresses import ten_digits
from byline.records.colour import DARK_PAPER, LIGHT_PAPER, readable
from byline.render.folders import ENGINE_TEMPLATES
from byline.words import interface as words

LAYERS = "layers.css"
MAIN_SCRIPT = "main.js"
SCHEME_SCRIPT = "scheme.js"
# The words that scripts say where the page has none for them, by their names in scripts.
WORDS_SCRIPT = "words.js"
_WORDS = {
    "copy": words.COPY,
    "copied": words.COPIED,
    "details": words.VIEW_DETAILS,
    "failed": words.PREVIEW_FAILED,
}
# What is named so belongs to search alone.
SEARCH_PARTS = "search"
_COMMENT = re.compile(r"^[ \t]*(?://.*|/\*\*(?:[^*]|\*(?!/))*\*/[ \t]*)\n", re.MULTILINE)
_NAMED = re.compile(r'"\./([^"]+\.js)"')


@dataclass(frozen=True, slots=True)
class Asset:
    """A file to publish as it is, and what the budget calls it."""

    address: str
    content: bytes
    weighs_as: str = "scripts and styles"


def stylesheet(folders: Sequence[Path], accent: str | None = None, *, search: bool = True) -> Asset:
    """All parts of the style sheet in one file named by its content, with the site's accent.

    `layers.css` goes first, because it states the order of the layers; the order of the
    other parts then decides nothing.
    """
    parts = _found(folders, "css")
    wanted = [name for name in parts if search or not name.startswith(SEARCH_PARTS)]
    names = sorted(wanted, key=lambda name: (name != LAYERS, name))
    texts = [parts[name].read_text("utf-8").strip() for name in names]
    content = "\n".join([*texts, *([_accent(accent)] if accent else [])]) + "\n"
    return Asset(f"assets/site.{ten_digits([content.encode()])}.css", content.encode())


def _accent(accent: str) -> str:
    """The accent as it can be read on light and on dark pages."""
    both = f"{readable(accent, LIGHT_PAPER)}, {readable(accent, DARK_PAPER)}"
    return f"@layer tokens {{ :root {{ --accent: light-dark({both}); }} }}"


def scripts(folders: Sequence[Path], *, search: bool = True) -> tuple[Asset, ...]:
    """The modules of the pages' script, the one that pages load first; without search, none
    that only search needs.

    They stand in one folder named by all that they hold, so that they find one another.
    """
    parts = _found(folders, "js")
    texts = {name: _script(path) for name, path in sorted(parts.items())}
    if any(WORDS_SCRIPT in text for text in texts.values()):
        texts[WORDS_SCRIPT] = f"export const words = {json.dumps(_WORDS)};\n"
    for name in () if search else _for_search(texts):
        del texts[name]
    whole = "\0".join(part for pair in texts.items() for part in pair)
    folder = ten_digits([whole.encode()])
    names = sorted(texts, key=lambda name: (name != MAIN_SCRIPT, name))
    return tuple(Asset(f"assets/js.{folder}/{name}", texts[name].encode()) for name in names)


def _script(path: Path) -> str:
    """A module; of our own, browsers are not sent the comments, a fifth of what they would load."""
    text = path.read_text("utf-8")
    return without_comments(text) if path.is_relative_to(ENGINE_TEMPLATES) else text


def without_comments(script: str) -> str:
    """The script without its lines of nothing but comment. It is no parser: the engine's modules
    have no text of several lines in which such a line stands."""
    return _COMMENT.sub("", script)


def _for_search(texts: Mapping[str, str]) -> set[str]:
    """The modules that are named after search, and those that only they lead to."""
    found = {name for name in texts if name.startswith(SEARCH_PARTS)}
    named = {name: set(_NAMED.findall(text)) for name, text in texts.items()}
    while True:
        led_to = set().union(*(named[name] for name in found)) & texts.keys() - found
        elsewhere = set().union(*(named[name] for name in texts.keys() - found - led_to))
        if not led_to - elsewhere:
            return found
        found |= led_to - elsewhere


def _found(folders: Sequence[Path], kind: str) -> dict[str, Path]:
    """The assets of a kind by name, each from the first folder that has it."""
    parts: dict[str, Path] = {}
    for folder in reversed(folders):
        parts |= {path.name: path for path in (folder / "assets" / kind).glob(f"*.{kind}")}
    return parts
