"""How large pictures may be, told by their outlines before they are decoded."""

from byline.problems import FileFault
from byline.reading.pictures.outline import Outline

MOST_PIXELS = 50_000_000
# Fewer, where a decoder holds more of the picture than it shows: 300 MB are enough for each.
_MOST_OF_FORM = {"png": 40_000_000, "gif": 40_000_000, "webp": 12_500_000, "avif": 12_500_000}
MOST_IN_SCANS = 30_000_000  # of a JPEG that is drawn in several, all of which are held
MOST_DEEP_PIXELS = 25_000_000  # of 16 bits, which take twice as much
LONGEST_SIDE = 16_383  # what WebP allows; decoders keep something for every row
MOST_SCANS = 50  # encoders make up to twenty; each takes a walk over the whole picture
MOST_FRAME_PIXELS = 1_000_000_000  # of all frames of a moving picture
LARGEST_PROFILE = 1_000_000
_MILLION = 1_000_000


def most_pixels(form: str, outline: Outline) -> int:
    """How many pixels a picture of the form may have."""
    return MOST_IN_SCANS if outline.scans > 1 else _MOST_OF_FORM.get(form, MOST_PIXELS)


def refuse_large(name: str, outline: Outline, form: str) -> None:
    """Raises `FileFault` for a picture that is not to be decoded."""
    refuse_huge(name, outline.width, outline.height, most_pixels(form, outline))
    refuse_long(name, outline.width, outline.height)
    refuse_deep(name, outline)
    refuse_scans(name, outline.scans)
    refuse_frames(name, outline)
    refuse_profile(name, outline.profile)


def refuse_huge(name: str, width: int, height: int, most: int) -> None:
    """Raises `FileFault` for more pixels than a page needs."""
    pixels = width * height
    if pixels > most:
        message = f"'{name}' has {pixels // _MILLION:,} megapixels, too many for a page"
        hint = f"scale it down; a picture of this form may have {most / _MILLION:g} megapixels"
        raise FileFault(message, hint)


def refuse_long(name: str, width: int, height: int) -> None:
    """Raises `FileFault` for a picture that is far longer than a page."""
    side = max(width, height)
    if side > LONGEST_SIDE:
        message = f"'{name}' is {side:,} pixels {'wide' if side == width else 'high'}, too many"
        raise FileFault(message, f"scale it down; a side may have {LONGEST_SIDE:,} pixels")


def refuse_deep(name: str, outline: Outline) -> None:
    """Raises `FileFault` for very many pixels of 16 bits a colour."""
    pixels = outline.width * outline.height
    if outline.bits > 8 and pixels > MOST_DEEP_PIXELS:
        message = f"'{name}' has {pixels // _MILLION:,} megapixels of {outline.bits} bits a colour"
        limit = MOST_DEEP_PIXELS // _MILLION
        hint = f"save it with 8 bits a colour, which is all that shows, or with {limit} megapixels"
        raise FileFault(message, hint)


def refuse_scans(name: str, scans: int) -> None:
    """Raises `FileFault` for a JPEG that is drawn again and again."""
    if scans > MOST_SCANS:
        message = f"'{name}' is stored in {scans:,} scans, each over the whole picture"
        hint = f"export it again, in its program's usual way; a JPEG may have {MOST_SCANS} scans"
        raise FileFault(message, hint)


def refuse_frames(name: str, outline: Outline) -> None:
    """Raises `FileFault` for a moving picture that is a film."""
    pixels = outline.width * outline.height * outline.frames
    if outline.frames > 1 and pixels > MOST_FRAME_PIXELS:
        shown = f"{outline.frames:,} frames of {outline.width:,} x {outline.height:,} pixels"
        limit = MOST_FRAME_PIXELS // _MILLION
        hint = (
            f"make it smaller or shorter (all frames together may have {limit:,} megapixels), or "
            "save it as an MP4 video and link to that"
        )
        raise FileFault(f"'{name}' has {shown}, too many for a page", hint)


def refuse_profile(name: str, size: int) -> None:
    """Raises `FileFault` for a colour profile that is larger than most pictures."""
    if size > LARGEST_PROFILE:
        message = f"the colour profile of '{name}' takes more than {LARGEST_PROFILE // _MILLION} MB"
        raise FileFault(message, "export it for the web, in the colours of sRGB")
