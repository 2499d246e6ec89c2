"""`byline override`: a file of the engine's templates becomes the site's own, with what tells later
whether the engine's has changed."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

from byline import VERSION
from byline.library.checks.templates import difference
from byline.own.copies import as_copied, as_of_today
from byline.own.note import KEPT_TEMPLATES, SiteNote, read_note, write_note
from byline.problems import Failure, did_you_mean
from byline.publish.disk import write_text_whole
from byline.render.folders import ENGINE_TEMPLATES, OWN_TEMPLATES, is_of_engine

_ENDINGS = frozenset({".css", ".html", ".js", ".xml"})
# The first comment of a template or a script.
_FIRST_COMMENT = re.compile(r"{#\s*(.*?)\s*#}|((?://.*\n)+)", re.DOTALL)
_NOT_OF_SITES = "serve/"
_NO_COMMAND = (
    "byline override lists those that it has; what is yours alone, such as theme.css, "
    "you write into templates/ without a command"
)


class OverrideError(Failure):
    """A file cannot be overridden; said in words for whoever asked."""


def overridable() -> dict[str, str]:
    """Every file of the engine that a site may override, by its path, with what it says it is."""
    paths = sorted(it for it in ENGINE_TEMPLATES.rglob("*") if it.suffix in _ENDINGS)
    names = (path.relative_to(ENGINE_TEMPLATES).as_posix() for path in paths)
    return {name: _about(name) for name in names if not name.startswith(_NOT_OF_SITES)}


def _about(name: str) -> str:
    """The first sentence of a file's first comment; '' where it does not begin with one."""
    found = _FIRST_COMMENT.match(_today(name))
    if not found:
        return ""
    text = " ".join((found[1] or found[2].replace("//", " ")).split())
    return re.split(r"(?<=[.:;])\s", text)[0].rstrip(".:;")


def override(site: Path, name: str, of_size: str = "") -> Path:
    """Copies the engine's file to the site, where none may be yet, and returns its path there;
    `of_size` is the folder of templates for the site's size."""
    _refuse_unknown(site, name)
    better = f"{of_size}/{name}"
    if of_size and (ENGINE_TEMPLATES / better).is_file():
        raise OverrideError(f"pages of this site are made with {better}; byline override {better}")
    own = site / OWN_TEMPLATES / name
    if own.exists():
        raise OverrideError(f"{own} is there already, and stays as it is")
    _keep(site, name)
    write_text_whole(own, _today(name))
    return own


def renew(site: Path, name: str) -> Path:
    """Notes that the site's file is abreast of the engine's of today, and returns its path."""
    _refuse_unknown(site, name)
    own = site / OWN_TEMPLATES / name
    if not own.is_file():
        raise OverrideError(f"there is no {own} yet; byline override {name} makes it")
    _keep(site, name)
    return own


def changed_since(site: Path, name: str) -> list[str]:
    """How the engine's file differs from what it was when the site copied it."""
    _refuse_unknown(site, name)
    then = as_copied(site, name)
    if then is None:
        raise OverrideError(f"{name} was not copied by byline override, so nothing is known of it")
    return difference(then, _today(name))


def _refuse_unknown(site: Path, name: str) -> None:
    if is_of_engine(site / OWN_TEMPLATES):
        raise OverrideError(
            "this folder is the engine's own, so its templates/ need no copy: change them there"
        )
    names = overridable()
    if name not in names:
        so_called = [it for it in names if PurePosixPath(it).name in {name, f"{name}.html"}]
        hint = did_you_mean(so_called[0] if so_called else name, names) or _NO_COMMAND
        raise OverrideError(f"the engine has no file {name} in its templates; {hint}")


def _keep(site: Path, name: str) -> None:
    """Keeps the engine's file as it is, and says of which version it is."""
    known = read_note(site) or SiteNote()
    overrides: Mapping[str, str] = dict(sorted({**known.overrides, name: VERSION}.items()))
    write_text_whole(site / KEPT_TEMPLATES / name, _today(name))
    write_note(site, replace(known, overrides=overrides))


def _today(name: str) -> str:
    """The engine's file, which is known to be there."""
    return as_of_today(name) or ""
