"""Files that records name: found, held against their endings, and published beside pages."""

import io
import os
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from byline.building.check import check
from byline.building.line import build
from byline.building.options import Options
from byline.derive.figures import figures
from byline.derive.shelves import shelves
from byline.machine.stopwatch import Stopwatch
from byline.plan import files, plan
from byline.problems import Problem
from byline.publish import PublishError
from byline.reading.attachments import Attachment, Attachments, attach
from byline.reading.find import find_files
from byline.reading.read import read
from byline.records.extent import Size
from byline.render.renderer import Renderer
from byline.render.targets import LinkForm
from byline.site import Site
from byline.words import interface as words
from PIL import Image

from tests.support.in_memory import ASSETS, TEMPLATES
from tests.support.sites_on_disk import build_site, tree, write_site

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n%%EOF\n"
PAPER = {"title": "Maps", "authors": ["Ada Lovelace"], "year": 2024}
GPS_TAG = 0x8825


def picture(form: str, size: tuple[int, int] = (60, 40), **asked: Any) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size, (200, 30, 30)).save(file, form, **asked)
    return file.getvalue()


def archive(**entries: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        for name, text in entries.items():
            made.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return file.getvalue()


ODP = "application/vnd.oasis.opendocument.presentation"
SAMPLES: dict[str, bytes] = {
    "pdf": PDF,
    "png": picture("PNG"),
    "jpg": picture("JPEG"),
    "webp": picture("WEBP"),
    "avif": picture("AVIF"),
    "gif": picture("GIF"),
    "zip": archive(README="Run it."),
    "csv": "\ufeffname,year\nErdős,1934\n".encode(),
    "pptx": archive(ppt__presentation_xml="<p/>"),
    "key": archive(**{"Index__Document.iwa": "x"}),
    "odp": archive(mimetype=ODP, content_xml="<o/>"),
    "mp4": b"\0\0\0\x18ftypisom\0\0\2\0isommp42" + bytes(20),
}
# Endings of one content are one form.
SAME = {"jpeg": "jpg", "txt": "csv", "bib": "csv"}
NEVER_PUBLISHED = {
    "html": b"\xef\xbb\xbf \n<!-- saved --><!DOCTYPE html><p>Sign in</p>",
    "bare html": b"<script>alert(1)</script>",
    "svg": b"<?xml version='1.0'?><!DOCTYPE svg PUBLIC ''><svg/>",
    "heic": b"\0\0\0\x18ftypheic\0\0\0\0mif1heic",
    "mov": b"\0\0\0\x14ftypqt  \0\0\0\0qt  ",
    "old office": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(9),
    "lfs": b"version https://git-lfs.github.com/spec/v1\noid sha256:00\n",
    "utf-16": "a,b".encode("utf-16"),
    "latin": "Erdős".encode("iso8859_2"),
    "cut zip": archive(README="Run it.")[:40],
    "a text with a zero": b"a\0b",
    "nothing known": b"\x01\x02\x03\xfe",
}


def site_with(folder: Path, written: dict[str, bytes], **records: Any) -> Path:
    """A site of the records, given as papers__maps={...}, with the files below content/."""
    site = write_site(
        folder, {f"{name.replace('__', '/')}.yaml": record for name, record in records.items()}
    )
    for name, content in written.items():
        path = site / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return site


def attached(site: Path, jobs: int = 1) -> tuple[Attachments, list[Problem]]:
    reading = read(find_files(site)[0], 1, lambda _number: None)
    assert not reading.problems
    return attach(site, reading.entries, jobs)


def of_paper(site: Path) -> dict[str, Attachment]:
    found, problems = attached(site)
    assert not problems
    return dict(found["papers", "maps"])


def link_to(*targets: str) -> dict[str, Any]:
    return {**PAPER, "links": [{"label": "File", "url": target} for target in targets]}


def messages(site: Path) -> list[str]:
    return [problem.message for problem in attached(site)[1]]


def test_a_published_file_is_its_source_byte_for_byte(tmp_path: Path) -> None:
    written = {f"papers/files/all.{ending}": content for ending, content in SAMPLES.items()}
    targets = [name.removeprefix("papers/") for name in written]
    site = site_with(tmp_path, written, papers__maps=link_to(*targets))
    build_site(site, tmp_path / "output")
    published = tree(tmp_path / "output")
    for ending, content in SAMPLES.items():
        assert published[f"papers/maps/all.{ending}"] == content


def test_what_an_attachment_says_of_its_file(tmp_path: Path) -> None:
    written = {"papers/maps.pdf": PDF, "papers/poster.png": picture("PNG", (300, 200))}
    links = {"pdf": "maps.pdf", "poster": "./poster.png", "code": "https://example.org/code"}
    site = site_with(tmp_path, written, papers__maps={**PAPER, "links": links})
    found = of_paper(site)
    folder = site / "content" / "papers"
    assert found["maps.pdf"] == Attachment(folder / "maps.pdf", "maps.pdf", "PDF", len(PDF))
    size = len(written["papers/poster.png"])
    poster = Attachment(folder / "poster.png", "poster.png", "PNG", size)
    assert replace(found["./poster.png"], excerpt=None) == poster


def test_a_photo_is_published_scaled_and_without_its_place(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[GPS_TAG] = {1: "N", 2: (49.0, 15.0, 0.0)}
    photo = picture("PNG", (1000, 2000), exif=exif.tobytes())
    author = {"name": "Ada Lovelace", "photo": "me.png", "links": [{"label": "P", "url": "me.png"}]}
    site = site_with(tmp_path, {"authors/me.png": photo}, authors__ada=author)
    found, _problems = attached(site)
    made = found["authors", "ada"]["me.png"]
    assert (made.name, made.form, made.width, made.height) == ("me.jpg", "JPEG", 320, 640)
    assert made.size == len(made.data)
    build_site(site, tmp_path / "output")
    published = tree(tmp_path / "output")
    assert published["authors/ada/me.jpg"] == made.data
    assert not Image.open(io.BytesIO(made.data)).getexif()
    assert [name for name in published if name.endswith("png")] == []


def test_mentions_of_one_file_are_one_attachment(tmp_path: Path) -> None:
    targets = ("maps.pdf", "./maps.pdf", "../papers/maps.pdf")
    site = site_with(tmp_path, {"papers/maps.pdf": PDF}, papers__maps=link_to(*targets))
    found = of_paper(site)
    assert set(found) == set(targets)
    assert len(set(found.values())) == 1
    build_site(site, tmp_path / "output")
    names = [name for name in tree(tmp_path / "output") if name.startswith("papers/maps/")]
    assert names == ["papers/maps/index.html", "papers/maps/maps.bib", "papers/maps/maps.pdf"]


def test_two_records_may_publish_one_file(tmp_path: Path) -> None:
    site = site_with(
        tmp_path,
        {"papers/both.pdf": PDF},
        papers__maps=link_to("both.pdf"),
        papers__more__maps2=link_to("../both.pdf"),
    )
    build_site(site, tmp_path / "output")
    assert {"papers/maps/both.pdf", "papers/maps2/both.pdf"} <= set(tree(tmp_path / "output"))


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("Low-Rank_v2.final.PDF", "Low-Rank_v2.final.PDF"),
        ("my talk (final).pdf", "my-talk-final.pdf"),
        ("Größe & Maß.PDF", "grosse-mass.pdf"),
        ("地图.pdf", "detu.pdf"),
        ("_notes.pdf", "notes.pdf"),
        ("-.pdf", "3973e0.pdf"),
    ],
)
def test_published_names_fit_every_address(tmp_path: Path, written: str, published: str) -> None:
    site = site_with(tmp_path, {f"papers/{written}": PDF}, papers__maps=link_to(written))
    assert of_paper(site)[written].name == published


