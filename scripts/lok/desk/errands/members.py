"""Who sits in the council: a mandate ends, the next one begins, somebody comes to an empty seat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lok.acts.members import NewMember, add_member, end_mandate, replace_member
from lok.desk.errands.asking import Given, of_model, today_as_value
from lok.desk.errands.errand import Beside, Errand
from lok.kinds.mandaten import Functie, Mandaat, RedenEinde
from lok.words.dutch import written_day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date as day

    from lok.acts.deed import Deed, Office
    from lok.desk.forms import Field

MANDATES = "mandaten"
SEATS = "zetels"
REPLACES = (
    "Wie weggaat en wie in de plaats komt, in één keer. Je ziet wie daardoor niet meer op de ledensite kan, en wie wel."
)
WHO = {"tot": "Wie gaat", "persoon": "Wie komt"}


def of_mandate(name: str, field: str = "", **more: Any) -> Field:
    """A question for a field of a mandate, which only members read."""
    return of_model(Mandaat, field or name, name, members=True, **more)


def new_member(given: Given, begins: day | None, role: Functie | None) -> NewMember:
    """Who comes, by the answers about a person."""
    return NewMember(
        name=given.line("persoon"),
        begins=begins,
        role=role,
        politician=given.yes("politiek_mandaat"),
        tied=given.yes("band_met_opvang"),
        appointed_at=given.line("aangesteld_op") or None,
    )


def about_the_person() -> Iterator[Field]:
    """What is asked of whoever comes, beside the name and the days."""
    yield of_mandate("politiek_mandaat")
    yield of_mandate("band_met_opvang")
    yield of_mandate("aangesteld_op", label="Welke vergadering stelde deze persoon aan?", help="Als er een was.")


def _on_seat(office: Office, seat_id: str) -> list[Mandaat]:
    """The mandates on a seat that have not ended, the oldest first."""
    return [
        each
        for each in office.archive.all(MANDATES)
        if each.zetel == seat_id and (each.tot is None or each.tot >= office.today)
    ]


def _who(office: Office, seat_id: str) -> Beside:
    """Who sits on a seat now."""
    seat = office.record(SEATS, seat_id)
    lines = [f"{each.persoon}, {each.functie.woord}, {_since(each)}" for each in _on_seat(office, seat_id)]
    return Beside(f"Nu op ‘{seat.naam}’", tuple(lines) or ("Niemand. De zetel is leeg.",))


def _since(mandate: Mandaat) -> str:
    until = f" tot en met {written_day(mandate.tot)}" if mandate.tot else ""
    return f"{'vanaf' if until else 'sinds'} {written_day(mandate.van)}{until}"


def _runs(office: Office, mandate: Any) -> bool:
    del office
    return mandate is not None and mandate.tot is None


def _unfollowed(office: Office, mandate: Any) -> bool:
    """Whether nobody came after it yet: it runs, or ended with nobody in its place."""
    later = (each for each in office.archive.all(MANDATES) if each.zetel == mandate.zetel and each.van > mandate.van)
    seat = office.archive.get(SEATS, mandate.zetel)
    same = (
        each
        for each in later
        if (each.functie is Functie.plaatsvervanger) == (mandate.functie is Functie.plaatsvervanger)
    )
    return mandate.tot is None or (_exists(office, seat) and next(same, None) is None)


def _who_of_mandate(office: Office, record_id: str, given: Given) -> tuple[Beside, ...]:
    del given
    return (_who(office, office.record(MANDATES, record_id).zetel),)


def _replace_asks(office: Office, record_id: str) -> Iterator[Field]:
    mandate = office.record(MANDATES, record_id)
    last, reason = mandate.tot or office.today, mandate.reden_einde
    yield of_mandate("tot", label="Laatste dag van wie gaat", help="", required=True, value=today_as_value(last))
    yield of_mandate(
        "reden_einde", label="Waarom gaat die persoon weg?", help="", value=reason.value if reason else None
    )
    yield of_mandate("persoon", label="Wie komt er in de plaats?")
    yield of_mandate("van", label="Eerste dag van wie komt", help="Leeg: de dag erna.", required=False)
    yield of_mandate("functie", label="Functie van wie komt", help="", value=mandate.functie.value)
    yield from about_the_person()


def _replace(office: Office, record_id: str, given: Given) -> Deed:
    last, role = given.day("tot"), given.one("functie", Functie)
    given.said("persoon")
    new = new_member(given, given.day_or_none("van"), role)
    return replace_member(office, record_id, last, new, given.one_or_none("reden_einde", RedenEinde))


def _sits(office: Office, seat_id: str) -> str:
    """The mandate of who sits on a seat, substitutes left aside; empty unless it is one that has no end yet."""
    found = [each for each in _on_seat(office, seat_id) if each.functie is not Functie.plaatsvervanger]
    return found[0].id if len(found) == 1 and found[0].tot is None else ""


def _sat_on(office: Office, seat: Any) -> bool:
    return _exists(office, seat) and bool(_sits(office, seat.id))


def _replace_on_seat_asks(office: Office, record_id: str) -> Iterator[Field]:
    yield from _replace_asks(office, _sits(office, record_id))


def _replace_on_seat(office: Office, record_id: str, given: Given) -> Deed:
    return _replace(office, _sits(office, record_id), given)


def _end_asks(office: Office, record_id: str) -> Iterator[Field]:
    del record_id
    yield of_mandate("tot", label="Laatste dag", help="", required=True, value=today_as_value(office.today))
    yield of_mandate("reden_einde", label="Waarom?", help="")


def _end(office: Office, record_id: str, given: Given) -> Deed:
    return end_mandate(office, record_id, given.day("tot"), given.one_or_none("reden_einde", RedenEinde))


def _exists(office: Office, seat: Any) -> bool:
    return seat is not None and (seat.tot is None or seat.tot >= office.today)


def _filled(office: Office, seat: Any) -> bool:
    return any(each.functie is not Functie.plaatsvervanger for each in _on_seat(office, seat.id))


def _empty(office: Office, seat: Any) -> bool:
    return _exists(office, seat) and not _filled(office, seat)


def _without_substitute(office: Office, seat: Any) -> bool:
    substitutes = (each for each in _on_seat(office, seat.id) if each.functie is Functie.plaatsvervanger)
    return _exists(office, seat) and _filled(office, seat) and next(substitutes, None) is None


def who_of_seat(office: Office, record_id: str, given: Given) -> tuple[Beside, ...]:
    """Who sits on the seat that a task starts from."""
    del given
    return (_who(office, record_id),)


def _add_asks(office: Office, record_id: str) -> Iterator[Field]:
    yield from _substitute_asks(office, record_id)
    yield of_mandate("functie", help="", value=Functie.lid.value)


def _substitute_asks(office: Office, record_id: str) -> Iterator[Field]:
    del record_id
    yield of_mandate("persoon", label="Wie komt er?")
    yield of_mandate("van", label="Eerste dag", help="", value=today_as_value(office.today))
    yield from about_the_person()


def _add(office: Office, record_id: str, given: Given) -> Deed:
    given.said("persoon")
    return add_member(office, record_id, new_member(given, given.day("van"), given.one("functie", Functie)))


def _add_substitute(office: Office, record_id: str, given: Given) -> Deed:
    given.said("persoon")
    return add_member(office, record_id, new_member(given, given.day("van"), Functie.plaatsvervanger))


ERRANDS = (
    Errand(
        "lid-vervangen",
        "Lid vervangen",
        MANDATES,
        REPLACES,
        _replace_asks,
        _replace,
        "Vervang dit lid",
        _unfollowed,
        beside=_who_of_mandate,
        serves=frozenset({"tot"}),
        heads=WHO,
    ),
    Errand(
        "lid-op-zetel-vervangen",
        "Lid vervangen",
        SEATS,
        REPLACES,
        _replace_on_seat_asks,
        _replace_on_seat,
        "Vervang dit lid",
        _sat_on,
        beside=who_of_seat,
        heads=WHO,
    ),
    Errand(
        "mandaat-beeindigen",
        "Mandaat beëindigen",
        MANDATES,
        "Wie weggaat terwijl er nog niemand in de plaats komt. De zetel blijft bestaan.",
        _end_asks,
        _end,
        "Beëindig dit mandaat",
        _runs,
        beside=_who_of_mandate,
        serves=frozenset({"reden_einde"}),
    ),
    Errand(
        "lid-toevoegen",
        "Lid toevoegen",
        SEATS,
        "Wie op deze lege zetel komt. Alleen de leden lezen de naam.",
        _add_asks,
        _add,
        "Voeg dit lid toe",
        _empty,
        beside=who_of_seat,
        serves=frozenset({""}),
    ),
    Errand(
        "plaatsvervanger",
        "Plaatsvervanger toevoegen",
        SEATS,
        "Wie het lid op deze zetel vervangt als dat er niet kan zijn. Alleen de leden lezen de naam.",
        _substitute_asks,
        _add_substitute,
        "Voeg deze plaatsvervanger toe",
        _without_substitute,
        beside=who_of_seat,
    ),
)
"""Of a mandate, and of a seat that somebody comes to."""
