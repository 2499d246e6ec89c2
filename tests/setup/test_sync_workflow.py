"""The workflow that asks sources: its own scripts, run on a repository, with GitHub played."""

import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from byline.records.config import Profile
from byline.setup.new_site import NewSite, files_of

from tests.support.places import ROOT

_FILES = files_of(NewSite(Profile.LAB, "Our Lab", "byline==0.1.0"))
_TEXT = _FILES[".github/workflows/sync.yml"]
_WORKFLOW: Any = yaml.load(_TEXT, Loader=yaml.BaseLoader)  # noqa: S506 - it makes only texts
_STEPS = {it["name"]: it for it in _WORKFLOW["jobs"]["sync"]["steps"] if "run" in it}
_ONE = "@article{one, title={Maps of Towns}, author={Lovelace, Ada}, year={2024}}\n"
_TWO = "@article{two, title={Charts of Rivers}, author={Lovelace, Ada}, year={2023}}\n"

pytestmark = pytest.mark.posix


class SyncedRepository:
    """A site's repository with a remote, and what GitHub's program was told in it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.remote, self.tools = (folder / it for it in ("site", "remote", "tools"))
        self.told, self.open = folder / "told.txt", folder / "open.txt"
        self.told.touch()
        self.open.touch()
        self.tools.mkdir()
        self._tool("gh", _GH.format(told=self.told, open=self.open))
        self._tool("byline", f'exec {shlex.quote(sys.executable)} -m byline "$@"\n')
        self.folder.mkdir()
        subprocess.run(["git", "init", "-q", "--bare", "-b", "main", self.remote], check=True)
        self.git("init", "-q", "-b", "main")
        self.git("remote", "add", "origin", str(self.remote))
        config = "schema: 1\ntitle: Our Lab\nsync:\n  - {source: papers.bib, every: day}\n"
        (self.folder / "config.yaml").write_text(config, "utf-8")
        (self.folder / "content").mkdir()
        (self.folder / "content" / "note.txt").write_text("a note\n", "utf-8")
        (self.folder / ".gitignore").write_text(_FILES[".gitignore"], "utf-8")

    def commit(self, bib: str, branch: str = "main") -> None:
        """A branch of the remote has this file of papers."""
        (self.folder / "papers.bib").write_text(bib, "utf-8")
        self.git("add", "-A")
        self.git("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qm", "Papers")
        self.git("push", "-q", "origin", f"HEAD:{branch}")

    def run(self) -> subprocess.CompletedProcess[str]:
        """The workflow's scripts one after the other, as a job runs them; the last that ran."""
        output = self.folder.parent / "output.txt"
        output.write_text("", "utf-8")
        for name, step in _STEPS.items():
            told = dict(it.split("=", 1) for it in output.read_text("utf-8").split())
            is_failure = "failed" in step.get("if", "")
            if name == "Install Byline" or (is_failure and told.get("failed") != "true"):
                continue
            done = self._run(step["run"], told, output)
            if done.returncode:
                break
        return done

    def _run(
        self, script: str, told: dict[str, str], output: Path
    ) -> subprocess.CompletedProcess[str]:
        environment = {
            **os.environ,
            "PATH": f"{self.tools}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT / "generator"),
            "BRANCH": _WORKFLOW["jobs"]["sync"]["env"]["BRANCH"],
            "DUE": "--due",
            "OPEN": told.get("open", ""),
            "SUMMARY": str(self.folder.parent / "summary.md"),
            "GITHUB_OUTPUT": str(output),
            "GITHUB_STEP_SUMMARY": str(self.folder.parent / "steps.md"),
        }
        shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
        return subprocess.run(
            shell, cwd=self.folder, env=environment, capture_output=True, text=True, check=False
        )

    def git(self, *words: str) -> str:
        """What Git prints in the repository."""
        ran = subprocess.run(
            ["git", *words], cwd=self.folder, capture_output=True, text=True, check=True
        )
        return ran.stdout

    def proposed(self) -> list[str]:
        """The files of papers on the branch that is proposed, as the remote has it."""
        self.git("fetch", "-q", "origin")
        named = self.git("ls-tree", "-r", "--name-only", "origin/byline/sync", "content/papers")
        return named.split()

    def _tool(self, name: str, script: str) -> None:
        path = self.tools / name
        path.write_text(f"#!/bin/sh\n{script}", "utf-8")
        path.chmod(0o755)


_GH = """echo "$@" >> {told}
if [ "$2" = list ]; then cat {open}; fi
"""


def test_what_is_new_is_proposed_and_main_stays(tmp_path: Path) -> None:
    site = SyncedRepository(tmp_path)
    site.commit(_ONE)
    done = site.run()
    assert done.returncode == 0, done.stderr
    assert site.proposed() == ["content/papers/2024/lovelace2024maps.yaml"]
    assert site.git("ls-tree", "-r", "--name-only", "origin/main", "content/papers") == ""
    assert "pr create --head byline/sync" in site.told.read_text("utf-8")
    assert "Maps of Towns" in (tmp_path / "summary.md").read_text("utf-8")


def test_a_proposal_that_is_open_is_gone_on_with(tmp_path: Path) -> None:
    site = SyncedRepository(tmp_path)
    site.commit(_ONE)
    assert site.run().returncode == 0
    site.git("switch", "-q", "--detach", "origin/byline/sync")
    site.commit(_ONE + _TWO, branch="byline/sync")  # as if the source told more by now
    site.git("switch", "-q", "main")
    site.git("reset", "-q", "--hard", "origin/main")
    site.open.write_text("7\n", "utf-8")
    done = site.run()
    assert done.returncode == 0, done.stderr
    assert site.proposed() == [
        "content/papers/2023/lovelace2023charts.yaml",
        "content/papers/2024/lovelace2024maps.yaml",
    ]
    assert "pr comment 7 --body-file" in site.told.read_text("utf-8")
    assert site.told.read_text("utf-8").count("pr create") == 1


def test_a_source_that_fails_is_told_and_the_job_fails(tmp_path: Path) -> None:
    site = SyncedRepository(tmp_path)
    site.commit(_ONE)
    config = site.folder / "config.yaml"
    more = "  - {source: gone.bib, every: day}\n"
    config.write_text(config.read_text("utf-8") + more, "utf-8")
    done = site.run()
    assert done.returncode == 1
    assert "some sources failed" in done.stdout
    assert site.proposed() == ["content/papers/2024/lovelace2024maps.yaml"]
    assert "there is no such file" in (tmp_path / "summary.md").read_text("utf-8")


def test_where_nothing_is_new_nothing_is_pushed(tmp_path: Path) -> None:
    site = SyncedRepository(tmp_path)
    site.commit("")
    (site.folder / "config.yaml").write_text("schema: 1\ntitle: Our Lab\n", "utf-8")
    done = site.run()
    assert done.returncode == 0, done.stdout + done.stderr
    assert "pr create" not in site.told.read_text("utf-8")
