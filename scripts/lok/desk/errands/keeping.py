"""What is about persons goes when its term is over: chosen by sort, seen record by record, done in one act with a receipt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lok.acts.taking_out import BY_WHOM, take_out
from lok.desk.errands.asking import AnswerError, Given, of_model, own
from lok.desk.errands.errand import Beside, Errand
from lok.desk.forms import Control
from lok.facts.kept import terms_on
from lok.facts.outlived import by_sort, counted_records, outlived
from lok.kinds.bewaartermijnen import Bewaarsoort
from lok.kinds.registry import BY_SOORT
from lok.kinds.verwijderingen import Verwijdering
from lok.model.depends import YES
from lok.words.dutch import sentence, written_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.acts.deed import Deed, Office
    from lok.desk.forms import Field

WHICH, ARCHIVE = "wat", "archief"
SHOWN = 5
"""Records of one sort that stand beside the questions; the rest is counted, and all are seen in what would change."""


def _there_is(office: Office, record: Any) -> bool:
    del record
    return bool(outlived(office.facts, office.today))


def _asks(office: Office, record_id: str) -> Iterator[Field]:
    del record_id
    choices = [
        (sort.value, f"{sentence(sort.woord)}: {counted_records(those)}")
        for sort, those in by_sort(outlived(office.facts, office.today))
    ]
    yield own(
        WHICH,
        "Wat haal je weg?",
        Control.CHOICE,
        required=True,
        several=True,
        value=[value for value, _ in choices],
        choices=choices,
        kept=False,
    )
    yield own(
        ARCHIVE,
        "Heeft het archief van de gemeente het dossier van die jaren?",
        Control.CHOICE,
        required=True,
        choices=((YES, "Ja"), ("niet-nodig", "Dat is niet nodig"), ("nee", "Nog niet")),
        help="Namen van aanwezigen en leden staan daarna alleen nog daar.",
        kept=False,
    )
    yield of_model(Verwijdering, "door", value=BY_WHOM, members=True)


def _take_out(office: Office, record_id: str, given: Given) -> Deed:
    del record_id
    sorts = frozenset(map(Bewaarsoort, given.several_picked(WHICH)))
    if not sorts:
        raise AnswerError(WHICH, "kies wat je weghaalt.")
    if given.picked(ARCHIVE) == "nee":
        raise AnswerError(ARCHIVE, "geef het dossier eerst aan het archief: zie ‘Naar het archief’ in de handleiding.")
    return take_out(office, given.line("door"), sorts)


def _beside(office: Office, record_id: str, given: Given) -> Iterator[Beside]:
    """What goes, why, and since when it should have; by sort."""
    del record_id, given
    terms = {each.sort: each for each in terms_on(office.facts.raad, office.today)}
    for sort, those in by_sort(outlived(office.facts, office.today)):
        rows = tuple(
            (str(BY_SOORT[each.soort].label(office.archive.get(each.soort, each.record_id))), written_day(each.last))
            for each in those[:SHOWN]
        )
        more = (f"En nog {len(those) - SHOWN} andere.",) if len(those) > SHOWN else ()
        why = (f"Blijven {terms[sort].words}.", terms[sort].reason, *more)
        yield Beside(sentence(sort.woord), why, (("Waar", "Kon blijven tot en met"), *rows))


ERRANDS = (
    Errand(
        "bewaartermijnen",
        "Gegevens weghalen",
        "",
        "Namen, adressen en notities waarvan de bewaartermijn om is. Verslagen, besluiten, stemmingen en aantallen blijven.",
        _asks,
        _take_out,
        "Haal het weg",
        _there_is,
        beside=_beside,
        serves=frozenset({"verwijderingen"}),
    ),
)
"""For the council as a whole."""
