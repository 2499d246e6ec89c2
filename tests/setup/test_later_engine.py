"""A site that this version made moves to a later engine, made for the test, and conflicts with
nothing."""

import zipfile
from pathlib import Path

import pytest
from byline.cli import main
from byline.own.note import NOTE
from byline.records.config import Profile
from click.testing import CliRunner

from tests.support.later_engine import SAYS, VERSION, later_engine, run_engine
from tests.support.places import ROOT
from tests.support.sites_on_disk import build_site, tree

pytestmark = pytest.mark.long
PAPER = (
    "# A paper of ours.\r\n"
    "title: 'Ü 😀: notes'   # as printed\r\n"
    "authors: [Ada Lovelace]\r\n"
    "year: 1843\r\n"
    "type: journal # for now\r\n"
    "tldr: Short.\r\n"
)
PROSE = (
    "---\ntitle: More\nauthors: [Ada Lovelace]\nyear: 1844\ntype: journal\n---\n\ntype: journal\n"
)
AUTHOR = (
    "name: Mary Somerville\ntagline: >-\n  Wrote\n  much.\n\n# Her own.\nbiography: She wrote.\n"
)
OWN = {
    "content/papers/ours.yaml": PAPER,
    "content/papers/more.md": PROSE,
    "content/authors/mary.yaml": AUTHOR,
    ".github/workflows/mine.yml": "name: Mine\n",
    "notes/private.txt": "mine\n",
    "templates/theme.css": "h1 { letter-spacing: 0.02em }\n",
    "templates/head.html": '<meta name="generator" content="our lab">\n',
    "templates/assets/js/mine.js": "document.body.dataset.mine = 'here';\n",
}


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the later package."""
    return later_engine(tmp_path_factory.mktemp("later"))


def own_site(folder: Path, profile: str) -> Path:
    """A site as init makes it, lived in: records, a workflow, style, a
    head line, a script and an override."""
    asked = ["--profile", profile, "--title", "Jana Müller", "--engine", "byline==0.1.0", "--yes"]
    assert CliRunner().invoke(main, ["init", str(folder), *asked]).exit_code == 0
    for name, text in OWN.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text.encode())
    row = (ROOT / "templates/parts/statuses.html").read_text("utf-8")
    for name, text in (
        ("templates/parts/statuses.html", f"{row}\n"),
        (".byline/templates/parts/statuses.html", row),
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize("profile", [it.value for it in Profile])
def test_a_site_of_each_profile_moves_to_a_later_engine(
    profile: str, engine: Path, tmp_path: Path
) -> None:
    site = own_site(tmp_path / "Ünsere Seite", profile)
    build_site(site, site / "output")
    config = ["--config", str(site / "config.yaml")]
    refused = run_engine(engine, "check", *config)
    assert "this Byline reads schema 2, not 1" in refused.stderr
    assert "  byline upgrade rewrites records\n" in refused.stderr
    before = own_files(site)
    dry = run_engine(engine, "upgrade", *config, "--compare")
    assert dry.returncode == 0, dry.stderr
    assert own_files(site) == before
    done = run_engine(engine, "upgrade", *config, "--yes")
    assert done.returncode == 0, done.stderr
    assert [*map(str.strip, done.stdout.splitlines())][3:6] == [*SAYS]
    assert "\n  .github/workflows/links.yml: added\n" in done.stdout
    assert f"requirements.txt: byline==0.1.0 becomes byline=={VERSION}\n" in done.stdout
    assert f"\ncompared with the last build, {site / 'output'}:\n  addresses: 0 gone" in done.stdout
    assert done.stdout.split("\n\n")[:2] == dry.stdout.split("\n\n")[:2]
    checked = run_engine(engine, "check", "--strict", *config)
    assert (checked.returncode, checked.stdout) == (0, "content is fine\n")
    assert_moved(before, own_files(site))


def assert_moved(before: dict[str, bytes], after: dict[str, bytes]) -> None:
    """What is the site's own is as before, byte for byte, but for what the schema changed."""
    ours = PAPER.replace("tldr:", "abstract:").replace("type: journal", "type: conference")
    assert after["content/papers/ours.yaml"] == ours.encode()
    more = PROSE.replace("type: journal\n---", "type: conference\n---")
    assert after["content/papers/more.md"] == more.encode()
    mary = "name: Mary Somerville\n\n# Her own.\nbiography: She wrote.\n"
    assert after["content/authors/mary.yaml"] == mary.encode()
    assert after["config.yaml"] == before["config.yaml"].replace(b"schema: 1", b"schema: 2")
    assert f"byline=={VERSION}".encode() in after["requirements.txt"]
    workflow = b"retention-days: 9"
    assert workflow in after[".github/workflows/check.yml"]
    changed = {it for it in before.keys() | after.keys() if before.get(it) != after.get(it)}
    first = {it for it in changed if it.startswith("content/")} - OWN.keys()
    for name in first:  # what init wrote is the site's own too
        told = (
            (b"tagline: Wrote the first program.\n", b""),
            (b"type: journal", b"type: conference"),
        )
        text = before[name]
        for old, new in told if "/authors/" in name else told[1:]:
            text = text.replace(old, new) if "/venues/" not in name else text
        assert after[name] == text
    assert changed - first == {
        "content/papers/ours.yaml",
        "content/papers/more.md",
        "content/authors/mary.yaml",
        "config.yaml",
        "requirements.txt",
        ".github/workflows/check.yml",
        ".github/workflows/links.yml",
        ".vscode/extensions.json",
        NOTE.as_posix(),
    }
    assert ".vscode/extensions.json" not in after


