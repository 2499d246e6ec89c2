"""Pictures are published as they were drawn, with nothing of what was written into them."""

import io
import warnings
from itertools import product
from pathlib import Path

import pytest
from byline.problems import FileFault
from byline.reading.pictures.decode import measure
from byline.reading.pictures.look import Picture, look
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageOps

from tests.support.pictures import (
    GPS_TAG,
    ORIENTATION_TAG,
    REMARK,
    box,
    chunk,
    halves,
    png,
    saved_as,
    segment,
    with_secrets,
)
from tests.support.sites_on_disk import build_site, tree, write_site

FORMS = ("jpg", "png", "webp", "avif", "gif")


def looked_at(folder: Path, form: str, content: bytes) -> Picture:
    path = folder / f"a.{form}"
    path.write_bytes(content)
    return look(path, form)


def drawn_in(content: bytes) -> tuple[list[bytes], int]:
    """The pixels of all frames, and how they are turned."""
    with warnings.catch_warnings():  # of what looks like a second picture in the same file
        warnings.simplefilter("ignore")
        image = Image.open(io.BytesIO(content))
    with image:
        frames = []
        for at in range(getattr(image, "n_frames", 1)):
            image.seek(at)
            frames.append(image.convert("RGBA").tobytes())
        return frames, image.getexif().get(ORIENTATION_TAG, 1)


@pytest.mark.parametrize(("form", "orientation"), [*product(FORMS, (1, 6)), ("jpg", 3), ("png", 8)])
def test_all_that_was_written_into_it_is_gone(tmp_path: Path, form: str, orientation: int) -> None:
    written = with_secrets(form, orientation)
    published = looked_at(tmp_path, form, written).content
    assert REMARK.encode() in written
    assert REMARK.encode() not in published
    for name in (b"8BIM", b"JFXX", b"MPF", b"zTXt", b"SECR", b"seCr", b"xmpmeta", b"XMP Data"):
        assert name not in published
    with Image.open(io.BytesIO(published)) as image:
        assert not image.getexif().get_ifd(GPS_TAG)
        assert set(image.getexif()) <= {ORIENTATION_TAG}
    assert drawn_in(published) == drawn_in(written)


@pytest.mark.parametrize("form", FORMS)
def test_what_is_published_would_be_published_as_it_is(tmp_path: Path, form: str) -> None:
    for content in (with_secrets(form, 6), saved_as(form, halves())):
        published = looked_at(tmp_path, form, content).content
        again = looked_at(tmp_path, form, published)
        assert again.content == published
        assert again.excerpt.parts == ((0, len(published)),)


def test_pictures_on_pages_behind_links_and_in_the_header_are_told_of_nothing(
    tmp_path: Path,
) -> None:
    names = [f"{use}.{form}" for use in ("shown", "linked") for form in FORMS]
    page = "".join(f"{'!' * name.startswith('shown')}[A wheel]({name})\n" for name in names)
    site = write_site(
        tmp_path,
        {"pages/about.md": f"---\ntitle: About\n---\n{page}"},
        theme={"logo": "content/logo.jpg"},
    )
    for name in [*(f"pages/{it}" for it in names), "logo.jpg"]:
        content = with_secrets(name.rpartition(".")[2], 6)
        (site / "content" / name).write_bytes(content)
    build_site(site, tmp_path / "output")
    published = tree(tmp_path / "output")
    for name in names:
        written = (site / "content" / "pages" / name).read_bytes()
        assert drawn_in(published[f"about/{name}"]) == drawn_in(written)
    assert "assets/logo.jpg" in published
    assert [name for name, content in published.items() if REMARK.encode() in content] == []
    text = published["about/index.html"].decode()
    assert 'width="40" height="60" src="../about/shown.jpg"' in text


