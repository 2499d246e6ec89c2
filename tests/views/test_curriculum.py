"""What a person did: talks, teaching and service, with the ways to what was shown there."""

import re
from pathlib import Path
from typing import Any

import pytest
from byline.building.check import check
from byline.building.options import Options
from byline.machine.stopwatch import Stopwatch
from byline.problems import Place

from tests.support.in_memory import library_of, pages_of
from tests.support.sites_on_disk import build_site, write_site

PDF = "%PDF-1.7\n%%EOF\n"


def chapter(label: str, page: str) -> list[str]:
    """The lines of a chapter of the curriculum, as they are read."""
    found = re.search(rf'<h2 id="\w+">{label}</h2>(.*?)</section>', page, re.DOTALL)
    assert found, f"there is no chapter {label}"
    lines = re.findall("<li>(.*?)</li>", found[1], re.DOTALL)
    return [" ".join(re.sub("<[^>]*>", "", line).split()) for line in lines]


def page_of(**fields: Any) -> str:
    """The page of a person who says so much."""
    ada = {"id": "ada", "name": "Ada Lovelace", **fields}
    return pages_of(library_of({"authors": [ada]}), {"author"})["authors/ada/"]


def test_a_talk_says_where_and_when_and_leads_to_what_was_shown() -> None:
    talk = {
        "title": "Maps & more",
        "where": "EXC",
        "date": "2024-05-31",
        "slides": "https://example.org/slides",
        "video": "https://example.org/video",
        "url": "https://example.org/maps",
        "note": "invited",
    }
    page = page_of(talks=[talk, "Stars"])
    assert chapter("Talks", page) == [
        "Maps &amp; more, EXC · 31 May 2024 · invited · Slides · Video",
        "Stars",
    ]
    assert '<a href="https://example.org/maps">Maps &amp; more</a>' in page
    assert '<a href="https://example.org/slides">Slides</a>' in page
    assert '<a href="https://example.org/video">Video</a>' in page


@pytest.mark.parametrize(("field", "label"), [("teaching", "Teaching"), ("service", "Service")])
def test_courses_and_tasks_lead_to_slides_too(field: str, label: str) -> None:
    course = {"what": "Maps", "from": "2022", "slides": "https://example.org/slides"}
    page = page_of(**{field: ["Stars", course]})
    assert chapter(label, page) == ["Stars", "Maps · 2022 · Slides"]


def test_without_any_there_is_no_chapter() -> None:
    assert '<div class="chapters">' not in page_of()


def test_slides_may_be_a_file_which_is_published_beside_the_page(tmp_path: Path) -> None:
    talks = [{"title": "Maps", "slides": "maps.pdf"}, {"title": "Again", "slides": "maps.pdf"}]
    records = {"authors/ada.yaml": {"name": "Ada Lovelace", "talks": talks}}
    site = write_site(tmp_path / "site", {**records, "authors/maps.pdf": PDF})
    build_site(site, tmp_path / "output", search=False)
    page = (tmp_path / "output/authors/ada/index.html").read_text("utf-8")
    assert chapter("Talks", page) == [
        f"{title} · Slides PDF, {len(PDF)} bytes" for title in ("Maps", "Again")
    ]
    assert '<a href="../../authors/ada/maps.pdf">Slides</a>' in page
    assert (tmp_path / "output/authors/ada/maps.pdf").read_text("utf-8") == PDF


def test_a_file_of_slides_that_is_not_there_is_told_at_its_line(tmp_path: Path) -> None:
    service = [{"video": "chair.mp4", "what": "Chair"}]
    records = {"authors/ada.yaml": {"name": "Ada Lovelace", "service": service}}
    site = write_site(tmp_path / "site", records)
    _library, (problem,), *_ = check(Options(site / "config.yaml", tmp_path / "out"), Stopwatch())
    assert problem.message == "there is no file 'chair.mp4'"
    assert isinstance(problem.where, Place)
    assert problem.where.quote == "- video: chair.mp4"
