"""Which addresses may be asked for: those on https at a host that was named before."""

import re
from collections.abc import Container
from dataclasses import dataclass
from urllib.parse import quote, unquote, urljoin, urlsplit

from byline.network.faults import NetworkFault

HTTPS = 443
_LONGEST = 8000
_HOST = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*")
_AS_IT_IS = "%/:?@!$&'()*+,;=-._~[]"


@dataclass(frozen=True, slots=True)
class WebAddress:
    """An address that may be asked for: its host in small letters of ASCII, its port, and its path
    with the query behind it."""

    host: str
    port: int
    path: str

    @property
    def site(self) -> str:
        """The host, with its port where that is not the usual one."""
        return self.host if self.port == HTTPS else f"{self.host}:{self.port}"

    def __str__(self) -> str:
        return f"https://{self.site}{self.path}"


def web_address(text: str, allowed: Container[str], base: str = "") -> WebAddress:
    """An address, at a site that is allowed; raises where it must not be asked for."""
    address = parsed(text, base)
    if address.site not in allowed:
        what = f"nobody asked for anything at {address.site}"
        raise NetworkFault(text, what, "if you trust it, give the address there as the source")
    return address


def parsed(text: str, base: str = "") -> WebAddress:
    """An address on https, without a name and password; its letters beyond ASCII are encoded. One
    that is not full is seen from the base."""
    try:
        parts = urlsplit(urljoin(base, text.strip()))
        host, port = (parts.hostname or "").encode("idna").decode(), parts.port or HTTPS
        path = quote(parts.path or "/", safe=_AS_IT_IS)
        query = f"?{quote(parts.query, safe=_AS_IT_IS)}" if parts.query else ""
    except ValueError:
        raise NetworkFault(text, "this is no web address", "copy it from a browser") from None
    if parts.scheme != "https":
        what = f"only https is used, not {parts.scheme or 'this'}"
        raise NetworkFault(text, what, "look for an address that begins with https://")
    if "@" in parts.netloc:
        what = "the address holds a name or a password, and these belong in no address"
        raise NetworkFault(text, what, "take off what stands before the @")
    if not _HOST.fullmatch(host):
        raise NetworkFault(text, "the address names no host", "copy it from a browser")
    if len(path + query) > _LONGEST:
        raise NetworkFault(text, f"the address has more than {_LONGEST:,} characters")
    return WebAddress(host, port, path + query)


def with_parameter(path: str, name: str, value: str) -> str:
    """The path and query with one more parameter."""
    return f"{path}{'&' if '?' in path else '?'}{name}={quote(value, safe='')}"


def without_value(text: str, secret: str) -> str:
    """The address without the parameters that hold a secret, should a service send it back."""
    before, mark, query = text.partition("?")
    left = [it for it in query.split("&") if secret not in unquote(it)]
    return f"{before}{mark if any(left) else ''}{'&'.join(left)}"
