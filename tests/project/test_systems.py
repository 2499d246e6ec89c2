"""The engine on systems that are not like this one, as far as that can be shown here."""

import ast
import http.client
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from byline.records.fields import RESERVED_IDS

from tests.support.modules import modules
from tests.support.places import ROOT
from tests.support.sites_on_disk import GOLDEN, NOT_GOLDEN, TINY, tree

ELSEWHERE = [sys.executable, "-m", "tests.support.another_system"]
CONSOLE = {**os.environ, "PYTHONIOENCODING": "cp1252"}
A_WHILE = 30  # seconds: nobody waits as long unless something is wrong


def told(*asked: str, environment: dict[str, str] = CONSOLE) -> str:
    """What a command prints on another system; it must work there."""
    done = subprocess.run(
        [*ELSEWHERE, *asked], cwd=ROOT, env=environment, capture_output=True, check=False
    )
    said = (done.stdout + done.stderr).decode("cp1252")
    assert not done.returncode, said
    return said


def golden(output: Path) -> dict[str, bytes]:
    """What the golden site holds of a built one."""
    return {it: made for it, made in tree(output).items() if not it.startswith(NOT_GOLDEN)}


@pytest.mark.posix
def test_every_module_can_be_loaded_without_what_posix_has_alone() -> None:
    assert told() == ""


def test_texts_are_read_and_written_alike_on_every_system() -> None:
    """In UTF-8, whatever the system's own encoding is, and with its line ends nowhere."""
    for name, path in modules():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                said = [str(it.value) for it in node.args if isinstance(it, ast.Constant)]
                named = {it.arg: getattr(it.value, "value", None) for it in node.keywords}
                modes = [it for it in said if re.fullmatch(r"[rwxat+]+", it)]
                is_opened = node.func.attr == "open" and (modes or not node.args)
                if said == ["direct_url.json"]:
                    continue  # of a package's own files, which its library reads
                if is_opened or node.func.attr in {"read_text", "write_text"}:
                    about = f"{name}:{node.lineno}"
                    assert {"utf-8", "ascii"} & {*said, named.get("encoding")}, about
                    is_written = modes or node.func.attr == "write_text"
                    assert not is_written or named.get("newline") == "\n", about


def test_every_system_takes_the_names_of_what_is_published() -> None:
    """Windows refuses some signs and names; and it, as macOS, holds large letters to be small."""
    paths = list(tree(GOLDEN))
    assert len({it.casefold() for it in paths}) == len(paths)
    for part in {part for path in paths for part in path.split("/")}:
        assert not re.search(r'[<>:"|?*\\\x00-\x1f]|[ .]$', part), part
        assert part.split(".")[0].lower() not in RESERVED_IDS - {"index", "page"}, part


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The golden site, in a folder of a name that not every program likes."""
    return shutil.copytree(TINY, tmp_path / "Ünsere Seite")


@pytest.mark.long
def test_every_command_works_there_and_builds_the_same_bytes(site: Path, tmp_path: Path) -> None:
    where = ["--config", str(site / "config.yaml")]
    here = ["--output", str(tmp_path / "here")]
    subprocess.run([sys.executable, "-m", "byline", "build", *where, *here], check=True, cwd=ROOT)
    assert "content is fine (5 warnings)" in told("check", *where)
    assert "Ada Lovelace: " in told("who", *where, "Ada Lovelace")
    assert "built " in told("build", *where, "--jobs", "2")
    assert golden(site / "output").keys() == tree(GOLDEN).keys()
    assert tree(site / "output") == tree(tmp_path / "here")
    assert "wrote " in told("new", *where, "paper", "notes")
    record = site / "content" / "papers" / "notes.yaml"
    assert b"\r" not in record.read_bytes()
    record.write_text("title: Łatest\nauthors: Ada Lovelace\nyear: 1844\n", "utf-8")
    told("build", *where)
    subprocess.run([sys.executable, "-m", "byline", "build", *where, *here], check=True, cwd=ROOT)
    assert "Łatest" in (site / "output" / "papers/notes/index.html").read_text("utf-8")
    assert tree(site / "output") == tree(tmp_path / "here")
    assert "removed " in told("clean", *where)
    assert {it.name for it in site.iterdir()} == {"config.yaml", "content"}


@contextmanager
def served(site: Path, *also: str) -> Iterator[str]:
    """The address at which a site is served on another system."""
    command = [*ELSEWHERE, "serve", "--config", str(site / "config.yaml"), "--quiet", *also]
    with subprocess.Popen(
        command, cwd=ROOT, env=CONSOLE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdout
        try:
            yield process.stdout.readline().decode().split()[1]
        finally:
            process.kill()


def page_at(address: str) -> str:
    """What is served at an address."""
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.netloc, timeout=A_WHILE)
    connection.request("GET", parts.path)
    return connection.getresponse().read().decode()


@pytest.mark.long
def test_a_site_is_served_there_and_follows_what_is_saved(site: Path) -> None:
    with served(site) as address:
        assert "Saved meanwhile" not in page_at(f"{address}papers/")
        paper = site / "content" / "papers" / "physical.yaml"
        text = re.sub(r"(?m)^title:.*$", "title: Saved meanwhile", paper.read_text("utf-8"))
        paper.write_text(text, "utf-8")
        end = time.monotonic() + A_WHILE
        while "Saved meanwhile" not in page_at(f"{address}papers/"):
            assert time.monotonic() < end
            time.sleep(0.1)


def _hold(output: Path) -> subprocess.Popen[bytes]:
    """A process that holds the lock of an output as another system does."""
    told = (
        "from tests.support.another_system import become; become()\n"
        "from pathlib import Path; import sys\n"
        "from byline.publish import Places, locked\n"
        "with locked(Places(Path(sys.argv[1]))): print('held', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", told, str(output)]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


@pytest.mark.long
def test_two_builds_do_not_write_at_once_there(site: Path) -> None:
    with _hold(site / "output") as holder:
        assert holder.stdout
        assert holder.stdin
        assert holder.stdout.readline() == b"held\n"
        command = [*ELSEWHERE, "build", "--no-search", "--config", str(site / "config.yaml")]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 1
        assert "another build is writing" in done.stderr
        holder.stdin.close()
    told("build", "--no-search", "--config", str(site / "config.yaml"))
