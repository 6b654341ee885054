"""A meeting that is called off, the next one, a second one, and what a working group reports."""

from __future__ import annotations

from datetime import time, timedelta
from typing import TYPE_CHECKING, Any

from lok.acts.calling_off import call_off, call_off_mail
from lok.acts.coming import second_call
from lok.acts.planning import GroupReport, call_second, group_report, plan_next, tell_council
from lok.desk.errands.asking import Given, of_model, own, today_as_value
from lok.desk.errands.errand import Beside, Errand
from lok.desk.forms import Control
from lok.desk.labels import CHOICES
from lok.desk.words import name_of
from lok.kinds.agendapunten import Agendapunt
from lok.kinds.registry import BY_SOORT
from lok.kinds.vergadering import PLENARY, Vergadering
from lok.kinds.vergaderstatus import BEFORE, HELD, Vergaderstatus
from lok.rules.minutes import same_series
from lok.words.dutch import sentence, written_moment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.acts.deed import Deed, Office
    from lok.desk.forms import Field
    from lok.words.message import Message

MEETINGS = "vergaderingen"
GROUPS = "werkgroepen"
EARLY = time(6)
"""Before this hour a meeting that began the evening before may still be going on."""
SHOWN = 4


def _label(office: Office, meeting: Vergadering) -> str:
    return f"{name_of(office.archive, MEETINGS, meeting.id)}, {written_moment(meeting.gepland_begin)}"


def _choice(name: str, label: str, meetings: list[Vergadering], office: Office, **more: Any) -> Field:
    rows = [(each.id, _label(office, each)) for each in meetings]
    single = rows[0][0] if len(rows) == 1 and more.get("required") else None
    return own(name, label, Control.CHOICE, choices=rows, value=single, everybody=True, **more)


def _place(value: str | None) -> Field:
    return of_model(Vergadering, "locatie", label="Plaats", value=value)


def _begin(**more: Any) -> Field:
    return of_model(Vergadering, "gepland_begin", "wanneer", label="Dag en uur", required=True, **more)


def _to_come(office: Office, meeting: Any) -> bool:
    del office
    return meeting is not None and meeting.status in BEFORE


def _others(office: Office, meeting: Vergadering) -> list[Vergadering]:
    """The meetings to come of the same body, the first one first."""
    found = [
        each
        for each in office.facts.meetings
        if each.status in BEFORE and each.id != meeting.id and same_series(each, meeting)
    ]
    return sorted(found, key=lambda each: each.gepland_begin)


def _off_asks(office: Office, record_id: str) -> Iterator[Field]:
    meeting: Vergadering = office.record(MEETINGS, record_id)
    yield of_model(Vergadering, "reden_afgelasting", label="Waarom gaat ze niet door?", help="", required=True)
    yield of_model(
        Vergadering,
        "afgelast_op",
        label="Wanneer is dat beslist?",
        help="",
        required=True,
        value=today_as_value(office.today),
    )
    others = _others(office, meeting)
    if others:
        help_text = "Wat al voorbereid is, gaat dan mee. Staat ze er niet bij, plan ze dan eerst."
        yield _choice("plaats", "Welke vergadering komt in de plaats?", others, office, help=help_text)


def _off(office: Office, record_id: str, given: Given) -> Deed:
    return call_off(
        office,
        record_id,
        given.said("reden_afgelasting"),
        given.day("afgelast_op"),
        instead=given.picked_or_none("plaats") or None,
    )


def _off_mail(office: Office, record_id: str, given: Given) -> Message:
    instead = given.picked_or_none("plaats") or None
    return call_off_mail(
        office.facts, office.record(MEETINGS, record_id), office.record(MEETINGS, instead) if instead else None
    )


def _is_last(office: Office, meeting: Any) -> bool:
    """Whether no meeting of the same body comes after it yet."""
    return meeting is not None and not any(
        each.gepland_begin > meeting.gepland_begin
        and same_series(each, meeting)
        and each.status is not Vergaderstatus.afgelast
        for each in office.facts.meetings
    )


def _next_asks(office: Office, record_id: str) -> Iterator[Field]:
    yield _begin(help="")
    yield _place(office.record(MEETINGS, record_id).locatie)


def _next(office: Office, record_id: str, given: Given) -> Deed:
    return plan_next(office, record_id, given.moment("wanneer"), place=given.line("locatie"))


def _lately(office: Office, record_id: str, given: Given) -> tuple[Beside, ...]:
    """When the same body met lately, for who looks for a day."""
    del given
    meeting = office.record(MEETINGS, record_id)
    same = [each for each in office.facts.meetings if same_series(each, meeting)]
    latest = sorted(same, key=lambda each: each.gepland_begin, reverse=True)[:SHOWN]
    lines = [f"{sentence(written_moment(each.gepland_begin)).rstrip('.')}: {_state(each)}" for each in latest]
    return (Beside("De vorige vergaderingen", tuple(lines)),)


def _state(meeting: Vergadering) -> str:
    """How far a meeting is, as the forms say it."""
    return CHOICES.get(meeting.status.value, meeting.status.woord)


def _failed(office: Office, meeting: Any) -> bool:
    if meeting is None or meeting.status is not Vergaderstatus.onvoltallig or _met_since(office, meeting):
        return False
    rules = office.facts.rules_of(meeting)
    after = office.archive.get(MEETINGS, meeting.volgende_vergadering or "")
    second = after is not None and after.tweede_vergadering and after.status is not Vergaderstatus.afgelast
    return rules is not None and rules.quorum.tweede_vergadering_beslist and not second


