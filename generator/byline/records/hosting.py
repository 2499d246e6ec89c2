"""Where a site stands on the web, and who counts its visits."""

import re
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator

from byline.records.base import Model, field, optional
from byline.records.fields import Text, Url, wrong

_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_DOMAIN = re.compile(rf"(?=.{{4,253}}$)(?:{_LABEL}\.)+(?:[a-z]{{2,63}}|xn--[a-z0-9-]+)", re.ASCII)
_ATTRIBUTE = re.compile(r"data-[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_ORIGIN = re.compile(r"(https://[\w.-]+(?::\d{1,5})?)(?:/|$)", re.ASCII)
_SCRIPT = re.compile(r"https://[\w.-]+(?::\d{1,5})?/[\w./~%@+-]*", re.ASCII)


def domain_alone(text: str) -> str:
    """The name of a host, as browsers show it and DNS knows it."""
    name = text.lower()
    if _DOMAIN.fullmatch(name):
        return name
    better = _domain_in(name)
    hint = "write the name alone, such as papers.example.org"
    raise wrong(f"'{text}' is not a domain", f"write {better}" if better else hint)


def _domain_in(text: str) -> str:
    """The domain that an address or a name in letters of any script holds; '' for none."""
    host = re.sub(r"^https?://", "", text).partition("/")[0]
    try:
        found = host.encode("idna").decode()
    except UnicodeError:
        return ""
    return found if _DOMAIN.fullmatch(found) else ""


def script_alone(text: str) -> str:
    """The address of a script, as a content security policy can name it."""
    if not _SCRIPT.fullmatch(text):
        hint = "write it as https://stats.example.org/script.js; its settings go into attributes"
        raise wrong(f"'{text}' is not the address of a script on a safe connection", hint)
    return text


def name_of_data(text: str) -> str:
    """The name of an attribute that only says something to a script."""
    if not _ATTRIBUTE.fullmatch(text):
        hint = "write it as the service shows it, such as data-domain"
        raise wrong(f"'{text}' is no attribute that begins with data-", hint)
    return text


Domain = Annotated[Text, AfterValidator(domain_alone)]


class Analytics(Model):
    """A service that counts visits. Each page that readers open loads its script."""

    script: Annotated[Url, AfterValidator(script_alone)] = field(
        "Its script, which pages load.", "https://stats.example.org/script.js"
    )
    attributes: dict[Annotated[Text, AfterValidator(name_of_data)], Text] = optional(
        "What the service wants to be told, as it shows it in its line of HTML. Where an address "
        "stands here, the script may send to that site too; any other goes under connections in "
        "loads_from.",
        "{data-domain: papers.example.org}",
        default={},
    )
    says: Text | None = optional(
        "What the foot of every page tells readers, in place of our words.",
        "Visits are counted without cookies by Example Stats.",
    )

    @property
    def host(self) -> str:
        """Whose script it is."""
        return urlsplit(self.script).netloc

    @property
    def sends_to(self) -> tuple[str, ...]:
        """The sites that the script may send to: its own, and those that its attributes name."""
        named = (_ORIGIN.match(it) for it in (self.script, *self.attributes.values()))
        return tuple(dict.fromkeys(found[1] for found in named if found))
