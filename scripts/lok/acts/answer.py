"""What comes back on an advice: the answer of a body, a reminder that was written, a second look; its status moves along.

A letter or a mail is an answer as good as a decision. What evidence is still missing is told, and stops nobody.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from lok.acts.coming import greeting
from lok.acts.proof import record_after
from lok.acts.record_text import append, one_line, path_of, put, put_all, written
from lok.acts.task import Dringendheid, Task
from lok.facts.answerers import addressed, by_whom
from lok.facts.answers import OPEN, clock_of, stand
from lok.kinds.adviesstatus import NEXT, Status
from lok.kinds.adviesstatus_rules import status_earned
from lok.kinds.adviezen import KIND
from lok.kinds.gemeenten import decisions_by_town, fully_decided, town_key, towns_asked
from lok.kinds.gevolgen import Resultaat
from lok.words.dutch import counted, listed, sentence, written_day
from lok.words.message import Message
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date as day

    from lok.acts.deed import Deed, Office
    from lok.facts.facts import Facts
    from lok.kinds.advies import Advies
    from lok.kinds.gevolgen import Gevolg
    from lok.kinds.opvolging import Bestuursorgaan

ADVICES = "adviezen"
MODEL = KIND.model


@dataclass(frozen=True, slots=True)
class Answer:
    """What a body answered. ``told`` is the day on which the council had it, that of the answer itself when it is ``None``.

    ``per`` says by the number of a recommendation what is done with it, and in one sentence why, or nothing. ``town`` is
    the town that answers, of a council that has more than one.
    """

    body: Bestuursorgaan
    on: day
    result: Resultaat
    reason: str = ""
    told: day | None = None
    number: str = ""
    url: str = ""
    document: str = ""
    town: str = ""
    per: Mapping[int, tuple[Resultaat, str]] = field(default_factory=dict)


def overall(results: Iterable[Resultaat]) -> Resultaat | None:
    """What answers to single recommendations come to together; ``None`` for none.

    All alike is that. Some followed and others not is in part; while one is being considered, so is the whole, unless
    something was refused or followed already.
    """
    found = set(results)
    if len(found) <= 1:
        return next(iter(found), None)
    if any(each.decides for each in found):
        return Resultaat.deels_gevolgd
    return Resultaat.in_beraad


def note_answer(office: Office, advice_id: str, answer: Answer, index: int | None = None) -> Deed:
    """The advice with an answer, in its place by day, and the status that follows.

    Args:
        office: The council.
        advice_id: The advice.
        answer: What was answered.
        index: Which answer it takes the place of, counted from 0; ``None`` for one more.

    Raises:
        RefusedError: The advice was not sent or was taken back, reasons are missing, or this answer is there already.
    """
    text = office.text(ADVICES, advice_id)
    advies: Advies = office.record(ADVICES, advice_id)
    _refuse_too_early(advies)
    path = path_of(ADVICES, advice_id)
    given = _given(advies, answer)
    if index is None and (there := _same(advies, answer)) is not None:
        if written(given) == written(_values(there)):
            return office.deed(path, {}, words=["Dit antwoord stond er al."])
        on = written_day(answer.on)
        raise RefusedError(f"{by_whom(there)} antwoordde al op {on}. Verbeter dat antwoord, of kijk de dag na.")
    if index is not None:
        if not 0 <= index < len(advies.gevolgen):
            raise RefusedError("dat antwoord staat er niet meer. Kijk het advies na.")
        new = put_all(MODEL, text, given, ("gevolgen", index))
    else:
        place = sum(each.besluit_datum <= answer.on for each in advies.gevolgen)
        new = append(MODEL, text, ("gevolgen",), written(given), place)
    changed: Advies = record_after(path, new)
    new, words = _moved_along(new, changed)
    return office.deed(path, {path: new}, words=words, todo=_missing(record_after(path, new), answer, path))


def _refuse_too_early(advies: Advies) -> None:
    if advies.status is Status.ingetrokken:
        raise RefusedError(f"{advies.nummer} is ingetrokken. Een antwoord erop telt niet meer.")
    if advies.status is Status.ontwerp:
        raise RefusedError(f"{advies.nummer} is nog een ontwerp. Breng het eerst uit.")
    if advies.overgemaakt_op is None:
        raise RefusedError(f"zeg eerst op welke dag {advies.nummer} verstuurd is.")


def _same(advies: Advies, answer: Answer) -> Gevolg | None:
    """The answer of the same body of the same town on the same day."""
    return next((each for each in advies.gevolgen if _is_of(each, answer)), None)


def _is_of(there: Gevolg, answer: Answer) -> bool:
    same = (there.orgaan, there.besluit_datum) == (answer.body, answer.on)
    return same and town_key(there.bestuur) == town_key(answer.town)


def _given(advies: Advies, answer: Answer) -> dict[str, Any]:
    """The fields of an answer, those without anything in them too."""
    reason = answer.reason.strip()
    if answer.result.deviates and not reason:
        message = (
            "zeg waarom het advies niet of maar deels gevolgd wordt: neem de redenen over uit de brief of het besluit. "
            "Staan er geen in, schrijf dat dan."
        )
        raise RefusedError(message)
    numbers = {each.nr for each in advies.aanbevelingen}
    if unknown := sorted(answer.per.keys() - numbers):
        raise RefusedError(f"er is geen aanbeveling {unknown[0]} in {advies.nummer}.")
    whole = overall(each for each, _ in answer.per.values())
    if answer.result is Resultaat.gevolgd and whole not in (None, Resultaat.gevolgd):
        message = (
            "niet elke aanbeveling is gevolgd, en het hele antwoord heet ‘gevolgd’. Kies ‘deels gevolgd’, of kijk de "
            "aanbevelingen na."
        )
        raise RefusedError(message)
    rows = [
        {"nr": number, "resultaat": result, "toelichting": " ".join(why.split())}
        for number, (result, why) in sorted(answer.per.items())
    ]
    return {
        "orgaan": answer.body,
        "bestuur": " ".join(answer.town.split()),
        "besluit_datum": answer.on,
        "besluit_nummer": " ".join(answer.number.split()),
        "besluit_url": answer.url.strip(),
        "document": answer.document,
        "resultaat": answer.result,
        "motivering": reason,
        "meegedeeld_op": answer.told or answer.on,
        "per_aanbeveling": rows,
    }


def _values(answer: Gevolg) -> dict[str, Any]:
    """The fields of an answer that stands there."""
    return dict(answer.model_dump(exclude_none=True))


def _moved_along(text: str, advies: Advies) -> tuple[str, tuple[str, ...]]:
    """The text with the status that its answers give, and what is said of it."""
    by_town = decisions_by_town(advies.gevolgen)
    decided = fully_decided(advies.besturen, advies.gevolgen)
    undone = decided and all(each.resultaat is Resultaat.niet_gevolgd for each in by_town.values())
    if (advies.status is Status.uitgebracht and decided) or (advies.status is Status.opgevolgd and undone):
        status = Status.beantwoord
    elif advies.status is Status.beantwoord and not decided:
        status = Status.uitgebracht
    else:
        kept = "" if decided else f" {_undecided(advies)}: {advies.nummer} blijft open staan."
        return text, (f"De status blijft ‘{advies.status.woord}’.{kept}",)
    return put(MODEL, text, (), "status", status.value), (f"De status van {advies.nummer} is nu ‘{status.woord}’.",)


def _undecided(advies: Advies) -> str:
    """Who has not decided yet: the towns that were asked, or everybody."""
    by_town = decisions_by_town(advies.gevolgen)
    asked = towns_asked(advies.besturen, advies.gevolgen)
    towns = [name for key, name in asked.items() if key not in by_town]
    return f"Nog geen beslissing van {listed(towns)}" if by_town and towns else "Er is nog niet beslist"


def _missing(advies: Advies, answer: Answer, path: str) -> Iterator[Task]:
    """What evidence of the answer is missing, and what the status that may follow asks for."""
    place = next(i for i, each in enumerate(advies.gevolgen) if _is_of(each, answer))
    if answer.result.decides and not (answer.number or answer.url or answer.document):
        words = (
            "Zeg waar het antwoord te lezen is: het nummer of het webadres van het besluit. Kwam het met een brief of een "
            "mail, bewaar die dan bij de documenten, zonder wat privé is. Kan dat niet, dan mag dit zo blijven."
        )
        yield Task(words, path, ("gevolgen", place, "document"))
    silent = [each.nr for each in advies.aanbevelingen if each.nr not in answer.per]
    if silent and (answer.per or answer.result is Resultaat.deels_gevolgd):
        one = len(silent) == 1
        which = f"aanbeveling{'' if one else 'en'} {listed(map(str, silent))}"
        yield Task(f"Zeg wat het antwoord is op {which}.", path, ("gevolgen", place, "per_aanbeveling"))
    if not answer.result.decides:
        whom = by_whom(advies.gevolgen[place])
        yield Task(f"Vraag {whom} om een beslissing.", path, ("gevolgen",), Dringendheid.deze_maand)
    elif answer.result is not Resultaat.niet_gevolgd and advies.status is not Status.uitgebracht:
        for hint in evidence_for(advies, Status.opgevolgd):
            yield Task(hint, path, ("uitvoering",))


def evidence_for(advies: Advies, status: Status) -> tuple[str, ...]:
    """What an advice still lacks for a status, in whole sentences; empty when it may have it now.

    Raises:
        RefusedError: That status cannot follow.
    """
    if status is not advies.status and status not in NEXT[advies.status]:
        raise RefusedError(f"na {advies.status.woord} kan niet {status.woord} komen.")
    return tuple(each.hint for each in status_earned(advies.model_copy(update={"status": status})))


def note_reminder(office: Office, advice_id: str, who: str, on: day) -> Deed:
    """The advice that says who asks for an answer, and on which day that happens or happened; for members alone.

    A reminder of another day that stood there and is past goes to the notes, so that it stays known.

    Raises:
        RefusedError: The advice does not wait for an answer, or nobody is named.
    """
    text = office.text(ADVICES, advice_id)
    advies: Advies = office.record(ADVICES, advice_id)
    _refuse_too_early(advies)
    if stand(advies, office.today) not in OPEN:
        raise RefusedError(f"{advies.nummer} wacht niet op een antwoord.")
    who = one_line(who, "zeg welke functie herinnert, bijvoorbeeld: secretaris. Geen naam van een persoon.")
    before = advies.antwoordherinnering
    words = []
    if before is not None and before.op is not None and before.op != on and before.op <= office.today:
        line = f"Herinnerd op {written_day(before.op)} ({before.wie})."
        notes = str(advies.notities or "").rstrip()
        if line not in notes:
            text = put_all(MODEL, text, {"notities": f"{notes}\n\n{line}\n" if notes else line})
            words.append("De vorige herinnering staat nu bij de notities.")
    text = put_all(MODEL, text, {"antwoordherinnering": {"wie": who, "op": on}})
    path = path_of(ADVICES, advice_id)
    return office.deed(path, {path: text}, words=words)


def answer_reminder(facts: Facts, advies: Advies, date: day) -> Message:
    """The mail that asks a body for its answer.

    Raises:
        RefusedError: The advice does not wait for one.
    """
    if stand(advies, date) not in OPEN or advies.overgemaakt_op is None:
        raise RefusedError(f"{advies.nummer} wacht niet op een antwoord.")
    name = facts.raad.afkorting if facts.raad else "het LOK"
    clock = clock_of(advies, facts.raad, date)
    term = "Mogen wij uw antwoord ontvangen?"
    if clock is not None and clock.uiterste_dag is not None:
        past = f", {counted(clock.dagen_te_laat, 'dag', 'dagen')} geleden" if clock.dagen_te_laat else ""
        term = f"De afgesproken dag voor een antwoord {'was' if past else 'is'} {written_day(clock.uiterste_dag)}{past}. {term}"
    to = addressed(advies, date)
    lines = [
        "Geachte,",
        "",
        f"Op {written_day(advies.overgemaakt_op)} bezorgden wij {to} ons advies {advies.nummer}, ‘{advies.titel}’.",
        advies.samenvatting,
        "",
        sentence(term),
        *(
            ("", "Wij vroegen:", *(f"{each.nr}. {each.titel}" for each in advies.aanbevelingen))
            if advies.aanbevelingen
            else ()
        ),
        "",
        *greeting(name),
    ]
    return Message(f"Uw antwoord op advies {advies.nummer}", "\n".join(lines))


def note_second_look(office: Office, advice_id: str, on: day, seen: str, by: str) -> Deed:
    """The advice with what somebody saw of it on ``on``, for instance a year after its answer.

    Raises:
        RefusedError: Nothing is said, or nobody looked.
    """
    text = office.text(ADVICES, advice_id)
    office.record(ADVICES, advice_id)
    if not seen.strip():
        raise RefusedError("schrijf op wat er die dag vastgesteld is.")
    by = one_line(by, "zeg welke dienst of functie keek. Geen naam van een persoon.")
    new = append(MODEL, text, ("nazichten",), written({"datum": on, "opmerking": seen, "nagekeken_door": by}))
    path = path_of(ADVICES, advice_id)
    return office.deed(path, {path: new})
