"""What a build is asked for, and how it ended."""

import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from byline.problems import MOST_OF_FILE, Problem

GITHUB_PAGES = 1_000_000_000  # bytes that it publishes of a site at most


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asks of a build. The site is the folder of its configuration;
    `most_bytes` may be published of it; `tells_all` asks for each problem, however many; `force`
    for an output that holds what no build put there, which is kept beside the new one."""

    config: Path
    output: Path
    base_url: str | None = None
    for_disk: bool = False
    jobs: int = 1
    drafts: bool = False
    strict: bool = False
    search: bool = True
    analytics: bool = True
    most_bytes: int = GITHUB_PAGES
    tells_all: bool = False
    force: bool = False

    @property
    def most_told(self) -> int:
        """How many problems of a file are told; of others, how many they are."""
        return sys.maxsize if self.tells_all else MOST_OF_FILE

    @property
    def site(self) -> Path:
        """The folder that holds content and templates."""
        return self.config.parent


@dataclass(frozen=True, slots=True)
class Report:
    """How a build ended: what is wrong, and the pages by kind if it was published; and a remark
    for whoever built it, if there is one."""

    problems: tuple[Problem, ...]
    pages: Counter[str]
    is_published: bool
    remark: str = ""
