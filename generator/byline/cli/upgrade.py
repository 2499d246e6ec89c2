"""byline upgrade."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from byline import SCHEMA, TEMPLATES_CONTRACT, VERSION
from byline.building.check import check
from byline.building.line import build
from byline.building.options import Options
from byline.cli.options import config_option, jobs_option, output_of, output_option
from byline.cli.output import count, fail, number, say, show
from byline.machine.stopwatch import Stopwatch
from byline.own.note import SiteNote, write_note
from byline.problems import errors_in
from byline.publish.disk import write_text_whole
from byline.setup import git, move_over
from byline.setup.changes import CHANGES
from byline.setup.compare import Seen, compared, outline
from byline.setup.in_words import comparison_lines, move_lines, record_lines, upgrade_lines
from byline.setup.keep import schemas_to_write
from byline.setup.old_site import NoOldSiteError, build_with_pin, last_build_fits
from byline.setup.pin import NAME, engine_pin
from byline.setup.upgrade import (
    Engine,
    Upgrade,
    Versions,
    facts_as_new,
    upgrade_of,
    write_upgrade,
)

_NOW = Versions(VERSION, SCHEMA, TEMPLATES_CONTRACT)


@click.command(name="upgrade")
@config_option
@output_option
@jobs_option
@click.option("--engine", default="", help="What to install, as requirements.txt says it.")
@click.option("--yes", is_flag=True, help="Do it; without it, only say what would be done.")
@click.option("--compare/--no-compare", default=None, help="Build the site before and after.")
@click.option(
    "--old",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="The site as it was built before, to compare with.",
)
@click.option(
    "--from-copy", is_flag=True, help="Take the site out of a copy of Byline's repository."
)
@click.option("--copied-at", default="", help="The commit that last brought Byline into the copy.")
@click.option("--keep-content", is_flag=True, help="Keep all records of a copy, samples too.")
@click.option("--no-git", is_flag=True, help="Take out files of a copy that no git has kept.")
def upgrade_command(
    config: Path,
    output: Path | None,
    jobs: int,
    engine: str,
    yes: bool,
    compare: bool | None,
    old: Path | None,
    from_copy: bool,
    copied_at: str,
    keep_content: bool,
    no_git: bool,
) -> None:
    """Bring a site to the Byline that runs: records, workflows, the version in requirements.txt.

    It says what it would do, and does it with --yes.
    """
    options = Options(config, output_of(config, output), jobs=jobs)
    to = Engine(_NOW, CHANGES, engine)
    if from_copy:
        _move(options, to, _moving(options.site, engine, copied_at, keep_content, no_git), yes)
        return
    move_over.refuse_a_copy(options.site)
    planned = upgrade_of(options.site, to)
    for line in upgrade_lines(planned):
        say(line)
    if not planned.is_needed:
        say("the site is of this version already; schemas are written anew with --yes")
    compares = bool(old or (yes and planned.is_needed)) if compare is None else compare
    with _before(options, planned, old) if compares else _nothing() as before:
        if yes:
            write_upgrade(options.site, planned)
            _finish(options, planned.note)
        if before:
            made_by, seen, work = before
            after = options if yes else _as_after(options, planned, work)
            _compare(replace(after, output=work / "new"), made_by, seen)
    say(f"\n{'done' if yes else 'nothing is written yet; to do it: byline upgrade --yes'}")


def _finish(options: Options, note: SiteNote) -> None:
    """What is made from the records as they are now, and last of all the note."""
    library, problems, *_ = check(options, Stopwatch())
    if library:
        for path, text in schemas_to_write(library).items():
            write_text_whole(options.site / path, text)
    write_note(options.site, note)
    if library is None:
        show(problems, quiet=True)
        found = count(problems, strict=False)
        fail(f"all is written, but content has {found}: mend that, then run byline schema")


@contextmanager
def _nothing() -> Iterator[None]:
    yield None


@contextmanager
def _before(
    options: Options, planned: Upgrade, old: Path | None
) -> Iterator[tuple[str, dict[str, Seen] | None, Path]]:
    """Who made the site of before, what it holds, and a folder to work in. It is looked at before
    anything changes."""
    with TemporaryDirectory(prefix="byline-upgrade-") as folder:
        work = Path(folder)
        if old:
            yield f"{old}", outline(old), work
        elif last_build_fits(options.site, options.output):
            yield f"the last build, {options.output}", outline(options.output), work
        else:
            yield *_built_before(options, planned, work), work


def _built_before(
    options: Options, planned: Upgrade, work: Path
) -> tuple[str, dict[str, Seen] | None]:
    pin = f"{NAME}=={planned.before.engine}" if planned.before.engine else ""
    found = planned.requirements
    if found and planned.before.engine:
        pin = found.of_version(planned.before.engine) or pin
    if not pin:
        return "nobody noted which Byline made the site before", None
    try:
        return f"what {pin} makes", outline(build_with_pin(pin, options.config, work))
    except NoOldSiteError as fault:
        return str(fault), None


def _compare(new: Options, made_by: str, old: dict[str, Seen] | None) -> None:
    """Builds the site as it is after, and says what is another than before."""
    report = build(new, Stopwatch())
    if not report.is_published:
        show(report.problems, quiet=True)
        fail(f"{count(report.problems, strict=False)}; the new Byline cannot build this site yet")
    if old is None:
        say(f"\nthe site was built, and compared with nothing: {made_by}")
        say("  to compare, name the output of an earlier build: --old FOLDER")
        return
    say("")
    for line in comparison_lines(compared(old, outline(new.output)), made_by):
        say(line)


def _as_after(options: Options, planned: Upgrade, work: Path) -> Options:
    """A copy of all that a build reads, as it is after the upgrade."""
    copy = _copied(options, work / "site")
    write_upgrade(copy.site, planned)
    return copy


def _copied(options: Options, to: Path) -> Options:
    """A copy of all that a build reads."""
    to.mkdir()
    for name in (".byline", "content", "templates"):
        if (options.site / name).is_dir():
            shutil.copytree(options.site / name, to / name, symlinks=True)
    for path in options.site.iterdir():
        if path.is_file() and not path.is_symlink():
            shutil.copy2(path, to / path.name)
    return replace(options, config=to / options.config.name)


def _moving(
    site: Path, engine: str, copied_at: str, keep_content: bool, no_git: bool
) -> move_over.MoveOver:
    """What makes a site of a copy."""
    move_over.refuse_what_is_no_copy(site)
    as_new = facts_as_new(site, engine or engine_pin())
    try:
        brought = move_over.Brought() if no_git else move_over.brought_by_git(site, copied_at)
        return move_over.move_of(site, as_new, brought, keeps_content=keep_content)
    except git.NoGitError:
        fail(
            f"git cannot tell what is yours in {site.resolve()}\n"
            "  make a copy of the folder, and say that git is not to be asked: --no-git"
        )


def _move(options: Options, to: Engine, planned: move_over.MoveOver, yes: bool) -> None:
    """Takes the site out of a copy, and brings its records to the engine that runs."""
    site = options.site
    for line in move_lines(planned):
        say(line)
    upgrade = upgrade_of(site, to).of_records_alone(planned.gone)
    for line in record_lines(upgrade):
        say(line)
    if not yes:
        _foretell(options, planned, upgrade)
        say("\nnothing is changed yet; to do it: byline upgrade --from-copy --yes")
        return
    if planned.brought.commit and not git.is_clean(site):
        fail("git has not kept all that stands here; commit it first, then nothing can be lost")
    move_over.move(site, planned)
    write_upgrade(site, upgrade)
    _finish(options, move_over.note_of(SiteNote(*_NOW), planned))
    say("\ndone; to keep it: git add --all, then git commit")


def _foretell(options: Options, planned: move_over.MoveOver, upgrade: Upgrade) -> None:
    """Says what would be wrong with the site, as a copy of it tells that becomes what it would."""
    with TemporaryDirectory(prefix="byline-upgrade-") as folder:
        after = _copied(options, Path(folder) / "site")
        move_over.move(after.site, move_over.as_far_as_there(after.site, planned))
        write_upgrade(after.site, upgrade)
        library, problems, *_ = check(after, Stopwatch())
    if library is None:
        say(f"\nthe site would not build then: {number(errors_in(problems), 'error')}")
        show(problems, quiet=True)
        say("mend that first, in your records and templates, and commit it")
        if planned.samples:
            say("  or keep the samples, where records or config.yaml name them: --keep-content")
