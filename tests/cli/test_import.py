"""`byline import`, from the outside: it shows what it would do, asks once, and can be undone."""

import errno
from pathlib import Path

import pytest

from tests.support.importing import MAPS, NOTES, SiteOnDisk, a_site

ASKED = "Write it? [Y/n]: "
WRITTEN = "written; next: byline check, and byline serve to look at it\n"
MARY = "content/papers/1850/somerville1850maps.yaml"


@pytest.fixture
def site(tmp_path: Path) -> SiteOnDisk:
    """A site with a record, and beside its folder nothing."""
    record = "title: A Sketch\nauthors: [Ada Lovelace]\nyear: 1842\n"
    return a_site(tmp_path / "site", {"papers/sketch.yaml": record})


@pytest.fixture
def papers(site: SiteOnDisk) -> str:
    """Two works that are to be imported."""
    return site.write("papers.bib", NOTES + MAPS)


@pytest.mark.parametrize("answer", ["y\n", "\n"])
def test_it_asks_once_and_writes(site: SiteOnDisk, papers: str, answer: str) -> None:
    done = site.run("import", papers, typed=answer)
    assert done.exit_code == 0
    assert done.output.count(ASKED) == 1
    assert done.output.endswith(f"{WRITTEN}to take it back: byline import --undo\n")
    assert "new records: 2\n  content/papers/1843/lovelace1843notes.yaml: Notes on" in done.output
    assert "\n2 added\n" in done.output
    assert set(site.records) == {
        "papers/sketch.yaml",
        "papers/1843/lovelace1843notes.yaml",
        "papers/1850/somerville1850maps.yaml",
    }
    assert site.run("check").output == "content is fine\n"


def test_who_says_no_gets_nothing(site: SiteOnDisk, papers: str) -> None:
    before = site.content
    done = site.run("import", papers, typed="n\n")
    assert (done.exit_code, done.output.count(ASKED)) == (0, 1)
    assert "written" not in done.output
    assert site.content == before


def test_who_ends_it_at_the_question_gets_nothing(site: SiteOnDisk, papers: str) -> None:
    before = site.content
    done = site.run("import", papers, typed="")
    assert done.exit_code == 1
    assert site.content == before


def test_without_a_terminal_nothing_is_written_and_that_is_said(
    site: SiteOnDisk, papers: str
) -> None:
    before = site.content
    done = site.run("import", papers)
    assert done.exit_code == 1
    assert done.stderr == "byline: nothing was written; add --yes to write it without being asked\n"
    assert "2 added" in done.stdout
    assert site.content == before


def test_yes_asks_nothing_and_the_second_time_there_is_nothing_to_do(
    site: SiteOnDisk, papers: str
) -> None:
    first = site.run("import", papers, "--yes")
    assert (first.exit_code, first.stderr) == (0, "")
    assert first.stdout.endswith(f"{WRITTEN}to take it back: byline import --undo\n")
    before = site.content
    again = site.run("import", papers)
    assert (again.exit_code, again.output) == (0, "2 as before\n")
    assert site.content == before


def test_a_dry_run_writes_nothing_and_shows_words_and_a_diff(site: SiteOnDisk, papers: str) -> None:
    before = site.content
    done = site.run("import", papers, "--dry-run", typed="y\n")
    assert (done.exit_code, done.stderr) == (0, "")
    assert site.content == before
    assert "new records: 2\n" in done.stdout
    assert f"--- /dev/null\n+++ b/{MARY}\n@@ -0,0 +1,6 @@\n+title: Maps of Other" in done.stdout
    assert ".imports" not in done.stdout
    assert ASKED not in done.stdout
    assert done.stdout.endswith("\n2 added\n")


def test_all_tells_each_record(site: SiteOnDisk) -> None:
    entries = (
        f"@misc{{k{it}, title = {{Work {it} {'x' * it}}}, author = {{Ada Lovelace}}, year = 1843}}"
        for it in range(1, 33)
    )
    many = site.write("many.bib", "\n".join(entries))
    few = site.run("import", many, "--dry-run").stdout.partition("---")[0]
    assert "  and 2 more; --all tells each\n" in few
    assert few.count("content/papers/1843/") == 30
    every = site.run("import", many, "--dry-run", "--all").stdout.partition("---")[0]
    assert every.count("content/papers/1843/") == 32


def test_it_is_taken_back_whole(site: SiteOnDisk, papers: str) -> None:
    before = site.content
    site.run("import", papers, "--yes")
    assert site.content != before
    done = site.run("import", "--undo")
    assert (done.exit_code, done.output) == (0, "took back 3 files\n")
    assert site.content == before
    assert not (site.folder / "content" / "papers" / "1843").exists()
    again = site.run("import", "--undo")
    assert (again.exit_code, again.output) == (1, "byline: there is no import to take back\n")


