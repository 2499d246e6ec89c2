"""Builds by a process of which the system limits what it may have."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from byline.publish import Places

from tests.support.places import ROOT
from tests.support.sites_on_disk import build_site, tree, write_site
from tests.support.tools import need

if sys.platform != "win32":
    import resource

PAPERS = 40
MOST_SECONDS = 30.0


@dataclass(slots=True)
class Scene:
    """A site that was built once and has changed since, and how builds of it ended."""

    folder: Path
    failed: int = 0
    fitted: int = 0
    old: dict[str, bytes] = field(default_factory=dict)
    new: dict[str, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._edit("old")
        build_site(self.site, self.folder / "old" / "output")
        self.old = tree(self.folder / "old" / "output")
        self._edit("new")
        build_site(self.site, self.folder / "new" / "output")
        self.new = tree(self.folder / "new" / "output")

    @property
    def site(self) -> Path:
        return self.folder / "site"

    @property
    def places(self) -> Places:
        return Places(self.folder / "here" / "output")

    def renewed(self) -> Places:
        """The old site, as it was left by the build of it."""
        shutil.rmtree(self.folder / "here", ignore_errors=True)
        shutil.copytree(self.folder / "old", self.folder / "here")
        return self.places

    def build(self, before: Sequence[str] = (), jobs: int = 2, **limits: int) -> str:
        """What a build says under limits of `resource`, run by a command that has its own: within
        half a minute, in words, and it leaves the old site whole, or the new one."""
        began = time.monotonic()
        where = ["--config", str(self.site / "config.yaml"), "--output", str(self.places.output)]
        done = subprocess.run(
            [*before, sys.executable, "-m", "generator", "build", "--quiet", "--jobs", str(jobs),
             *where],
            cwd=ROOT,
            capture_output=True,
            text=True,
            preexec_fn=partial(_limit, limits),
            env={name: it for name, it in os.environ.items() if not name.startswith("OPENBLAS")},
            timeout=MOST_SECONDS,
        )  # fmt: skip
        about = f"{limits} after {time.monotonic() - began:.1f} s: {done.stderr}"
        if done.returncode:
            self.failed += 1
            what, *todo = done.stderr.rstrip("\n").split("\n")
            assert done.returncode == 1, about
            assert what.startswith("byline: "), about
            assert todo, about
            assert all(line.startswith("  ") for line in todo), about
        else:
            self.fitted += 1
            assert not done.stderr, about
        assert tree(self.places.output) == (self.old if done.returncode else self.new), about
        return done.stderr

    def assert_healed(self) -> None:
        """Without limits the next build makes the new site."""
        assert not self.build()
        self.fitted -= 1

    def _edit(self, edition: str) -> None:
        words = " ".join(f"{edition}{number}" for number in range(200))
        records = {
            f"papers/p{at}.yaml": {
                "title": f"Title {at}, {edition}",
                "authors": [f"Author{at} Own", f"Other{at % 7} Of Many"],
                "year": 2000 + at % 9,
                "abstract": f"{at} {words}",
            }
            for at in range(PAPERS)
        }
        write_site(self.site, records)


def bound_by_permissions() -> list[str]:
    """What runs a command as somebody to whom permissions apply: root gives up what sets it above
    them."""
    if os.geteuid():
        return []
    given_up = "-dac_override,-dac_read_search"
    setpriv = need("setpriv", "util-linux")
    return [setpriv, f"--inh-caps={given_up}", f"--bounding-set={given_up}"]


def _limit(limits: dict[str, int]) -> None:
    for name, most in limits.items():
        resource.setrlimit(getattr(resource, name), (most, most))