@pytest.mark.parametrize("coded", ["caf\u00e9.pdf", "cafe\u0301.pdf"])
@pytest.mark.parametrize("written", ["caf\u00e9.pdf", "cafe\u0301.pdf"])
def test_how_a_letter_is_coded_does_not_matter(tmp_path: Path, coded: str, written: str) -> None:
    site = site_with(tmp_path, {f"papers/{coded}": PDF}, papers__maps=link_to(written))
    assert of_paper(site)[written].source.name == coded


@pytest.mark.parametrize("ending", [*SAMPLES, *SAME])
def test_each_ending_takes_its_own_content_and_no_other(tmp_path: Path, ending: str) -> None:
    own = SAME.get(ending, ending)
    others = {name: content for name, content in SAMPLES.items() if name != own}
    cases = {**others, **NEVER_PUBLISHED}
    written = {f"papers/{at}/x{at}.{ending}": it for at, it in enumerate(cases.values())}
    written[f"papers/own.{ending}"] = SAMPLES[own]
    targets = [name.removeprefix("papers/") for name in written]
    site = site_with(tmp_path, written, papers__maps=link_to(*targets))
    found, problems = attached(site)
    assert set(found["papers", "maps"]) == {f"own.{ending}"}
    assert len(problems) == len(cases)
    for problem in problems:
        assert problem.hint
        assert "is not " in problem.message or "damaged" in problem.message


