"""The files of a new site: what is asked of its founder, and all that its repository holds."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import jinja2

from byline.addresses import slug
from byline.alphabet import without_controls
from byline.records.config import Profile
from byline.records.fields import id_fault

SKELETON = Path(__file__).with_name("skeleton")
_FOR_ALL = "all"
_PLAIN = re.compile(r"[^\W\d_][\w.,()-]*(?: [\w.,()-]+)*")
_READ_OTHERWISE = {"null", "true", "false", "yes", "no", "on", "off"}
# What the names of files and folders of the skeleton stand for.
_DOT, _AUTHOR = "dot-", "AUTHOR"
_EXAMPLE = "Ada Lovelace"  # the first author of a site of several


@dataclass(frozen=True, slots=True)
class NewSite:
    """What a founder says of a site. `title` is a person's name where the site is one person's."""

    profile: Profile
    title: str
    engine: str
    repository: str = ""
    orcid: str = ""

    @property
    def author(self) -> str:
        """The name of the first author."""
        return self.title if self.profile is Profile.PERSON else _EXAMPLE


def files_of(site: NewSite) -> dict[str, str]:
    """The files of a new site, by their paths in its repository."""
    author_id = _id_of(site.author)
    known = {"site": site, "author_id": author_id, "value": yaml_value}
    found: dict[str, str] = {}
    for folder in (_FOR_ALL, site.profile.value):
        for path, text in _skeleton(SKELETON / folder).items():
            made = _TEMPLATES.from_string(text).render(known)
            found[path.replace(_AUTHOR, author_id)] = made
    return dict(sorted(found.items()))


def is_example(text: str) -> bool:
    """Is this the example of a paper that stands in new sites, with nothing changed in it?"""
    return any(re.fullmatch(it, text) for it in _EXAMPLES)


def _id_of(name: str) -> str:
    """A person's id by their name; one for everybody where the name has no letter or digit, of
    which signs are spelled out, or where it makes no id."""
    made = slug(name, 60) if any(it.isalnum() for it in name) else ""
    return "me" if id_fault(made) else made


def yaml_value(text: str) -> str:
    """The text as a value in YAML, in quotes where it would be read otherwise."""
    text = " ".join(without_controls(text).split())
    if _PLAIN.fullmatch(text) and text.lower() not in _READ_OTHERWISE:
        return text
    return "'" + text.replace("'", "''") + "'"


def _skeleton(folder: Path) -> Mapping[str, str]:
    """The files below a folder of the skeleton, by the paths that they will have."""
    return {
        path.relative_to(folder).as_posix().replace(_DOT, "."): path.read_text("utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


# Signs that neither YAML nor GitHub's expressions use.
_TEMPLATES = jinja2.Environment(
    block_start_string="[%",
    block_end_string="%]",
    variable_start_string="[[",
    variable_end_string="]]",
    comment_start_string="[#",
    comment_end_string="#]",
    undefined=jinja2.StrictUndefined,
    autoescape=False,  # noqa: S701 - it makes no HTML
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)

# Whatever names stand in it.
_EXAMPLES = tuple(
    re.sub(r"\\\[\\\[.*?\\\]\\\]", ".*", re.escape(it.read_text("utf-8")))
    for it in sorted(SKELETON.glob("*/content/papers/*.yaml"))
)
