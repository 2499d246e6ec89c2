"""The straight line, from files of records to the output; ARCHITECTURE.md draws it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from byline.building.budget import TooLargeError, analytics_cost, suggestion
from byline.building.check import Memory, check
from byline.building.last_build import LastBuild
from byline.building.make import make
from byline.building.options import Options, Report
from byline.building.prepare import prepare
from byline.derive.figures import Comparison
from byline.library.model import Library
from byline.machine import collector
from byline.machine.stopwatch import Stopwatch
from byline.problems import Problem, in_order
from byline.publish import refuse_sources
from byline.render.folders import KEPT, OWN_TEMPLATES
from byline.views import kinds


@collector.at_rest()
def build(options: Options, watch: Stopwatch) -> Report:
    """Builds the site into the output; raises `PublishError` where that cannot be written."""
    sources = ("content", OWN_TEMPLATES, KEPT)
    refuse_sources(options.output, [options.site / it for it in sources])
    last = LastBuild(options)
    library, problems, named = _read_and_link(options, watch, last)
    if library is None:
        return _not_published(problems)
    comparison = Comparison(library, last.comparison())
    with watch.stage("plan"):
        site = prepare(options, library, comparison)
    with watch.stage("figures"):
        compared = comparison.compare()
    try:
        traces, large = make(site, last.stage, options, watch, last.traces())
    except TooLargeError as failure:
        return _not_published([*problems, *failure.problems])
    report = Report(
        problems=tuple(in_order([*problems, *large])),
        pages=Counter(page.kind for page in site.pages if page.kind in kinds.PAGE_KINDS),
        is_published=True,
        remark="\n".join(filter(None, _remarks(library))),
    )
    with watch.stage("keep"):
        last.keep(traces, compared, report, named)
    return _telling_of_kept(report, last.stage.kept)


def _read_and_link(
    options: Options, watch: Stopwatch, last: LastBuild
) -> tuple[Library | None, tuple[Problem, ...], frozenset[Path]]:
    """The library, unless something stops the build, all that is wrong with content, and the
    files that records name."""
    library, problems, memory = check(options, watch, Memory(last.readings()))
    if library is None or (options.strict and problems):
        return None, problems, memory.named
    with watch.stage("keep"):
        last.keep_readings(memory.files)
    return library, problems, memory.named


def _remarks(library: Library) -> tuple[str, str]:
    """What whoever builds is told of the site's size and of what it costs readers."""
    analytics = library.config.analytics
    cost = analytics_cost(analytics.host) if analytics else ""
    return suggestion(len(library.works), library.config), cost


def _telling_of_kept(report: Report, kept: Path | None) -> Report:
    """The report; it remarks on where the last output is kept, if it was set aside."""
    if not kept:
        return report
    told = f"what stood there before is kept in {kept}"
    return replace(report, remark=f"{report.remark}\n{told}".strip())


def _not_published(problems: Iterable[Problem]) -> Report:
    return Report(tuple(in_order(problems)), Counter(), is_published=False)
