"""The documentation is a site of Byline's own, and says what the program does."""

import fnmatch
import re
from pathlib import Path

import pytest
from byline.cli import COMMANDS, command_named, main
from byline.importers.keeping.decisions import DECISIONS, read_decisions, with_new
from byline.importers.services import SERVICES
from byline.importers.sources import FILE, STANDARD_INPUT, WEB, understood
from byline.reading.load import Source
from byline.reading.syntax import parse_yaml, plain
from byline.reading.validate import validate
from byline.records.config import Config, Profile
from byline.setup.new_site import NewSite, files_of
from click.testing import CliRunner

from tests.support.places import ROOT
from tests.support.sites_on_disk import build_site, write_site

DOCS = ROOT / "generator" / "docs"
PAGES = sorted((DOCS / "content" / "pages").glob("*.md"))
TEXTS = {it.stem: it.read_text("utf-8") for it in PAGES}
TWO_LOOMS = """\
@article{one, author={Ada Lovelace}, title={A Loom for Numbers, with Cards and Carries}, year=1844}
@article{two, author={Ada Lovelace}, title={A Loom for Numbers: Cards and Carries}, year=1844}
"""
NEWS = """\
<rss version="2.0"><channel><title>Our lab</title><item>
<title>The loom runs</title><link>https://example.org/loom</link>
<description>It wove numbers.</description><pubDate>Fri, 03 May 2024 10:00:00 GMT</pubDate>
</item></channel></rss>
"""
COMMAND = re.compile(r"^ *byline (\w+)([^\n`]*)$|`byline (\w+)([^`]*)`", re.MULTILINE)


def test_it_is_fine_and_builds_a_page_for_each_text(tmp_path: Path) -> None:
    asked = ["check", "--strict", "--jobs", "1", "--config", str(DOCS / "config.yaml")]
    assert CliRunner().invoke(main, asked).output == "content is fine\n"
    assert not build_site(DOCS, tmp_path / "output").problems
    for name in TEXTS:
        place = "index.html" if name == "index" else f"{name}/index.html"
        assert (tmp_path / "output" / place).exists()


@pytest.mark.parametrize("name", TEXTS)
def test_its_commands_and_options_are_there(name: str) -> None:
    for match in COMMAND.finditer(TEXTS[name]):
        command, rest = (match[1], match[2]) if match[1] else (match[3], match[4])
        assert command in COMMANDS, match[0]
        options = {it for parameter in command_named(command).params for it in parameter.opts}
        assert set(re.findall(r"--[\w-]+", rest)) <= options, match[0]


@pytest.mark.parametrize(
    ("name", "kind"),
    [("start", "papers"), ("settings", ""), ("themes", ""), ("keep-up-to-date", "")],
)
def test_what_it_shows_of_records_and_settings_is_right(name: str, kind: str) -> None:
    blocks = re.findall(r"```yaml\n(.*?)```", TEXTS[name], re.DOTALL)
    assert blocks
    for block in blocks:
        values = plain(parse_yaml(block, "example.yaml"))
        assert isinstance(values, dict)
        if kind:
            assert not validate(Source(kind, "example.yaml", 0, values, in_list=False))[1]
        else:
            Config.model_validate({"schema": "1", "title": "Test", **values})


def test_the_files_of_a_new_site_are_those_that_it_names() -> None:
    told = set(re.findall(r"^\| `([\w./-]+)`(?:, `([\w./-]+)`)?", TEXTS["start"], re.MULTILINE))
    named = {it for pair in told for it in pair if it}
    made = files_of(NewSite(Profile.PERSON, "Ada", "byline==0.1.0"))
    assert all(any(path.startswith(it) for path in (*made, ".byline/")) for it in named)
    quiet = (".gitignore", ".gitattributes")
    assert all(path in quiet or any(path.startswith(it) for it in named) for path in made)


def test_the_sources_that_it_names_are_understood() -> None:
    rows = re.findall(r"^\| `(.+?)` \|", _part("bring-your-papers", "Sources"), re.MULTILINE)
    asked = {understood(it).service for it in rows}
    assert asked == {FILE, STANDARD_INPUT, WEB, *SERVICES}


def test_an_import_writes_where_it_says(tmp_path: Path) -> None:
    (tmp_path / "papers.bib").write_text(TWO_LOOMS, "utf-8")
    (tmp_path / "feed.xml").write_text(NEWS, "utf-8")
    site = write_site(tmp_path / "site", {})
    asked = ["import", "--yes", "--config", str(site / "config.yaml")]
    done = CliRunner().invoke(main, [*asked, *(str(it) for it in tmp_path.glob("*.*"))])
    assert "2 added, 1 to decide\n" in done.output
    found = [it for it in (site / "content").rglob("*") if it.is_file()]
    files = [it.relative_to(site).as_posix() for it in found]
    part = _part("bring-your-papers", "What is written")
    places = re.findall(r"^\| `(content/.+?)` \|", part, re.MULTILINE)
    forms = [re.sub("YEAR|ID|(?<=/)$", "*", it) for it in places]
    assert [it for it in forms if not fnmatch.filter(files, it)] == []
    assert [it for it in files if not any(fnmatch.fnmatch(it, form) for form in forms)] == []


def test_a_decision_stands_as_it_says(tmp_path: Path) -> None:
    (block,) = re.findall(r"```yaml\n(.*?)```", TEXTS["bring-your-papers"], re.DOTALL)
    write_site(tmp_path, {DECISIONS: block})
    (decision,) = read_decisions(tmp_path / "content")
    assert with_new("", [decision]).endswith(block)


def test_the_keys_that_it_names_are_those_that_are_read() -> None:
    rows = re.findall(r"^\| (.+) \| `(BYLINE_\w+)` \|", TEXTS["bring-your-papers"], re.MULTILINE)
    read = {it.manners.service: it.manners.key_variable for it in SERVICES.values()}
    assert dict(rows) == {service: name for service, name in read.items() if name}


def _part(name: str, heading: str) -> str:
    """What stands below a heading that begins so."""
    return TEXTS[name].partition(f"\n# {heading}")[2].partition("\n# ")[0]


def test_each_page_is_led_to() -> None:
    links = set(re.findall(r"\(page:([\w-]+)", "".join(TEXTS.values())))
    assert links <= set(TEXTS)
    assert all("nav: true" in text or name in {*links, "index"} for name, text in TEXTS.items())
