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
from byline.reading.attachments import Attachment
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
        large = _large(site, [*placed, *pages], searched, options)
        if errors_in(large) or (options.strict and large):
            raise TooLargeError(large)
        with watch.stage("publish"):
            stage.publish([*placed, *pages, *searched])
    return traces, large


def _large(
    site: Prepared, planned: Sequence[Made], searched: Sequence[Made], options: Options
) -> list[Problem]:
    """What is to be said of the site's size; what search made is in no plan."""
    called = what_files_are_called(site.pages, site.files, site.assets)
    sizes = Counter({SEARCH: sum(file.size for _path, file in searched)})
    for path, file in planned:
        sizes[called[path]] += file.size
    config, files = site.renderer.site.library.config, len(planned) + len(searched)
    return weigh(+sizes, files, config, options.config.name, options.most_bytes)


def _place(assets: Sequence[Asset], files: Sequence[PlannedFile], stage: Stage) -> list[Made]:
    """Writes what no template makes: assets, and the files that records name."""
    made = [stage.write(asset.address, asset.content) for asset in assets]
    return made + [_placed(file.address, file.attachment, stage) for file in files]


def _placed(address: str, file: Attachment, stage: Stage) -> Made:
    """Writes a file that was made, copies what is published of any other."""
    if file.data:
        return stage.write(address, file.data)
    if file.excerpt:
        return stage.copy_excerpt(address, file.source, file.excerpt)
    return stage.copy(address, file.source)
