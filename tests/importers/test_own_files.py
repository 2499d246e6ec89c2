"""What a person has written beside an import is never written over, whatever it is called."""

from pathlib import Path

import pytest
from byline.importers.bring_in import do
from byline.importers.grouping import Likely
from byline.problems import Failure

from tests.support.importing import BIB, SiteOnDisk, a_site, told

ADA = ["Ada Lovelace"]
NOTES = told(key="ada43", title="Notes on the Engine", authors=ADA, year=1843)
FILE = "papers/1843/lovelace1843notes.yaml"


@pytest.fixture
def site(tmp_path: Path) -> SiteOnDisk:
    return a_site(tmp_path / "site")


def test_a_file_of_that_name_with_another_id_stays(site: SiteOnDisk) -> None:
    text = "id: own\ntitle: Something Else\nauthors: [Mary Somerville]\nyear: 1843\n"
    site.write(f"content/{FILE}", text)
    site.bring([NOTES])
    assert site.records[FILE] == text
    assert "papers/1843/lovelace1843notesb.yaml" in site.records


@pytest.mark.parametrize("name", [f"content/{FILE}", "content/papers/sketch.yaml"])
def test_what_is_edited_between_look_and_yes_is_not_written_over(
    site: SiteOnDisk, name: str
) -> None:
    record = "title: A Sketch\nauthors: [Ada Lovelace]\nyear: 1842\n"
    site.write("content/papers/sketch.yaml", record)
    sketch = told(key="s", title="A Sketch", authors=ADA, year=1842, doi="10.1000/2")
    proposal = site.proposal([NOTES, sketch], likely=Likely.SAME)
    assert "content/papers/sketch.yaml" in proposal.texts
    site.write(name, "title: Mine\nauthors: [Ada Lovelace]\nyear: 1843\n")
    before = site.content
    with pytest.raises(Failure, match=f"{name} was edited meanwhile"):
        do(site.folder / "config.yaml", proposal)
    assert site.content == before


def test_another_work_under_a_key_that_was_used_is_no_correction(site: SiteOnDisk) -> None:
    site.bring([NOTES])
    other = told(key="ada43", title="Maps of Other Worlds", authors=["Mary Somerville"], year=1850)
    before = site.records
    done = site.bring([other])
    assert before.items() < site.records.items()
    assert [it.title for it in done.added] == ["Maps of Other Worlds"]
    assert site.bring([NOTES]).does_nothing
    assert site.bring([other]).does_nothing
    assert site.bring([NOTES, other]).does_nothing


def test_two_works_of_one_key_in_one_run_are_both_brought_in(site: SiteOnDisk) -> None:
    other = told(key="ada43", title="Maps of Other Worlds", authors=["Mary Somerville"], year=1850)
    site.bring([NOTES, NOTES, other])
    assert len(site.records) == 2
    assert site.bring([NOTES, NOTES, other]).does_nothing


@pytest.mark.parametrize(
    "changed",
    [
        {"title": "Notes Upon the Engines", "doi": "10.1000/9"},
        {"title": "Something That Nobody Knew", "authors": ADA},
        {"title": "Notes on the Engine", "authors": ["A. A. L."], "year": 1844},
    ],
)
def test_a_correction_under_its_key_is_one(site: SiteOnDisk, changed: dict[str, object]) -> None:
    site.bring([NOTES])
    later = told(BIB, **{"key": "ada43", "authors": ADA, "year": 1843, **changed})
    site.bring([later])
    assert list(site.records) == [FILE]
    assert f"title: {changed['title']}\n" in site.records[FILE]
