"""Whether what a council says in three ways agrees: in its catalogue, in its lists and in its linked data.

Each alone may be well made and yet be another's, of another day, or empty. Pure: what was read tonight with what is held.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.register.refusals import refused
from lok.register.shapes import CATALOGUE, NEEDED, WHOLE, WORDS, Raad, path_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lok.register.judge import Judged
    from lok.register.offered import Offered
    from lok.register.refusals import Told
    from lok.register.shapes import Taken

CLASSES = {
    "raad": "org:OrganizationalUnit",
    "adviezen": "lok:Advies",
    "reglementen": "subsidie:Subsidiereglement",
    "toekenningen": "lok:Toekenning",
}
"""By kind the class of which there is one thing for each record."""


def disagreements(
    files: Mapping[str, Judged | None],
    records: Mapping[str, tuple[Taken, ...]],
    licences: Mapping[str, str],
    said: tuple[Offered | None, Mapping[str, int] | None],
) -> Iterator[Told]:
    """What does not agree, in words.

    Args:
        files: The lists that were read tonight, by kind.
        records: What would be taken over with them.
        licences: The licence of each list.
        said: What the catalogue and what the linked data say, of tonight or held; ``None`` for what nobody read yet.
    """
    offered, counted = said
    if offered is not None:
        yield from _of_the_catalogue(offered, files, records, licences)
    if counted is not None:
        yield from _of_the_whole(counted, files)


def _of_the_catalogue(
    offered: Offered,
    files: Mapping[str, Judged | None],
    records: Mapping[str, tuple[Taken, ...]],
    licences: Mapping[str, str],
) -> Iterator[Told]:
    catalogue = path_of(CATALOGUE)
    raad = next((each for each in records.get(NEEDED, ()) if isinstance(each, Raad)), None)
    if raad is not None and _folded(raad.naam) != _folded(offered.publisher):
        yield refused("uitgever").told(catalogue)
    for soort, rows in records.items():
        file = files.get(soort)
        is_there = file is None or file.file is None or bool(file.file.version)
        if soort in offered.licences and not is_there:
            yield refused("aangeboden").told(path_of(soort))
        elif soort in offered.licences and licences.get(soort, offered.licences[soort]) != offered.licences[soort]:
            yield refused("licenties", bestanden=WORDS[soort]).told(catalogue)
        elif rows and soort not in offered.licences:
            yield refused("niet-aangeboden", bestanden=WORDS[soort]).told(catalogue)


def _of_the_whole(counted: Mapping[str, int], files: Mapping[str, Judged | None]) -> Iterator[Told]:
    if counted.get(CLASSES[NEEDED], 0) != 1:
        yield refused("geen-raad").told(path_of(WHOLE))
    for soort, kind in CLASSES.items():
        file = files.get(soort)
        if soort != NEEDED and file is not None and file.ids is not None and len(file.ids) != counted.get(kind, 0):
            said = {"nu": counted.get(kind, 0), "wat": WORDS[soort], "eerst": len(file.ids)}
            yield refused("telt-anders", **said).told(path_of(WHOLE))


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
