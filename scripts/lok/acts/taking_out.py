"""What is about persons goes out of the records when its term is over, with a receipt that says what, why, when and by whom.

Only what ``facts.outlived`` points at is touched, by splicing it out of the text: minutes, counts, seats, votes, advices and
regulations stay as they are. The receipt holds no word of what went.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lok.acts.record_text import drop, new_text, one_line, path_of, put, value_at
from lok.acts.task import Dringendheid, Task
from lok.edit.refused import NotEditedError
from lok.facts.kept import terms_on
from lok.facts.outlived import by_sort, counted_records, outlived
from lok.kinds.bewaartermijnen import TAKEN_OUT, Bewaarsoort
from lok.kinds.registry import BY_SOORT
from lok.kinds.verwijderingen import KIND
from lok.words.dutch import counted, sentence
from lok.words.persons import Persons
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from lok.acts.deed import Deed, Office
    from lok.facts.outlived import Outlived
    from lok.source.positions import Path

RECEIPTS = KIND.soort
BY_WHOM = "secretariaat"
"""Who does it, unless somebody says otherwise."""
NAMING = frozenset({Bewaarsoort.namen_aanwezigen, Bewaarsoort.namen_mandaten})
"""The sorts of data whose names may stand in texts and files too."""
MOST_TASKS = 20
"""Records that are named one by one, of those to look at by hand."""
HISTORY = (
    "Wat weg is, staat nog in de vroegere versies van de gegevens, en bij wie een kopie heeft. ‘Hoelang we bewaren’ in de "
    "handleiding zegt hoe dat opgelost wordt."
)


def take_out(office: Office, by: str, sorts: Collection[Bewaarsoort] | None = None) -> Deed:
    """Take out what must go today, or only these sorts of it, and leave a receipt.

    Args:
        office: The council.
        by: The office or service that does it; never a name.
        sorts: Which sorts of data; all of them when ``None``.

    Raises:
        RefusedError: Nothing of it must go today, ``by`` is missing or names somebody, a record is written in a way in
            which that cannot be done, or the council would not be right with it.
    """
    by = one_line(by, "zeg welke dienst of functie het doet, bijvoorbeeld: secretariaat. Geen naam van een persoon.")
    found = tuple(each for each in outlived(office.facts, office.today) if sorts is None or each.sort in sorts)
    if not found:
        raise RefusedError("er is nu niets waarvan de bewaartermijn om is.")
    names = _names_in(office, found)
    if any(each.surely for each in Persons.of((*names, *_names_left(office, found))).find(by)):
        raise RefusedError("zeg de dienst of de functie, niet de naam van een persoon.")
    new: dict[str, str] = {}
    for each in found:
        path = path_of(each.soort, each.record_id)
        new[path] = _without(each, new.get(path) or office.text(each.soort, each.record_id))
    record_id = office.free_id(RECEIPTS, f"{KIND.prefix}-{office.today.isoformat()}")
    receipt = path_of(RECEIPTS, record_id)
    new[receipt] = _receipt(office, record_id, by, found)
    count = sum(len(each.edits) for each in found)
    said = f"Er {_are(count)} {counted(count, 'gegeven', 'gegevens')} weggehaald, uit {counted_records(found)}."
    return office.deed(receipt, new, words=(said, HISTORY), todo=_left_to_look_at(office, found, names, new))


def _are(count: int) -> str:
    return "is" if count == 1 else "zijn"


def _without(each: Outlived, text: str) -> str:
    """The text of a record without what must go of it.

    Raises:
        RefusedError: It is written in a way in which that cannot be done.
    """
    kind = BY_SOORT[each.soort]
    try:
        for edit in reversed(each.edits):
            if edit.left is None:
                text = drop(text, edit.at)
            else:
                text = put(kind.model, text, edit.at[:-1], str(edit.at[-1]), edit.left)
        return _still_real(text, {str(edit.at[0]) for edit in each.edits if edit.left is None and len(edit.at) == 1})
    except NotEditedError as error:
        where = f"{path_of(each.soort, each.record_id)}: {error}"
        raise RefusedError(f"dit kan niet vanzelf, en er is niets veranderd. {sentence(where)}.") from None


def _still_real(text: str, gone: set[str]) -> str:
    """The text whose list of what is real in an example does not name a field that is empty now."""
    try:
        real: list[str] = list(value_at(text, ("echt",)) or ())
    except KeyError:
        return text
    for index in reversed(range(len(real))):
        if real[index] in gone:
            text = drop(text, ("echt", index))
    return text


def _receipt(office: Office, record_id: str, by: str, found: tuple[Outlived, ...]) -> str:
    """The text of the receipt: by sort of data how long it stayed, why it went, and from which records."""
    terms = {each.sort: each for each in terms_on(office.facts.raad, office.today)}
    rows = [
        {
            "wat": sort,
            "termijn": terms[sort].words,
            "grond": terms[sort].reason,
            "aantal": sum(len(each.edits) for each in those),
            "waaruit": [f"{each.soort}/{each.record_id}" for each in those],
        }
        for sort, those in by_sort(found)
    ]
    values = {
        "id": record_id,
        "voorbeeld": office.invented(),
        "op": office.today,
        "door": by,
        "weggehaald": rows,
    }
    return new_text(KIND, values)


def _names_in(office: Office, found: tuple[Outlived, ...]) -> frozenset[str]:
    """The names that go."""
    return frozenset(name for each in found if each.sort in NAMING for name in _named(office, each))


def _named(office: Office, each: Outlived) -> Iterator[str]:
    record = office.archive.get(each.soort, each.record_id)
    for edit in each.edits:
        value: Any = record
        for step in edit.at:
            value = value[step] if isinstance(step, int) else getattr(value, step)
        if isinstance(value, str) and edit.at[-1] in {"persoon", "naam"} and value != TAKEN_OUT:
            yield value


def _names_left(office: Office, found: tuple[Outlived, ...]) -> frozenset[str]:
    """The names that stay: of mandates, and of who came to a meeting."""
    gone = {(each.soort, each.record_id, edit.at) for each in found for edit in each.edits}
    there: list[tuple[str, str, Path, str | None]] = [
        ("mandaten", each.id, ("persoon",), each.persoon) for each in office.archive.all("mandaten")
    ]
    for meeting in office.archive.all("vergaderingen"):
        lines, guests = enumerate(meeting.aanwezigheden), enumerate(meeting.gasten)
        there += [("vergaderingen", meeting.id, ("aanwezigheden", at, "persoon"), each.persoon) for at, each in lines]
        there += [("vergaderingen", meeting.id, ("gasten", at, "naam"), each.naam) for at, each in guests]
    return frozenset(
        name for soort, each, at, name in there if name and name != TAKEN_OUT and (soort, each, at) not in gone
    )


def _left_to_look_at(
    office: Office, found: tuple[Outlived, ...], names: frozenset[str], new: dict[str, str]
) -> Iterator[Task]:
    """What no program can decide: a name that went and still stands in a text, and files that nobody read here."""
    gone = Persons.of(sorted(names - _names_left(office, found)))
    texts = {**office.texts, **new}
    said = [path for path, text in texts.items() if _surely(gone, text)]
    pages = [page.path for page in office.archive.pages if _surely(gone, page.text)]
    yield from _tasks(said, "Een naam die weg moest, staat hier ook in een tekst. Lees na of die mag blijven.")
    yield from _tasks(pages, "Een naam die weg moest, staat ook op deze pagina. Lees na of die mag blijven.")
    touched = dict.fromkeys((each.soort, each.record_id) for each in found if each.sort in NAMING)
    attached = [path_of(*each) for each in touched if _has_files(office.archive.get(*each))]
    yield from _tasks(attached, "Hier zijn bestanden bij. Kijk zelf na of er namen in staan die weg moeten.")


def _surely(names: Persons, text: str) -> bool:
    return any(each.surely for each in names.find(text))


def _has_files(record: Any) -> bool:
    items = getattr(record, "agendapunten", ())
    return bool(getattr(record, "bijlagen", ())) or any(each.bijlagen or each.bijlagen_leden for each in items)


def _tasks(paths: list[str], words: str) -> Iterator[Task]:
    for path in paths[:MOST_TASKS]:
        yield Task(words, path, (), Dringendheid.deze_maand)
    if len(paths) > MOST_TASKS:
        yield Task(f"{words} Nog {len(paths) - MOST_TASKS} andere.", paths[MOST_TASKS], (), Dringendheid.deze_maand)
