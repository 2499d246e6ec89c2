"""One digest of the program, its data and its parts: what one version kept, no other may use."""

import hashlib
import sys
from functools import lru_cache
from importlib import metadata
from pathlib import Path

_FOLDER = Path(__file__).resolve().parent.parent


@lru_cache(maxsize=1)
def digest() -> str:
    """Digest of all code, data and parts that make pages."""
    made = hashlib.blake2b(digest_size=16)
    for path in sorted(_FOLDER.rglob("*")):
        if path.suffix in {".py", ".json"}:
            made.update(f"{path.relative_to(_FOLDER).as_posix()}\0".encode() + path.read_bytes())
    parts = {f"{part.name} {part.version}" for part in metadata.distributions()}
    made.update("\0".join([sys.version, *sorted(parts)]).encode())
    return made.hexdigest()
