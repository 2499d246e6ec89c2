"""One mutant tried: written, checked, built and judged; whatever is wrong comes back as faults."""

import shutil
import signal
import traceback
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple
from unittest.mock import patch

from byline.building.options import Options
from byline.cli.build import built
from byline.derive import shelves
from byline.machine.stopwatch import Stopwatch
from byline.search import texts
from byline.views import paper_list, search_way, ties

from tests.support.agreement import disagreements, templates_compiled_once, told_badly
from tests.support.fuzzing.judge import Fault, Judge
from tests.support.fuzzing.mutants import Mutant
from tests.support.fuzzing.sketch import CONFIG, Sketch, valid_site, write
from tests.support.sites_on_disk import tree

MOST_SECONDS = 10
# What harmless sites are built with, for the judge to learn what templates put on pages.
_HARMLESS = ({"search": True}, {"search": False}, {"for_disk": True}, {"base_url": "/a/"})


class TooSlowError(BaseException):
    """A mutant takes longer than any small site may; no handler of faults holds it up."""


class Ended(NamedTuple):
    """How a trial ended: refused, built or faulty, and all that is wrong."""

    how: str
    faults: list[Fault]


class Trial:
    """Where mutants are tried, one after another, in one folder; each build finds what the one
    before has left, as those of people do."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.judge = Judge()
        (folder / "site").mkdir(parents=True)
        self._learn()

    def of(self, mutant: Mutant, sketch: Sketch | None = None) -> Ended:
        """The mutant, or other files that are built as it is."""
        options = mutant.options(self.folder)
        write(mutant.sketch() if sketch is None else sketch, options.site)
        try:
            with _at_most(MOST_SECONDS):
                differs, report = disagreements(options)
        except (Exception, TooSlowError) as fault:
            return Ended("faulty", [_raised(fault)])
        faults = [Fault(it.partition("\n")[0], it) for it in differs]
        for problem in report.problems:
            faults += [Fault(it.partition(":")[0], it) for it in told_badly(problem, options.site)]
        if report.is_published:
            faults += self.judge.faults(options)
        how = "built" if report.is_published else "refused"
        return Ended("faulty" if faults else how, faults)

    def differs_from_clean(self, mutant: Mutant) -> list[Fault]:
        """Whether the output, after all that stood there before, is that of a clean build."""
        here = mutant.options(self.folder)
        there = Options(here.config, self.folder / "clean", **mutant.asked)
        forget(there.output)
        disagreements(there)
        one, other = tree(here.output), tree(there.output)
        differing = [name for name in sorted({*one, *other}) if one.get(name) != other.get(name)]
        return [Fault("not as a clean build", ", ".join(differing[:5]))] if differing else []

    def _learn(self) -> None:
        """Builds harmless sites: what their pages hold comes from templates."""
        site = valid_site()
        lean = {**site, CONFIG: site[CONFIG].replace(b"size: full", b"size: lean")}
        for sketch in (site, lean):
            for asked in _HARMLESS:
                write(sketch, self.folder / "site")
                options = Mutant((), asked).options(self.folder)
                assert built(options, Stopwatch()).is_published
                self.judge.learn(options.output)


def forget(output: Path) -> None:
    """Nothing is left of former builds."""
    shutil.rmtree(output, ignore_errors=True)
    shutil.rmtree(output.with_name(f".{output.name}.byline"), ignore_errors=True)


@contextmanager
def tools_of_trials(longest_list: int = shelves.LONGEST_LIST) -> Iterator[None]:
    """What makes builds of small sites quick: templates are compiled once, and pages for Pagefind
    are written for it and not indexed; and what makes their lists long: they are cut into parts
    from so many papers on."""

    def staged(kind: Any, documents: Any, ranks: Any, bundle: Path, _program: Path) -> None:
        pages = bundle.parent / "pages"
        texts.stage_pages(kind, documents, ranks, pages)
        shutil.rmtree(pages)

    with ExitStack() as tools:
        tools.enter_context(templates_compiled_once())
        tools.enter_context(patch.object(texts, "_make", staged))
        for module in (shelves, ties, search_way, paper_list):
            tools.enter_context(patch.object(module, "LONGEST_LIST", longest_list))
        yield


@contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    """Ends what takes longer, however much of the machine others take."""

    def end(_number: int, _frame: FrameType | None) -> None:
        raise TooSlowError(f"longer than {seconds} s")

    before = signal.signal(signal.SIGPROF, end)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _raised(fault: BaseException) -> Fault:
    """What was raised, by the place in the engine where that was."""
    frames = traceback.extract_tb(fault.__traceback__)
    own = [it for it in frames if "/byline/" in it.filename or "/templates/" in it.filename]
    place = f"{Path(own[-1].filename).name}:{own[-1].name}" if own else "elsewhere"
    said = "".join(traceback.format_exception(fault))
    return Fault(f"raised {type(fault).__name__} in {place}", said)
