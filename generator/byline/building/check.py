"""Files to the library: found, read, attached and linked; `byline check` ends here."""

from pathlib import Path
from typing import NamedTuple

from byline import SCHEMA
from byline.building.options import Options
from byline.building.settings import holding
from byline.library.link import Resolution, link
from byline.library.model import Library
from byline.library.rules import TEMPLATES
from byline.machine import collector
from byline.machine.stopwatch import Stopwatch
from byline.own.templates import own_templates
from byline.problems import Problem, bounded, errors_in, in_order
from byline.reading.attachments import attach, attach_icon, attach_logo
from byline.reading.find import find_files
from byline.reading.locate import locate
from byline.reading.read import NOTHING_KNOWN, Known, read
from byline.reading.rule import problems_by
from byline.reading.validate import read_config
from byline.records.config import Config
from byline.records.in_force import without_analytics, without_search

# Where config.yaml has an error, the records are linked all the same, to tell all in one run.
STAND_IN = Config.model_validate({"schema": SCHEMA, "title": "-"})


class Memory(NamedTuple):
    """What reading and linking nearly the same files again may start from, and the files that
    records named."""

    files: Known = NOTHING_KNOWN
    resolution: Resolution | None = None
    named: frozenset[Path] = frozenset()


NO_MEMORY = Memory()


class Checked(NamedTuple):
    """The library, unless content has an error; all that is wrong, with places, in order; and
    what to remember of it."""

    library: Library | None
    problems: tuple[Problem, ...]
    memory: Memory


@collector.at_rest()
def check(options: Options, watch: Stopwatch, memory: Memory = NO_MEMORY) -> Checked:
    """Reads and links all records, but for what is remembered and still the same."""
    with watch.stage("find"):
        config, problems = read_config(options.config, options.most_told)
        if config and not options.search:
            config = without_search(config)
        if config and not options.analytics:
            config = without_analytics(config)
        sources, misplaced = find_files(options.site)
    with watch.stage("read", len(sources)):
        reading = read(sources, options.jobs, watch.on_steps, memory.files, options.most_told)
    if config:
        config = holding(config, reading.entries, drafts=options.drafts)
    with watch.stage("attach"):
        attachments, unfit = attach(options.site, reading.entries, options.jobs)
        facts, name = config or STAND_IN, options.config.name
        logo, no_logo = attach_logo(options.site, facts, name)
        icons, no_icon = attach_icon(options.site, facts, name, logo)
    with watch.stage("link"):
        linked = link(
            facts,
            reading.entries,
            config_file=name,
            broken=reading.broken,
            drafts=options.drafts,
            attachments=attachments,
            logo=logo,
            icons=icons,
            before=memory.resolution,
        )
    problems += [*misplaced, *reading.problems, *unfit, *no_logo, *no_icon, *linked.problems]
    for template in own_templates(options.site, facts):
        problems += problems_by(TEMPLATES, template)
    found = problems if options.tells_all else bounded(problems)
    told = tuple(in_order(locate(found, options.site)))
    library = None if errors_in(told) else linked.library
    named = {it.source for files in attachments.values() for it in files.values()}
    named |= {it.source for it in (logo, *icons) if it}
    return Checked(library, told, Memory(reading.files, linked.resolution, frozenset(named)))
