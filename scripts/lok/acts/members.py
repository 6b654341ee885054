"""Who sits in a seat: a mandate ends, the next one begins, in one act; and in one sentence what access that ends and gives.

Nothing here says a name but the mandate itself, which is for members.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from lok.acts.record_text import new_text, one_line, path_of, put_all
from lok.kinds.mandaten import KIND, Functie
from lok.words.dutch import listed, sentence, written_day
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date as day

    from lok.acts.deed import Deed, Office
    from lok.kinds.mandaten import Mandaat, RedenEinde
    from lok.kinds.zetels import Zetel

MANDATES = "mandaten"
SEATS = "zetels"
MODEL = KIND.model


@dataclass(frozen=True, slots=True)
class NewMember:
    """Who comes: the name, and from which day. ``role`` is that of who leaves, or a member's, when it is ``None``."""

    name: str
    begins: day | None = None
    role: Functie | None = None
    politician: bool = False
    tied: bool = False
    appointed_at: str | None = None


def end_mandate(office: Office, mandate_id: str, last: day, reason: RedenEinde | None = None) -> Deed:
    """The mandate that ends, with its last day and why.

    Raises:
        RefusedError: It ended on another day already, or somebody was present on it later.
    """
    mandate: Mandaat = office.record(MANDATES, mandate_id)
    path = path_of(MANDATES, mandate_id)
    new = {path: ended(office, mandate, last, reason)}
    seat = seat_of(office, mandate.zetel)
    words = (*access_ends(office, (mandate,), last, seat), _empty_seat(office, mandate, last, seat))
    return office.deed(path, new, words=filter(None, words))


def replace_member(
    office: Office, mandate_id: str, last: day, new: NewMember, reason: RedenEinde | None = None
) -> Deed:
    """One mandate ends and the next begins on the same seat, the day after unless it is said otherwise. Twice is once.

    Raises:
        RefusedError: The next begins before the last one ended, or cannot be on that seat.
    """
    mandate: Mandaat = office.record(MANDATES, mandate_id)
    seat = seat_of(office, mandate.zetel)
    begins = new.begins or last + timedelta(days=1)
    if begins <= last:
        raise RefusedError(f"het nieuwe mandaat begint na {written_day(last)}, de laatste dag van het vorige.")
    role = new.role or mandate.functie
    made = begun(office, seat, new, begins, role, mandate)
    old = ended(office, mandate, last, reason)
    words = [*access_ends(office, (mandate,), last, seat), access_begins(begins, seat)]
    if begins > last + timedelta(days=1):
        first, until = written_day(last + timedelta(days=1)), written_day(begins - timedelta(days=1))
        words.append(f"Van {first} tot en met {until} is de zetel leeg.")
    if new.role is None and role not in (Functie.lid, Functie.plaatsvervanger):
        words.append(f"Wie komt, is ook {role.woord}. Kiest de raad iemand anders, pas de functie dan aan.")
    return office.deed(made[0], {path_of(MANDATES, mandate_id): old, made[0]: made[1]}, words=words)


def add_member(office: Office, seat_id: str, new: NewMember) -> Deed:
    """A mandate that begins on a seat; today when no day is given.

    Raises:
        RefusedError: There is no such seat, somebody sits there already, or it cannot be.
    """
    seat = seat_of(office, seat_id)
    begins = new.begins or office.today
    path, text = begun(office, seat, new, begins, new.role or Functie.lid)
    return office.deed(path, {path: text}, words=[access_begins(begins, seat)])


def seat_of(office: Office, seat_id: str) -> Zetel:
    """A seat. Raises ``RefusedError`` when there is none of that id."""
    seat: Zetel = office.record(SEATS, seat_id)
    return seat


def ended(office: Office, mandate: Mandaat, last: day, reason: RedenEinde | None) -> str:
    """The text of a mandate that ends on ``last``.

    Raises:
        RefusedError: It ended on another day already, or had not begun.
    """
    seat = seat_of(office, mandate.zetel)
    if mandate.tot is not None and mandate.tot != last:
        message = (
            f"dit mandaat op ‘{seat.naam}’ eindigt al op {written_day(mandate.tot)}. Verbeter die dag, als ze fout is."
        )
        raise RefusedError(message)
    if last < mandate.van:
        raise RefusedError(f"dit mandaat begon pas op {written_day(mandate.van)}. Kijk de dag na.")
    text = office.text(MANDATES, mandate.id)
    values: dict[str, Any] = {"tot": last}
    return put_all(MODEL, text, values | ({"reden_einde": reason} if reason else {}))