@pytest.mark.parametrize("before", [b"\n", b"\r\n \t\f", b"\xef\xbb\xbf"])
def test_a_pdf_may_begin_with_space(tmp_path: Path, before: bytes) -> None:
    written = {"papers/maps.pdf": before + PDF}
    assert of_paper(site_with(tmp_path, written, papers__maps=link_to("maps.pdf")))


@pytest.mark.parametrize("before", [b"junk", b"\0", b"#!/bin/sh\n", b"<p>", b"\n\0junk"])
def test_a_pdf_is_nothing_else_before(tmp_path: Path, before: bytes) -> None:
    written = {"papers/maps.pdf": before + PDF}
    site = site_with(tmp_path, written, papers__maps=link_to("maps.pdf"))
    (message,) = messages(site)
    assert message.startswith("'maps.pdf' is not a PDF")


def test_a_large_text_is_read_to_its_end(tmp_path: Path) -> None:
    rows = "größe,1\n".encode() * 300_000
    written = {"papers/good.csv": rows, "papers/bad.csv": rows + b"\xff"}
    site = site_with(tmp_path, written, papers__maps=link_to("good.csv", "bad.csv"))
    assert messages(site) == ["'bad.csv' is not saved as UTF-8"]


def test_markup_that_never_ends_takes_no_time(tmp_path: Path) -> None:
    content = b"<!-- -->" * 500 + b"<!--"
    site = site_with(tmp_path, {"papers/x.txt": content}, papers__maps=link_to("x.txt"))
    assert messages(site) == []


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("../../../etc/x.pdf", "'../../../etc/x.pdf' leads out of content/"),
        ("../../content/../x.pdf", "'../../content/../x.pdf' leads out of content/"),
        ("../../other/x.pdf", "'../../other/x.pdf' leads out of content/"),
        ("a/../.git/x.pdf", "'a/../.git/x.pdf' is hidden: .git begins with a dot"),
        (".", "'.' is a folder"),
        ("maps.yaml", "files with the ending '.yaml' are not published"),
        ("maps.pdf/x.pdf", "there is no file 'maps.pdf/x.pdf'"),
        ("x" * 400 + ".pdf", f"there is no file '{'x' * 400}.pdf'"),
    ],
)
def test_targets_that_lead_nowhere(tmp_path: Path, target: str, message: str) -> None:
    site = site_with(tmp_path, {"papers/maps.pdf": PDF}, papers__maps=link_to(target))
    assert messages(site) == [message]


def test_a_symbolic_link_to_a_file_is_not_followed(tmp_path: Path) -> None:
    site = site_with(tmp_path, {}, papers__maps=link_to("maps.pdf"))
    (tmp_path / "secret.pdf").write_bytes(PDF)
    (site / "content" / "papers" / "maps.pdf").symlink_to(tmp_path / "secret.pdf")
    assert len(messages(site)) == 1
    assert "maps.pdf is a symbolic link" in messages(site)[0]


@pytest.mark.posix
def test_a_pipe_is_not_read(tmp_path: Path) -> None:
    site = site_with(tmp_path, {}, papers__maps=link_to("maps.pdf"))
    os.mkfifo(site / "content" / "papers" / "maps.pdf")
    assert messages(site) == ["'maps.pdf' is not an ordinary file"]


