"""What is kept from one build to the next, beside the output, to save making it again.

Each kind stands in a file of its own: a line about itself (the engine that made it, a digest of
the rest), then the rest. Whatever is missing, torn or another engine's counts as not kept. Nothing
in it is ever run.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

READINGS, COMPARISON, TRACES, LAST = "readings", "comparison", "traces", "last"
_KIND = b"byline kept 2"


def key_of(name: str, content: bytes) -> str:
    """What a reading is found by: the file's name, and what it holds."""
    return hashlib.blake2b(name.encode() + b"\0" + content, digest_size=16).hexdigest()


def recall_readings(folder: Path, engine: str) -> dict[str, str]:
    """What files of records came to, by name and content: a line of JSON for each."""
    body = recall(folder, READINGS, engine) or b""
    lines = (line.partition("\t") for line in body.decode().splitlines())
    return {key: kept for key, _, kept in lines}


def keep_readings(folder: Path, engine: str, kept: Mapping[str, str]) -> None:
    """Keeps what files of records came to."""
    body = "".join(f"{key}\t{kept[key]}\n" for key in sorted(kept)).encode()
    keep(folder, READINGS, engine, body)


def recall(folder: Path, kind: str, engine: str) -> bytes | None:
    """What this very engine kept of a kind."""
    try:
        head, _, body = (folder / kind).read_bytes().partition(b"\n")
    except OSError:
        return None
    return body if head == _head(engine, body) else None


def keep(folder: Path, kind: str, engine: str, body: bytes) -> None:
    """Keeps this for the next build, whole or not at all; a full disk is no fault of the build."""
    new = folder / f"{kind}.{os.getpid()}.new"
    try:
        new.write_bytes(_head(engine, body) + b"\n" + body)
        new.replace(folder / kind)
    except OSError:
        with suppress(OSError):
            new.unlink(missing_ok=True)


def as_line(values: Iterable[object]) -> str:
    """JSON without a line break."""
    return json.dumps(values, ensure_ascii=True, separators=(",", ":"))


def _head(engine: str, body: bytes) -> bytes:
    checked = hashlib.blake2b(body, digest_size=16).hexdigest()
    return b" ".join((_KIND, engine.encode(), checked.encode()))
