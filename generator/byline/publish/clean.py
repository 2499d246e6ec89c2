"""Taking away what Byline made."""

from pathlib import Path

from byline.publish.foreign import foreign_in, refuse
from byline.publish.lock import STAYS_WHILE_HELD, locked
from byline.publish.places import (
    Places,
    PublishError,
    empty_ours,
    refuse_foreign,
    refuse_no_folder,
    remove_ours,
)
from byline.publish.survey import recall, survey

_REMEDY = "move it elsewhere, or remove the folder yourself"


def clean(output: Path) -> bool:
    """Removes what Byline made, and nothing else; False where there was nothing."""
    refuse_no_folder(output)
    refuse_foreign(output, _REMEDY)
    places = Places(output)
    if not any(path.is_symlink() or path.exists() for path in (output, places.side)):
        return False
    try:
        with locked(places):
            _refuse_foreign_in(places)
            remove_ours(output)
            if STAYS_WHILE_HELD:
                empty_ours(places.side, places.lock.name)
            else:
                remove_ours(places.side)
        if STAYS_WHILE_HELD:  # nor is it removed then from a build that has come since
            places.lock.unlink()
            remove_ours(places.side)
    except OSError as fault:
        raise PublishError(f"cannot remove {output}: {fault.strerror}") from fault
    return True


def _refuse_foreign_in(places: Places) -> None:
    """Raises where the output holds what no build put there."""
    if places.output.exists():
        holds = survey(places.output, recall(places.side, places.output))
        refuse(places.output, foreign_in(places, holds), _REMEDY)
