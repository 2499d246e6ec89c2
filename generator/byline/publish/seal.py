"""A seal on a folder: the place on the disk, time and size of all that it held when it was sealed.

It tells quickly that nobody touched the folder since, and nothing else: what the seal does not
vouch for is looked at as if there were none.
"""

import os
from array import array
from pathlib import Path

from byline.publish.survey import Generation

_MOST = (1 << 63) - 1
_A_FOLDER = -1  # in the place of a size: the time of a folder vouches for the names in it


def sealed(generation: Generation) -> bytes:
    """The seal on a folder that was just seen to hold this."""
    paths: list[str] = []
    states = array("q")
    for below, folder in generation.folders.items():
        paths.append(below)
        states.extend((_in_short(folder.inode), folder.mtime, _A_FOLDER))
        for name, file in folder.files.items():
            paths.append(below + name)
            states.extend((_in_short(file.inode), file.mtime, file.size))
    return "\0".join(paths).encode(errors="surrogateescape") + b"\0\0" + states.tobytes()


def _in_short(inode: int) -> int:
    """The place on the disk as a seal holds it: some file systems number places with 128 bits."""
    return inode & _MOST


def is_untouched(root: Path, seal: bytes) -> bool:
    """The folder holds what it held when it was sealed."""
    names, _, packed = seal.partition(b"\0\0")
    states = array("q", packed)
    paths = names.decode(errors="surrogateescape").split("\0")
    try:
        for path, inode, mtime, size in zip(
            paths, states[0::3], states[1::3], states[2::3], strict=True
        ):
            state = os.lstat(f"{root}/{path}")
            if _in_short(state.st_ino) != inode or state.st_mtime_ns != mtime:
                return False
            if size not in {_A_FOLDER, state.st_size}:
                return False
    except OSError:
        return False
    return True
