"""The workflows of this repository: what they may do, and do."""

import os
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
import yaml
from byline.cli import command_named

from tests.support.places import ROOT
from tests.support.trees import make_targets, run_in, tree_with_parts
from tests.support.workflow_linters import actionlint, zizmor

FOLDER = ROOT / ".github" / "workflows"
FILES = sorted(FOLDER.glob("*.yml"))
TEXTS = {path.stem: path.read_text("utf-8") for path in FILES}
# The loader reads every value as text, and so `on` stays a word.
WORKFLOWS: dict[str, Any] = {
    name: yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - it makes nothing but texts
    for name, text in TEXTS.items()
}
PINNED = re.compile(r"uses: ([\w-]+/[\w-]+)@([0-9a-f]{40}) # (v\d+\.\d+\.\d+)")
PROJECT = (ROOT / "pyproject.toml").read_text("utf-8")
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
        ("deploy", "build"): {"contents": "read", "pages": "read"},
        ("deploy", "deploy"): {"pages": "write", "id-token": "write"},
        ("release", "test"): {"contents": "read"},
        ("release", "make"): {"contents": "read"},
        ("release", "upload"): {"contents": "read", "id-token": "write"},
        ("test", "test"): {"contents": "read"},
        ("test", "systems"): {"contents": "read"},
    }


def test_no_job_runs_for_ever_or_keeps_a_token() -> None:
    assert all(0 < int(job["timeout-minutes"]) <= 90 for _name, _job_name, job in jobs())
    checkouts = [step for step in steps() if step.get("uses", "").startswith("actions/checkout@")]
    assert len(checkouts) == 8
    assert all(step["with"] == {"persist-credentials": "false"} for step in checkouts)


def test_one_run_at_a_time() -> None:
    assert {name: it["concurrency"] for name, it in WORKFLOWS.items()} == {
        "audit": {"group": "audit-${{ github.ref }}", "cancel-in-progress": "true"},
        "deploy": {"group": "pages", "cancel-in-progress": "false"},
        "check": {"group": "check-${{ github.ref }}", "cancel-in-progress": "true"},
        "release": {"group": "release", "cancel-in-progress": "false"},
        "test": {"group": "test-${{ github.ref }}", "cancel-in-progress": "true"},
    }


def test_pull_requests_are_checked_without_secrets() -> None:
    assert set(WORKFLOWS["check"]["on"]) == {"pull_request"}
    for name in WORKFLOWS:
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


def test_the_sample_is_published_without_waiting_for_the_tests() -> None:
    assert set(WORKFLOWS["deploy"]["on"]) == {"push", "workflow_dispatch"}
    deploy = WORKFLOWS["deploy"]["jobs"]["deploy"]
    assert deploy["needs"] == "build"
    (step,) = deploy["steps"]
    assert step["uses"].startswith("actions/deploy-pages@")
    assert not any("test" in command for command in (*commands("deploy"), *commands("check")))


def test_only_the_engines_own_repository_runs_its_tests_and_releases_it() -> None:
    (url,) = re.findall(r'^Repository = "https://github.com/(.*)"$', PROJECT, re.MULTILINE)
    for name in ("test", "release"):
        for job in WORKFLOWS[name]["jobs"].values():
            assert job.get("if") == f"github.repository == '{url}'" or "needs" in job


def test_what_is_released_was_tested_and_made_in_the_same_run() -> None:
    assert WORKFLOWS["release"]["on"] == {"push": {"tags": ["v*"]}}
    jobs = WORKFLOWS["release"]["jobs"]
    assert (jobs["make"]["needs"], jobs["upload"]["needs"]) == ("test", "make")
    assert commands("release") == [
        "make test-all",
        'make release ARGS="--tag $GITHUB_REF_NAME --repository $GITHUB_REPOSITORY"',
        "make upload",
    ]


def test_no_expression_stands_in_a_script() -> None:
    assert not any("${{" in command for command in commands())
    environments = [step["env"] for step in steps() if "env" in step]
    assert environments == [{"BASE_URL": "${{ steps.pages.outputs.base_url }}"}]
    for text in TEXTS.values():
        assert set(re.findall(r"\$\{\{ (.*?) \}\}", text)) <= {
            "steps.pages.outputs.base_url",
            "steps.deployment.outputs.page_url",
            "github.ref",
            "matrix.system",
        }


def test_scripts_are_commands_that_people_run_too() -> None:
    for name in ("check", "deploy", "release", "audit"):
        for command in commands(name):
            target, _, rest = command.partition(" ARGS=")
            words = target.split()
            assert words[0] == "make"
            assert set(words[1:]) <= make_targets()
            if rest and name != "release":
                known = command_named("check" if "check" in words else "build").params
                options = {option for parameter in known for option in parameter.opts}
                assert {it for it in rest.strip('"').split() if it.startswith("-")} <= options


@pytest.mark.long
def test_the_scripts_do_what_they_are_for(tmp_path: Path) -> None:
    folder = tree_with_parts(tmp_path / "copy")
    summary = tmp_path / "summary.md"
    runner = {**os.environ, "BASE_URL": BASE_URL, "GITHUB_STEP_SUMMARY": str(summary)}
    for name in ("check", "deploy"):
        for command in commands(name):
            run_in(folder, command, runner)
        page = (folder / "output" / "404.html").read_text("utf-8")
        assert ('href="/our-lab/' in page) == (name == "deploy")
    assert "three commands" in (folder / ".website/docs/index.html").read_text("utf-8")
    assert (folder / ".website/index.html").is_file()
    assert summary.read_text("utf-8").count("### Content is fine") == 2
