"""A site of one's own, as its founder has it: the package in a clean environment far from the
checkout, three commands, and the workflows that `init` wrote."""

import json
import re
import shlex
import shutil
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple
from urllib.request import urlopen

import pytest
import yaml
from byline import VERSION
from byline.cli import COMMANDS

from tests.support.installed import as_its_user, clean_environment, wheel_of_this
from tests.support.places import ROOT
from tests.support.sites_on_disk import tree
from tests.support.trees import run_in

pytestmark = pytest.mark.long

README = (ROOT / "README.md").read_text("utf-8")
(BIB,) = re.findall(r"```bibtex\n(.*?)```", README, re.DOTALL)
MOST_COMMANDS, MOST_SECONDS = 5, 180
SERVING = re.compile(r"serving (http://127\.0\.0\.1:\d+/) \(stop with Ctrl-C\)\n")
PAPER = "title: Sketch\nauthors: [Ada Lovelace, Charles Babbage]\nyear: 1842\n"
# What a founder adds to a site, as the docs invite them to.
OWN = {
    "templates/theme.css": "h1 { letter-spacing: 0.02em }\n",
    "templates/head.html": '<meta name="generator" content="our lab">\n',
    "templates/parts/site-footer.html": "<footer>{{ site.title }}, our own footer</footer>\n",
    "templates/assets/js/page/mine.js": "document.body.dataset.mine = 'here';\n",
    ".github/workflows/mine.yml": "name: Mine\non: workflow_dispatch\n",
    "content/papers/sketch.yaml": PAPER,
    "content/pages/about.md": "---\ntitle: About us\n---\nSee [the sketch](paper:sketch).\n",
}


class Program(NamedTuple):
    """The wheel, and the shell in which it was installed."""

    wheel: Path
    shell: Mapping[str, str]


@pytest.fixture(scope="session")
def program(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """Byline, installed as a package with all that it needs and nothing else."""
    folder = tmp_path_factory.mktemp("installed")
    wheel = wheel_of_this(folder)
    programs = clean_environment(folder / "environment")
    run_in(folder, f"{programs}/python -m pip install --quiet '{wheel}'")
    return Program(wheel, as_its_user(programs))


def served(command: list[str], site: Path, shell: Mapping[str, str]) -> str:
    """The home page of the site while the command serves it."""
    with subprocess.Popen(command, cwd=site, env=shell, stdout=subprocess.PIPE, text=True) as it:
        assert it.stdout
        told = SERVING.fullmatch(it.stdout.readline())
        assert told
        with urlopen(told[1], timeout=60) as answer:  # noqa: S310 - of http, as was just seen
            home: bytes = answer.read()
        it.terminate()
    return home.decode()


@pytest.mark.parametrize("heading", ["A site of your own", "Bring your papers"])
def test_the_transcripts_of_the_readme(heading: str, program: Program, tmp_path: Path) -> None:
    section = README.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    for bib in re.findall(r"```bibtex\n(.*?)```", section, re.DOTALL):
        (tmp_path / "papers.bib").write_text(bib, "utf-8")
    (transcript,) = re.findall(r"```console\n(.*?)```", section, re.DOTALL)
    parts = transcript.split("$ ")[1:]
    assert len(parts) <= MOST_COMMANDS
    start = time.monotonic()
    for part in parts:
        command, _, output = part.partition("\n")
        if command == "byline serve":
            assert SERVING.fullmatch(output)
            home = served([*shlex.split(command), "--port", "8000"], tmp_path, program.shell)
            assert "Ada Lovelace" in home
        else:
            assert run_in(tmp_path, command, program.shell) == output
    assert time.monotonic() - start < MOST_SECONDS


def test_papers_that_were_brought_stand_on_the_site(program: Program, tmp_path: Path) -> None:
    (tmp_path / "papers.bib").write_text(BIB, "utf-8")
    named = "byline init --profile person --title 'Ada Lovelace' --yes"
    for command in (named, "byline import papers.bib --yes", "byline build"):
        run_in(tmp_path, command, program.shell)
    page = (tmp_path / "output/papers/lovelace1843notes/index.html").read_text("utf-8")
    assert "Luigi Menabréa" in page


def test_every_command_works_far_from_the_checkout(program: Program, tmp_path: Path) -> None:
    site = tmp_path / "Ünsere Seite"
    site.mkdir()
    tried = {
        "init": "byline init --profile lab --title 'Unser Labor' --yes",
        "check": "byline check --strict",
        "build": "byline build",
        "schema": "byline schema",
        "who": "byline who Ada Lovelace",
        "config": "byline config",
        "override": "byline override parts/row.html",
        "upgrade": "byline upgrade",
        "clean": "byline clean",
        "import": "byline import ../papers.bib --yes",
        "sync": "byline sync --yes",
        "new": "byline new paper my-second-paper",
    }
    (tmp_path / "papers.bib").write_text(BIB, "utf-8")
    said = {name: run_in(site, command, program.shell) for name, command in tried.items()}
    assert said["check"] == "content is fine\n"
    assert (site / "content/papers/my-second-paper.yaml").exists()
    (site / "content/papers/my-second-paper.yaml").unlink()
    assert "2 added, 1 merged\n" in said["import"]
    assert said["sync"].startswith("config.yaml names no sources")
    assert "Unser Labor" in served(["byline", "serve"], site, program.shell)
    assert {*tried, "serve"} == set(COMMANDS)
    version = run_in(tmp_path, "byline --version", program.shell)
    assert version.startswith(f"byline, version {VERSION} ")
    found = run_in(tmp_path, "python -c 'import byline; print(byline.__file__)'", program.shell)
    assert str(ROOT) not in found


def with_own_things(site: Path) -> None:
    for name, text in OWN.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, "utf-8")


