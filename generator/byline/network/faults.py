"""What went wrong between this machine and a service, in words, and never with a key in them."""

import re

from byline.problems import Failure

LONGEST_TOLD = 200
# Parameters that may carry a key of whoever wrote the address, by their names.
_SECRET = re.compile(r"(?i)([?&][^=&#]*(?:key|token|secret|pass|auth|sig)[^=&#]*=)[^&#]+")
_USER = re.compile(r"//[^/?#@]*@")


class NetworkFault(Failure):
    """What could not be fetched: what was asked for, what happened, and what to do.

    `status` is what the service answered (0: it did not come to that); `may_pass` says that asking
    again can help, after `wait` seconds where the service named them; `is_busy`, that it was asked
    too often, or has too much to do."""

    def __init__(
        self, address: str, what: str, remedy: str = "", *, status: int = 0,
        may_pass: bool = False, is_busy: bool = False, wait: float | None = None,
    ) -> None:  # fmt: skip
        said = f"{told(address)}: {what}"
        super().__init__(f"{said}\n  {remedy}" if remedy else said)
        self.what = what
        self.status = status
        self.may_pass = may_pass or is_busy
        self.is_busy = is_busy
        self.wait = wait


def told(address: str) -> str:
    """The address as messages have it: printable, not too long, without what may be secret."""
    plain = "".join(it if it.isprintable() else "\ufffd" for it in address)
    plain = _USER.sub("//", _SECRET.sub(r"\1…", plain))
    return plain if len(plain) <= LONGEST_TOLD else f"{plain[:LONGEST_TOLD]}…"
