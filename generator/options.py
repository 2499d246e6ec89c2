"""What a build is asked for, and how it ended."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from generator.problems import Problem


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asks of a build. The site is the folder of its configuration."""

    config: Path
    output: Path
    base_url: str | None = None
    for_disk: bool = False
    jobs: int = 1
    drafts: bool = False
    strict: bool = False
    search: bool = True

    @property
    def site(self) -> Path:
        """The folder that holds content and templates."""
        return self.config.parent


@dataclass(frozen=True, slots=True)
class Report:
    """How a build ended: what is wrong, and the pages by kind if it was published."""

    problems: tuple[Problem, ...]
    pages: Counter[str]
    is_published: bool
