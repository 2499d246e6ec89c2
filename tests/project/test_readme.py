"""The README says what is so, and every command in it does what it says."""

import re
import subprocess
from pathlib import Path

import pytest
from byline.cli import main
from click.testing import CliRunner

from tests.support.places import ROOT
from tests.support.trees import CommandFailedError, bare_tree, commands_in, run_in, tree_with_parts

pytestmark = pytest.mark.sample

README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = commands_in(README)
OWN_SITE = re.search(r"\n## Use this.*?\n## ", README, re.DOTALL)
AUTHOR = "name: Ada Lovelace\n"
PAPER = "title: Notes\nauthors: [Ada Lovelace]\nyear: 1843\n"
DEPLOY = (
    'make check ARGS="--format github"',
    'make ARGS="--base-url https://ada.github.io/papers"',
    # Without those that need a browser, which are the same in every tree.
    'make test ARGS="--ignore=tests/browser --deselect=tests/project/test_properties.py"',
)


# It goes on until somebody stops it: browser/test_serve.py tries it.
ENDLESS = "make serve"


def steps() -> list[str]:
    """What the README tells those to do who want a site of their own, one text for each step."""
    assert OWN_SITE
    return re.split(r"^\d\. ", OWN_SITE[0], flags=re.MULTILINE)[1:]


def published(folder: Path, remote: Path) -> None:
    """Follows the README's steps in a copy of the project, up to the push."""
    subprocess.run(["git", "init", "--quiet", "--bare", str(remote)], check=True)
    run_in(folder, f"git init --quiet --initial-branch main && git remote add origin '{remote}'")
    run_in(folder, "git config user.name Ada && git config user.email ada@example.org")
    run_in(folder, "git config push.autoSetupRemote true")
    _copying, clearing, settings, writing, pushing = steps()
    for command in commands_in(clearing):
        run_in(folder, command)
    (facts,) = re.findall(r"```yaml\n(.*?)```", settings, re.DOTALL)
    (folder / "config.yaml").write_text(re.sub(r"^   ", "", facts, flags=re.MULTILINE), "utf-8")
    *making, checking = commands_in(writing)[:4]  # the rest stands within sentences
    for command in making:
        run_in(folder, command)
    with pytest.raises(CommandFailedError, match="'title' is empty"):
        run_in(folder, checking)
    (folder / "content/authors/ada-lovelace.yaml").write_text(AUTHOR, "utf-8")
    (folder / "content/papers/my-first-paper.yaml").write_text(PAPER, "utf-8")
    assert "content is fine" in run_in(folder, checking)
    for command in commands_in(pushing):
        if command != ENDLESS:
            run_in(folder, command)


def test_it_opens_with_a_picture_and_the_two_commands() -> None:
    assert README.startswith("![")
    assert COMMANDS[:2] == ["make", "make test"]


def test_the_picture_is_small() -> None:
    assert (ROOT / ".github" / "byline.png").stat().st_size < 150_000


def test_a_site_of_ones_own_takes_five_steps() -> None:
    assert len(steps()) <= 5


@pytest.mark.long
def test_the_steps_lead_to_a_site_of_ones_own(tmp_path: Path) -> None:
    folder, remote = tree_with_parts(tmp_path / "papers"), tmp_path / "remote"
    published(folder, remote)
    assert run_in(remote, "git ls-tree -r --name-only main content").split() == [
        "content/README.md",
        "content/authors/ada-lovelace.yaml",
        "content/papers/my-first-paper.yaml",
    ]
    run_in(folder, "make")
    page = (folder / "output/papers/my-first-paper/index.html").read_text("utf-8")
    edit = "https://github.com/ada/papers/edit/main/content/papers/my-first-paper.yaml#L1"
    assert f'href="{edit}"' in page


@pytest.mark.long
def test_a_bare_clone_and_what_is_pushed_from_it(tmp_path: Path) -> None:
    folder = bare_tree(tmp_path / "papers")
    assert "built output" in run_in(folder, COMMANDS[0])
    published(folder, tmp_path / "remote")
    run_in(tmp_path, "git clone --quiet --branch main remote runner")
    for command in DEPLOY:
        run_in(tmp_path / "runner", command)
    assert "my-first-paper" in (tmp_path / "runner/output/index.html").read_text("utf-8")


def test_its_questions_have_answers() -> None:
    questions = [line.split()[2:] for line in COMMANDS if "byline who" in line]
    assert len(questions) == 2
    for words in questions:
        config = str(ROOT / "config.yaml")
        result = CliRunner().invoke(main, ["who", "--config", config, *words])
        assert result.exit_code == 0, result.output
        assert "rule: " in result.output


def test_no_command_is_left_untried() -> None:
    """Each is one of those that tests of this module, or the runner of all tests, run."""
    tried = {line for step in steps() for line in commands_in(step)}
    # test_docs.py runs the third, test_audit.py the last.
    tried |= {"make", "make test", "make help", "make audit"}
    tried |= {line for line in COMMANDS if line.startswith(".venv/bin/byline who ")}
    assert set(COMMANDS) <= tried


def test_the_sample_site_is_fine() -> None:
    result = CliRunner().invoke(main, ["check", "--strict", "--config", str(ROOT / "config.yaml")])
    assert result.output == "content is fine\n"
