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
_CAN_FORK = hasattr(os, "fork")
WITHOUT = "search can be left out with --no-search"


def make_bundle(pages: Path, bundle: Path) -> None:
    """Indexes a folder of pages; raises `PublishError` where that cannot be done."""
    where = ["--site", str(pages.absolute()), "--output-path", str(bundle.absolute())]
    how = ["--force-language", LANGUAGE, "--silent"]
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
            check=False,
        )
    except OSError as fault:
        said = fault.strerror or str(fault)
        raise PublishError(
            f"search cannot be made: the program pagefind does not run ({said});\n"
            f"  install Byline's parts again; {WITHOUT}"
        ) from fault
    if done.returncode:
        said = (done.stderr or done.stdout).strip() or f"it ended with {done.returncode}"
        raise PublishError(f"search cannot be made: pagefind says: {said}\n  {WITHOUT}")
