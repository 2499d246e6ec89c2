"""Where templates and assets are looked up: the site's own folder, then the one of the site's size,
then the engine's."""

from pathlib import Path

OWN_TEMPLATES = "templates"
# What the engine keeps in a site's repository, for later versions of itself.
KEPT = ".byline"
_PACKAGE = Path(__file__).resolve().parent.parent
# An installed package brings its templates along; in a checkout they stand at the top.
ENGINE_TEMPLATES = next(
    it for it in (_PACKAGE / "templates", _PACKAGE.parents[1] / "templates") if it.is_dir()
)


def template_folders(site: Path, of_size: str = "") -> tuple[Path, ...]:
    """The folders of a site's templates and assets, in the order of the look-up; `of_size` is the
    folder for sites of a size, if there is one."""
    own = site / OWN_TEMPLATES
    folders = (own / of_size, own, ENGINE_TEMPLATES / of_size, ENGINE_TEMPLATES)
    return tuple(dict.fromkeys(folder.resolve() for folder in folders if folder.is_dir()))


def is_of_engine(folder: Path) -> bool:
    """The folder is that of the engine's templates, as in a checkout that is a site itself."""
    return folder.is_dir() and folder.samefile(ENGINE_TEMPLATES)
