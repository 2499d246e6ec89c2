"""Makes what a release is: wheel, source archive, and the bill of what they are installed with.

python -m tests.programs.release FOLDER                            what is here
python -m tests.programs.release FOLDER --tag v1.0.0 --repository owner/name    only if it may be
"""

import argparse
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from byline import SCHEMA, TEMPLATES_CONTRACT, VERSION

from tests.support.places import ROOT

BILL = f"byline-{VERSION}.cdx.json"
CHANGELOG = ROOT / ".github" / "CHANGELOG.md"


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Makes what a release is.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--tag", help="the tag that asks for it")
    parser.add_argument("--repository", help="the repository that it is made in, as owner/name")
    asked = parser.parse_args()
    faults = [*faults_of(asked.tag, asked.repository, CHANGELOG.read_text("utf-8"))]
    if faults:
        sys.exit("\n".join(faults))
    for path in release(ROOT, asked.folder):
        print(path)


def faults_of(tag: str | None, repository: str | None, changelog: str) -> Iterator[str]:
    """What keeps this state from being the release of that tag."""
    if tag and tag != f"v{VERSION}":
        yield f"the tag is {tag}, and generator/byline/__init__.py says {VERSION}"
    url = re.search(r'^Repository = "https://github.com/(.*)"$', _project(), re.MULTILINE)
    if repository and not (url and url[1] == repository):
        yield f"pyproject.toml, where new sites look, names another repository than {repository}"
    if f'version = "{VERSION}"' not in _project():
        yield f"pyproject.toml has another version than {VERSION}"
    head = f"## {VERSION} (records: schema {SCHEMA}, templates: contract {TEMPLATES_CONTRACT})"
    if head not in changelog.splitlines():
        yield f"CHANGELOG.md has no section: {head}"


def release(project: Path, folder: Path) -> list[Path]:
    """Wheel, source archive and bill of materials, made into the folder without the network."""
    folder.mkdir(parents=True, exist_ok=True)
    python = [sys.executable, "-m"]
    _run([*python, "hatchling", "build", "-d", str(folder.resolve())], project)
    bill = ["cyclonedx_py", "requirements", "requirements.txt", "--output-reproducible"]
    whole = ["--pyproject", "pyproject.toml", "--output-file", str(folder.resolve() / BILL)]
    _run([*python, *bill, *whole], project)
    return sorted(folder.iterdir())


def _run(command: list[str], folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stdout + done.stderr)


def _project() -> str:
    return (ROOT / "pyproject.toml").read_text("utf-8")


if __name__ == "__main__":
    main()