def test_what_was_edited_since_is_not_taken_back(site: SiteOnDisk, papers: str) -> None:
    site.run("import", papers, "--yes")
    site.write(MARY, (site.folder / MARY).read_text("utf-8") + "venue: Own words\n")
    done = site.run("import", "--undo")
    assert done.output == f"left {MARY}: it was edited since\ntook back 2 files\n"
    assert set(site.records) == {"papers/sketch.yaml", "papers/1850/somerville1850maps.yaml"}


def test_a_full_disk_is_told_and_nothing_is_half_written(
    site: SiteOnDisk, papers: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.run("import", site.write("one.bib", NOTES), "--yes")
    before, room = site.content, iter([True, True])

    def full(_file: int) -> None:
        if not next(room, False):
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("byline.publish.disk.os.fsync", full)
    done = site.run("import", papers, "--yes")
    assert done.exit_code == 1
    assert "the disk is full" in done.stderr
    assert "written" not in done.stdout
    assert site.content == before


@pytest.mark.parametrize("more", ["--dry-run", "papers.bib"])
def test_nothing_is_taken_back_where_more_is_asked(
    site: SiteOnDisk, papers: str, more: str
) -> None:
    site.run("import", papers, "--yes")
    before = site.content
    done = site.run("import", "--undo", more)
    assert done.exit_code == 2
    assert "--undo stands alone" in done.output
    assert site.content == before


def test_only_the_last_import_is_taken_back(site: SiteOnDisk) -> None:
    site.run("import", site.write("one.bib", NOTES), "--yes")
    before = site.records
    site.run("import", site.write("two.bib", MAPS), "--yes")
    site.run("import", "--undo")
    assert site.records == before


def test_what_is_piped_in_is_read(site: SiteOnDisk) -> None:
    done = site.run("import", "-", "--yes", piped=MAPS.encode())
    assert done.exit_code == 0
    assert "papers/1850/somerville1850maps.yaml" in site.records


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("none.bib", "none.bib: there is no such file\n  see how it is written, and in which"),
        ("dbpl:12/3456", "dbpl:12/3456: there is no service 'dbpl'\n  did you mean 'dblp'?"),
        ("file:///etc/passwd", "file:///etc/passwd: this is a file of your machine\n  give its"),
        ("http://example.org/a.bib", "http://example.org/a.bib: only https is used, not http\n"),
    ],
)
def test_what_is_no_source_ends_it_in_words(site: SiteOnDisk, source: str, words: str) -> None:
    before = site.content
    done = site.run("import", source, "--yes")
    assert done.exit_code == 1
    assert done.stderr.startswith(f"byline: {words}")
    assert site.content == before


def test_without_a_source_it_says_what_it_needs(site: SiteOnDisk) -> None:
    done = site.run("import")
    assert done.exit_code == 2
    assert "name a source: a file, an id or an address" in done.stderr


@pytest.mark.parametrize("text", ["Dear Ada,\nplease find enclosed my papers.\n", "", "{}", "[1]"])
def test_what_no_reader_knows_is_told_with_what_to_do(site: SiteOnDisk, text: str) -> None:
    before = site.content
    letter = site.write("letter.txt", text)
    done = site.run("import", letter, "--yes")
    assert done.exit_code == 1
    assert done.stderr.startswith(f"byline: {letter}: ")
    assert "\n  " in done.stderr
    assert site.content == before


def test_as_overrules_what_a_source_looks_like(site: SiteOnDisk, papers: str) -> None:
    before = site.content
    wrong = site.run("import", papers, "--as", "ris", "--yes")
    assert wrong.exit_code == 1
    assert wrong.stderr.startswith(f"byline: {papers}: ")
    assert site.content == before
    right = site.run("import", papers, "--as", "bibtex", "--yes")
    assert (right.exit_code, len(site.records)) == (0, 3)
    assert site.run("import", papers, "--as", "tex").exit_code == 2


def test_broken_content_is_told_before_anything_is_asked(site: SiteOnDisk, papers: str) -> None:
    site.write("content/papers/broken.yaml", "titel: Maps\nauthors: [Ada Lovelace]\nyear: 1843\n")
    before = site.content
    done = site.run("import", papers, "--yes")
    assert done.exit_code == 1
    assert done.stderr.startswith("content/papers/broken.yaml:1:1: error: unknown key 'titel'")
    assert done.stderr.endswith(
        "byline: mend these first: nothing is imported beside records that cannot be read\n"
    )
    assert site.content == before


def test_a_good_source_is_imported_beside_one_that_fails(site: SiteOnDisk, papers: str) -> None:
    done = site.run("import", "none.bib", papers, "--yes")
    assert done.exit_code == 1
    assert "none.bib: there is no such file" in done.stderr
    assert len(site.records) == 3


def test_without_abstracts_none_is_taken(site: SiteOnDisk) -> None:
    text = MAPS.replace("year = 1850", "year = 1850, abstract = {They are round.}")
    source = site.write("maps.bib", text)
    site.run("import", source, "--yes", "--no-abstracts")
    assert "round" not in str(site.content)
