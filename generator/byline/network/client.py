"""The one way to the network: an address in, what stands there out."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote, unquote

from byline import VERSION
from byline.network.asking import Allowance, RawReply, asked
from byline.network.dialling import Dialler
from byline.network.faults import NetworkFault, told
from byline.network.kept import KeptReply, recalled, remembered
from byline.network.manners import Manners, key_of
from byline.network.turns import Clock, Turns
from byline.network.web_address import (
    WebAddress,
    web_address,
    with_parameter,
    without_value,
)

_LEADS_ON = {301, 302, 303, 307, 308}
_TOO_BUSY = {429, 503}
_MAY_PASS = {500, 502, 504}
_GONE = {404, 410}
_NOT_ALLOWED = {401, 403}
_SHORT = 1000  # bytes, up to which an answer may be a bare word about its service


@dataclass(frozen=True, slots=True)
class Reply:
    """What stands at an address: `address` is where it was found in the end, `was_kept` says that
    it was not sent anew, `fetched_on` the day when the service last said that it is so."""

    content: bytes
    address: str
    media_type: str
    was_kept: bool
    fetched_on: str


@dataclass(frozen=True, slots=True)
class Outside:
    """The world as the client meets it, which tests play: names and connections, time, the
    environment with its keys, and how much of it all one question may take."""

    dialler: Dialler = field(default_factory=Dialler)
    clock: Clock = field(default_factory=Clock)
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ, repr=False)
    allowance: Allowance = field(default_factory=Allowance)


class Client:
    """Fetches from the hosts that it is given, each by its manners, and from no other.

    `contact` is `mailto:` with an e-mail's address, or the address of a page, or ''. `folder` is
    where answers are kept (`Places.fetched`, within a side that is open); a client that is offline
    gives what was kept last. Several threads may
    use one client."""

    def __init__(
        self, contact: str, folder: Path, hosts: Mapping[str, Manners], *,
        is_offline: bool = False, outside: Outside | None = None,
    ) -> None:  # fmt: skip
        self._agent = f"Byline/{VERSION}"
        if contact:
            self._agent += f" ({quote(contact, safe=':/@?=&+%~')})"
        self._folder = folder
        self._hosts = hosts
        self._is_offline = is_offline
        self._outside = outside or Outside()
        self._turns = Turns(self._outside.clock)

    def get(self, address: str, accept: str = "*/*") -> Reply:
        """What stands at an address on https, in a form that is accepted. Raises `NetworkFault`."""
        first = web_address(address, self._hosts)
        kept = recalled(self._folder, str(first), accept)
        if self._is_offline:
            return _offline(first, kept)
        tries = self._outside.allowance.tries
        for number in range(1, tries + 1):
            try:
                return self._followed(first, accept, kept)
            except NetworkFault as fault:
                if not fault.may_pass or number == tries:
                    raise
                self._hold(first, fault, number)
        raise AssertionError("a client asks at least once")

    def _hold(self, first: WebAddress, fault: NetworkFault, number: int) -> None:
        """Leaves the service in peace, for as long as it says; raises where nobody waits so
        long."""
        allowance = self._outside.allowance
        wait = allowance.pause * 2 ** (number - 1) if fault.wait is None else fault.wait
        if wait > allowance.patience:
            raise fault
        self._turns.hold(self._hosts[first.site].service, wait)

    def _followed(self, first: WebAddress, accept: str, kept: KeptReply | None) -> Reply:
        """What stands at the address, or where that leads; each step is checked like the first."""
        at = first
        for _ in range(self._outside.allowance.redirects + 1):
            known = kept if kept and kept.address == str(at) else None
            raw = self._asked(at, accept, known)
            if raw.status not in _LEADS_ON:
                return self._reply(first, at, accept, raw, known)
            at = self._led_on(at, raw)
        what = f"it leads on more than {self._outside.allowance.redirects} times"
        raise NetworkFault(str(first), what, "see where the address leads in a browser")

    def _asked(self, at: WebAddress, accept: str, known: KeptReply | None) -> RawReply:
        """One question, when it is our turn, with the key of this very host."""
        manners, outside = self._hosts[at.site], self._outside
        key, path = key_of(manners, outside.environment, str(at)), at.path
        heads = {"User-Agent": self._agent, "Accept": accept}
        if known and known.etag:
            heads["If-None-Match"] = known.etag
        if known and known.last_modified:
            heads["If-Modified-Since"] = known.last_modified
        if key and manners.key_header:
            heads[manners.key_header] = manners.key_form.format(key)
        elif key:
            path = with_parameter(path, manners.key_parameter, key)
        with self._turns.turn(manners.service, manners.spacing):
            return asked(
                at, path, heads, outside.dialler, outside.clock, outside.allowance,
                outside.environment,
            )  # fmt: skip

    def _led_on(self, at: WebAddress, raw: RawReply) -> WebAddress:
        """Where an answer leads; a key that it carries back goes no further."""
        # Python reads heads as Latin-1; addresses that are not of ASCII are meant in UTF-8.
        bare = raw.heads.get("location", "").encode("latin-1").decode("utf-8", "replace")
        key = key_of(self._hosts[at.site], self._outside.environment, str(at))
        place = without_value(bare, key) if key else bare
        if not place or (key and key in unquote(place)):
            raise NetworkFault(str(at), "it leads on, and does not say where", status=raw.status)
        try:
            return web_address(place, self._hosts, base=str(at))
        except NetworkFault as fault:
            remedy = "if you trust where it leads, give an address there as the source"
            what = f"it leads on to {told(place)}: {fault.what}"
        raise NetworkFault(str(at), what, remedy, status=raw.status)

    def _reply(
        self, first: WebAddress, at: WebAddress, accept: str, raw: RawReply, known: KeptReply | None
    ) -> Reply:
        """What was answered, kept for the next time; raises where it is no good answer."""
        manners, now = self._hosts[at.site], self._outside.clock.now()
        today = now.date().isoformat()
        if raw.status == HTTPStatus.NOT_MODIFIED and known:
            fresh = replace(known, fetched_on=today)
        elif raw.status == HTTPStatus.OK:
            words = manners.busy_words
            if words and len(raw.body) < _SHORT and words in raw.body:
                raise _busy(at, manners, raw, self._outside.clock)
            kind = raw.heads.get("content-type", "").partition(";")[0].strip().lower()
            marks = _mark(raw, "etag"), _mark(raw, "last-modified")
            fresh = KeptReply(raw.body, str(at), kind, today, *marks)
        else:
            raise _refused(at, manners, raw, self._outside.clock)
        remembered(self._folder, str(first), accept, fresh)
        return _as_reply(fresh, was_kept=raw.status == HTTPStatus.NOT_MODIFIED)


def _as_reply(kept: KeptReply, *, was_kept: bool) -> Reply:
    return Reply(kept.content, kept.address, kept.media_type, was_kept, kept.fetched_on)


def _mark(raw: RawReply, head: str) -> str:
    """What a head says, as it can be sent back; a head may be of several lines."""
    text = raw.heads.get(head, "")
    return text if text.isascii() and text.isprintable() else ""


def _offline(first: WebAddress, kept: KeptReply | None) -> Reply:
    if kept is None:
        what = "nothing is kept of it, and --offline asks nobody"
        raise NetworkFault(str(first), what, "run it once without --offline")
    return _as_reply(kept, was_kept=True)


def _busy(at: WebAddress, manners: Manners, raw: RawReply, clock: Clock) -> NetworkFault:
    """The service has had enough of questions; it may say for how long."""
    wait = _wait(raw.heads.get("retry-after", ""), clock)
    when = "try again later" if wait is None else f"it asks to wait {wait:,.0f} seconds"
    key = f", or set {manners.key_variable} to a key of yours" if manners.key_variable else ""
    what = f"{manners.service} has too much to do, or was asked too often"
    return NetworkFault(str(at), what, f"{when}{key}", status=raw.status, is_busy=True, wait=wait)


def _wait(text: str, clock: Clock) -> float | None:
    """The seconds of a `Retry-After`, given as such or as a date; None where it says nothing."""
    if text.strip().isascii() and text.strip().isdigit():
        return float(text.strip()[:9])
    try:
        until = parsedate_to_datetime(text)
    except ValueError:
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0.0, (until - clock.now()).total_seconds())


def _refused(at: WebAddress, manners: Manners, raw: RawReply, clock: Clock) -> NetworkFault:
    """What a status means, and what to do."""
    where, status = str(at), raw.status
    if status in _TOO_BUSY:
        return _busy(at, manners, raw, clock)
    if status in _GONE:
        what = f"{manners.service} knows nothing by this name ({status})"
        return NetworkFault(where, what, "see whether it is written right", status=status)
    if status in _NOT_ALLOWED:
        what = f"{manners.service} does not let us read it ({status})"
        remedy = "see whether it is public"
        if manners.key_variable:
            remedy = f"see whether {manners.key_variable} holds a key that is valid"
        return NetworkFault(where, what, remedy, status=status)
    what = f"{manners.service} answered {status} {_phrase(status)}".rstrip()
    may_pass = status in _MAY_PASS
    remedy = "try again later" if may_pass else "see whether the address opens in a browser"
    return NetworkFault(where, what, remedy, status=status, may_pass=may_pass)


def _phrase(status: int) -> str:
    return HTTPStatus(status).phrase if status in HTTPStatus._value2member_map_ else ""
