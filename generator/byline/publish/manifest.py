"""The manifest: every file of the output with hash and size, for deploys that send what changed.

It stands beside the output, not in it, because it names unlisted pages too. It is there only while
it is true: a build that changes the output removes it first and writes it last. The hash is
SHA-256, which deploys know; where processors help with it, it is twice as fast as BLAKE2.
"""

import json
from collections.abc import Mapping
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


def renew(path: Path, files: Mapping[str, File]) -> None:
    """The manifest tells of these files; it is not written if it does so already."""
    if not tells_of(path, files):
        write_whole(path, manifest(files))
