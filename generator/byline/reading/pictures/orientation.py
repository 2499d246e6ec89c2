"""How a picture is turned when it shows, the one thing in EXIF that is published."""

import struct

from byline.reading.pictures.outline import BrokenError

EXIF = b"Exif\0\0"
UPRIGHT = 1
_TURNED = range(2, 9)
_ORIENTATION, _SHORT = 0x0112, 3
_ORDERS = {b"II*\0": "<", b"MM\0*": ">"}


def orientation_in(exif: bytes) -> int:
    """What a block of EXIF says of the orientation. Nothing else of it is read: what lists
    thousands of fields that all are of one place would fill the memory."""
    exif = exif.removeprefix(EXIF)
    order = _ORDERS.get(exif[:4])
    try:
        if order is None:
            raise BrokenError
        (at,) = struct.unpack_from(f"{order}I", exif, 4)
        (number,) = struct.unpack_from(f"{order}H", exif, at)
        for field in range(number):
            tag, form, times, value = struct.unpack_from(f"{order}HHIH", exif, at + 2 + 12 * field)
            if (tag, form, times) == (_ORIENTATION, _SHORT, 1):
                return value if value in _TURNED else UPRIGHT
    except (struct.error, BrokenError):
        pass  # a picture shows without its EXIF as well
    return UPRIGHT


def exif_of(orientation: int) -> bytes:
    """A block of EXIF that says the orientation and nothing else."""
    head = struct.pack(">4sIH", b"MM\0*", 8, 1)
    return head + struct.pack(">HHIHHI", _ORIENTATION, _SHORT, 1, orientation, 0, 0)
