"""Imports as tests do them: works brought into a site on disk, and commands run there."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from byline.cli import main
from byline.importers.bring_in import do, what_is_there
from byline.importers.grouping import Likely
from byline.importers.proposal import Proposal, ToldWork
from byline.importers.propose import propose
from byline.importers.works import SourceWork
from byline.setup.new_site import is_example
from click.testing import CliRunner, Result

from tests.support.given_works import given_work
from tests.support.sites_on_disk import tree, write_site

DAY = "2026-01-02"
BIB = "papers.bib"
NOTES = """\
@article{ada43, author = {Ada Lovelace}, title = {Notes on the Engine}, journal = {Memoirs},
  year = 1843}
"""
MAPS = "@misc{maps, author = {Mary Somerville}, title = {Maps of Other Worlds}, year = 1850}\n"


class AtATerminal(BytesIO):
    """What somebody types at a terminal."""

    def isatty(self) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class SiteOnDisk:
    """A site into which works are brought."""

    folder: Path

    @property
    def content(self) -> dict[str, bytes]:
        """Every file of its content, with what is remembered beside the records."""
        return tree(self.folder / "content")

    @property
    def records(self) -> dict[str, str]:
        """The files of its records alone."""
        return {name: it.decode() for name, it in self.content.items() if name[0] != "."}

    def run(self, *arguments: str, typed: str | None = None, piped: bytes = b"") -> Result:
        """A command as it runs there; `typed` is what somebody answers at a terminal."""
        command, *others = arguments
        stdin = BytesIO(piped) if typed is None else AtATerminal(typed.encode())
        where = ["--config", str(self.folder / "config.yaml"), *others]
        return CliRunner().invoke(main, [command, *where], input=stdin)

    def write(self, name: str, text: str) -> str:
        """A file within the site, and the way to it."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return str(path)

    def proposal(
        self, told: Iterable[ToldWork], *, day: str = DAY, likely: Likely = Likely.HOLD
    ) -> Proposal:
        """What works would do to it."""
        before = what_is_there(self.folder / "config.yaml", 1, is_example)
        return propose(before, list(told), likely=likely, today=day)

    def bring(
        self, told: Iterable[ToldWork], *, day: str = DAY, likely: Likely = Likely.HOLD
    ) -> Proposal:
        """Brings works into it, and says what that did."""
        proposal = self.proposal(told, day=day, likely=likely)
        do(self.folder / "config.yaml", proposal)
        return proposal


def a_site(folder: Path, records: dict[str, Any] | None = None, **config: Any) -> SiteOnDisk:
    """A site with these records, and with none where nothing is said."""
    return SiteOnDisk(write_site(folder, records or {}, **config))


def told(source: str = BIB, service: str = "", /, **fields: Any) -> ToldWork:
    """A work of a source, by its fields, as `given_work` has them."""
    return ToldWork(source, given_work(fields), service)


def told_by(source: str, works: Iterable[SourceWork], service: str = "") -> list[ToldWork]:
    """Works of a source."""
    return [ToldWork(source, it, service) for it in works]


@contextmanager
def a_new_site() -> Iterator[SiteOnDisk]:
    """A site with nothing in it, while it is needed."""
    with TemporaryDirectory() as folder:
        yield a_site(Path(folder) / "site")
