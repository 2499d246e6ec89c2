"""A small site that is published in a process of its own, which is stopped where a test says.

Pages are planned and templates read before the process starts, so what it does is publishing.
"""

import ctypes
import os
import re
import signal
import subprocess
import time
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from byline.building.check import check
from byline.building.make import make
from byline.building.options import Options
from byline.building.prepare import Prepared, prepare
from byline.machine.stopwatch import Stopwatch
from byline.publish import PublishError, Stage

from tests.support.sites_on_disk import tree, write_site
from tests.support.tools import need

# What changes files. Of openat, only calls that make a file.
CHANGES = ("openat", "mkdir", "mkdirat", "write", "unlink", "unlinkat", "rmdir", "rename",
           "renameat", "renameat2", "link", "linkat", "fsync", "syncfs", "sendfile",
           "copy_file_range", "ftruncate")  # fmt: skip
TOLD, FAILED = 3, 4
_PR_SET_PTRACER, _ANY = 0x59616D61, ctypes.c_ulong(-1)


@dataclass(frozen=True, slots=True)
class Edition:
    """A site ready to be published, and the files that it must then have."""

    site: Prepared
    files: dict[str, bytes]

    def publish(self, output: Path, jobs: int = 1) -> None:
        """Publishes it, with all that a build does."""
        options = Options(Path("config.yaml"), output, jobs=jobs)
        make(self.site, Stage(output), options, Stopwatch())


@dataclass(frozen=True, slots=True)
class Call:
    """A system call that changes files: which of the calls of this name it is."""

    name: str
    number: int


@dataclass(frozen=True, slots=True)
class Ending:
    """How a process ended, and what strace wrote."""

    status: int
    log: str


def edition(folder: Path, number: int, *, search: bool = False) -> Edition:
    """An edition of a site of three papers: it changed one of them, and has one of its own."""
    titles = {f"p{paper}": "Changed" if paper == number else "Same" for paper in range(3)}
    titles[f"own{number}"] = "Own"
    records = {
        f"papers/{paper}.yaml": {"title": title, "authors": "Ada", "year": 2020}
        for paper, title in titles.items()
    }
    config = write_site(folder / str(number), records) / "config.yaml"
    options = Options(config, folder / f"clean-{number}", search=search)
    library, problems, *_ = check(options, Stopwatch())
    assert library, problems
    site = prepare(options, library)
    make(site, Stage(options.output), options, Stopwatch())
    return Edition(site, tree(options.output))


def forked(work: Callable[[], object]) -> tuple[int, Callable[[], None]]:
    """A process that does the work once it is started: its number, and what starts it."""
    reader, writer = os.pipe()
    process = os.fork()
    if process:
        os.close(reader)

        def start() -> None:
            os.write(writer, b"x")
            os.close(writer)

        return process, start
    try:  # in the new process, which must never return
        ctypes.CDLL(None).prctl(_PR_SET_PTRACER, _ANY, 0, 0, 0)
        os.read(reader, 1)
        work()
        os._exit(0)
    except PublishError:
        os._exit(TOLD)
    except BaseException:
        traceback.print_exc()
        os._exit(FAILED)


def traced(work: Callable[[], object], log: Path, *injections: str) -> Ending:
    """The work, done by a process whose system calls strace watches and tampers with; programs
    that it runs make calls of their own, in no fixed order, and are left alone."""
    names = ",".join(f"?{name}" for name in CHANGES)
    asked = [part for text in injections for part in ("-e", f"inject={text}")]
    process, start = forked(work)
    command = [need("strace", "strace"), "-p", str(process), "-o", str(log), "-e", names]
    with subprocess.Popen([*command, *asked], stderr=subprocess.PIPE, text=True) as strace:
        assert strace.stderr
        said = strace.stderr.readline()
        start()
        status = ending_of(process)
    assert "attached" in said, f"strace cannot watch processes here: {said}"
    return Ending(status, log.read_text("utf-8", "replace"))


def ending_of(process: int) -> int:
    """Waits for a process; its exit code, or the negative number of what killed it."""
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def calls(work: Callable[[], object], log: Path) -> list[Call]:
    """Every call by which the work changes files, in order."""
    ending = traced(work, log)
    assert ending.status == 0, ending.log
    counted: Counter[str] = Counter()
    found = []
    for line in ending.log.splitlines():
        match = re.match(r"(\w+)\(", line)
        if match:
            name = match[1]
            counted[name] += 1
            if name != "openat" or "O_CREAT" in line:
                found.append(Call(name, counted[name]))
    return found


def killed_after(work: Callable[[], object], seconds: float) -> int:
    """The work, done by a process that is killed after a while; how that ended."""
    process, start = forked(work)
    start()
    time.sleep(seconds)
    os.kill(process, signal.SIGKILL)
    return ending_of(process)
