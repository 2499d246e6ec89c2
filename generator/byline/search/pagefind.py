"""Pagefind, the program that indexes texts: the one place that knows how it is run."""

import os
import subprocess
from functools import partial
from importlib.metadata import version
from pathlib import Path

import pagefind_bin

from byline.machine.parallel import end_with_parent
from byline.publish import PublishError

VERSION = version("pagefind-bin")
# One language for all, so that all stands in one index. Papers are in English more often than
# sites are; for other languages it only decides which endings of words count as the same.
LANGUAGE = "en"
# Seconds that it has: for itself, and so many pages in each. It takes some two hundred in one.
LONGEST, SLOWEST = 20.0, 25
_CAN_FORK = hasattr(os, "fork")
WITHOUT = "search can be left out with --no-search"


def make_bundle(pages: Path, bundle: Path) -> None:
    """Indexes a folder of pages; raises `PublishError` where that cannot be done."""
    where = ["--site", str(pages.absolute()), "--output-path", str(bundle.absolute())]
    how = ["--force-language", LANGUAGE, "--silent"]
    most = LONGEST + sum(1 for _page in pages.rglob("*.html")) / SLOWEST
    try:
        program = pagefind_bin.get_executable()
        done = subprocess.run(  # noqa: S603 - our own arguments
            [program, *where, *how],
            cwd=pages,  # it would take settings from a file where it runs
            preexec_fn=partial(end_with_parent, os.getpid()) if _CAN_FORK else None,
            env={name: it for name, it in os.environ.items() if not name.startswith("PAGEFIND_")},
            capture_output=True,
            text=True,
            errors="replace",
            timeout=most,
            check=False,
        )
    except subprocess.TimeoutExpired as fault:
        raise _failure(f"the program pagefind has not ended after {most:.0f} seconds") from fault
    except OSError as fault:
        said = f"the program pagefind does not run ({fault.strerror or fault})"
        raise _failure(said, "install Byline's parts again; ") from fault
    if done.returncode:
        said = (done.stderr or done.stdout).strip() or f"it ended with {done.returncode}"
        raise _failure(f"pagefind says: {said}")


def incomplete(fault: Exception) -> PublishError:
    """What Pagefind left is not what it says it makes: the disk may be full."""
    return _failure(f"what pagefind made is not whole; the disk may be full ({fault})")


def _failure(what: str, remedy: str = "") -> PublishError:
    return PublishError(f"search cannot be made: {what}\n  {remedy}{WITHOUT}")