@pytest.mark.parametrize("form", ["jpg", "png", "webp", "avif"])
def test_a_profile_of_colours_stays(tmp_path: Path, form: str) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    content = saved_as(form, halves(), icc_profile=profile)
    picture = looked_at(tmp_path, form, content)
    assert picture.content == content
    assert picture.outline.profile >= len(profile)


def test_all_that_changes_how_a_png_shows_stays(tmp_path: Path) -> None:
    kinds = (
        b"gAMA",
        b"cHRM",
        b"sRGB",
        b"cICP",
        b"mDCV",
        b"cLLI",
        b"sBIT",
        b"tRNS",
        b"bKGD",
        b"pHYs",
    )
    content = png(9, 9, *(chunk(kind, b"1234") for kind in kinds))
    assert looked_at(tmp_path, "png", content).content == content


@pytest.mark.parametrize("form", ["gif", "webp", "png", "avif"])
def test_a_moving_picture_moves_as_it_did(tmp_path: Path, form: str) -> None:
    frames = [halves(), ImageOps.mirror(halves()), Image.new("RGB", (60, 40))]
    told = {} if form == "avif" else {"loop": 3, "duration": [40, 80, 120]}
    content = saved_as(form, frames[0], save_all=True, append_images=frames[1:], **told)
    picture = looked_at(tmp_path, form, content)
    assert picture.outline.frames == len(drawn_in(content)[0]) == 3
    assert drawn_in(picture.content) == drawn_in(content)
    if form != "avif":  # in which it says when it was made
        assert picture.content == content


def test_an_avif_of_several_frames_says_no_more_when_it_was_made(tmp_path: Path) -> None:
    frames = [halves(), ImageOps.mirror(halves())]
    content = saved_as("avif", frames[0], save_all=True, append_images=frames[1:])
    at = content.index(b"mvhd") + 8
    assert any(content[at : at + 16])
    assert not any(looked_at(tmp_path, "avif", content).content[at : at + 16])


@pytest.mark.parametrize(
    ("form", "content"),
    [
        ("jpg", b"\xff\xd8\xff\xd9"),
        ("jpg", b"\xff\xd8" + segment(0xC0, b"\x08\0\x09\0\x09\1\1\x11\0")),
        ("jpg", saved_as("jpg", halves()).replace(b"\xff\xdb", b"\xff\xd8\xff\xdb", 1)),
        ("png", png(9, 9)[:-12]),
        ("png", png(9, 9, chunk(b"CgBI", b"1234"))),
        ("png", png(0, 9)),
        ("webp", b"RIFF\x0c\0\0\0WEBPSECR\0\0\0\0"),
        ("gif", b"GIF89a\x09\0\x09\0\0\0\0;"),
        ("gif", saved_as("gif", halves())[:-1] + b"secret"),
        ("avif", box(b"ftyp", b"avif\0\0\0\0avif")),
        ("avif", saved_as("avif", halves())[:-9]),
    ],
)
def test_a_container_that_is_none_is_a_fault(tmp_path: Path, form: str, content: bytes) -> None:
    with pytest.raises(FileFault, match="is damaged or not complete"):
        looked_at(tmp_path, form, content)


SAMPLES = {form: with_secrets(form, 6) for form in FORMS}


@settings(max_examples=150, deadline=None)
@given(data=st.data(), form=st.sampled_from(FORMS))
def test_damaged_bytes_are_a_fault_and_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, form: str
) -> None:
    content = bytearray(SAMPLES[form])
    places = st.integers(0, len(content) - 1)
    for at, value in data.draw(st.lists(st.tuples(places, st.integers(0, 255)), max_size=4)):
        content[at] = value
    start, end = sorted((data.draw(places), data.draw(places)))
    if data.draw(st.booleans()):
        del content[start:end]
    folder = tmp_path_factory.getbasetemp()
    try:
        picture = looked_at(folder, form, bytes(content))
        assert looked_at(folder, form, picture.content).content == picture.content
        if form != "avif":  # which is decoded in a process of its own
            measure(picture)
    except FileFault:
        pass
