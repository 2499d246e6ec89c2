"""A fork or copy of the engine's repository becomes a repository of its site alone."""

import json
import subprocess
from pathlib import Path

import pytest
from byline.cli import main
from byline.records.config import Profile
from byline.setup.in_words import move_lines
from byline.setup.move_over import (
    MANY,
    Brought,
    MoveError,
    MoveOver,
    brought_by_git,
    move_of,
    refuse_what_is_no_copy,
)
from byline.setup.new_site import NewSite
from click.testing import CliRunner

from tests.support.later_engine import VERSION, later_engine, run_engine
from tests.support.places import ROOT
from tests.support.sites_on_disk import tree
from tests.support.trees import bare_tree

ASKED = ("upgrade", "--from-copy", "--engine", f"byline=={VERSION}", "--config")
SAMPLE = "content/papers/sample.yaml"
TOLD_FROM = "what the engine brought is told from commit "
HOME = "templates/pages/home.html"
NEW = {
    ".byline/site.json",
    ".byline/templates/pages/home.html",
    ".gitattributes",
    ".github/dependabot.yml",
    ".github/workflows/check.yml",
    ".github/workflows/deploy.yml",
    ".github/workflows/links.yml",
    ".github/workflows/sync.yml",
    ".gitignore",
    ".vscode/settings.json",
    "README.md",
    "requirements.txt",
}
OWN = {
    "LICENSE",
    "config.yaml",
    "content/papers/ours.yaml",
    "templates/assets/images/sky.png",
    "templates/pages/home.html",
    "templates/parts/own.html",
}


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a later package, which does not stand in the copy."""
    return later_engine(tmp_path_factory.mktemp("later"))


def git(folder: Path, *words: str, who: str = "engine") -> None:
    """Runs git as somebody."""
    person = ["-c", f"user.name={who}", "-c", f"user.email={who}@example.org"]
    subprocess.run(["git", *person, *words], cwd=folder, check=True, capture_output=True)


def commit(folder: Path, subject: str, who: str = "engine") -> None:
    """Commits all that is there."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", subject, who=who)


