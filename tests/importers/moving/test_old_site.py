"""Sites of other systems come along as expected, and make sites without errors."""

import os
import shutil
from pathlib import Path

import pytest
from byline.cli import main
from byline.importers.cleaning.venues import KnownVenues
from byline.importers.keeping.values import Values, values_of
from byline.importers.keeping.written import record_text
from byline.importers.moving.old_site import old_site
from byline.importers.moving.ready import ready_works
from byline.importers.moving.taken import OldSite
from click.testing import CliRunner

from tests.support.old_sites import OLD_SITES, expected_of, old_site_in, told_of

SYSTEMS = sorted(OLD_SITES)


@pytest.mark.parametrize("name", SYSTEMS)
def test_it_comes_along_as_expected(name: str, tmp_path: Path) -> None:
    folder = old_site_in(tmp_path, name)
    site = old_site(folder)
    assert site
    assert told_of(site, folder) == expected_of(name).read_text("utf-8")
    assert old_site(folder) == site


@pytest.mark.parametrize("name", SYSTEMS)
def test_what_comes_along_makes_a_site_without_errors(name: str, tmp_path: Path) -> None:
    site = old_site(old_site_in(tmp_path / "old", name))
    assert site
    new = tmp_path / "new"
    write(site, new)
    ran = CliRunner().invoke(main, ["check", "--jobs", "1", "--config", str(new / "config.yaml")])
    assert ran.exit_code == 0, ran.output
    assert "error:" not in ran.output


@pytest.mark.parametrize("name", SYSTEMS)
def test_cleaned_works_keep_the_files_that_come_along(name: str, tmp_path: Path) -> None:
    site = old_site(old_site_in(tmp_path, name))
    assert site
    for work, ready in zip(site.works, ready_works(site, KnownVenues()), strict=True):
        assert set(work.links.items()) <= set(ready.links.items())
        assert set(work.other_links) <= set(ready.other_links)
        assert "what records refuse" not in [it.rule for it in ready.remarks]


def write(site: OldSite, new: Path) -> None:
    """Writes a site of what came along, as an import does: works under ids of their own."""
    ids = {work.key: f"paper-{number}" for number, work in enumerate(site.works, 1)}
    leads = {it: f"paper:{ids[to[6:]]}" if to.startswith("paper:") else to
             for it, to in site.redirects.items() if not to.startswith("news:")}  # fmt: skip
    put(new / "config.yaml", record_text({"schema": 1, "title": "Moved", "redirects": {**leads}}))
    for work in ready_works(site, KnownVenues()):
        values = values_of(work)
        year = str(values["date"])[:4]
        put(new / f"content/papers/{year}/{ids[work.key]}.yaml", record_text(values))
    for kind, records in (("authors", site.people), ("projects", site.projects)):
        for it in records:
            aliases = site.aliases.get(f"{kind[:-1]}:{it.id}", ())
            put(new / f"content/{kind}/{it.id}.md",
                page({**it.values, "aliases": [*aliases]}, it.body))  # fmt: skip
    for note in site.news:
        values = {"title": note.title, "date": note.date}
        put(new / f"content/news/{note.key}.md", page(values, note.text))
    for copy in site.copies:
        (new / copy.target).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(copy.source, new / copy.target)


def page(values: Values, body: str) -> str:
    return f"---\n{record_text({name: it for name, it in values.items() if it})}---\n{body}\n"


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def test_a_folder_of_no_known_system_is_none(tmp_path: Path) -> None:
    assert old_site(tmp_path) is None
    assert old_site(tmp_path / "missing") is None
    put(tmp_path / "config.yaml", "schema: 1\ntitle: A site of Byline\n")
    put(tmp_path / "content/papers/2020/notes.yaml", "title: Notes\n")
    put(tmp_path / "papers.bib", "@book{a, title={A}}\n")
    assert old_site(tmp_path) is None


@pytest.mark.posix
def test_symbolic_links_are_not_followed(tmp_path: Path) -> None:
    put(tmp_path / "secret/secret.pdf", "%PDF-1.4 secret")
    put(tmp_path / "secret/page.md", "---\ntitle: Secret\ndate: 2020-01-01\n---\n")
    folder = old_site_in(tmp_path, "academicpages/ada")
    (folder / "files/notes.pdf").unlink()
    (folder / "files/notes.pdf").symlink_to(tmp_path / "secret/secret.pdf")
    (folder / "_publications/linked.md").symlink_to(tmp_path / "secret/page.md")
    (folder / "_portfolio/around").symlink_to(tmp_path)
    os.mkfifo(folder / "_publications/never.md")
    site = old_site(folder)
    assert site
    assert "Secret" not in [it.title for it in site.works]
    assert not [it for it in site.copies if it.source.name == "notes.pdf"]
    assert [it for it in site.left if it.startswith("symbolic links, which are not followed: ")]


def test_no_address_leads_out_of_the_folder(tmp_path: Path) -> None:
    put(tmp_path / "secret.pdf", "%PDF-1.4 secret")
    folder = old_site_in(tmp_path, "academicpages/ada")
    for at, address in enumerate(("../../secret.pdf", "/../secret.pdf", "%2e%2e/%2e%2e/secret.pdf",
                                  f"{tmp_path}/secret.pdf", "file://secret.pdf")):  # fmt: skip
        text = f"---\ntitle: A\ndate: 2020-01-0{at + 1}\npaperurl: {address}\n---\n[a]({address})\n"
        put(folder / f"_publications/2020-01-0{at + 1}-a.md", text)
    site = old_site(folder)
    assert site
    assert len(site.works) == 9
    assert all(it.source.is_relative_to(folder) for it in site.copies)
    assert not [it for it in site.copies if it.source.name == "secret.pdf"]


def test_files_that_cannot_be_read_or_published_are_told(tmp_path: Path) -> None:
    folder = old_site_in(tmp_path, "academicpages/ada")
    put(folder / "_publications/2020-01-01-long.md", "---\ntitle: Long\n---\n" + "a" * 1_000_000)
    put(folder / "files/notes.pdf", "<html>Not found</html>")
    picture = folder / "images/profile.png"
    picture.write_bytes(picture.read_bytes()[:20])
    site = old_site(folder)
    assert site
    assert "Long" not in [it.title for it in site.works]
    assert [it for it in site.problems if "is larger than 1 MB" in it.message]
    assert [it for it in site.left if it.startswith("files/notes.pdf: ")]
    assert [it for it in site.left if it.startswith("images/profile.png: ")]
    assert "photo" not in site.people[0].values


def test_a_bibliography_in_pieces_is_read_where_it_is_whole(tmp_path: Path) -> None:
    folder = old_site_in(tmp_path, "al-folio/ada")
    bibliography = folder / "_bibliography/papers.bib"
    bibliography.write_bytes(bibliography.read_bytes()[:700] + b"\xff\xfe{{{")
    put(folder / "_config.yml", "first_name: Ada\nlast_name: [")
    put(folder / "_pages/about.md", "---\nlayout: about\n\tprofile: {image")
    site = old_site(folder)
    assert site
    assert [it.key for it in site.works] == ["lovelace2020notes", "menabrea1842sketch"]
    assert len(site.problems) == 3