def _met_since(office: Office, meeting: Vergadering) -> bool:
    """Whether the same body met after it."""
    later = (each for each in office.facts.meetings if each.gepland_begin > meeting.gepland_begin)
    return any(each.status in HELD and same_series(each, meeting) for each in later)


def _second(office: Office, record_id: str, given: Given) -> Deed:
    return call_second(office, record_id, given.moment("wanneer"), place=given.line("locatie"))


def _second_mail(office: Office, record_id: str, given: Given) -> Message:
    del given
    failed: Vergadering = office.record(MEETINGS, record_id)
    return second_call(office.facts, failed, office.record(MEETINGS, failed.volgende_vergadering or ""))


def _works(office: Office, group: Any) -> bool:
    return group is not None and not group.gestopt and (group.actief_tot is None or group.actief_tot >= office.today)


def _report_asks(office: Office, record_id: str) -> Iterator[Field]:
    group = office.record(GROUPS, record_id)
    last = next((each for each in office.archive.all(MEETINGS) if each.werkgroep == record_id), None)
    yield own("dag", "Welke dag?", Control.DAY, required=True, value=today_as_value(office.today), everybody=True)
    yield own("van", "Begonnen om", Control.HOUR, required=True, everybody=True)
    yield own("tot", "Geëindigd om", Control.HOUR, required=True, everybody=True)
    yield _place(last.locatie if last is not None else None)
    seats = BY_SOORT["zetels"]
    among = [
        each
        for each in office.archive.all(seats.soort)
        if each.held_on(office.today) and (not group.leden or each.id in group.leden)
    ]
    rows = [(each.id, str(seats.label(each))) for each in among]
    yield own("wie", "Welke zetels waren er?", Control.CHOICE, several=True, choices=rows)
    yield of_model(
        Agendapunt, "titel", label="Titel", help=f"Leeg: Overleg van de werkgroep {group.naam}.", required=False
    )
    yield of_model(
        Agendapunt, "bespreking", label="Wat werd er besproken?", help="Zonder namen van personen.", required=True
    )
    yield of_model(Agendapunt, "besluit", label="Wat besloot de werkgroep?", help="Leeg als er niets besloten is.")


def _report(office: Office, record_id: str, given: Given) -> Deed:
    begin, end = given.hour_on("dag", "van"), given.hour_on("dag", "tot")
    if end < begin and end.time() < EARLY:
        end += timedelta(days=1)
    report = GroupReport(
        begin=begin,
        end=end,
        there=given.several_picked("wie"),
        said=given.said("bespreking"),
        title=given.line("titel"),
        decided=given.prose("besluit"),
        place=given.line("locatie"),
    )
    return group_report(office, record_id, report)


def _plenary(office: Office) -> list[Vergadering]:
    """The meetings of the whole council that are still to come, the first one first."""
    found = [
        each
        for each in office.facts.meetings
        if each.status in BEFORE and each.soort_vergadering in PLENARY and each.werkgroep is None
    ]
    return sorted(found, key=lambda each: each.gepland_begin)


def _of_a_group(office: Office, meeting: Any) -> bool:
    if meeting is None or office.archive.get(GROUPS, meeting.werkgroep or "") is None:
        return False
    return meeting.status in HELD and bool(_plenary(office))


def _tell_asks(office: Office, record_id: str) -> Iterator[Field]:
    del record_id
    coming = _plenary(office)
    yield _choice("vergadering", "Op welke vergadering van de raad?", coming, office, required=True)


def _tell(office: Office, record_id: str, given: Given) -> Deed:
    return tell_council(office, record_id, given.picked("vergadering"))


ERRANDS = (
    Errand(
        "volgende",
        "Volgende vergadering plannen",
        MEETINGS,
        "De vergadering die na deze komt. De voorzitter en de plaats blijven dezelfde, tot je ze verandert.",
        _next_asks,
        _next,
        "Plan deze vergadering",
        _is_last,
        beside=_lately,
        serves=frozenset({"volgende_vergadering"}),
    ),
    Errand(
        "tweede-vergadering",
        "Tweede vergadering",
        MEETINGS,
        "Er waren te weinig leden om te beslissen. Deze tweede vergadering heeft dezelfde agenda. De mail staat klaar; versturen doe je zelf.",
        _next_asks,
        _second,
        "Plan de tweede vergadering",
        _failed,
        mail=_second_mail,
        serves=frozenset({"volgende_vergadering"}),
    ),
    Errand(
        "verslag-op-agenda",
        "Verslag van de werkgroep op de agenda",
        MEETINGS,
        "De raad hoort op een vergadering wat de werkgroep besprak.",
        _tell_asks,
        _tell,
        "Zet het op de agenda",
        _of_a_group,
    ),
    Errand(
        "afgelasting",
        "Vergadering afgelasten",
        MEETINGS,
        "De vergadering gaat niet door. Wat al voorbereid was, blijft bewaard. De mail aan de leden staat klaar; versturen doe je zelf.",
        _off_asks,
        _off,
        "Gelast deze vergadering af",
        _to_come,
        mail=_off_mail,
        serves=frozenset({"afgelast_op", "reden_afgelasting"}),
        then="vergadering",
    ),
    Errand(
        "werkgroepverslag",
        "Werkgroepverslag",
        GROUPS,
        "Wat een werkgroep op één keer besprak, als ontwerp van verslag. Alleen de leden lezen de bespreking.",
        _report_asks,
        _report,
        "Bewaar dit verslag",
        _works,
        heads={"dag": "Wanneer en waar", "wie": "Wie er was", "titel": "Waarover"},
    ),
)
"""Of a meeting, in the order of its life, and of a working group."""
