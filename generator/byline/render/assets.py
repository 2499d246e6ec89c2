"""Files that pages need beside their HTML, found by one ordered look-up: site, then engine."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from byline.addresses import ten_digits
from byline.records.colour import DARK_PAPER, LIGHT_PAPER, readable
from byline.render.folders import ENGINE_TEMPLATES
from byline.words.scripts import SCRIPT_WORDS

LAYERS = "layers.css"
STYLESHEET = "site.css"
# A site's own style, which wins over all of the engine's.
THEME = "theme.css"
MAIN_SCRIPT = "js/page/main.js"
SCHEME_SCRIPT = "js/page/scheme.js"
# What else a site may publish for its pages: pictures and fonts, by their endings.
FILES = frozenset({".ico", ".jpg", ".png", ".svg", ".webp", ".woff2"})
# The folder of all that belongs to search alone.
_OF_SEARCH = "search/"
_INDENT = re.compile(r"^ +", re.MULTILINE)
_FILE_OF_THEME = re.compile(r"""url\(\s*(["']?)assets/([^"'()]+?)\1\s*\)""")
_COMMENT = re.compile(r"^[ \t]*(?://.*|/\*\*(?:[^*]|\*(?!/))*\*/[ \t]*)\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Asset:
    """A file to publish as it is, what the budget calls it, and what templates and the program
    do: by its path below `assets/`, where it has one there."""

    address: str
    content: bytes
    weighs_as: str = "scripts and styles"
    name: str = ""


def stylesheet(
    folders: Sequence[Path],
    accent: str | None = None,
    *,
    search: bool = True,
    files: Sequence[Asset] = (),
) -> Asset:
    """All parts of the style sheet in one file named by its content, with the site's accent and
    its theme, which may name some of the files.

    `layers.css` goes first, because it states the order of the layers; the order of the
    other parts then decides nothing. The theme stands in no layer, and so above all of them.
    """
    parts = _found(folders, "css", search=search)
    names = sorted(parts, key=lambda name: (name != LAYERS, name))
    texts = [_style(parts[name]) for name in names]
    texts += [_accent(accent)] if accent else []
    texts += _theme(folders, files)
    content = ("\n".join(texts) + "\n").encode()
    return Asset(f"assets/site.{ten_digits([content])}.css", content, name=STYLESHEET)


def _style(path: Path) -> str:
    """A part of the style sheet; of our own, browsers are not sent the indentation."""
    text = path.read_text("utf-8").strip()
    return _INDENT.sub("", text) if path.is_relative_to(ENGINE_TEMPLATES) else text


def _accent(accent: str) -> str:
    """The accent as it can be read on light and on dark pages."""
    both = f"{readable(accent, LIGHT_PAPER)}, {readable(accent, DARK_PAPER)}"
    return f"@layer tokens {{ :root {{ --accent: light-dark({both}); }} }}"


def _theme(folders: Sequence[Path], files: Sequence[Asset]) -> Iterator[str]:
    """The site's theme, if it has one; it names files from where it stands itself."""
    addresses = {file.name: file.address.removeprefix("assets/") for file in files}

    def from_the_sheet(found: re.Match[str]) -> str:
        address = addresses.get(found[2])
        return f'url("{address}")' if address else found[0]

    for theme in [folder / THEME for folder in folders if (folder / THEME).is_file()][:1]:
        yield _FILE_OF_THEME.sub(from_the_sheet, theme.read_text("utf-8").strip())


def files_named(theme: str) -> list[str]:
    """The files that a theme names, by their paths below the folder where it stands."""
    return [f"assets/{found[2]}" for found in _FILE_OF_THEME.finditer(theme)]


def files_of_theme(folders: Sequence[Path]) -> tuple[Asset, ...]:
    """The pictures and fonts that a site has for its pages, in one folder named by all of them."""
    found: dict[str, Path] = {}
    for folder in reversed(folders):
        here = folder / "assets"
        paths = (it for it in here.rglob("*") if it.suffix in FILES and it.is_file())
        found |= {path.relative_to(here).as_posix(): path for path in paths}
    contents = {name: found[name].read_bytes() for name in sorted(found)}
    part = ten_digits(it for pair in contents.items() for it in (pair[0].encode(), pair[1]))
    return tuple(
        Asset(f"assets/own.{part}/{name}", content, name=name) for name, content in contents.items()
    )


def scripts(folders: Sequence[Path], *, search: bool = True) -> tuple[Asset, ...]:
    """The modules of the pages' script.

    They stand in one folder named by all that they hold, so that they find one another.
    """
    parts = _found(folders, "js", search=search)
    texts = {name: _script(path) for name, path in parts.items()}
    texts |= {name: text for name, text in _words() if _is_wanted(name, search)}
    whole = "\0".join(part for pair in texts.items() for part in pair)
    folder = ten_digits([whole.encode()])
    return tuple(
        Asset(f"assets/js.{folder}/{name}", texts[name].encode(), name=f"js/{name}")
        for name in sorted(texts)
    )


def _script(path: Path) -> str:
    """A module; of our own, browsers are not sent the comments, a fifth of what they would load."""
    text = path.read_text("utf-8")
    return without_comments(text) if path.is_relative_to(ENGINE_TEMPLATES) else text


def without_comments(script: str) -> str:
    """The script without its lines of nothing but comment. It is no parser: the engine's modules
    have no text of several lines in which such a line stands."""
    return _COMMENT.sub("", script)


def for_hosts(domain: str | None) -> tuple[Asset, ...]:
    """The file by which a host knows that a domain of the site's own leads to it."""
    return (Asset("CNAME", f"{domain}\n".encode(), "other files"),) if domain else ()


def _words() -> Iterator[tuple[str, str]]:
    """The modules that hold the words of each folder of scripts, one in a line."""
    for folder, said in SCRIPT_WORDS.items():
        table = json.dumps(said, ensure_ascii=False, indent=0)
        yield f"{folder}/words.js", f"export const words = {table};\n"


def _found(folders: Sequence[Path], kind: str, *, search: bool) -> dict[str, Path]:
    """The assets of a kind by their paths in its folder, each from the first folder that has it;
    without search, nothing of what it alone needs."""
    parts: dict[str, Path] = {}
    for folder in reversed(folders):
        here = folder / "assets" / kind
        parts |= {path.relative_to(here).as_posix(): path for path in here.rglob(f"*.{kind}")}
    return {name: parts[name] for name in sorted(parts) if _is_wanted(name, search)}


def _is_wanted(name: str, search: bool) -> bool:
    return search or not name.startswith(_OF_SEARCH)
