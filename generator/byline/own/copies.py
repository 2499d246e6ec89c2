"""What a site copied of the engine's templates: each file as it was then, and as it is now."""

from pathlib import Path

from byline.own.note import KEPT_TEMPLATES
from byline.render.folders import ENGINE_TEMPLATES


def names_of_copies(site: Path) -> list[str]:
    """The files that the site copied, by their paths in the engine's templates."""
    folder = site / KEPT_TEMPLATES
    found = (it.relative_to(folder).as_posix() for it in folder.rglob("*") if it.is_file())
    return sorted(found)


def as_copied(site: Path, name: str) -> str | None:
    """The engine's file as it was when the site copied it; None where it did not."""
    return text_of(site / KEPT_TEMPLATES / name)


def as_of_today(name: str) -> str | None:
    """The engine's file as it is; None where there is none of that name."""
    return text_of(ENGINE_TEMPLATES / name)


def text_of(path: Path) -> str | None:
    """The text of a file; None where there is none, or it is saved in another coding."""
    try:
        return path.read_text("utf-8") if path.is_file() else None
    except UnicodeDecodeError:
        return None
