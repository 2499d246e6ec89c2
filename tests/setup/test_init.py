"""`byline init`: a new site holds what is its founder's, is fine, builds, and changes nothing."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from byline.alphabet import without_controls
from byline.cli import main
from byline.importers.sources import understood
from byline.own.note import NOTE, read_note
from byline.reading.syntax import parse_yaml, plain
from byline.reading.validate import read_config
from byline.records.config import Profile
from byline.setup.new_site import NewSite, files_of
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from tests.support.sites_on_disk import build_site, tree

ENGINE = "byline==0.1.0"
PROFILES = [it.value for it in Profile]
AUTHORS = {"person": "jana-muller", "lab": "ada-lovelace", "anthology": "ada-lovelace"}


def init(folder: Path, profile: str = "person", *more: str, title: str = "Jana Müller") -> Result:
    """Begins a site there, without a question."""
    asked = ["--profile", profile, "--title", title, "--engine", ENGINE, "--yes"]
    return CliRunner().invoke(main, ["init", str(folder), *asked, *more])


def checked(site: Path) -> str:
    """What `check` says of the site, warnings counted."""
    asked = ["check", "--strict", "--jobs", "1", "--config", str(site / "config.yaml")]
    return CliRunner().invoke(main, asked).output


@pytest.mark.parametrize("profile", PROFILES)
def test_a_new_site_is_fine_and_builds(profile: str, tmp_path: Path) -> None:
    site = tmp_path / "Ünsere Seite (neu)"
    result = init(site, profile, "--repository", "jana/papers")
    assert result.exit_code == 0, result.output
    assert result.output.endswith(f'  cd "{site}"\n  byline serve\n')
    assert checked(site) == "content is fine\n"
    told = CliRunner().invoke(main, ["config", "--config", str(site / "config.yaml")]).output
    assert f"\nprofile: {profile}  # config.yaml line " in told
    output = tmp_path / "output"
    assert not build_site(site, output).problems
    person = (output / "authors" / AUTHORS[profile] / "index.html").read_text("utf-8")
    assert 'href="../../papers/first-paper/"' in person
    assert "https://github.com/jana/papers/edit/main/content/authors/" in person
    assert (site / "requirements.txt").read_text("utf-8").endswith(f"\n{ENGINE}\n")


@pytest.mark.parametrize("profile", PROFILES)
def test_its_sample_of_sources_is_right(profile: str, tmp_path: Path) -> None:
    init(tmp_path / "site", profile)
    config = tmp_path / "site" / "config.yaml"
    config.write_text(config.read_text("utf-8").replace("# sync: ", "sync: "), "utf-8")
    facts, problems = read_config(config)
    assert facts
    assert not problems
    assert [understood(it.source).service for it in facts.sync]


def test_it_holds_nothing_but_what_is_the_sites_own(tmp_path: Path) -> None:
    init(tmp_path / "site")
    held = {it for it in tree(tmp_path / "site") if not it.startswith(".byline/schemas/")}
    assert held == {
        ".byline/site.json",
        ".gitattributes",
        ".github/dependabot.yml",
        ".github/workflows/check.yml",
        ".github/workflows/deploy.yml",
        ".github/workflows/sync.yml",
        ".gitignore",
        ".vscode/extensions.json",
        ".vscode/settings.json",
        "README.md",
        "config.yaml",
        "content/authors/jana-muller.yaml",
        "content/papers/first-paper.yaml",
        "requirements.txt",
    }
    note = read_note(tmp_path / "site")
    assert note
    assert set(note.files) == {it for it in held if it.startswith(".")} - {NOTE.as_posix()}
    for path in note.files:
        assert note.is_untouched(path, (tmp_path / "site" / path).read_text("utf-8"))
    assert not note.is_untouched(".gitignore", "mine")


def test_what_is_there_already_stays_as_it_is(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "README.md").write_text("mine", "utf-8")
    (site / "LICENSE").write_text("mine too", "utf-8")
    result = init(site)
    assert f"left {site / 'README.md'} as it is\n" in result.output
    assert (site / "README.md").read_text("utf-8") == "mine"
    before = tree(site)
    again = init(site, "lab")
    assert again.exit_code == 1
    assert again.output == (
        f"byline: {site / 'config.yaml'} is there already: this is a site\n"
        "  in its folder, byline check looks it over, "
        "and byline upgrade brings it to this version\n"
    )
    (site / "config.yaml").unlink()
    other = init(site, "lab")
    assert other.exit_code == 1
    assert other.output.endswith("is there already; choose a folder without records\n")
    del before["config.yaml"]
    assert tree(site) == before


def test_the_report_names_all_that_is_written(tmp_path: Path) -> None:
    told = init(tmp_path / "site").output
    assert all(it.name in told for it in (tmp_path / "site").iterdir())


def test_no_site_begins_in_a_file(tmp_path: Path) -> None:
    file = tmp_path / "afile"
    file.write_text("mine", "utf-8")
    result = init(file)
    assert result.exit_code == 1
    assert result.output == f"byline: {file}: it is a file, not a folder\n  name another folder\n"
    assert tree(tmp_path) == {"afile": b"mine"}


@pytest.mark.parametrize("start", ["", "github.com/", "https://github.com/"])
@pytest.mark.parametrize("end", ["", "/", ".git"])
def test_a_repository_is_given_by_its_address_too(start: str, end: str, tmp_path: Path) -> None:
    asked = ["--repository", f"{start}jana/papers.org{end}"]
    assert init(tmp_path / "site", "lab", *asked).exit_code == 0
    config = (tmp_path / "site/config.yaml").read_text("utf-8")
    assert "\nrepository: 'jana/papers.org'\n" in config


@pytest.mark.parametrize(
    ("name", "its_id"),
    [("Jana Müller", "jana-muller"), ("李飞飞", "lifeifei"), ("🙂", "me"), ("Con", "me")],
)
def test_a_file_is_called_by_letters_and_digits_of_a_name(name: str, its_id: str) -> None:
    assert f"content/authors/{its_id}.yaml" in files_of(NewSite(Profile.PERSON, name, ENGINE))


def test_what_cannot_be_meant_is_refused_and_writes_nothing(tmp_path: Path) -> None:
    for option, value, words in (
        ("--repository", "jana", "'jana' is not a repository; write it as owner/name"),
        ("--repository", "https://example.org/a/b", "'https://example.org/a/b' is not a repo"),
        ("--orcid", "0000-0002-1825-0098", "the check digit of ORCID 0000-0002-1825-0098 is wrong"),
        ("--title", " ", "a site needs a name: --title"),
    ):
        result = init(tmp_path / "site", "person", option, value)
        assert result.exit_code != 0
        assert words in " ".join(result.output.split())
        assert not (tmp_path / "site").exists()


def test_on_a_terminal_it_asks_four_questions(tmp_path: Path) -> None:
    answers = "person\nŁucja O'Neil\n0000-0002-1825-0097\nlucja/site\n"
    main_end, other_end = pty.openpty()
    command = [sys.executable, "-m", "byline", "init", str(tmp_path / "site"), "--engine", ENGINE]
    with subprocess.Popen(command, stdin=other_end, stdout=subprocess.PIPE, text=True) as asked:
        os.write(main_end, answers.encode())
        said, _ = asked.communicate(timeout=60)
    os.close(main_end)
    os.close(other_end)
    assert asked.returncode == 0
    assert said.count("?") + said.count(": ") >= 4
    author = (tmp_path / "site/content/authors/lucja-oneil.yaml").read_text("utf-8")
    assert "\nname: 'Łucja O''Neil'\norcid: 0000-0002-1825-0097\n" in author
    config = (tmp_path / "site/config.yaml").read_text("utf-8")
    assert "\nrepository: 'lucja/site'\n" in config
    assert checked(tmp_path / "site") == "content is fine\n"


@given(st.text(min_size=1, max_size=60))
def test_any_name_makes_a_record_that_says_it(title: str) -> None:
    made = files_of(NewSite(Profile.PERSON, title, ENGINE))["config.yaml"]
    told = plain(parse_yaml(made, "config.yaml"))
    assert isinstance(told, dict)
    assert told["title"] == " ".join(without_controls(title).split())
    assert "[%" not in made.replace(title, "")


@pytest.mark.parametrize(
    "title", ["No", "a: b", "# 1", "O'Neil", "李飞飞", "Café", "-", "1984", "[x]", "x, y", "null"]
)
def test_such_names_are_read_back(title: str, tmp_path: Path) -> None:
    assert init(tmp_path / "site", "lab", title=title).exit_code == 0
    assert checked(tmp_path / "site") == "content is fine\n"
    assert not build_site(tmp_path / "site", tmp_path / "output").problems
    home = (tmp_path / "output/index.html").read_text("utf-8")
    assert f"<title>{title}</title>" in home.replace("&#39;", "'")
