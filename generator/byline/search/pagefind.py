"""Pagefind, the program that indexes texts: the one place that knows how it is run."""

import errno
import os
import signal
import subprocess
import sys
from functools import partial
from importlib.metadata import version
from pathlib import Path

import pagefind_bin

from byline.machine.parallel import end_with_parent
from byline.machine.refusals import is_shortage
from byline.publish import PublishError

VERSION = version("pagefind-bin")
# One language for all, so that all stands in one index. Papers are in English more often than
# sites are; for other languages it only decides which endings of words count as the same.
LANGUAGE = "en"
# Seconds that it has: for itself, and so many pages in each. It takes some two hundred in one.
LONGEST, SLOWEST = 20.0, 25
LOOK = 0.5  # seconds between looks at what holds it up
_CAN_FORK = hasattr(os, "fork")
WITHOUT = "search can be left out with --no-search"
MAKE_ROOM = "the disk may be full: make room, and run it again; "


def make_bundle(pages: Path, bundle: Path) -> None:
    """Indexes a folder of pages; raises `PublishError` where that cannot be done."""
    where = ["--site", str(pages.absolute()), "--output-path", str(bundle.absolute())]
    how = ["--force-language", LANGUAGE, "--silent"]
    most = LONGEST + sum(1 for _page in pages.rglob("*.html")) / SLOWEST
    try:
        program = pagefind_bin.get_executable()
        process = subprocess.Popen(  # noqa: S603 - our own arguments
            [program, *where, *how],
            cwd=pages,  # it would take settings from a file where it runs
            preexec_fn=partial(end_with_parent, os.getpid()) if _CAN_FORK else None,
            env={name: it for name, it in os.environ.items() if not name.startswith("PAGEFIND_")},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            errors="replace",
        )
    except OSError as fault:
        if is_shortage(fault):
            raise
        said = f"the program pagefind does not run ({fault.strerror or fault})"
        raise _failure(said, "install Byline's parts again; ") from fault
    with process:
        try:
            said = _heard(process, most, bundle)
        except BaseException:
            process.kill()
            raise
    if process.returncode < 0:
        raise _ended(signal.Signals(-process.returncode).name, bundle)
    if process.returncode:
        said = said or f"it ended with {process.returncode}"
        raise _failure(f"pagefind, which was to write to {bundle}, says: {said}", MAKE_ROOM)


def _heard(process: "subprocess.Popen[str]", most: float, bundle: Path) -> str:
    """What the program said when it has ended. It waits for ever where it can make no file."""
    for _look in range(round(most / LOOK)):
        try:
            out, err = process.communicate(timeout=LOOK)
            return (err or out).strip()
        except subprocess.TimeoutExpired:
            if holds_no_more_files(bundle.parent):
                said = f"the disk of {bundle} holds as many files as it can"
                raise _failure(said, "make room, and run it again; ") from None
    said = f"the program pagefind, which writes to {bundle}, has not ended after {most:.0f} seconds"
    raise _failure(said, MAKE_ROOM)


def _ended(signal_name: str, bundle: Path) -> Exception:
    """Why the system ended the program, as far as its signal tells."""
    if signal_name == "SIGXFSZ":
        return OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(bundle))
    said = f"the system has ended the program pagefind ({signal_name}), as it does without memory"
    return _failure(said, "close other programs; ")


def holds_no_more_files(folder: Path) -> bool:
    """No file can be added where this folder is; some systems do not tell."""
    if sys.platform == "win32":
        return False
    state = os.statvfs(folder)
    return state.f_files > 0 and not state.f_favail


def incomplete(made: Path, fault: Exception) -> PublishError:
    """What Pagefind left is not what it says it makes: the disk may be full."""
    return _failure(f"what pagefind left in {made} is not whole ({fault})", MAKE_ROOM)


def _failure(what: str, remedy: str = "") -> PublishError:
    return PublishError(f"search cannot be made: {what}\n  {remedy}{WITHOUT}")
