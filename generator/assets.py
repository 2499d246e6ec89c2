"""Files that pages need beside their HTML, found by one ordered look-up: site, then engine."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ENGINE_TEMPLATES = Path(__file__).resolve().parent.parent / "templates"
LAYERS = "layers.css"


@dataclass(frozen=True, slots=True)
class Asset:
    """A file to publish as it is."""

    address: str
    content: bytes


def template_folders(site: Path) -> tuple[Path, ...]:
    """Where templates and assets are looked up, in order."""
    own = site / "templates"
    return tuple(
        dict.fromkeys(folder.resolve() for folder in (own, ENGINE_TEMPLATES) if folder.is_dir())
    )


def stylesheet(folders: Sequence[Path]) -> Asset:
    """All parts of the style sheet in one file named by its content.

    `layers.css` goes first, because it states the order of the layers; the order of the
    other parts then decides nothing.
    """
    parts: dict[str, Path] = {}
    for folder in reversed(folders):
        parts |= {path.name: path for path in (folder / "assets" / "css").glob("*.css")}
    names = sorted(parts, key=lambda name: (name != LAYERS, name))
    content = "\n".join(parts[name].read_text("utf-8").strip() for name in names) + "\n"
    digest = hashlib.sha256(content.encode()).hexdigest()[:10]
    return Asset(f"assets/site.{digest}.css", content.encode())
