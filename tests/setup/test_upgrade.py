"""`byline upgrade` says what it would do, does it when asked, and leaves the site's own alone."""

import json
import shutil
from pathlib import Path

import pytest
from byline.cli import main
from byline.cli import upgrade as command
from byline.own.note import NOTE, SiteNote, note_text
from byline.records.config import Profile
from byline.setup import new_site
from byline.setup.new_site import SKELETON, NewSite, files_of
from byline.setup.upgrade import Versions
from click.testing import CliRunner, Result

from tests.support.sites_on_disk import tree

TOP = (
    "from Byline 0.1.0 (records: schema 1, templates: contract 1)\n"
    "to   Byline 0.2.0 (records: schema 1, templates: contract 1)\n"
)
NOT_YET = "\nnothing is written yet; to do it: byline upgrade --yes\n"
CHECK, DEPLOY = ".github/workflows/check.yml", ".github/workflows/deploy.yml"


def upgrade(site: Path, *more: str) -> Result:
    """Runs the command without builds."""
    asked = ["upgrade", "--config", str(site / "config.yaml"), "--jobs", "1", "--no-compare", *more]
    return CliRunner().invoke(main, asked)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site as init leaves it, but for its schemas."""
    folder = tmp_path / "site"
    files = files_of(NewSite(Profile.LAB, "Our Lab", "byline==0.1.0"))
    note = SiteNote().with_files({it: files[it] for it in files if it.startswith(".")})
    for name, text in {**files, NOTE.as_posix(): note_text(note)}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.fixture
def skeleton(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What a later engine writes for sites, to be changed by a test; its number is 0.2.0."""
    folder = tmp_path / "skeleton"
    shutil.copytree(SKELETON, folder)
    monkeypatch.setattr(new_site, "SKELETON", folder)
    monkeypatch.setattr(command, "_NOW", Versions("0.2.0", 1, 1))
    return folder / "all"


