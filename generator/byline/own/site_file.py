"""`.byline/` beside config.yaml: what the engine keeps in a site's repository, for later versions.

`site.json` says which version was there, and `templates/` holds files of the engine as they were
when the site copied them.
"""

from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from byline import SCHEMA, TEMPLATES_CONTRACT, VERSION
from byline.problems import Failure
from byline.publish.disk import write_whole
from byline.render.folders import KEPT

SITE_FILE = f"{KEPT}/site.json"
KEPT_TEMPLATES = f"{KEPT}/templates"


class SiteFile(BaseModel):
    """What `.byline/site.json` says: the versions that the site was made for, and of each file of
    the engine that it overrides, from which version it is. What else stands there is kept."""

    model_config = ConfigDict(frozen=True, extra="allow", populate_by_name=True)

    engine: str = VERSION
    schema_: int = Field(default=SCHEMA, alias="schema")
    templates: int = TEMPLATES_CONTRACT
    overrides: Mapping[str, str] = Field(default_factory=dict)


class SiteFileError(Failure):
    """What stands in `.byline/site.json` cannot be understood."""


def read_site_file(site: Path) -> SiteFile:
    """What the file says; of a site that has none, what holds now."""
    path = site / SITE_FILE
    if not path.is_file():
        return SiteFile()
    try:
        return SiteFile.model_validate_json(path.read_bytes())
    except ValidationError as fault:
        raise SiteFileError(
            f"{path} is not as Byline wrote it; put it back as it last was in your repository"
        ) from fault


def write_site_file(site: Path, content: SiteFile) -> None:
    """Writes the file whole, or leaves the one that is there."""
    path = site / SITE_FILE
    path.parent.mkdir(exist_ok=True)
    write_whole(path, f"{content.model_dump_json(indent=2, by_alias=True)}\n".encode())
