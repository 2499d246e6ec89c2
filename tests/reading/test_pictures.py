"""Pictures are measured as they show, and photos scaled with nothing but the picture left."""

import errno
import hashlib
import io
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from byline.machine.confined import Bounds
from byline.problems import FileFault
from byline.reading.pictures import decode
from byline.reading.pictures.decode import Photo
from byline.reading.pictures.look import look
from PIL import Image, ImageCms

from tests.support.places import ROOT

RED, BLUE = (200, 30, 30), (30, 30, 200)
GPS_TAG, CAMERA_TAG, ORIENTATION_TAG = 0x8825, 0x010F, 0x0112
CAMERA = "Example Camera 3000"


def halves(size: tuple[int, int] = (800, 600)) -> Image.Image:
    """A picture whose left half is red and whose right half is blue."""
    image = Image.new("RGB", size, RED)
    image.paste(BLUE, (size[0] // 2, 0, *size))
    return image


def saved(folder: Path, name: str, image: Image.Image, **asked: Any) -> Path:
    path = folder / name
    image.save(path, **asked)
    return path


def scale_photo(path: Path) -> Photo:
    return decode.scale_photo(look(path, path.suffix.removeprefix(".")))


def measure(path: Path) -> tuple[int, int]:
    return decode.measure(look(path, path.suffix.removeprefix(".")))


def opened(photo: Photo) -> Image.Image:
    image = Image.open(io.BytesIO(photo.data))
    image.load()
    assert image.size == (photo.width, photo.height)
    return image


def taken_by_camera(orientation: int = 1) -> Image.Exif:
    exif = Image.Exif()
    exif[CAMERA_TAG] = CAMERA
    exif[ORIENTATION_TAG] = orientation
    exif[GPS_TAG] = {1: "N", 2: (49.0, 15.0, 0.0), 3: "W", 4: (123.0, 6.0, 0.0)}
    return exif


def is_near(found: object, wanted: tuple[int, ...], by: int = 12) -> bool:
    assert isinstance(found, tuple)
    return all(abs(one - other) <= by for one, other in zip(found, wanted, strict=True))


@pytest.mark.parametrize(
    ("size", "scaled"),
    [
        ((4000, 3000), (427, 320)),
        ((3000, 4000), (320, 427)),
        ((1000, 1000), (320, 320)),
        ((4000, 1000), (640, 160)),
        ((321, 5000), (41, 640)),
        ((320, 640), (320, 640)),
        ((90, 120), (90, 120)),
        ((5000, 1), (640, 1)),
    ],
)
def test_a_photo_fits_and_is_never_enlarged(
    tmp_path: Path, size: tuple[int, int], scaled: tuple[int, int]
) -> None:
    photo = scale_photo(saved(tmp_path, "a.jpg", halves(size)))
    assert (photo.width, photo.height) == scaled
    assert opened(photo).size == scaled


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a.avif"])
def test_all_that_a_camera_writes_is_gone(tmp_path: Path, name: str) -> None:
    exif = taken_by_camera().tobytes()
    path = saved(tmp_path, name, halves(), exif=exif, xmp=b"<x:xmpmeta>secret</x:xmpmeta>")
    before = path.read_bytes()
    assert CAMERA.encode() in before
    assert Image.open(path).getexif().get_ifd(GPS_TAG)
    photo = scale_photo(path)
    after = opened(photo)
    assert CAMERA.encode() not in photo.data
    assert b"Exif" not in photo.data
    assert b"xmp" not in photo.data
    assert dict(after.getexif()) == {}
    assert set(after.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"} | {
        "progressive",
        "progression",
    }


def test_comments_and_profiles_are_gone(tmp_path: Path) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    path = saved(tmp_path, "a.jpg", halves(), comment=b"taken at home", icc_profile=profile)
    assert b"taken at home" in path.read_bytes()
    photo = scale_photo(path)
    assert b"taken at home" not in photo.data
    assert b"ICC_PROFILE" not in photo.data


def test_a_profile_is_applied_before_it_goes(tmp_path: Path) -> None:
    """Half grey in linear light is a lighter grey in sRGB."""
    linear = ImageCms.ImageCmsProfile(io.BytesIO(profile_with_gamma_1())).tobytes()
    image = Image.new("RGB", (64, 64), (128, 128, 128))
    plain = opened(scale_photo(saved(tmp_path, "a.png", image)))
    applied = opened(scale_photo(saved(tmp_path, "b.png", image, icc_profile=linear)))
    assert is_near(plain.getpixel((9, 9)), (128, 128, 128))
    assert is_near(applied.getpixel((9, 9)), (188, 188, 188))


def profile_with_gamma_1() -> bytes:
    """An sRGB profile whose three curves are straight lines."""
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    for number in range(int.from_bytes(data[128:132], "big")):
        at = 132 + 12 * number
        if bytes(data[at : at + 4]) in {b"rTRC", b"gTRC", b"bTRC"}:
            offset = int.from_bytes(data[at + 4 : at + 8], "big")
            data[offset : offset + 12] = b"curv" + bytes(8)  # no points: the identity
            data[at + 8 : at + 12] = (12).to_bytes(4, "big")
    return bytes(data)


@pytest.mark.parametrize("profile", [b"no profile", b""])
def test_an_unfit_profile_does_no_harm(tmp_path: Path, profile: bytes) -> None:
    photo = scale_photo(saved(tmp_path, "a.png", halves(), icc_profile=profile))
    assert is_near(opened(photo).getpixel((9, 9)), RED)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_stands_upright(tmp_path: Path, orientation: int) -> None:
    path = saved(tmp_path, "a.jpg", halves(), exif=taken_by_camera(orientation).tobytes())
    photo = scale_photo(path)
    is_on_its_side = orientation >= 5
    assert (photo.width, photo.height) == ((320, 427) if is_on_its_side else (427, 320))
    assert measure(path) == ((600, 800) if is_on_its_side else (800, 600))
    middle = (photo.width // 2, 9) if is_on_its_side else (9, photo.height // 2)
    is_flipped = orientation in {2, 3, 7, 8}
    assert is_near(opened(photo).getpixel(middle), BLUE if is_flipped else RED)


MODES = {
    "grey.png": halves().convert("L"),
    "grey-alpha.png": halves().convert("LA"),
    "bits.png": Image.new("1", (800, 600), 1),
    "palette.png": halves().quantize(8),
    "palette.gif": halves().quantize(8),
    "rgba.png": halves().convert("RGBA"),
    "rgb.webp": halves(),
    "rgb.avif": halves(),
    "cmyk.jpg": halves().convert("CMYK"),
    "grey.jpg": halves().convert("L"),
    "sixteen.png": Image.new("I;16", (800, 600), 0x8080),
}


@pytest.mark.parametrize("name", MODES)
def test_opaque_pictures_of_all_kinds_become_jpegs(tmp_path: Path, name: str) -> None:
    photo = scale_photo(saved(tmp_path, name, MODES[name]))
    assert photo.ending == "jpg"
    assert photo.data.startswith(b"\xff\xd8\xff")
    image = opened(photo).convert("RGB")
    wanted = MODES[name].convert("RGB").getpixel((9, 9)) if name != "sixteen.png" else (128,) * 3
    assert isinstance(wanted, tuple)
    assert is_near(image.getpixel((9, 9)), wanted, by=24)


@pytest.mark.parametrize("name", ["a.png", "a.webp", "a.gif", "a.avif", "palette.png"])
def test_what_one_can_see_through_stays_so(tmp_path: Path, name: str) -> None:
    image = halves().convert("RGBA")
    image.paste((0, 0, 0, 0), (0, 0, 400, 600))
    if name == "palette.png":
        image = image.quantize(16)
    photo = scale_photo(saved(tmp_path, name, image))
    assert photo.ending == "webp"
    made = opened(photo).convert("RGBA")
    left, right = made.getpixel((9, 160)), made.getpixel((photo.width - 9, 160))
    assert isinstance(left, tuple)
    assert left[3] == 0
    assert is_near(right, (*BLUE, 255))


@pytest.mark.parametrize("name", ["a.gif", "a.webp", "a.png", "a.avif"])
def test_of_a_film_the_first_picture_is_taken(tmp_path: Path, name: str) -> None:
    first, second = Image.new("RGB", (64, 64), RED), Image.new("RGB", (64, 64), BLUE)
    path = saved(tmp_path, name, first, save_all=True, append_images=[second], duration=50)
    with Image.open(path) as film:
        assert getattr(film, "n_frames", 1) == 2
    photo = scale_photo(path)
    assert is_near(opened(photo).getpixel((9, 9)), RED)
    assert getattr(opened(photo), "n_frames", 1) == 1


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a.avif", "a.gif"])
@pytest.mark.parametrize("share", [0.3, 0.9])
def test_a_truncated_picture_is_a_fault(tmp_path: Path, name: str, share: float) -> None:
    noise = Image.effect_noise((200, 200), 90).convert("RGB")
    path = saved(tmp_path, name, noise)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    for read in (scale_photo, measure):
        with pytest.raises(FileFault) as found:
            read(path)
        assert found.value.message == f"'{name}' is damaged or not complete"
        assert "export it again" in found.value.hint


@pytest.mark.parametrize(
    "content",
    [b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF89a", b"RIFF\0\0\0\0WEBP", b"<svg/>"],
)
def test_what_is_no_picture_is_a_fault(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(content)
    for read in (scale_photo, measure):
        with pytest.raises(FileFault):
            read(path)


def test_a_small_file_that_unfolds_to_a_huge_picture_is_a_fault(tmp_path: Path) -> None:
    path = saved(tmp_path, "a.png", Image.new("1", (20_000, 15_000)))
    assert path.stat().st_size < 100_000
    for read in (scale_photo, measure):
        with pytest.raises(FileFault) as found:
            read(path)
        assert found.value.message == "'a.png' has 300 megapixels, too many for a page"
    assert look(path, "png").outline.width == 20_000


@pytest.mark.posix
@pytest.mark.parametrize("name", ["a.png", "a.avif"])
def test_a_decoder_that_goes_wild_is_a_fault_of_the_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    size = (3000, 2100) if name == "a.png" else (1000, 1000)
    path = saved(tmp_path, name, Image.new("L", size))
    assert measure(path) == size
    monkeypatch.setattr(decode, "BOUNDS", Bounds(memory=10**9, seconds=0))
    for read in (scale_photo, measure):
        with pytest.raises(FileFault) as found:
            read(path)
        assert found.value.message == f"'{name}' takes more than 0 seconds or 1.0 GB to decode"


def test_equal_files_give_equal_bytes_in_every_process(tmp_path: Path) -> None:
    see_through = halves().convert("RGBA")
    see_through.putalpha(90)
    paths = [
        saved(tmp_path, "a.jpg", halves(), exif=taken_by_camera(6).tobytes()),
        saved(tmp_path, "a.webp", see_through),
        saved(tmp_path, "a.png", halves(), icc_profile=profile_with_gamma_1()),
    ]
    program = (
        "import hashlib, sys; from pathlib import Path; from tests.reading.test_pictures import *\n"
        "for it in sys.argv[1:]: print(hashlib.sha256(scale_photo(Path(it)).data).hexdigest())"
    )
    command = [sys.executable, "-c", program, *map(str, paths)]
    printed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    here = [hashlib.sha256(scale_photo(path).data).hexdigest() for path in paths]
    assert printed.split() == here
    assert len(set(here)) == 3


@pytest.mark.parametrize(
    "fault", [OSError(errno.EAGAIN, "no processes"), OSError(errno.EMFILE, "too many files")]
)
def test_what_the_system_lacks_is_no_fault_of_the_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: OSError
) -> None:
    def refused(_work: object, _bounds: object) -> None:
        raise fault

    monkeypatch.setattr(decode, "confined", refused)
    path = tmp_path / "a.avif"
    Image.new("RGB", (8, 8)).save(path)
    with pytest.raises(OSError, match=str(fault.strerror)):
        decode.measure(look(path, "avif"))


def test_a_picture_that_asks_for_more_than_there_is_is_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_picture: object) -> None:
        raise MemoryError

    monkeypatch.setattr(decode, "_measured", refused)
    path = tmp_path / "a.png"
    Image.new("RGB", (8, 8)).save(path)
    with pytest.raises(FileFault, match="is damaged"):
        decode.measure(look(path, "png"))
