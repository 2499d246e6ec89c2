"""How a service wants to be asked: how often, and with whose key."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from byline.network.faults import NetworkFault

_KEY = re.compile(r"[!-~]{1,500}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """How to behave at a service. `spacing` are the seconds between an answer and the next
    question. A key is read from the variable of the environment that is named here; it goes into a
    header or, where the service knows no header for it, into a parameter of the address.
    `busy_words` are those of an answer that looks like success and means 'too often'."""

    service: str
    spacing: float = 1.0
    key_variable: str = ""
    key_header: str = ""
    key_form: str = "{}"
    key_parameter: str = ""
    busy_words: bytes = b""


def key_of(manners: Manners, environment: Mapping[str, str], address: str) -> str:
    """The key for a service, or ''; one that no header can carry is refused without being told."""
    key = environment.get(manners.key_variable, "").strip() if manners.key_variable else ""
    if key and not _KEY.fullmatch(key):
        what = f"{manners.key_variable} holds no key: a key is one word of ASCII letters and signs"
        raise NetworkFault(address, what, "copy it anew from the service's page, or unset it")
    return key