def edit(path: Path, old: str, new: str) -> None:
    """Replaces a text that must be there."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_a_site_of_this_version_needs_nothing(site: Path) -> None:
    before = tree(site)
    result = upgrade(site)
    assert result.output == (
        TOP.replace("0.2.0", "0.1.0")
        + "the site is of this version already; schemas are written anew with --yes\n"
        + NOT_YET
    )
    assert tree(site) == before


def test_it_says_all_that_it_would_do_and_does_nothing_until_it_is_asked(
    site: Path, skeleton: Path
) -> None:
    edit(skeleton / "dot-github/workflows/check.yml", "retention-days: 7", "retention-days: 9")
    edit(skeleton / "dot-github/workflows/deploy.yml", "timeout-minutes: 20", "timeout-minutes: 9")
    (skeleton / "dot-github/workflows/links.yml").write_text("name: Links\n", "utf-8")
    (skeleton / "dot-gitattributes").unlink()
    edit(site / DEPLOY, "name: Deploy\n\non:", "name: Publish\n\non:")
    (site / ".vscode/extensions.json").unlink()
    (site / ".gitignore").write_text("mine\n", "utf-8")
    before = tree(site)
    result = upgrade(site)
    told = (
        f"{TOP}the engine's files:\n"
        "  .gitattributes: removed\n"
        f"  {CHECK}: renewed\n"
        f"  {DEPLOY}: left as it is: you changed it, and the engine's is another now"
        " (-: yours, +: the engine's)\n"
        "    @@ -2,3 +2,3 @@\n"
        "     # To switch it on, once: Settings, Pages, Source: GitHub Actions.\n"
        "    -name: Publish\n"
        "    +name: Deploy\n"
        "     \n"
        "    @@ -19,3 +19,3 @@\n"
        "         runs-on: ubuntu-24.04\n"
        "    -    timeout-minutes: 20\n"
        "    +    timeout-minutes: 9\n"
        "         permissions:\n"
        "  .github/workflows/links.yml: added\n"
        f"requirements.txt: byline==0.1.0 becomes byline==0.2.0\n{NOT_YET}"
    )
    assert result.output == told
    assert tree(site) == before
    assert upgrade(site, "--yes").output == result.output.replace(NOT_YET, "\ndone\n")
    after = {it: made for it, made in tree(site).items() if not it.startswith(".byline/")}
    changed = {it for it in before.keys() | after.keys() if before.get(it) != after.get(it)}
    assert changed - {NOTE.as_posix()} == {
        ".gitattributes",
        CHECK,
        ".github/workflows/links.yml",
        "requirements.txt",
    }
    assert ".gitattributes" not in after
    again = upgrade(site, "--yes")
    assert again.output == (
        TOP.replace("0.1.0", "0.2.0")
        + "the site is of this version already; schemas are written anew with --yes\n\ndone\n"
    )


def test_the_note_comes_last_and_keeps_what_others_note(site: Path, skeleton: Path) -> None:
    assert skeleton.is_dir()
    told = json.loads((site / NOTE).read_text("utf-8"))
    told["overrides"] = {"parts/row.html": "0.1.0"}
    told["files"][".byline/templates/parts/row.html"] = "a hash"
    (site / NOTE).write_text(json.dumps(told), "utf-8")
    assert upgrade(site, "--yes").exit_code == 0
    noted = json.loads((site / NOTE).read_text("utf-8"))
    assert noted == {**told, "engine": "0.2.0"}
    assert (site / ".byline/schemas/papers.json").is_file()


def test_overrides_whose_originals_changed_are_named(site: Path) -> None:
    for name, text in (("pages/home.html", "once"), ("parts/old.html", "gone")):
        for folder in ("templates", ".byline/templates"):
            (site / folder / name).parent.mkdir(parents=True, exist_ok=True)
            (site / folder / name).write_text(text, "utf-8")
    assert (
        "templates that you copied from the engine, and that are others there now:\n"
        "  pages/home.html: byline override --diff pages/home.html, then --renew pages/home.html\n"
        "  parts/old.html: the engine has it no more\n"
    ) in upgrade(site).output


def test_without_a_note_the_requirements_tell_the_version(site: Path, skeleton: Path) -> None:
    edit(skeleton / "dot-github/workflows/check.yml", "retention-days: 7", "retention-days: 9")
    (site / NOTE).unlink()
    result = upgrade(site)
    assert result.output.startswith(TOP)
    assert f"{CHECK}: left as it is" in result.output  # nobody can tell whose it is
    (site / "requirements.txt").unlink()
    result = upgrade(site)
    assert result.output.startswith("from a Byline that nobody noted (records: schema 1")
    assert "requirements.txt names no Byline; what installs it here has to" in result.output


def test_other_lines_of_the_requirements_stay(site: Path, skeleton: Path) -> None:
    assert skeleton.is_dir()
    path = site / "requirements.txt"
    path.write_bytes(b"# mine\r\nbyline==0.1.0 # why\r\nextra>=1\r\n")
    upgrade(site, "--yes")
    assert path.read_bytes() == b"# mine\r\nbyline==0.2.0 # why\r\nextra>=1\r\n"
    upgrade(site, "--yes", "--engine", "byline @ https://example.org/b.zip")
    assert path.read_bytes().startswith(b"# mine\r\nbyline @ https://example.org/b.zip # why\r\n")
    path.write_text("byline==0.1.0 \\\n    --hash=sha256:00\n", "utf-8")
    locked = path.read_bytes()
    told = "requirements.txt: left as it is, for its hashes; make it anew for byline==0.2.0\n"
    assert told in upgrade(site, "--yes").output
    assert path.read_bytes() == locked


@pytest.mark.parametrize(
    ("config", "words"),
    [
        (
            "schema: 3\ntitle: X\n",
            "this site is of schema 3, and Byline 0.1.0 reads 1\n"
            "  install a newer one: pip install --upgrade byline",
        ),
        ("title: X\n", "{path} does not say its schema\n  mend it first: byline check"),
        ("schema: '\n", "{path} does not say its schema\n  mend it first: byline check"),
        (
            None,
            "there is no {path}\n  go to the site's folder, or name the file with --config",
        ),
    ],
)
def test_a_site_that_cannot_be_brought_there(
    config: str | None, words: str, tmp_path: Path
) -> None:
    path = tmp_path / "config.yaml"
    if config:
        path.write_text(config, "utf-8")
    result = upgrade(tmp_path, "--yes")
    assert result.exit_code == 1
    assert result.output == f"byline: {words.format(path=path)}\n"
    assert set(tree(tmp_path)) == ({"config.yaml"} if config else set())


def test_records_with_errors_are_told_at_the_end(site: Path, skeleton: Path) -> None:
    assert skeleton.is_dir()
    (site / "content/papers/x.yaml").write_text("title: X\nauthors: [Ada]\n", "utf-8")
    result = upgrade(site, "--yes")
    assert result.exit_code == 1
    assert "content/papers/x.yaml:1:1: error: a paper needs 'year'" in result.output
    assert result.output.endswith(
        "byline: all is written, but content has 1 error: mend that, then run byline schema\n"
    )
    assert json.loads((site / NOTE).read_text("utf-8"))["engine"] == "0.2.0"
