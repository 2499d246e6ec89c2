"""The docs that people read first say what is so."""

import json
import re
import subprocess
from pathlib import Path

import pytest
from byline.cli import COMMANDS
from byline.records import KINDS
from byline.views.kinds import PAGE_KINDS

from tests.support.modules import modules
from tests.support.places import ENGINE, ROOT
from tests.support.template_reader import read_all
from tests.support.trees import commands_in, make_targets

DOCS = (
    "README.md",
    ".github/CONTRIBUTING.md",
    ".github/SECURITY.md",
    "generator/ARCHITECTURE.md",
    "generator/TEMPLATES.md",
    "content/README.md",
)


@pytest.mark.parametrize("doc", DOCS)
def test_links_lead_somewhere(doc: str) -> None:
    text = (ROOT / doc).read_text("utf-8")
    for target in re.findall(r"\]\(([^)#]+)\)", text):
        if not target.startswith("https://"):
            assert ((ROOT / doc).parent / target).exists(), f"{doc}: {target}"


@pytest.mark.parametrize("doc", DOCS)
def test_commands_exist(doc: str) -> None:
    for line in commands_in((ROOT / doc).read_text("utf-8")):
        words = line.replace(".venv/bin/", "").split()
        if words[0] in {"git", "pip"}:
            assert doc == "README.md", line  # test_readme.py and test_own_site.py try them
        elif words[0] == "make":
            assert set(words[1:]) <= make_targets(), line
        else:
            assert words[0] == "byline", line
            assert len(words) == 1 or words[1] in COMMANDS, line


def test_make_help_lists_every_target() -> None:
    command = ["make", "--no-print-directory", "help"]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    listed = {line.split()[1] for line in done.stdout.splitlines()}
    assert listed == make_targets()


def test_the_map_leads_to_what_is_there() -> None:
    text = (ROOT / "generator" / "ARCHITECTURE.md").read_text("utf-8")
    for name in re.findall(r"`(\w+/[\w/]*(?:\.\w+)?)`", text):
        places = (ROOT, ROOT / "generator" / "byline", ROOT / "templates" / "assets")
        inner = tuple(ENGINE / room for room in ("library", "reading", "derive", "importers"))
        assert any((place / name).exists() for place in (*places, *inner)), name
    assert text.count("\n| ", text.index("## Words")) - 1 <= 20


def test_every_word_of_the_interface_is_used() -> None:
    sources = "".join(path.read_text("utf-8") for _name, path in modules())
    elsewhere = {*re.findall(r"\bwords\.(\w+)", sources)}
    text = (ROOT / "generator" / "byline" / "words" / "interface.py").read_text("utf-8")
    names = re.findall(r"^([A-Z_]+) = |^def (\w+)\(", text, re.MULTILINE)
    in_templates = read_all().words
    for constant, function in names:
        name = constant or function
        in_words = len(re.findall(rf"\b{name}\b", text)) - 1
        assert name in {*in_templates, *elsewhere} or in_words, name


def test_editors_are_told_of_every_schema() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))
    schemas = settings["yaml.schemas"]
    assert {Path(path).stem for path in schemas} == {*KINDS, "config"}
    assert all((ROOT / path).is_file() for path in schemas)


def test_requirements_are_locked_and_name_no_registry() -> None:
    locks = {path.name: path.read_text("utf-8") for path in ROOT.glob("requirements*.txt")}
    extras = {"", "-audit", "-bench", "-release", "-test"}
    assert {*locks} == {f"requirements{extra}.txt" for extra in extras}
    for text in locks.values():
        assert "://" not in text
        assert "index-url" not in text
        packages = re.findall(
            r"^[a-z][\w.-]*==\S+.*\\\n(?: +--hash=sha256:\w{64}.*\n)+", text, re.MULTILINE
        )
        assert len(packages) == len(re.findall(r"^[a-z]", text, re.MULTILINE))


def test_node_packages_are_locked_and_name_no_registry() -> None:
    text = (ROOT / "tests" / "node" / "package-lock.json").read_text("utf-8")
    assert "resolved" not in text
    assert "://" not in text
    wanted = json.loads((ROOT / "tests" / "node" / "package.json").read_text("utf-8"))
    locked = {name: it for name, it in json.loads(text)["packages"].items() if name}
    assert all(it["integrity"].startswith("sha512-") for it in locked.values())
    for name, version in wanted["dependencies"].items():
        assert locked[f"node_modules/{name}"]["version"] == version


def test_every_kind_of_page_has_a_place_in_the_navigation() -> None:
    led = [kind.section for kind in PAGE_KINDS.values() if kind.navigation]
    assert len(led) == len(set(led))
    assert {kind.section for kind in PAGE_KINDS.values()} == {"", *led}


@pytest.mark.parametrize(
    "pattern", [r"# noqa(?!: )", r"# type: ignore(?!\[)", r"pytest\.skip", r"mark\.skip"]
)
def test_nothing_is_silenced_without_a_reason(pattern: str) -> None:
    for path in [*ROOT.glob("generator/**/*.py"), *ROOT.glob("tests/**/*.py")]:
        if path.name != "test_docs.py":
            assert not re.search(pattern, path.read_text("utf-8")), path
