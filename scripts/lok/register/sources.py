"""What a source gives: its catalogue, its lists and its linked data as they are at one moment, each asked for and judged."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from lok.register.agree import CLASSES
from lok.register.ask import Mark
from lok.register.judge import File, Judged, judged
from lok.register.linked import of_the_council, of_the_whole, things
from lok.register.offered import offered
from lok.register.refusals import Refusal, Told, refused
from lok.register.shapes import CATALOGUE, KINDS, NEEDED, WHOLE, path_of

if TYPE_CHECKING:
    from lok.register.ask import Answer, Asking
    from lok.register.councils import Council
    from lok.register.offered import Offered
    from lok.register.shaper import Shaper

FILES = (CATALOGUE, *KINDS, WHOLE)
"""What is asked of a source, in order."""


@dataclass(frozen=True, slots=True)
class Read:
    """What a source gave: by kind the judged list, ``None`` for one that did not change; and why it could not be taken.

    ``offered`` is what its catalogue says, ``counted`` how many things of each class its linked data hold; ``None`` when that
    did not change.
    """

    files: dict[str, Judged | None] = field(default_factory=dict)
    marks: dict[str, Mark] = field(default_factory=dict)
    told: tuple[Told, ...] = ()
    offered: Offered | None = None
    counted: dict[str, int] | None = None


class _AtFileError(Exception):
    def __init__(self, file: str, refusal: Refusal) -> None:
        super().__init__(file)
        self.file, self.refusal = file, refusal


def read_source(council: Council, known: dict[str, Mark], asking: Asking, shaper: Shaper) -> Read:
    """All files of a source, judged. Never raises ``Refusal``: it is in what is given back."""
    for _ in range(2):
        try:
            answers = {name: _asked(council, name, known.get(name, Mark()), asking) for name in FILES}
            if _unchanged(council, answers, asking):
                return _judged(council, known, answers, shaper)
        except _AtFileError as error:
            return Read(told=(error.refusal.told(error.file),))
    return Read(told=(refused("veranderd").told(),))


Given = dict[str, "Answer | Mark | None"]
"""What was answered by file: the file, the mark of one that did not change, or nothing for a list that is not there."""


def _asked(council: Council, name: str, known: Mark, asking: Asking) -> Answer | Mark | None:
    """Ask for one file. The first that cannot be had ends it, for there is never half a council."""
    try:
        answer = asking.file(f"{council.site_url}{path_of(name)}", council.site_url, known)
    except Refusal as refusal:
        if refusal.code == "niet-gevonden" and name in KINDS and name != NEEDED:
            return None  # a council without records of a kind may have no list of it
        raise _AtFileError(path_of(name), refusal) from None
    return known if answer is None else answer


def _unchanged(council: Council, answers: Given, asking: Asking) -> bool:
    """Whether what was read is still what stands there: a site that was replaced meanwhile would be read half old, half new."""
    for name, answer in answers.items():
        if answer is None or isinstance(answer, Mark):
            continue
        again = _asked(council, name, answer.mark, asking)
        if again is None or (not isinstance(again, Mark) and _digest(again.content) != _digest(answer.content)):
            return False
    return True


def _digest(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()


def _judged(council: Council, known: dict[str, Mark], answers: Given, shaper: Shaper) -> Read:
    site = council.site_url
    marks = {name: each if isinstance(each, Mark) else each.mark for name, each in answers.items() if each is not None}
    contents = {name: each.content for name, each in answers.items() if each is not None and not isinstance(each, Mark)}
    files: dict[str, Judged | None] = {}
    for soort in KINDS:
        if soort in contents:
            files[soort] = judged(soort, contents[soort], site, council.nis_code)
        else:
            files[soort] = None if soort in marks and soort in known else Judged(File(), None, frozenset())
    told = [each.refusal.told(path_of(soort)) for soort, each in files.items() if each is not None and each.refusal]
    read = Read(files, marks)
    try:
        if CATALOGUE in contents:
            read = replace(read, offered=offered(contents[CATALOGUE], site))
    except Refusal as refusal:
        told.insert(0, refusal.told(path_of(CATALOGUE)))
    try:
        if WHOLE in contents:
            read = replace(read, counted=_counted(contents[WHOLE], site, shaper))
    except Refusal as refusal:
        told.append(refusal.told(path_of(WHOLE)))
    return replace(read, told=tuple(told))


def _counted(content: bytes, site: str, shaper: Shaper) -> dict[str, int]:
    """How many things the linked data hold, of each class that the lists have too. Raises ``Refusal`` for whatever is wrong with them."""
    found = things(content, of_the_whole(site))
    of_the_council(found, site)
    counted = shaper.counted(found, site)
    return {name: counted.get(name, 0) for name in CLASSES.values()}
