"""The site's icon: of its own, or made of its logo. Where there is none, one is drawn later."""

from pathlib import Path

from byline.problems import FileFault, Problem, Spot
from byline.reading.attachments.attach import Attachment, Use, Want, told_of
from byline.reading.attachments.finding import Files
from byline.reading.attachments.forms import ending_of, refuse_other_content, size_of
from byline.reading.pictures.decode import ICON_SIDE, scale_icon
from byline.reading.pictures.look import look
from byline.reading.pictures.svg import drawing
from byline.records.config import Config
from byline.words import interface as words

ICON, TOUCH_ICON = "icon", "apple-touch-icon.png"
_SVG, _PNG = "svg", "png"
# A logo that is wider or higher than so many times its other side would be a line in a tab.
_LONGEST_LOGO = 2


def attach_icon(
    site: Path, config: Config, config_file: str, logo: Attachment | None
) -> tuple[tuple[Attachment, ...], list[Problem]]:
    """The icon, and what of it phones show if that can be made; or what is wrong with it."""
    theme = config.theme
    want = Want(("theme", "icon" if theme.icon else "logo"), theme.icon or "", Use.IMAGE)
    try:
        if theme.icon:
            return _of_its_own(Files(site).find(config_file, theme.icon, also=_SVG)), []
        return (_scaled(logo.source) if logo and _is_compact(logo) else ()), []
    except (FileFault, OSError) as fault:
        return (), [told_of(Spot(config_file, 0, want.path), want, fault)]


def no_icon(name: str) -> FileFault:
    """What is wrong with a file of another form."""
    return FileFault(f"'{name}' is neither an SVG nor a PNG", "export the icon as one of the two")


def _of_its_own(path: Path) -> tuple[Attachment, ...]:
    ending = ending_of(path.name)
    if ending not in {_SVG, _PNG}:
        raise no_icon(path.name)
    size_of(path)
    refuse_other_content(path)
    if ending == _PNG:
        return _scaled(path)
    data = drawing(path.name, path.read_bytes())
    return (Attachment(path, f"{ICON}.{_SVG}", words.SVG, len(data), data=data),)


def _is_compact(logo: Attachment) -> bool:
    shorter, longer = sorted((logo.width, logo.height))
    return longer <= _LONGEST_LOGO * shorter


def _scaled(path: Path) -> tuple[Attachment, ...]:
    """The picture in both forms."""
    made = scale_icon(look(path, refuse_other_content(path)))
    return tuple(
        Attachment(path, name, words.FORMS[_PNG], len(data), ICON_SIDE, ICON_SIDE, data)
        for name, data in zip((f"{ICON}.{_PNG}", TOUCH_ICON), made, strict=True)
    )
