"""A planned site to the output: rendered, indexed, weighed and published."""

from collections import Counter
from collections.abc import Sequence

from byline.building.budget import SEARCH, TooLargeError, weigh, what_files_are_called
from byline.building.options import Options
from byline.building.pages import NO_TRACES, Traces, make_pages
from byline.building.prepare import Prepared
from byline.machine.stopwatch import Stopwatch
from byline.plan import PlannedFile
from byline.problems import Problem, errors_in
from byline.publish import Made, Stage
from byline.render.assets import Asset
from byline.search.indexing import index


def make(
    site: Prepared, stage: Stage, options: Options, watch: Stopwatch, before: Traces = NO_TRACES
) -> tuple[Traces, list[Problem]]:
    """Makes all of a prepared site, which is then the output; tells how, and of its size.
    `before` is how that output was made. Raises `TooLargeError` where it may not be so large."""
    with stage.opened():
        with watch.stage("survey"):
            stage.compare()
        with watch.stage("render", len(site.pages)):
            placed = _place(site.assets, site.files, stage)
            pages, traces = make_pages(
                site.renderer, site.pages, stage, before, options.jobs, watch.on_steps
            )
        with watch.stage("index"):
            searched = index(site.renderer.site, stage)
        made = [*placed, *pages, *searched]
        large = _large(site, made, options)
        if errors_in(large) or (options.strict and large):
            raise TooLargeError(large)
        with watch.stage("publish"):
            stage.publish(made)
    return traces, large


def _large(site: Prepared, made: Sequence[Made], options: Options) -> list[Problem]:
    """What is to be said of the site's size."""
    called = what_files_are_called(site.pages, site.files, site.assets)
    sizes: Counter[str] = Counter()
    for path, file in made:
        sizes[called.get(path, SEARCH)] += file.size  # only search makes what nobody planned
    config = site.renderer.site.library.config
    return weigh(sizes, len(made), config, options.config.name, options.most_bytes)


def _place(assets: Sequence[Asset], files: Sequence[PlannedFile], stage: Stage) -> list[Made]:
    """Writes what no template makes: assets, and the files that records name."""
    made = [stage.write(asset.address, asset.content) for asset in assets]
    for file in files:
        if file.attachment.data:
            made.append(stage.write(file.address, file.attachment.data))
        else:
            made.append(stage.copy(file.address, file.attachment.source))
    return made
