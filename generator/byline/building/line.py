"""The straight line, from files of records to the output; ARCHITECTURE.md draws it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from byline.building.budget import SEARCH, TooLargeError, suggestion, weigh, what_files_are_called
from byline.building.options import Options, Report
from byline.building.pages import NO_TRACES, Traces, keep_traces, make_pages, recall_traces
from byline.building.unchanged import inputs, keep_last
from byline.cache.program import digest
from byline.cache.store import keep_readings, recall_readings
from byline.derive.figures import Comparison, figures, keep_comparison, recall_comparison
from byline.derive.lean import lean
from byline.derive.shelves import shelves
from byline.derive.similarity import Near
from byline.library.link import Resolution, link
from byline.library.model import Library
from byline.machine import collector
from byline.machine.stopwatch import Watch
from byline.plan import PlannedFile, files, plan
from byline.problems import Problem, errors_in, in_order
from byline.publish import Made, Stage, refuse_sources
from byline.reading.attachments import attach, attach_logo
from byline.reading.find import find_files
from byline.reading.locate import locate
from byline.reading.read import NOTHING_KNOWN, Known, kept_lines, read
from byline.reading.validate import read_config
from byline.records.config import SCHEMA, Config
from byline.render.assets import Asset, scripts, stylesheet
from byline.render.folders import template_folders
from byline.render.renderer import Renderer
from byline.render.sitemap import for_search_engines
from byline.render.targets import Linking
from byline.render.templates import environment
from byline.search.indexing import index, without_search
from byline.site import Planned, Site, noting
from byline.views import kinds

# Where config.yaml has an error, the records are linked all the same, to tell all in one run.
STAND_IN = Config.model_validate({"schema": SCHEMA, "title": "-"})


class Memory(NamedTuple):
    """What reading and linking nearly the same files again may start from."""

    files: Known = NOTHING_KNOWN
    resolution: Resolution | None = None


NO_MEMORY = Memory()


class Checked(NamedTuple):
    """The library, unless content has an error; all that is wrong, with places, in order; and
    what to remember of it."""

    library: Library | None
    problems: tuple[Problem, ...]
    memory: Memory


@dataclass(frozen=True, slots=True)
class Prepared:
    """A whole site, planned; nothing of it is made yet but what all pages share."""

    pages: tuple[Planned, ...]
    files: tuple[PlannedFile, ...]
    assets: tuple[Asset, ...]
    renderer: Renderer


@collector.at_rest()
def check(options: Options, watch: Watch, memory: Memory = NO_MEMORY) -> Checked:
    """Reads and links all records, but for what is remembered and still the same."""
    with watch.stage("find"):
        config, problems = read_config(options.config)
        if config and not options.search:
            config = without_search(config)
        if config and config.is_lean:
            config = lean(config)
        sources, misplaced = find_files(options.site)
    with watch.stage("read", len(sources)):
        reading = read(sources, options.jobs, watch.on_steps, memory.files)
    with watch.stage("attach"):
        attachments, unfit = attach(options.site, reading.entries, options.jobs)
        logo, no_logo = attach_logo(options.site, config or STAND_IN, options.config.name)
    with watch.stage("link"):
        linked = link(
            config or STAND_IN,
            reading.entries,
            config_file=options.config.name,
            broken=reading.broken,
            drafts=options.drafts,
            attachments=attachments,
            logo=logo,
            before=memory.resolution,
        )
    problems += [*misplaced, *reading.problems, *unfit, *no_logo, *linked.problems]
    found = tuple(in_order(locate(problems, options.site)))
    library = None if errors_in(found) else linked.library
    return Checked(library, found, Memory(reading.files, linked.resolution))


@collector.at_rest()
def build(options: Options, watch: Watch) -> Report:
    """Builds the site into the output; raises `PublishError` where that cannot be written."""
    refuse_sources(options.output, [options.site / "content", options.site / "templates"])
    stage, made_from = Stage(options.output), inputs(options)
    side, engine = stage.places.side, digest()
    kept = recall_readings(side, engine)
    found = check(options, watch, Memory(kept))
    library, problems = found.library, found.problems
    if library is None or (options.strict and problems):
        return Report(problems, Counter(), is_published=False)
    with watch.stage("keep"):
        if (lines := kept_lines(found.memory.files)).keys() != kept.keys():
            with stage.opened():
                keep_readings(side, engine, lines)
    del found, kept, lines  # pages need the room
    with watch.stage("plan"):
        last = recall_comparison(side, engine)
        comparison = Comparison(library, last)
        site = prepare(options, library, comparison)
    with watch.stage("figures"):
        compared = comparison.compare()
    try:
        traces, large = publish(site, stage, options, watch, recall_traces(side, engine))
    except TooLargeError as fault:
        return Report(_together(problems, fault.problems), Counter(), is_published=False)
    with watch.stage("keep"):
        keep_traces(side, engine, traces)
        if compared is not last:
            keep_comparison(side, engine, compared)
        pages = Counter(page.kind for page in site.pages if page.kind in kinds.PAGE_KINDS)
        remark = suggestion(len(library.works), library.config)
        report = Report(_together(problems, large), pages, is_published=True, remark=remark)
        keep_last(options, made_from, report, stage.last)
    return report


@collector.at_rest()
def prepare(
    options: Options, library: Library, nearness: Mapping[str, Near] | None = None
) -> Prepared:
    """The pages and files of a library, and what makes them; `nearness` is what is near to each
    paper, where somebody has found that already."""
    base = full_base(library.config, options.base_url)
    on_shelves = shelves(library)
    site = noting(Site(library, on_shelves, figures(library, nearness), base))
    pages = plan(library, on_shelves)
    beside_pages = files(library, pages)
    folders = template_folders(options.site)
    search = library.config.features.search
    style = stylesheet(folders, library.config.theme.accent, search=search)
    assets = (style, *scripts(folders, search=search))
    assets += for_search_engines(pages, base)
    linking = Linking(options.for_disk, base_path(library.config, options.base_url))
    renderer = Renderer(site, pages, assets, environment(folders), linking, beside_pages)
    return Prepared(pages, beside_pages, assets, renderer)


def publish(
    site: Prepared, stage: Stage, options: Options, watch: Watch, before: Traces = NO_TRACES
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


def _together(found: Sequence[Problem], large: Sequence[Problem]) -> tuple[Problem, ...]:
    return tuple(in_order([*found, *large])) if large else tuple(found)


def _place(assets: Sequence[Asset], files: Sequence[PlannedFile], stage: Stage) -> list[Made]:
    """Writes what no template makes: assets, and the files that records name."""
    made = [stage.write(asset.address, asset.content) for asset in assets]
    for file in files:
        if file.attachment.data:
            made.append(stage.write(file.address, file.attachment.data))
        else:
            made.append(stage.copy(file.address, file.attachment.source))
    return made


def base_path(config: Config | None, base_url: str | None) -> str:
    """Where the site stands on its host: '/' or '/some/path/'."""
    given = base_url or (config and config.base_url) or ""
    path = urlsplit(given).path.strip("/")
    return f"/{path}/" if path else "/"


def full_base(config: Config, base_url: str | None) -> str:
    """The full address of home; '' where nothing says on which host the site stands.

    An asked address may be a path alone: the host is then that of the configuration.
    """
    host = urlsplit(urljoin(config.base_url or "", base_url or ""))
    if not host.netloc:
        return ""
    return f"{host.scheme}://{host.netloc}{base_path(config, base_url)}"
