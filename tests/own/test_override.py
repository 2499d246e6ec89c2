"""Files of the engine that a site takes over, and how it hears that they have changed since."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from byline import SCHEMA, TEMPLATES_CONTRACT, VERSION
from byline.cli import main
from byline.library.checks.templates import MOST_OF_DIFFERENCE
from byline.own.override import overridable
from byline.render.folders import ENGINE_TEMPLATES
from click.testing import CliRunner, Result

from tests.support.places import ENGINE, ROOT, SAMPLE
from tests.support.sites_on_disk import build_site, pages_in, tree, write_site

ROW = "parts/row.html"
PAPER = {"papers/maps.yaml": {"title": "Maps", "authors": ["Ada Lovelace"], "year": 2023}}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write_site(tmp_path / "site", PAPER, features={"search": False})


def run(site: Path, *arguments: str) -> Result:
    command, *others = arguments
    return CliRunner().invoke(main, [command, "--config", str(site / "config.yaml"), *others])


def engines(name: str) -> str:
    return (ENGINE_TEMPLATES / name).read_text("utf-8")


def test_a_file_is_copied_and_kept_with_its_version(site: Path) -> None:
    before = tree(site)
    result = run(site, "override", ROW)
    assert result.exit_code == 0, result.output
    assert f"wrote {site / 'templates' / ROW}" in result.stdout
    after = {name: text for name, text in tree(site).items() if name not in before}
    said = json.loads(after.pop(".byline/site.json"))
    assert said == {
        "engine": VERSION,
        "schema": SCHEMA,
        "templates": TEMPLATES_CONTRACT,
        "files": {},
        "overrides": {ROW: VERSION},
    }
    both = {f"templates/{ROW}", f".byline/templates/{ROW}"}
    assert after == dict.fromkeys(both, engines(ROW).encode())
    assert run(site, "check", "--strict").exit_code == 0


def test_a_file_that_is_there_stays(site: Path) -> None:
    run(site, "override", ROW)
    before = tree(site)
    result = run(site, "override", f"templates/{ROW}")
    assert result.exit_code == 1
    assert "is there already, and stays as it is" in result.stderr
    assert tree(site) == before


def test_what_else_the_site_file_says_stays(site: Path) -> None:
    (site / ".byline").mkdir()
    said = {"engine": "0.0.1", "schema": 1, "templates": 1, "files": {"a": "b"}}
    (site / ".byline/site.json").write_text(json.dumps(said), "utf-8")
    run(site, "override", ROW)
    run(site, "override", "feeds/entry.xml")
    now = json.loads((site / ".byline/site.json").read_text("utf-8"))
    assert now == {**said, "overrides": {"feeds/entry.xml": VERSION, ROW: VERSION}}


def test_a_site_file_of_others_is_told_and_left(site: Path) -> None:
    (site / ".byline").mkdir()
    (site / ".byline/site.json").write_text("<<<<<<< mine\n", "utf-8")
    result = run(site, "override", ROW)
    assert result.exit_code == 1
    assert "site.json is not as Byline wrote it; put it back" in result.stderr
    assert not (site / "templates").exists()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("parts/rwo.html", "did you mean 'parts/row.html'?"),
        ("row", "did you mean 'parts/row.html'?"),
        ("row.html", "did you mean 'parts/row.html'?"),
        ("theme.css", "what is yours alone, such as theme.css, you write into templates/"),
        ("../config.yaml", "byline override lists those that it has"),
        ("serve/live.js", "the engine has no file serve/live.js in its templates"),
    ],
)
def test_a_name_that_is_none_is_told(site: Path, name: str, words: str) -> None:
    result = run(site, "override", name)
    assert result.exit_code == 1
    assert words in result.stderr
    assert not (site / ".byline").exists()


def test_all_that_can_be_overridden_is_listed() -> None:
    result = CliRunner().invoke(main, ["override"])
    assert result.exit_code == 0
    listed = dict(line.partition(" ")[::2] for line in result.stdout.splitlines())
    assert {name: about.strip() for name, about in listed.items()} == overridable()
    assert listed[ROW].strip() == "A paper in a list"
    assert listed["assets/js/page/copy.js"].strip().startswith("A button that copies a text")
    assert all(about for name, about in listed.items() if not name.endswith(".css"))


def test_in_the_engines_own_folder_there_is_nothing_to_copy() -> None:
    result = run(SAMPLE.parent, "override", ROW)
    assert result.exit_code == 1
    assert "this folder is the engine's own" in result.stderr
    assert not (ROOT / ".byline").exists()


@pytest.mark.long
def test_a_lean_site_overrides_what_its_pages_are_made_with(tmp_path: Path) -> None:
    site = write_site(tmp_path / "site", PAPER, features={"search": False}, size="lean")
    result = run(site, "override", "pages/paper.html")
    assert result.exit_code == 1
    assert "made with lean/pages/paper.html; byline override lean/pages/paper.html" in result.stderr
    assert run(site, "override", "lean/pages/paper.html").exit_code == 0
    own = site / "templates/lean/pages/paper.html"
    own.write_text(engines("lean/pages/paper.html").replace("<h2", "<h2 class=mine"), "utf-8")
    assert run(site, "check", "--strict").exit_code == 0
    build_site(site, tmp_path / "output")
    assert "<h2 class=mine" in pages_in(tmp_path / "output")["papers/maps/index.html"]


def test_a_change_is_told_until_it_is_noted(site: Path) -> None:
    run(site, "override", ROW)
    own, kept = site / "templates" / ROW, site / ".byline/templates" / ROW
    own.write_text("<p>{{ row.title }}</p>\n", "utf-8")
    lines = [f"line {number}" for number in range(40)]
    kept.write_text("\n".join(lines), "utf-8")
    said = json.loads((site / ".byline/site.json").read_text("utf-8"))
    said["overrides"][ROW] = "0.0.1"
    (site / ".byline/site.json").write_text(json.dumps(said), "utf-8")
    result = run(site, "check")
    assert result.exit_code == 0
    first, heading, *changed, more, what, how = result.stderr.rstrip().splitlines()
    place = f"templates/{ROW}: warning: the engine's file has changed since version 0.0.1"
    assert first.startswith(place)
    assert heading == "  the engine's, then (-) and now (+):"
    assert changed[1:3] == ["  -line 0", "  -line 1"]
    assert len(changed) == MOST_OF_DIFFERENCE
    assert more.endswith(f"more lines: byline override --diff {ROW}")
    assert "take over" in what
    whole = run(site, "override", "--diff", ROW).stdout.splitlines()
    assert whole[1:41] == [f"-{line}" for line in lines]
    assert whole[41:] == [f"+{line}" for line in engines(ROW).splitlines()]
    assert how.strip() == f"byline override --renew {ROW}"
    assert run(site, "override", "--renew", ROW).exit_code == 0
    assert own.read_text("utf-8") == "<p>{{ row.title }}</p>\n"
    assert kept.read_text("utf-8") == engines(ROW)
    assert json.loads((site / ".byline/site.json").read_text("utf-8"))["overrides"] == {
        ROW: VERSION
    }
    assert run(site, "check", "--strict").exit_code == 0
    assert run(site, "override", "--diff", ROW).stdout == f"{ROW} is as it was\n"


def test_what_was_not_copied_can_be_noted_if_it_is_there(site: Path) -> None:
    assert "there is no" in run(site, "override", "--renew", ROW).stderr
    assert "was not copied" in run(site, "override", "--diff", ROW).stderr
    (site / "templates/parts").mkdir(parents=True)
    (site / "templates" / ROW).write_text("<p>{{ row.title }}</p>\n", "utf-8")
    assert run(site, "check", "--strict").exit_code == 0
    assert run(site, "override", "--renew", ROW).exit_code == 0
    assert (site / ".byline/templates" / ROW).read_text("utf-8") == engines(ROW)


def test_a_site_without_templates_is_checked_without_jinja(site: Path) -> None:
    told = (
        "import sys; from byline.cli import main; "
        f"main(['check', '--config', {str(site / 'config.yaml')!r}], standalone_mode=False); "
        "print('jinja2' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert ran.stdout == "content is fine\nFalse\n"


@pytest.mark.long
def test_a_later_engine_is_compared_with_the_one_of_the_copy(site: Path, tmp_path: Path) -> None:
    """With a program of its own, whose templates and version change between two commands."""
    engine = tmp_path / "engine"
    no_caches = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ENGINE, engine / "generator/byline", ignore=no_caches)
    shutil.copytree(ENGINE_TEMPLATES, engine / "templates")

    def byline(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-B", "-m", "byline", *arguments],
            cwd=site,
            env={"PYTHONPATH": str(engine / "generator")},
            capture_output=True,
            text=True,
        )

    assert byline("override", ROW).returncode == 0
    assert byline("check", "--strict").returncode == 0
    assert byline("build", "--quiet").stderr == ""
    row = engine / "templates" / ROW
    row.write_text(row.read_text("utf-8").replace("row-title", "row-heading"), "utf-8")
    package = engine / "generator/byline/__init__.py"
    package.write_text(package.read_text("utf-8").replace(VERSION, "99.0"), "utf-8")
    for command in ("check", "build"):
        told = byline(command, "--strict")
        assert told.returncode == 1
        assert f"has changed since version {VERSION}, from which it was copied" in told.stderr
        assert 'class="row-heading"' in told.stderr
    assert byline("override", "--renew", ROW).returncode == 0
    assert byline("build", "--strict").returncode == 0
    (row.with_name("part-of-row.html")).write_text("", "utf-8")
    row.unlink()
    assert "no longer has the file that this one overrides" in byline("check").stderr


def test_looking_and_renewing_are_two_steps(site: Path) -> None:
    result = run(site, "override", ROW, "--diff", "--renew")
    assert result.exit_code == 2
    assert "first look, then renew" in result.stderr
