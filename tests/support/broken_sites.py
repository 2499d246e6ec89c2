"""The broken sites: each a small site with one kind of fault, and what `byline check` says of it.

`expected.txt` is all that the command prints to stderr; `bless` renews it for every site.
"""

import shutil
import tempfile
from pathlib import Path

from byline.cli import main
from click.testing import CliRunner, Result

from tests.support.broken_files import BUILDERS
from tests.support.places import SITES

BROKEN = SITES / "broken"
EXPECTED = "expected.txt"
# Sites with warnings alone: `--strict` makes them fail.
WARNINGS = frozenset(
    {
        "accent",
        "author-twice",
        "cite-key-twice",
        "config-profile-of-nobody",
        "former-name-in-an-alias",
        "former-name-in-an-id",
        "formula",
        "formula-in-an-abstract",
        "group-of-own-words",
        "hidden-character-in-a-name",
        "id-for-a-name",
        "key-of-two",
        "link-to-no-place",
        "left-before-joining",
        "links-in-a-text",
        "lookalikes",
        "mark-behind-a-name",
        "name-and-others",
        "news-over-before-its-date",
        "orcid-of-nobody",
        "project-ends-too-soon",
        "several-names-in-one",
        "submitted-late",
        "team-with-an-orcid",
        "template-of-an-older-engine",
        "template-that-nothing-uses",
        "tex-as-written",
        "tex-in-a-name",
        "template-that-browsers-refuse",
        "theme-without-its-picture",
        "two-names-in-one-text",
        "two-namesakes",
        "two-people-in-one-byline",
        "two-scripts-in-one-word",
    }
)


def names() -> list[str]:
    """The broken sites, by name."""
    return sorted(path.name for path in BROKEN.iterdir() if path.is_dir())


def expected(name: str) -> str:
    """What the command is to print, byte for byte."""
    return (BROKEN / name / EXPECTED).read_bytes().decode()


def copied(name: str, folder: Path) -> Path:
    """The whole site in a folder of its own below the one given; returns that of its copy."""
    site = folder / name
    shutil.copytree(BROKEN / name, site, ignore=shutil.ignore_patterns(EXPECTED))
    if name in BUILDERS:
        BUILDERS[name](site)
    return site


def run(command: str, name: str, site: Path, *options: str) -> Result:
    """Runs a command on the site, as its users would."""
    config = ["--config", str(site / "config.yaml"), "--jobs", "1"]
    strict = ["--strict"] if name in WARNINGS else []
    return CliRunner().invoke(main, [command, *config, *strict, *options])


def bless() -> None:
    """Renews the expected texts: what the command prints now is right."""
    for name in names():
        with tempfile.TemporaryDirectory() as folder:
            printed = run("check", name, copied(name, Path(folder))).stderr
        (BROKEN / name / EXPECTED).write_bytes(printed.encode())