def begun(  # noqa: PLR0913, PLR0917 - who, where, when and as what
    office: Office, seat: Zetel, new: NewMember, begins: day, role: Functie, after: Mandaat | None = None
) -> tuple[str, str]:
    """The path and the text of a mandate that begins; those of the one that is there already when it is the same.

    Raises:
        RefusedError: There is no name.
    """
    name = one_line(new.name, "zeg wie er komt. Alleen de leden lezen de naam.")
    for each in office.archive.all(MANDATES):
        if (each.zetel, each.van, each.functie, each.persoon.casefold()) == (seat.id, begins, role, name.casefold()):
            return path_of(MANDATES, each.id), office.text(MANDATES, each.id)
    role_in_id = f"-{Functie.plaatsvervanger.value}" if role is Functie.plaatsvervanger else ""
    wanted = f"{KIND.prefix}-{seat.id.removeprefix('zetel-')}{role_in_id}-{begins.year}"
    record_id = office.free_id(MANDATES, wanted)
    values = {
        "id": record_id,
        "voorbeeld": office.invented(seat, *((after,) if after is not None else ())),
        "zetel": seat.id,
        "functie": role,
        "persoon": name,
        "politiek_mandaat": new.politician or None,
        "band_met_opvang": new.tied or None,
        "van": begins,
        "aangesteld_op": new.appointed_at,
    }
    return path_of(MANDATES, record_id), new_text(KIND, values)


def access_ends(office: Office, mandates: tuple[Mandaat, ...], last: day, seat: Zetel) -> Iterator[str]:
    """What access to the members' site ends with these mandates on one seat: a sentence, and one for who keeps it."""
    kept = [each for each in mandates if _elsewhere(office, each, mandates, last)]
    if len(kept) < len(mandates):
        gone = len(mandates) - len(kept)
        who = "Wie" if gone == 1 else f"De {gone} personen die"
        was = "zit" if last >= office.today else "zat"
        verb = "kan" if gone == 1 else "kunnen"
        when = f"na {written_day(last)}" if last >= office.today else "vanaf nu"
        sits = was if gone == 1 else {"zit": "zitten", "zat": "zaten"}[was]
        yield f"{who} op ‘{seat.naam}’ {sits}, {verb} {when} niet meer op de ledensite."
    for each in kept:
        others = _elsewhere(office, each, mandates, last)
        names = listed(f"‘{seat_of(office, other.zetel).naam}’" for other in others)
        yield f"Wie op ‘{seat.naam}’ zit, houdt toegang tot de ledensite door {names}."


def _elsewhere(office: Office, mandate: Mandaat, ending: tuple[Mandaat, ...], last: day) -> list[Mandaat]:
    """The other mandates of the same person that run the day after."""
    ids = {each.id for each in ending}
    after = last + timedelta(days=1)
    return [
        each
        for each in office.archive.all(MANDATES)
        if each.id not in ids and each.persoon.casefold() == mandate.persoon.casefold() and each.held_on(after)
    ]


def access_begins(begins: day, seat: Zetel) -> str:
    """What access to the members' site begins."""
    return (
        f"Wie op ‘{seat.naam}’ komt, kan vanaf {written_day(begins)} op de ledensite, met een account van de gemeente."
    )


def _empty_seat(office: Office, mandate: Mandaat, last: day, seat: Zetel) -> str:
    """That nobody sits there any more; empty when somebody does."""
    after = last + timedelta(days=1)
    others = [
        each
        for each in office.archive.all(MANDATES)
        if each.zetel == seat.id and each.id != mandate.id and each.held_on(after)
    ]
    return "" if others or not seat.held_on(after) else sentence(f"de zetel ‘{seat.naam}’ is daarna leeg.")
