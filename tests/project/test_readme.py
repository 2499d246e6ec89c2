"""The README says what is so, and every command in it does what it says."""

import os
import re
from pathlib import Path

import pytest
from byline.cli import COMMANDS as COMMANDS_KNOWN
from byline.cli import main
from byline.records.config import Profile
from click.testing import CliRunner

from tests.support.places import ROOT
from tests.support.trees import bare_tree, commands_in, run_in

pytestmark = pytest.mark.sample

README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = commands_in(README)
BLOCKS = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
ADA = {"GIT_AUTHOR_NAME": "Ada", "GIT_AUTHOR_EMAIL": "ada@example.org"}
AS_ADA = {**os.environ, **ADA, **{it.replace("AUTHOR", "COMMITTER"): ADA[it] for it in ADA}}


def test_it_opens_with_a_picture_and_the_commands() -> None:
    assert README.startswith("![")
    assert COMMANDS[:5] == [
        "pip install byline",
        "byline init",
        "byline serve",
        "make",
        "make test",
    ]


def test_the_picture_is_small() -> None:
    assert (ROOT / ".github" / "byline.png").stat().st_size < 150_000


@pytest.mark.long
def test_a_bare_clone_builds(tmp_path: Path) -> None:
    assert "built output" in run_in(bare_tree(tmp_path / "byline"), "make")


@pytest.mark.long
def test_what_init_wrote_can_be_pushed(tmp_path: Path) -> None:
    init = ["init", "--profile", "person", "--title", "Ada Lovelace", "--repository", "ada/papers"]
    site, remote = tmp_path / "papers", tmp_path / "remote"
    assert CliRunner().invoke(main, [*init, str(site), "--yes"]).exit_code == 0
    run_in(tmp_path, f"git init --quiet --bare '{remote}'")
    (block,) = (it for it in BLOCKS if "git push" in it)
    for command in block.splitlines():
        run_in(site, command.replace("https://github.com/ada/papers.git", f"'{remote}'"), AS_ADA)
    pushed = run_in(remote, "git ls-tree -r --name-only main").split()
    assert "content/papers/first-paper.yaml" in pushed
    assert not any(it.startswith("output") for it in pushed)


def test_its_questions_have_answers() -> None:
    questions = [line.split()[2:] for line in COMMANDS if line.startswith("byline who ")]
    assert len(questions) == 2
    for words in questions:
        config = str(ROOT / "config.yaml")
        result = CliRunner().invoke(main, ["who", "--config", config, *words])
        assert result.exit_code == 0, result.output
        assert "rule: " in result.output


def test_it_tells_what_each_profile_sets() -> None:
    rows = re.findall(r"^\| `(\w+)` \|", README, re.MULTILINE)
    assert rows == [*Profile]
    result = CliRunner().invoke(main, ["config", "--config", str(ROOT / "config.yaml")])
    assert "\nprofile: lab  # default\n" in result.output


def test_no_command_is_left_untried() -> None:
    """Each is one of those that tests of this module, or the runner of all tests, run."""
    # test_own_site.py runs those of a site's own, test_docs.py and test_audit.py the last two.
    tried = {"pip install byline", "make", "make test", "make help", "make audit"}
    for name in re.findall(r"^byline (\w+)|`byline (\w+)", README, re.MULTILINE):
        assert "".join(name) in COMMANDS_KNOWN
    rest = {it for it in COMMANDS if not it.startswith(("byline ", "git "))}
    assert rest <= tried


def test_the_sample_site_is_fine() -> None:
    result = CliRunner().invoke(main, ["check", "--strict", "--config", str(ROOT / "config.yaml")])
    assert result.output == "content is fine\n"
