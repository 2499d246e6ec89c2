"""What the engine keeps up to date in a site's repository."""

from pathlib import Path

from byline.library.model import Library
from byline.render.folders import KEPT
from byline.setup.schemas import schemas_of

SCHEMAS = Path(KEPT) / "schemas"


def schemas_to_write(library: Library) -> dict[str, str]:
    """The site's schemas by their paths in its repository."""
    made = schemas_of(library)
    return {(SCHEMAS / f"{name}.json").as_posix(): made[name] for name in made}


def is_the_engines(path: str) -> bool:
    """Whether a file of a new site is there for the engine, and is renewed with it; all others
    are the site's own from the first day."""
    return path.startswith(".")