def deployed(checkout: Path, shell: Mapping[str, str], summary: Path) -> dict[str, bytes]:
    """The output after the scripts of the site's own deploy job have run in a checkout."""
    text = (checkout / ".github/workflows/deploy.yml").read_text("utf-8")
    workflow: Any = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - nothing but texts
    job = {"BASE_URL": "https://ada.example.org/lab", "GITHUB_STEP_SUMMARY": str(summary)}
    for step in workflow["jobs"]["build"]["steps"]:
        if "run" in step:
            run_in(checkout, step["run"], {**shell, **job, "GITHUB_WORKSPACE": str(checkout)})
    return dict(tree(checkout / "output"))


@pytest.mark.parametrize("profile", ["person", "lab", "anthology"])
def test_its_deploy_job_passes_and_a_kept_state_changes_nothing(
    profile: str, program: Program, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    engine = f"byline @ {program.wheel.as_uri()}"
    named = f"--profile {profile} --title 'Ada Lovelace' --engine '{engine}'"
    run_in(tmp_path, f"byline init site --yes {named}", program.shell)
    with_own_things(site)
    first, second, clean = tmp_path / "first", tmp_path / "second", tmp_path / "clean"
    shutil.copytree(site, first)
    built = deployed(first, program.shell, tmp_path / "summary.md")
    page = built["papers/sketch/index.html"].decode()
    assert "our own footer" in page
    assert 'content="our lab"' in page
    (style,) = (it.decode() for name, it in built.items() if "/site." in name)
    assert "letter-spacing" in style
    assert any(name.endswith("/page/mine.js") for name in built)
    assert "### Content is fine" in (tmp_path / "summary.md").read_text("utf-8")
    # The next push: what the last build left is copied, as a cache brings it, beside new content.
    (site / "content/papers/sketch.yaml").write_text(PAPER.replace("Sketch", "A Sketch"), "utf-8")
    for checkout in (second, clean):
        shutil.copytree(site, checkout)
    for kept in ("output", ".output.byline"):
        shutil.copytree(first / kept, second / kept)
    again = deployed(second, program.shell, tmp_path / "summary.md")
    assert again == deployed(clean, program.shell, tmp_path / "summary.md")
    assert again != built
    # A state that was touched on its way is not believed.
    page_of_sketch = second / "output/papers/sketch/index.html"
    page_of_sketch.write_text("<p>something else</p>", "utf-8")
    manifest = second / ".output.byline/manifest.json"
    assert json.loads(manifest.read_text("utf-8"))
    assert deployed(second, program.shell, tmp_path / "summary.md") == again
