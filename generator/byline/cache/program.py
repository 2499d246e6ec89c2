"""What makes pages: one digest of all code and parts of the engine, for what is kept of a build."""

import hashlib
import sys
from functools import lru_cache
from importlib import metadata
from pathlib import Path

_FOLDER = Path(__file__).resolve().parent


@lru_cache(maxsize=1)
def digest() -> str:
    """The same for equal code, data and parts: what one engine kept, no other may use."""
    made = hashlib.blake2b(digest_size=16)
    for path in sorted(_FOLDER.rglob("*")):
        if path.suffix in {".py", ".json"}:
            made.update(f"{path.relative_to(_FOLDER).as_posix()}\0".encode() + path.read_bytes())
    parts = {f"{part.name} {part.version}" for part in metadata.distributions()}
    made.update("\0".join([sys.version, *sorted(parts)]).encode())
    return made.hexdigest()
