"""What is kept of the files of records from one build to the next, by what they hold.

One file holds it all: a line about itself, then a line for each file of records, its key and
what it came to, as JSON. A file of records is read anew unless its name and its bytes are those of
a line; anything odd about the whole makes it empty. Nothing in it is ever run.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

NAME = "readings"
_KIND = b"byline readings 1"


def key_of(name: str, content: bytes) -> str:
    """What a line is found by: the file's name, and what it holds."""
    return hashlib.blake2b(name.encode() + b"\0" + content, digest_size=16).hexdigest()


def recall(folder: Path, engine: str) -> dict[str, str]:
    """What this very engine kept, by key; nothing where it is missing, torn or another's."""
    try:
        head, _, body = (folder / NAME).read_bytes().partition(b"\n")
    except OSError:
        return {}
    if head != _head(engine, body):
        return {}
    lines = (line.partition("\t") for line in body.decode().splitlines())
    return {key: kept for key, _, kept in lines}


def keep(folder: Path, engine: str, kept: Mapping[str, str]) -> None:
    """Keeps this for the next build, whole or not at all; a full disk is no fault of the build."""
    body = "".join(f"{key}\t{kept[key]}\n" for key in sorted(kept)).encode()
    new = folder / f"{NAME}.{os.getpid()}.new"
    try:
        new.write_bytes(_head(engine, body) + b"\n" + body)
        new.replace(folder / NAME)
    except OSError:
        with suppress(OSError):
            new.unlink(missing_ok=True)


def as_line(values: Iterable[object]) -> str:
    """JSON without a line break."""
    return json.dumps(values, ensure_ascii=True, separators=(",", ":"))


def _head(engine: str, body: bytes) -> bytes:
    checked = hashlib.blake2b(body, digest_size=16).hexdigest()
    return b" ".join((_KIND, engine.encode(), checked.encode()))
