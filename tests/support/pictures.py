"""Pictures as cameras, programs and malice make them: with more than is published, or large."""

import io
import struct
import zlib
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from PIL import Image

GPS_TAG, CAMERA_TAG, ORIENTATION_TAG = 0x8825, 0x010F, 0x0112
RED, BLUE = (200, 30, 30), (30, 30, 200)
REMARK = "taken at home"
_TOLD = REMARK.encode()
PNG_START = b"\x89PNG\r\n\x1a\n"


def halves(size: tuple[int, int] = (60, 40)) -> Image.Image:
    """A picture whose left half is red and whose right half is blue."""
    image = Image.new("RGB", size, RED)
    image.paste(BLUE, (size[0] // 2, 0, *size))
    return image


def saved_as(form: str, image: Image.Image, **asked: Any) -> bytes:
    """The picture as a file of the form."""
    file = io.BytesIO()
    image.save(file, {"jpg": "JPEG"}.get(form, form), **asked)
    return file.getvalue()


def segment(marker: int, content: bytes) -> bytes:
    """A segment of a JPEG."""
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content


def chunk(kind: bytes, content: bytes = b"") -> bytes:
    """A chunk of a PNG."""
    checksum = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", checksum)


def png(width: int, height: int, *before: bytes, bits: int = 8, behind: bytes = b"") -> bytes:
    """A black PNG, with chunks before and behind its pixels."""
    rows = zlib.compress(bytes((1 + -(-width * bits // 8)) * height))
    return png_of(width, height, *before, chunk(b"IDAT", rows), behind, bits=bits)


def png_of(width: int, height: int, *chunks: bytes, bits: int = 8) -> bytes:
    """A grey PNG of these chunks."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, bits, 0, 0, 0, 0))
    return b"".join((PNG_START, head, *chunks, chunk(b"IEND")))


def riff(kind: bytes, content: bytes) -> bytes:
    """A chunk of a WebP."""
    return kind + struct.pack("<I", len(content)) + content + bytes(len(content) % 2)


def webp(chunks: Sequence[bytes]) -> bytes:
    """A WebP of these chunks."""
    content = b"WEBP" + b"".join(chunks)
    return b"RIFF" + struct.pack("<I", len(content)) + content


def box(kind: bytes, content: bytes) -> bytes:
    """A box of an AVIF."""
    return struct.pack(">I4s", 8 + len(content), kind) + content


def by_a_camera(orientation: int) -> bytes:
    """EXIF with the camera, the place and the orientation."""
    exif = Image.Exif()
    exif[CAMERA_TAG] = REMARK
    exif[ORIENTATION_TAG] = orientation
    exif[GPS_TAG] = {1: "N", 2: (49.0, 15.0, 0.0), 3: "W", 4: (123.0, 6.0, 0.0)}
    return exif.tobytes()


def with_secrets(form: str, orientation: int = 1) -> bytes:
    """A picture of the form with all that is not to be published, in every place for it."""
    exif = by_a_camera(orientation)
    xmp = f"<x:xmpmeta>{REMARK}</x:xmpmeta>".encode()
    return _WITH_SECRETS[form](exif, xmp) + _TOLD


def _jpeg_with_secrets(exif: bytes, xmp: bytes) -> bytes:
    drawn = saved_as("jpg", halves(), exif=exif, xmp=xmp, comment=REMARK)
    start = 20  # behind the head, in which a small copy of the picture may be
    head = drawn[:18] + b"\1\1" + b"\x99\x98\x97"
    head = head[:4] + struct.pack(">H", 19) + head[6:]
    others = [
        (0xE0, b"JFXX\0\x10" + _TOLD),
        (0xE2, b"MPF\0" + _TOLD),
        (0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0" + _TOLD),
        (0xEE, b"Adobe\0\x64\0\0\0\0\1" + _TOLD),
        (0xEF, _TOLD),
        (0xE1, b"Exif\0\0" + by_a_camera(3)),
    ]
    between = b"".join(segment(*it) for it in others) + _TOLD
    return head + drawn[start:-2].replace(b"\xff\xdb", between + b"\xff\xdb", 1) + drawn[-2:]


def _png_with_secrets(exif: bytes, _xmp: bytes) -> bytes:
    drawn = saved_as("png", halves(), exif=exif)
    texts = [(b"tEXt", b""), (b"iTXt", b""), (b"tIME", b""), (b"seCr", b""), (b"sTER", b"")]
    between = b"".join(chunk(kind, it + _TOLD) for kind, it in texts)
    between += chunk(b"zTXt", b"Comment\0\0" + zlib.compress(_TOLD * 9))
    at = drawn.index(b"IDAT") - 4
    end = len(drawn) - 12
    return drawn[:at] + between + drawn[at:end] + between + drawn[end:]


def _webp_with_secrets(exif: bytes, xmp: bytes) -> bytes:
    frames = [halves(), halves().transpose(Image.Transpose.ROTATE_180)]
    drawn = saved_as("webp", frames[0], save_all=True, append_images=frames[1:], exif=exif, xmp=xmp)
    at = drawn.index(b"ANMF")
    size = int.from_bytes(drawn[at + 4 : at + 8], "little")
    frame = riff(b"ANMF", drawn[at + 8 : at + 8 + size] + riff(b"SECR", _TOLD))
    return webp([drawn[12:at], frame, drawn[at + 8 + size :], riff(b"SECR", _TOLD)])


def _gif_with_secrets(_exif: bytes, xmp: bytes) -> bytes:
    drawn = saved_as("gif", halves(), comment=_TOLD)
    at = drawn.index(b"\x2c")
    told = bytes([len(_TOLD)]) + _TOLD + b"\0"
    between = b"!\xff\x0bXMP DataXMP" + xmp[:1] + xmp[1:].ljust(ord("<"), b" ")[:60] + b"\0"
    between += b"!\x01\x0c" + bytes(12) + told
    between += b"!\xff\x0bNETSCAPE2.0\3\1\0\0" + told
    return drawn[:at] + between + drawn[at:]


def _avif_with_secrets(exif: bytes, xmp: bytes) -> bytes:
    drawn = saved_as("avif", halves(), exif=exif, xmp=xmp)
    return drawn + box(b"uuid", _TOLD) + box(b"free", _TOLD)


_WITH_SECRETS: Mapping[str, Callable[[bytes, bytes], bytes]] = MappingProxyType(
    {
        "jpg": _jpeg_with_secrets,
        "png": _png_with_secrets,
        "webp": _webp_with_secrets,
        "gif": _gif_with_secrets,
        "avif": _avif_with_secrets,
    }
)


def jpeg_of_scans(scans: int, size: tuple[int, int] = (7000, 7000)) -> bytes:
    """A JPEG that is drawn again and again."""
    drawn = saved_as("jpg", Image.new("L", size, 120), progressive=True)
    last = drawn[drawn.rindex(b"\xff\xda") : -2]
    return drawn[:-2] + last * (scans - drawn.count(b"\xff\xda")) + drawn[-2:]


def moving_png(frames: int, size: int) -> bytes:
    """A PNG of so many frames, all alike."""
    pixels = zlib.compress(bytes((1 + size) * size))
    control = struct.pack(">IIIIHHBB", size, size, 0, 0, 1, 10, 0, 0)
    film = b"".join(
        chunk(b"fcTL", struct.pack(">I", 2 * at) + control)
        + chunk(b"fdAT", struct.pack(">I", 2 * at + 1) + pixels)
        for at in range(frames)
    )
    return png(size, size, chunk(b"acTL", struct.pack(">II", frames, 0)), behind=film)


def moving_webp(frames: int, size: int) -> bytes:
    """A WebP of so many frames, all alike."""
    still = saved_as("webp", Image.new("RGB", (size, size), RED))[12:]
    measured = struct.pack("<I", size - 1)[:3] * 2
    frame = riff(b"ANMF", bytes(6) + measured + b"\x0a\0\0\0" + still)
    head = riff(b"VP8X", b"\x02\0\0\0" + measured)
    return webp([head, riff(b"ANIM", bytes(6)), *[frame] * frames])


def moving_gif(frames: int, size: int, canvas: int = 0) -> bytes:
    """A GIF of so many frames, all alike; the canvas may be said to be of another size."""
    still = saved_as("gif", Image.new("P", (size, size)))
    start = still.index(b"\x2c")
    head = bytearray(still[:start])
    head[6:10] = struct.pack("<HH", canvas or size, canvas or size)
    return bytes(head) + still[start:-1] * frames + b";"


def avif_of_places(items: int, extents: int) -> bytes:
    """An AVIF whose items each have so many places, which take no room."""
    each = struct.pack(">HHH", 1, 0, extents)
    places = bytes(6) + struct.pack(">H", items) + each * items
    entry = box(b"infe", b"\2\0\0\0" + struct.pack(">HH4s", 1, 0, b"av01") + b"\0")
    about = bytes(4) + struct.pack(">H", 1) + entry
    meta = bytes(4) + box(b"iloc", places) + box(b"iinf", about)
    return box(b"ftyp", b"avif\0\0\0\0avifmif1") + box(b"meta", meta)


def exif_of_one_place(fields: int, room: int) -> bytes:
    """EXIF of so many fields, each of which says that it takes all of it."""
    head = b"MM\0*" + struct.pack(">IH", 8, fields)
    entries = b"".join(struct.pack(">HHII", at, 7, room - 8, 8) for at in range(fields))
    return (head + entries).ljust(room, b"\0")
