"""One question to one address, and its answer as it came, or why there is none."""

import http.client
import socket
import ssl
from collections.abc import Mapping
from dataclasses import dataclass

from byline.network.dialling import BoundedLine, Deadline, Dialler, NotPublicError, dialled
from byline.network.faults import NetworkFault
from byline.network.inflating import TooMuchError, UnreadableBodyError, inflated
from byline.network.turns import Clock
from byline.network.web_address import WebAddress

_CHUNK = 1 << 16
_HEADS = 1 << 18  # bytes beside the body: heads, and how it is cut
_BROKE_OFF = "the answer broke off"
_PROXIES = ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy")


@dataclass(frozen=True, slots=True)
class Allowance:
    """What one question may take: bytes of the answer, seconds for all of it and for each step of
    it; how often it is asked, with which pause before the second time (twice that before the
    third); how long a service may ask us to wait; how often it may lead on."""

    bytes: int = 50 * 10**6
    whole: float = 120
    step: float = 30
    tries: int = 3
    pause: float = 2
    patience: float = 60
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class RawReply:
    """An answer as it came: its status, its heads by small letters, its body in its own size."""

    status: int
    heads: Mapping[str, str]
    body: bytes


def asked(
    address: WebAddress, path: str, heads: Mapping[str, str],
    dialler: Dialler, clock: Clock, allowance: Allowance, environment: Mapping[str, str],
) -> RawReply:  # fmt: skip
    """What is answered to a question; `path` is that of the address, with a key where it needs
    one, and stands in no message. Every fault is a `NetworkFault`."""
    try:
        deadline = Deadline(clock, allowance.whole, allowance.step)
        with dialled(address.host, address.port, dialler, deadline) as connection:
            line = BoundedLine(connection, deadline, allowance.bytes + _HEADS)
            return _exchanged(line, address, path, heads, allowance.bytes)
    except (OSError, ValueError, http.client.HTTPException, NotPublicError, UnreadableBodyError,
            TooMuchError) as fault:  # fmt: skip
        # Nothing of the fault goes along: it may quote the question, and with it a key.
        told = _told(fault, address, allowance, environment)
    raise told


def _exchanged(
    line: BoundedLine, address: WebAddress, path: str, heads: Mapping[str, str], most: int
) -> RawReply:
    connection = http.client.HTTPConnection(address.host, address.port)
    connection.sock = line
    sent = {"Host": address.site, "Accept-Encoding": "gzip", "Connection": "close", **heads}
    connection.request("GET", path, headers=sent)
    with connection.getresponse() as response:
        if line.has_ended:  # within the head, which `http.client` takes for a short one
            raise UnreadableBodyError(_BROKE_OFF)
        found = {name.lower(): value for name, value in response.getheaders()}
        body = _whole(response, most)
    coding = found.get("content-encoding", "").strip().lower()
    return RawReply(response.status, found, inflated(body, coding, most) if body else b"")


def _whole(response: http.client.HTTPResponse, most: int) -> bytes:
    """The whole body as it was sent; one that ends too early is a fault."""
    parts: list[bytes] = []
    left = most
    while chunk := response.read(_CHUNK):
        left -= len(chunk)
        if left < 0:
            raise TooMuchError
        parts.append(chunk)
    if response.length:
        raise UnreadableBodyError(_BROKE_OFF)
    return b"".join(parts)


def _told(
    fault: Exception, address: WebAddress, allowance: Allowance, environment: Mapping[str, str]
) -> NetworkFault:
    """The fault in words; whether asking again can help."""
    where = str(address)
    if isinstance(fault, NotPublicError):
        what = f"{address.host} leads to {fault}, which is not on the public internet"
        return NetworkFault(where, what, "Byline asks nothing within this network; save the file")
    if isinstance(fault, ssl.SSLCertVerificationError):
        what = f"the certificate of {address.host} does not hold: {fault.verify_message}"
        remedy = "if your network looks into connections, name its certificates in SSL_CERT_FILE"
        return NetworkFault(where, what, remedy)
    if isinstance(fault, TooMuchError):
        what = f"the answer has more than {allowance.bytes / 10**6:,g} MB"
        return NetworkFault(where, what, "ask for less, or save it in parts and import the files")
    if isinstance(fault, UnreadableBodyError):
        return NetworkFault(where, str(fault), "try again later", may_pass=True)
    if isinstance(fault, http.client.IncompleteRead):
        return NetworkFault(where, _BROKE_OFF, "try again later", may_pass=True)
    if not isinstance(fault, OSError):  # `http.client` has faults of its own, and `ValueError`
        what = f"{address.host} does not answer as the web does"
        return NetworkFault(where, what, "see whether the address opens in a browser")
    return _unreached(fault, address, allowance, environment)


def _unreached(
    fault: Exception, address: WebAddress, allowance: Allowance, environment: Mapping[str, str]
) -> NetworkFault:
    """What the system said of the connection, in words."""
    remedy = "see whether you are connected, and whether the address opens in a browser"
    if proxy := next((it for it in _PROXIES if environment.get(it)), ""):
        remedy = f"{proxy} is set, and Byline uses no proxy: save the file, and import that"
    if isinstance(fault, socket.gaierror):
        what = f"no address is known of {address.host}"
    elif isinstance(fault, TimeoutError):
        what = f"no whole answer came within {allowance.whole:g} seconds, or none of its parts"
        what += f" within {allowance.step:g}"
    elif isinstance(fault, ssl.SSLEOFError | ConnectionError):
        what = "the connection was broken off"
    elif isinstance(fault, ssl.SSLError):
        what = f"{address.host} and this machine agree on no safe connection"
    else:
        what = f"{address.host} cannot be reached"
        what += f" ({fault.strerror})" if isinstance(fault, OSError) and fault.strerror else ""
    return NetworkFault(str(address), what, remedy, may_pass=True)