@pytest.mark.parametrize("asked", ["open", "iterdir"])
def test_what_cannot_be_read_is_told_with_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: str
) -> None:
    """A file, or the list of its folder; building tells the same as checking."""
    site = site_with(
        tmp_path, {"papers/files/maps.pdf": PDF}, papers__maps=link_to("files/maps.pdf")
    )
    allowed = getattr(Path, asked)

    def refusing(path: Path, *arguments: Any, **options: Any) -> Any:
        if path.name in {"files", "maps.pdf"}:
            raise PermissionError(13, "Permission denied", str(path))
        return allowed(path, *arguments, **options)

    monkeypatch.setattr(Path, asked, refusing)
    (problem,) = attached(site)[1]
    assert problem.message == "'files/maps.pdf' cannot be read: Permission denied"
    report = build(Options(site / "config.yaml", tmp_path / "output"), Stopwatch())
    assert [(it.where.file, it.message) for it in report.problems] == [
        ("content/papers/maps.yaml", problem.message)
    ]


def test_files_of_drafts_are_checked_and_not_published(tmp_path: Path) -> None:
    draft = {**link_to("maps.pdf"), "draft": True}
    site = site_with(tmp_path, {"papers/maps.pdf": PDF}, papers__maps=draft)
    build_site(site, tmp_path / "output")
    assert "papers/maps/maps.pdf" not in tree(tmp_path / "output")
    build_site(site, tmp_path / "output", drafts=True)
    assert "papers/maps/maps.pdf" in tree(tmp_path / "output")
    (site / "content" / "papers" / "maps.pdf").unlink()
    assert len(messages(site)) == 1


def test_only_files_beside_a_planned_page_are_planned_and_can_be_linked_to(tmp_path: Path) -> None:
    site = site_with(tmp_path, {"papers/maps.pdf": PDF}, papers__maps=link_to("maps.pdf"))
    library, *_ = check(Options(site / "config.yaml", tmp_path / "output"), Stopwatch())
    assert library
    made = Site(library, shelves(library), figures(library))
    pages = plan(library, made.shelves)
    planned = files(library, pages)
    assert [file.address for file in planned] == ["papers/maps/maps.pdf"]
    assert files(library, []) == ()
    renderer = Renderer(made, pages, ASSETS, TEMPLATES[Size.FULL], LinkForm(), planned)
    assert "papers/maps/maps.pdf" in renderer.known


def test_a_file_that_goes_while_building_leaves_the_output(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = site_with(tmp_path, {"papers/maps.pdf": PDF}, papers__maps=link_to("maps.pdf"))
    build_site(site, tmp_path / "output")
    before = tree(tmp_path / "output")

    file = site / "content" / "papers" / "maps.pdf"
    monkeypatch.setattr("byline.publish.Stage.compare", lambda _stage: file.unlink())
    with pytest.raises(PublishError, match=r"cannot copy .*maps.pdf: No such file"):
        build(Options(site / "config.yaml", tmp_path / "output"), Stopwatch())
    assert tree(tmp_path / "output") == before


def test_any_number_of_jobs_gives_the_same(tmp_path: Path) -> None:
    records = {f"papers__p{at}": link_to(f"{at}.pdf", "missing.pdf") for at in range(40)}
    written = {f"papers/{at}.pdf": PDF for at in range(40)}
    site = site_with(tmp_path, written, **records)
    one, two = attached(site, jobs=1), attached(site, jobs=2)
    assert one == two
    assert len(one[0]) == len(one[1]) == 40


@pytest.mark.parametrize(
    ("size", "shown"),
    [
        (1, "1 byte"),
        (999, "999 bytes"),
        (1_000, "1 KB"),
        (340_400, "340 KB"),
        (999_499, "999 KB"),
        (999_500, "1.0 MB"),
        (1_234_567, "1.2 MB"),
        (9_949_999, "9.9 MB"),
        (9_950_000, "10 MB"),
        (99_600_000, "100 MB"),
    ],
)
def test_sizes_are_told_in_short(size: int, shown: str) -> None:
    assert words.size(size) == shown
