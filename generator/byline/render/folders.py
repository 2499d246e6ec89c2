"""Where templates and assets are looked up: in the site's own folder, then in the engine's."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
# An installed package brings its templates along; in a checkout they stand at the top.
ENGINE_TEMPLATES = next(
    it for it in (_PACKAGE / "templates", _PACKAGE.parents[1] / "templates") if it.is_dir()
)


def template_folders(site: Path) -> tuple[Path, ...]:
    """The folders of a site's templates and assets, in the order of the look-up."""
    own = site / "templates"
    return tuple(
        dict.fromkeys(folder.resolve() for folder in (own, ENGINE_TEMPLATES) if folder.is_dir())
    )
