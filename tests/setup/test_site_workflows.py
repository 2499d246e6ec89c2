"""The workflows of a site of one's own: check, build, publish, and nothing else; safe, and pinned
like the engine's."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from byline.records.config import Profile
from byline.setup.new_site import NewSite, files_of

from tests.support.places import ROOT
from tests.support.workflow_linters import actionlint, zizmor

PLACE = ".github/workflows/"
FILES = files_of(NewSite(Profile.LAB, "Our Lab", "byline==0.1.0"))
TEXTS = {Path(it).stem: text for it, text in FILES.items() if it.startswith(PLACE)}
WORKFLOWS: dict[str, Any] = {
    name: yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - it makes nothing but texts
    for name, text in TEXTS.items()
}
PINS = re.compile(r"uses: (actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)\n")
COMMANDS = {
    "check": [
        "python -m pip install --disable-pip-version-check --requirement requirements.txt",
        'byline check --format github --summary "$GITHUB_STEP_SUMMARY"',
        "byline build --for-disk",
    ],
    "deploy": [
        "python -m pip install --disable-pip-version-check --requirement requirements.txt",
        'byline check --format github --summary "$GITHUB_STEP_SUMMARY"',
        'byline build --base-url "$BASE_URL"',
    ],
}


def steps(name: str) -> list[dict[str, Any]]:
    return [step for job in WORKFLOWS[name]["jobs"].values() for step in job["steps"]]


@pytest.mark.parametrize("linter", [zizmor, actionlint])
def test_linters_find_nothing(linter: Any, tmp_path: Path) -> None:
    folder = tmp_path / ".github" / "workflows"
    folder.mkdir(parents=True)
    for name, text in TEXTS.items():
        (folder / f"{name}.yml").write_text(text, "utf-8")
    (folder.parent / "dependabot.yml").write_text(FILES[".github/dependabot.yml"], "utf-8")
    done = linter(folder)
    assert done.returncode == 0, done.stdout + done.stderr
    if linter is zizmor:
        done = linter(folder.parent)
        assert done.returncode == 0, done.stdout + done.stderr


def test_they_run_check_and_build_and_nothing_else() -> None:
    # The scripts of the one that asks sources are run by test_sync_workflow.py.
    told = {name: [it["run"] for it in steps(name) if "run" in it] for name in COMMANDS}
    assert told == COMMANDS
    assert sorted(TEXTS) == sorted([*COMMANDS, "sync"])
    assert list(WORKFLOWS["deploy"]["jobs"]) == ["build", "deploy"]
    assert WORKFLOWS["deploy"]["jobs"]["deploy"]["needs"] == "build"


def test_they_may_do_what_they_need() -> None:
    assert all(it["permissions"] == {} for it in WORKFLOWS.values())
    assert {
        (name, job): it["permissions"]
        for name, workflow in WORKFLOWS.items()
        for job, it in workflow["jobs"].items()
    } == {
        ("check", "check"): {"contents": "read"},
        ("deploy", "build"): {"contents": "read", "pages": "read"},
        ("deploy", "deploy"): {"pages": "write", "id-token": "write"},
        ("sync", "sync"): {"contents": "write", "pull-requests": "write"},
    }
    # So it serves forks, and holds no secret.
    assert set(WORKFLOWS["check"]["on"]) == {"pull_request"}
    assert not any("secrets" in text for text in TEXTS.values())
    assert [name for name, text in TEXTS.items() if "github.token" in text] == ["sync"]
    for name in TEXTS:
        checkouts = [it for it in steps(name) if "actions/checkout@" in it.get("uses", "")]
        assert [it["with"] for it in checkouts] == [{"persist-credentials": "false"}]


def test_actions_are_pinned_as_the_engines_are() -> None:
    engine = "".join(it.read_text("utf-8") for it in (ROOT / ".github/workflows").glob("*.yml"))
    known = {it.partition("@")[0]: it for it in PINS.findall(engine)}
    found = [it for text in TEXTS.values() for it in PINS.findall(text)]
    assert len(found) == sum("uses" in it for name in TEXTS for it in steps(name))
    for pin in found:
        action = pin.partition("@")[0]
        assert known.get(action, pin) == pin
    assert len(set(found)) == len({it.partition("@")[0] for it in found})


def test_the_last_build_is_kept_by_engine_configuration_and_content() -> None:
    (cache,) = (it for it in steps("deploy") if it.get("uses", "").startswith("actions/cache@"))
    assert cache["with"]["path"].split() == ["output", ".output.byline"]
    engine = "built-${{ hashFiles('requirements.txt', 'config.yaml', 'templates/**') }}-"
    assert cache["with"]["key"] == engine + "${{ hashFiles('content/**') }}"
    assert cache["with"]["restore-keys"].split("\n")[0] == engine
    ignored = FILES[".gitignore"].split()
    assert {"/output/", "/.output.byline/"} <= set(ignored)
