"""The manifest: every file of the output with hash and size, for deploys that send what changed.

It stands beside the output, not in it, because it names unlisted pages too. It is there only while
it is true: a build that changes the output removes it first, and puts the new one there last. The
hash is SHA-256, which deploys know; where processors help with it, it is twice as fast as BLAKE2.
"""

import json
from collections.abc import Collection, Mapping
from pathlib import Path

from byline.publish.disk import write_whole
from byline.publish.survey import File

SCHEMA = 1


def manifest(files: Mapping[str, File]) -> bytes:
    """The manifest as JSON, a line for each file, by path: equal sites have equal bytes."""
    lines = (
        f'{json.dumps(path)}: {{"sha256": "{file.sha256}", "size": {file.size}}}'
        for path, file in sorted(files.items())
    )
    listed = ",\n".join(lines)
    return f'{{"schema": {SCHEMA}, "files": {{\n{listed}\n}}}}\n'.encode()


def tells_of(path: Path, files: Mapping[str, File]) -> bool:
    """The manifest is there, and tells of these files and no others."""
    try:
        return path.read_bytes() == manifest(files)
    except OSError:
        return False


def names_in(path: Path) -> Collection[str]:
    """The files that a manifest tells of; none where there is no whole manifest."""
    try:
        told = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return ()
    files = told.get("files") if isinstance(told, dict) else None
    return files if isinstance(files, dict) else ()


def renew(path: Path, files: Mapping[str, File]) -> None:
    """The manifest tells of these files; it is not written if it does so already."""
    if not tells_of(path, files):
        write_whole(path, manifest(files))
