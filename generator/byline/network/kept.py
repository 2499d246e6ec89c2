"""What was fetched last, beside the output: for `--offline`, and so that what has not changed since
is not sent again."""

import hashlib
import json
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from byline.cache.store import keep, recall

_FORM = "network-1"
_TEXTS = ("address", "media_type", "fetched_on", "etag", "last_modified")


@dataclass(frozen=True, slots=True)
class KeptReply:
    """A body with the address that gave it in the end, its media type, the day when that was, and
    the marks by which the service tells whether it has changed since."""

    content: bytes
    address: str
    media_type: str
    fetched_on: str
    etag: str = ""
    last_modified: str = ""


def recalled(folder: Path, asked: str, accept: str) -> KeptReply | None:
    """What was answered last to this question; None where nothing whole is kept."""
    body = recall(folder, _name(asked, accept), _FORM)
    if body is None:
        return None
    head, _, content = body.partition(b"\n")
    texts = json.loads(head)
    return KeptReply(content, **{name: texts[name] for name in _TEXTS})


def remembered(folder: Path, asked: str, accept: str, reply: KeptReply) -> None:
    """Keeps an answer, if there is room for it. The folder is made, but not what it stands in:
    that is marked as Byline's by whoever opens it."""
    with suppress(OSError):
        folder.mkdir(exist_ok=True)
    head = json.dumps({name: getattr(reply, name) for name in _TEXTS}).encode()
    keep(folder, _name(asked, accept), _FORM, head + b"\n" + reply.content)


def _name(asked: str, accept: str) -> str:
    """A file's name that tells nothing of the question."""
    return hashlib.blake2b(f"{accept}\0{asked}".encode(), digest_size=16).hexdigest()
