"""Pictures: their size on a page, and photos made to fit it, with nothing but the picture."""

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image, ImageCms, ImageOps

from byline.problems import FileFault

MOST_PIXELS = 50_000_000
SHORT_SIDE, LONG_SIDE = 320, 640  # twice the 160 pixels in which pages show a photo
QUALITY = 82
FORMATS = ("PNG", "JPEG", "WEBP", "AVIF", "GIF")
_ORIENTATION = 0x0112
_ON_ITS_SIDE = range(5, 9)  # the orientations that swap width and height

Image.MAX_IMAGE_PIXELS = None  # our own limit holds instead, and is told in our own words


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo as it is published: its ending is 'jpg', or 'webp' if one can see through it."""

    width: int
    height: int
    ending: str
    data: bytes = field(repr=False)


def measure(path: Path) -> tuple[int, int]:
    """The width and height in which a picture shows, by its first bytes alone."""
    with _opened(path) as image:
        return _shown_size(image)


def measure_whole(path: Path) -> tuple[int, int]:
    """The same for a picture that a page is to show: all of it must be sound."""
    with _opened(path) as image:
        refuse_huge(path, image)
        image.load()
        return _shown_size(image)


def scale_photo(path: Path) -> Photo:
    """The photo upright, in sRGB, no larger than pages show it, and without what cameras
    write into it, such as the place. Equal files give equal bytes."""
    with _opened(path) as image:
        refuse_huge(path, image)
        size = _scaled(*_shown_size(image))
        detail = 2 * max(size)
        image.draft(None, (detail, detail))  # spares decoding all of a large JPEG
        image.load()
        profile = image.info.get("icc_profile")
        upright = ImageOps.exif_transpose(image)
        small = _in_plain_mode(upright).resize(size, Image.Resampling.LANCZOS)
        return _encoded(_in_srgb(small, profile))


@contextmanager
def _opened(path: Path) -> Iterator[Image.Image]:
    """The picture, not yet decoded; whatever its bytes do to the decoder is their fault."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(path, formats=FORMATS) as image:
                yield image
    except FileFault:
        raise
    except Exception as fault:  # decoders raise errors of a dozen kinds on damaged bytes
        raise damaged(path) from fault


def damaged(path: Path) -> FileFault:
    """What is wrong with a picture that cannot be decoded."""
    hint = "open it in a program for pictures, and export it again"
    return FileFault(f"'{path.name}' is damaged or not complete", hint)


def refuse_huge(path: Path, image: Image.Image) -> None:
    """Raises `FileFault` for more pixels than a page needs."""
    pixels = image.width * image.height
    if pixels > MOST_PIXELS:
        message = f"'{path.name}' has {pixels // 1_000_000:,} megapixels, too many for a page"
        limit = MOST_PIXELS // 1_000_000
        raise FileFault(message, f"scale it down; a picture may have {limit} megapixels")


def _shown_size(image: Image.Image) -> tuple[int, int]:
    if image.getexif().get(_ORIENTATION) in _ON_ITS_SIDE:
        return image.height, image.width
    return image.size


def _scaled(width: int, height: int) -> tuple[int, int]:
    """The size that fits, in proportion, and never larger than it was."""
    factor = min(1, SHORT_SIDE / min(width, height), LONG_SIDE / max(width, height))
    return max(1, round(width * factor)), max(1, round(height * factor))


def _in_plain_mode(image: Image.Image) -> Image.Image:
    """One of the modes L, RGB, RGBA and CMYK, which can be scaled and encoded."""
    if image.mode.startswith("I"):  # 16 bits; a plain conversion would cut off all but shadows
        return image.point(lambda value: value * (1 / 256)).convert("L")
    if image.has_transparency_data:
        return image.convert("RGBA")
    return image if image.mode in {"L", "RGB", "CMYK"} else image.convert("RGB")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """The picture with its colours as browsers take them; an unfit profile is left out."""
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    if profile:
        target = ImageCms.createProfile("sRGB")
        try:
            in_srgb = ImageCms.profileToProfile(image, io.BytesIO(profile), target, outputMode=mode)
        except ImageCms.PyCMSError:
            in_srgb = None
        if in_srgb:
            return in_srgb
    return image if image.mode == "L" else image.convert(mode)


def _encoded(image: Image.Image) -> Photo:
    """The picture as a file; a fresh canvas leaves behind all that came along with it."""
    if image.mode == "RGBA" and image.getchannel("A").getextrema() == (255, 255):
        image = image.convert("RGB")
    canvas = Image.new(image.mode, image.size)
    canvas.paste(image)
    file = io.BytesIO()
    if canvas.mode == "RGBA":
        canvas.save(file, "WEBP", quality=QUALITY, method=6)
        return Photo(*canvas.size, "webp", file.getvalue())
    canvas.save(file, "JPEG", quality=QUALITY, progressive=True, optimize=True)
    return Photo(*canvas.size, "jpg", file.getvalue())
