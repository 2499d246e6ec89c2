"""byline init."""

import re
import sys
from collections.abc import Callable
from pathlib import Path

import click
from pydantic_core import PydanticCustomError

from byline.building.check import check
from byline.building.options import Options
from byline.cli.options import output_of
from byline.cli.output import count, fail, say, show
from byline.machine.stopwatch import Stopwatch
from byline.own.note import SiteNote, write_note
from byline.records.config import Profile, owner_and_name
from byline.records.fields import parse_orcid
from byline.render.folders import KEPT
from byline.setup.keep import is_the_engines, schemas_to_write
from byline.setup.new_site import NewSite, files_of
from byline.setup.pin import engine_pin
from byline.setup.write import SITE_FILE, Written, write_missing, write_new_site

_TITLES = {
    Profile.PERSON: ("Your name", "Your Name"),
    Profile.LAB: ("The lab's name", "Our Lab"),
    Profile.ANTHOLOGY: ("The anthology's name", "Our Anthology"),
}


_ON_GITHUB = re.compile(r"(?:(?:https?://)?(?:www\.)?github\.com/)?(.*?)(?:\.git)?/?")


def _repository(text: str) -> str:
    """A repository by its owner and name, or by its address on GitHub."""
    found = _ON_GITHUB.fullmatch(text)
    return owner_and_name(found[1] if found else text)


class _OfForm(click.ParamType[str]):
    """A text in the form that a function knows; '' is none."""

    name = "text"

    def __init__(self, form: Callable[[str], str]) -> None:
        self.form = form

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            return self.form(value.strip()) if value.strip() else ""
        except PydanticCustomError as fault:
            told = fault.context or {}
            self.fail("; ".join(it for it in (told["message"], told["hint"]) if it), param, ctx)


_ORCID, _REPOSITORY = _OfForm(parse_orcid), _OfForm(_repository)


@click.command(name="init")
@click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path), default=Path())
@click.option(
    "--profile",
    type=click.Choice([it.value for it in Profile]),
    help="Whose site it is: a person's, a lab's or an anthology's.",
)
@click.option("--title", help="The site's name; of a person's site, the person's name.")
@click.option("--orcid", type=_ORCID, help="The person's ORCID.")
@click.option("--repository", type=_REPOSITORY, help="Where it will stand on GitHub: owner/name.")
@click.option("--engine", help="What to install as Byline, as requirements.txt says it.")
@click.option("--yes", is_flag=True, help="Ask nothing.")
def init_command(
    folder: Path,
    profile: str | None,
    title: str | None,
    orcid: str | None,
    repository: str | None,
    engine: str | None,
    yes: bool,
) -> None:
    """Begin a site of your own: a folder with nothing but what is yours.

    No file that is there already is changed.
    """
    asks = sys.stdin.isatty() and not yes
    kind = Profile(profile or _asked(asks, "Whose site is it", Profile.PERSON.value, list(Profile)))
    question, stand_in = _TITLES[kind]
    title = " ".join((title or _asked(asks, question, stand_in)).split())
    if orcid is None:
        orcid = _asked(asks and kind is Profile.PERSON, "Your ORCID, if you have one", "", _ORCID)
    if repository is None:
        repository = _asked(asks, "Its place on GitHub (owner/name), if known", "", _REPOSITORY)
    if not title:
        fail("a site needs a name: --title")
    site = NewSite(kind, title, engine or engine_pin(), repository, orcid)
    files = files_of(site)
    written = write_new_site(folder, files)
    _keep(folder, {it: files[it] for it in written.made if is_the_engines(it)})
    _report(folder, written)


def _asked(
    asks: bool, question: str, otherwise: str, form: list[Profile] | _OfForm | None = None
) -> str:
    """The answer to a question; where none is asked, what stands in for it."""
    if not asks:
        return otherwise
    choice = click.Choice([it.value for it in form]) if isinstance(form, list) else form
    answer: str = click.prompt(question, otherwise, type=choice, show_default=bool(otherwise))
    return answer


def _keep(folder: Path, made: dict[str, str]) -> None:
    """Checks the new site, and writes what the engine keeps in it."""
    config = folder / SITE_FILE
    library, problems, *_ = check(Options(config, output_of(config, None), jobs=1), Stopwatch())
    if library is None:
        show(problems, quiet=True)
        fail(count(problems, strict=False))
    schemas = schemas_to_write(library)
    write_missing(folder, schemas)
    write_note(folder, SiteNote().with_files(made))


def _report(folder: Path, written: Written) -> None:
    for name in written.made:
        if not is_the_engines(name):
            say(f"wrote {folder / name}")
    found = {KEPT, *(Path(it).parts[0] for it in written.made if is_the_engines(it))}
    say(f"wrote what Byline, GitHub, Git and editors read: {', '.join(sorted(found))}")
    for name in written.left:
        say(f"left {folder / name} as it is")
    go = "" if folder == Path() else f"cd {_in_a_shell(folder)}\n  "
    say(f"\nthe site is ready; to see it:\n  {go}byline serve")


def _in_a_shell(folder: Path) -> str:
    text = str(folder)
    return f'"{text}"' if any(it in text for it in " '()&;") else text