def own_files(site: Path) -> dict[str, bytes]:
    """What a repository of the site holds, but for schemas, which follow from records."""
    left_out = ("output/", ".output", ".byline/schemas/")
    return {it: made for it, made in tree(site).items() if not it.startswith(left_out)}


def test_a_record_that_cannot_be_read_stops_it_before_anything_changes(
    engine: Path, tmp_path: Path
) -> None:
    site = own_site(tmp_path / "site", "lab")
    (site / "content/papers/bad.yaml").write_text("title: 'x\n", "utf-8")
    before = tree(site)
    done = run_engine(engine, "upgrade", "--yes", "--config", str(site / "config.yaml"))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "byline: content/papers/bad.yaml cannot be read, so it cannot be rewritten; "
        "nothing is changed yet\n  mend it first: byline check says what is wrong with it\n"
    )
    assert tree(site) == before


def test_an_output_of_before_can_be_named_or_the_old_engine_is_installed(
    engine: Path, tmp_path: Path
) -> None:
    site = own_site(tmp_path / "site", "lab")
    build_site(site, tmp_path / "old")
    (tmp_path / "old/papers/long-gone").mkdir()
    (tmp_path / "old/papers/long-gone/index.html").write_text("Once", "utf-8")
    asked = ["upgrade", "--compare", "--config", str(site / "config.yaml")]
    named = run_engine(engine, *asked, "--old", str(tmp_path / "old"))
    assert f"compared with {tmp_path / 'old'}:\n  addresses: 1 gone, 0 new, " in named.stdout
    assert "\n  gone papers/long-gone/\n" in named.stdout
    line = f"byline @ {small_engine(tmp_path).as_uri()}"
    (site / "requirements.txt").write_text(f"{line}\n", "utf-8")
    installed = run_engine(engine, *asked, PIP_NO_INDEX="1")
    assert f"\ncompared with what {line} makes:\n" in installed.stdout
    assert "\n  gone once/\n" in installed.stdout
    (site / "requirements.txt").write_text("byline==0.0.1\n", "utf-8")
    none = run_engine(engine, *asked, PIP_NO_INDEX="1")
    assert none.returncode == 0
    told = (
        "\nthe site was built, and compared with nothing: pip cannot install byline==0.1.0: ERROR: "
    )
    assert told in none.stdout
    assert none.stdout.endswith(
        "\n  to compare, name the output of an earlier build: --old FOLDER\n\n"
        "nothing is written yet; to do it: byline upgrade --yes\n"
    )


def small_engine(folder: Path) -> Path:
    """A wheel that pip can install without an index: its build makes one page."""
    program = (
        "import pathlib, sys\n"
        "page = pathlib.Path(sys.argv[sys.argv.index('--output') + 1]) / 'once/index.html'\n"
        "page.parent.mkdir(parents=True)\n"
        "page.write_text('Once')\n"
    )
    wheel = folder / "byline-0.1.0-py3-none-any.whl"
    about = "byline-0.1.0.dist-info"
    with zipfile.ZipFile(wheel, "w") as made:
        made.writestr("byline/__init__.py", "")
        made.writestr("byline/__main__.py", program)
        made.writestr(f"{about}/METADATA", "Metadata-Version: 2.1\nName: byline\nVersion: 0.1.0\n")
        made.writestr(
            f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        made.writestr(f"{about}/RECORD", "")
    return wheel