def write(folder: Path, files: dict[str, str | bytes]) -> None:
    """Writes files below a folder."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())


def upstream(folder: Path) -> Path:
    """The engine's repository: its sample has come apart from its program."""
    bare_tree(folder)
    for path in sorted((folder / "content").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    write(folder, {"config.yaml": "schema: 1\ntitle: Sample\n", "content/README.md": "Fields\n"})
    git(folder, "init", "--quiet", "--initial-branch", "main")
    write(folder, {"generator/byline/old.py": ""})
    commit(folder, "Begin")
    write(folder, {SAMPLE: "title: Sample\nauthors: [Ada Lovelace]\nyear: 1843\n"})
    commit(folder, "Add a sample")
    (folder / "generator/byline/old.py").unlink()
    commit(folder, "Mend the program")
    return folder


def make_own(folder: Path) -> None:
    """What somebody made of a copy."""
    home = (folder / "templates/pages/home.html").read_text("utf-8")
    ours = "title: Ours # 1\nauthors: [Mary Somerville]\nyear: 1834\ntldr: Short.\n"
    write(
        folder,
        {
            "config.yaml": "schema: 1\ntitle: Our Lab # mine\nrepository: jana/papers\n",
            "content/papers/ours.yaml": ours,
            "templates/pages/home.html": home.replace("<h1", '<h1 lang="la"', 1),
            "templates/parts/own.html": "mine\n",
            "templates/assets/images/sky.png": b"\x89PNG\xff",
            "LICENSE": "All mine\n",
            ".github/workflows/deploy.yml": "name: My deploy\n",
        },
    )


@pytest.mark.long
def test_a_fork_becomes_a_site(engine: Path, tmp_path: Path) -> None:
    site = upstream(tmp_path / "Meine Seite")
    original = (site / "templates/pages/home.html").read_bytes()
    make_own(site)
    commit(site, "Our site", who="jana")
    config = str(site / "config.yaml")
    before = own_files(site)
    dry = run_engine(engine, *ASKED, config)
    assert dry.returncode == 0, dry.stderr
    assert own_files(site) == before
    lines = dry.stdout.splitlines()
    assert lines[0].startswith(TOLD_FROM)
    assert lines[0].endswith(": Mend the program")
    for head, names in (
        ("of it you had changed, which git keeps:", [".github/workflows/deploy.yml"]),
        ("of it are samples (to keep them: --keep-content):", [SAMPLE]),
        ("stays in templates/ in place of the engine's:", ["pages/home.html"]),
    ):
        at = lines.index(head) + 1
        assert lines[at : at + len(names)] == [f"  {it}" for it in names]
        assert not lines[at + len(names)].startswith("  ")
    assert dry.stdout.endswith("to do it: byline upgrade --from-copy --yes\n")
    assert "samples" not in run_engine(engine, *ASKED, config, "--keep-content").stdout
    told = run_engine(engine, *ASKED, config, "--copied-at", "HEAD").stdout
    assert told.splitlines()[0].endswith(": Our site")
    done = run_engine(engine, *ASKED, config, "--yes")
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("\ndone; to keep it: git add --all, then git commit\n")
    after = own_files(site)
    assert set(after) == NEW | OWN
    rewritten = {"config.yaml", "content/papers/ours.yaml"}
    assert {it: after[it] for it in OWN - rewritten} == {it: before[it] for it in OWN - rewritten}
    assert after["config.yaml"] == before["config.yaml"].replace(b"schema: 1", b"schema: 2")
    assert after["content/papers/ours.yaml"] == (
        before["content/papers/ours.yaml"].replace(b"tldr:", b"abstract:")
    )
    assert after[".byline/templates/pages/home.html"] == original
    noted = json.loads(after[".byline/site.json"])["overrides"]
    assert noted == {"pages/home.html": lines[0].removeprefix(TOLD_FROM).partition(":")[0]}
    assert b"name: Deploy\n" in after[".github/workflows/deploy.yml"]
    assert not (site / "generator").exists()
    checked = run_engine(engine, "check", "--config", config)
    assert checked.returncode == 0, checked.stderr
    built = run_engine(engine, "build", "--quiet", "--config", config)
    assert built.returncode == 0, built.stderr
    assert b'<h1 lang="la"' in (site / "output/index.html").read_bytes()
    commit(site, "Move over", who="jana")
    again = run_engine(engine, "upgrade", "--config", config)
    assert "the site is of this version already" in again.stdout


@pytest.mark.long
def test_what_would_be_wrong_then_is_told_before(engine: Path, tmp_path: Path) -> None:
    site = upstream(tmp_path / "site")
    make_own(site)
    names_sample = "schema: 1\ntitle: Our Lab\nredirects: {old.html: paper:sample}\n"
    names_part = "{% include 'parts/of-once.html' %}\n"
    write(site, {"config.yaml": names_sample, HOME: names_part})
    commit(site, "Our site", who="jana")
    config = str(site / "config.yaml")
    before = own_files(site)
    dry = run_engine(engine, *ASKED, config)
    assert dry.returncode == 0, dry.stderr
    assert dry.stdout.endswith(
        "\nthe site would not build then: 2 errors\n"
        "mend that first, in your records and templates, and commit it\n"
        "  or keep the samples, where records or config.yaml name them: --keep-content\n"
        "\nnothing is changed yet; to do it: byline upgrade --from-copy --yes\n"
    )
    assert "config.yaml:3:" in dry.stderr
    assert "templates/pages/home.html:1:1: error: " in dry.stderr
    kept = run_engine(engine, *ASKED, config, "--keep-content")
    assert "\nthe site would not build then: 1 error\n" in kept.stdout
    assert "to keep" not in kept.stdout
    assert own_files(site) == before


@pytest.mark.long
def test_records_of_whom_git_cannot_tell_stay(engine: Path, tmp_path: Path) -> None:
    site = bare_tree(tmp_path / "site")
    records = {it for it in own_files(site) if it.startswith("content/") and "README" not in it}
    assert records
    git(site, "init", "--quiet", "--initial-branch", "main")
    commit(site, "All at once", who="jana")
    write(site, {"NOTES": "mine"})
    commit(site, "Notes", who="jana")
    config = str(site / "config.yaml")
    assert "samples" not in run_engine(engine, *ASKED, config).stdout
    (site / "draft.txt").write_text("not committed", "utf-8")
    before = own_files(site)
    refused = run_engine(engine, *ASKED, config, "--yes")
    assert refused.returncode == 1
    assert refused.stderr == (
        "byline: git has not kept all that stands here; commit it first, then nothing can be lost\n"
    )
    assert own_files(site) == before


@pytest.mark.long
def test_without_git_the_engines_templates_tell(engine: Path, tmp_path: Path) -> None:
    site = upstream(tmp_path / "site")
    subprocess.run(["rm", "-rf", str(site / ".git")], check=True)
    make_own(site)
    config = str(site / "config.yaml")
    refused = run_engine(engine, *ASKED, config, "--yes", GIT_CEILING_DIRECTORIES=str(tmp_path))
    assert refused.returncode == 1
    assert refused.stderr == (
        f"byline: git cannot tell what is yours in {site.resolve()}\n"
        "  make a copy of the folder, and say that git is not to be asked: --no-git\n"
    )
    done = run_engine(engine, *ASKED, config, "--yes", "--no-git")
    assert done.returncode == 0, done.stderr
    # The later engine's page of what is not there is another: nobody knows whose the copy's is.
    unsure = {"templates/pages/not-found.html", SAMPLE, "README.md"}
    kept = own_files(site)
    assert set(kept) == ((NEW | OWN | unsure) - {".byline/templates/pages/home.html"})
    assert b'<h1 lang="la"' in kept["templates/pages/home.html"]
    assert kept["README.md"] == (ROOT / "README.md").read_bytes()


def small_copy(folder: Path, own_of_engine: str) -> MoveOver:
    """What would become of a small repository in which somebody of the site also brought the
    engine in, or somebody else did."""
    git(folder.parent, "init", "--quiet", "--initial-branch", "main", str(folder))
    write(folder, {"config.yaml": "schema: 1\ntitle: X\n", "content/both.yaml": "a"})
    write(folder, {"generator/one.py": "", "Makefile": "all:\n", "pyproject.toml": ""})
    commit(folder, "Begin", who=own_of_engine)
    write(folder, {"content/alone.yaml": "a", "content/changed.yaml": "a"})
    commit(folder, "Records", who=own_of_engine)
    write(folder, {"generator/two.py": ""})
    commit(folder, "Go on", who=own_of_engine)
    write(folder, {"content/changed.yaml": "b", "content/new.yaml": "a", "tests/mine.py": ""})
    write(folder, {"config.yaml": "schema: 1\ntitle: Ours\n"})
    commit(folder, "Ours", who="jana")
    return what_goes(folder)


def patched_copy(folder: Path, who: str) -> Path:
    """A copy with a file of its own since its first commit, with more that came later, and with a
    program that somebody has changed in one line."""
    git(folder.parent, "init", "--quiet", "--initial-branch", "main", str(folder))
    write(folder, {"config.yaml": "schema: 1\ntitle: X\n", "FIRST.md": "mine", HOME: "engine's"})
    write(folder, {"generator/one.py": "", "tests/test_one.py": "", "pyproject.toml": ""})
    commit(folder, "Copy", who="jana")
    write(folder, {"NOTES.md": "mine", ".github/workflows/mine.yml": "", HOME: "changed"})
    commit(folder, "Ours", who="jana")
    write(folder, {"generator/one.py": "patched"})
    commit(folder, "Patch", who=who)
    return folder


def what_goes(folder: Path) -> MoveOver:
    """What would become of a copy, as git tells it."""
    site = NewSite(Profile.LAB, "X", "byline==1")
    return move_of(folder, site, brought_by_git(folder), keeps_content=False)


@pytest.mark.parametrize("who", ["jana", "bob"])
def test_a_patch_of_the_program_takes_nothing_of_the_sites_own(who: str, tmp_path: Path) -> None:
    planned = what_goes(patched_copy(tmp_path / "copy", who))
    assert planned.brought.commit
    assert planned.brought.commit.subject == "Copy"
    assert planned.gone == ("generator/one.py", "pyproject.toml", "tests/test_one.py")
    assert planned.changed == ("generator/one.py",)
    assert planned.overrides == {"pages/home.html": "engine's"}


def test_who_changes_much_of_the_program_takes_in_another_engine(tmp_path: Path) -> None:
    folder = patched_copy(tmp_path / "copy", "jana")
    write(folder, {f"generator/new-{it}.py": "" for it in range(MANY - 1)})
    write(folder, {"tests/test_one.py": "new"})
    commit(folder, "Take in the next", who="jana")
    planned = what_goes(folder)
    assert planned.brought.commit
    assert planned.brought.commit.subject == "Take in the next"
    assert not {"FIRST.md", "NOTES.md", ".github/workflows/mine.yml"} & {*planned.gone}


def test_all_that_goes_is_named_but_for_the_rooms_of_the_engine() -> None:
    program = tuple(f"generator/{it:02}.py" for it in range(12))
    workflows = tuple(f".github/{it:02}.yml" for it in range(12))
    planned = MoveOver(Brought(), (*workflows, *program), program, (), {}, {})
    assert move_lines(planned)[1:-1] == [
        "goes, because it is the engine's:",
        "  generator/ (12 files)",
        *(f"  {it}" for it in workflows),
        "of it you had changed, which git keeps:",
        *(f"  {it}" for it in program),
    ]


def test_whose_a_record_is_commits_tell(tmp_path: Path) -> None:
    fork = small_copy(tmp_path / "fork", "engine")
    assert fork.samples == ("content/alone.yaml", "content/both.yaml")
    program = ("Makefile", "generator/one.py", "generator/two.py", "pyproject.toml")
    assert fork.gone == tuple(sorted((*fork.samples, *program, "tests/mine.py")))
    assert fork.changed == ("tests/mine.py",)
    copy = small_copy(tmp_path / "copy", "jana")
    assert copy.samples == ("content/both.yaml",)


def test_a_history_that_tells_nothing_is_refused(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "--initial-branch", "main", "whole")
    for name in ("generator/one.py", "content/own.yaml"):
        write(tmp_path / "whole", {name: ""})
        commit(tmp_path / "whole", name)
    source = (tmp_path / "whole").as_uri()
    git(tmp_path, "clone", "--quiet", "--depth", "1", source, "shallow")
    with pytest.raises(MoveError) as refusal:
        brought_by_git(tmp_path / "shallow")
    assert str(refusal.value) == (
        f"{tmp_path / 'shallow'} has only the last commits of its history, "
        "so nobody can tell what is yours\n  get the others first: git fetch --unshallow"
    )


@pytest.mark.parametrize("lacks", ["config.yaml", "generator", "pyproject.toml"])
def test_a_folder_that_is_no_copy_is_refused(lacks: str, tmp_path: Path) -> None:
    write(tmp_path, {"config.yaml": "schema: 1\ntitle: X\n", "pyproject.toml": ""})
    for folder in ("generator", "templates"):
        (tmp_path / folder).mkdir()
    path = tmp_path / lacks
    path.rmdir() if path.is_dir() else path.unlink()
    with pytest.raises(MoveError, match="is no copy of Byline's own repository with a site in it"):
        refuse_what_is_no_copy(tmp_path)


def test_a_copy_is_brought_to_no_other_version(tmp_path: Path) -> None:
    write(tmp_path, {"config.yaml": "schema: 1\ntitle: X\n", "pyproject.toml": ""})
    write(tmp_path, {"generator/__main__.py": "", HOME: ""})
    before = tree(tmp_path)
    asked = ["upgrade", "--yes", "--config", str(tmp_path / "config.yaml")]
    refused = CliRunner().invoke(main, asked)
    assert refused.exit_code == 1
    assert refused.output == (
        f"byline: {tmp_path.resolve()} is a copy of Byline's own repository, with Byline in it\n"
        "  take your site out of it first: byline upgrade --from-copy\n"
    )
    assert tree(tmp_path) == before


def test_the_copys_own_program_cannot_take_itself_out() -> None:
    with pytest.raises(MoveError) as refusal:
        refuse_what_is_no_copy(ROOT)
    assert str(refusal.value) == (
        "the Byline that runs is the one in this copy, which is to go\n"
        "  install it elsewhere, and run that one: pipx run byline upgrade --from-copy"
    )


def own_files(site: Path) -> dict[str, bytes]:
    """What a repository of the site holds, but for schemas, which follow from records."""
    left_out = (".git/", "output/", ".output", ".byline/schemas/")
    return {it: made for it, made in tree(site).items() if not it.startswith(left_out)}
