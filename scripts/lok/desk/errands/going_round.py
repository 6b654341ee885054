"""Draft minutes that go round: to the chair, to the members, and what is remarked on them, one by one."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from lok.acts.going_round import (
    mail_to_chair,
    mail_to_members,
    open_remarks,
    remark,
    send_to_chair,
    send_to_members,
    settle_remark,
    take_remark_away,
)
from lok.desk.errands.asking import AnswerError, Given, choices_of, of_model, own, today_as_value
from lok.desk.errands.errand import Errand
from lok.desk.forms import Control
from lok.kinds.rondgang import Opmerking, Opmerkingsgevolg, Rondgestuurd
from lok.kinds.vergaderstatus import Vergaderstatus
from lok.words.dutch import written_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lok.acts.deed import Deed, Office
    from lok.desk.forms import Field
    from lok.kinds.vergadering import Vergadering
    from lok.words.message import Message

MEETINGS = "vergaderingen"
SCREEN = "rondsturen"
"""The screen of a meeting where all of this stands."""
SETTLED = {Opmerkingsgevolg.overgenomen: "Overgenomen", Opmerkingsgevolg.niet_overgenomen: "Niet overgenomen"}
SHOWN = 70


def remark_key(given: Opmerking) -> str:
    """What tells a remark from the others, wherever it stands when somebody else added or took away one."""
    said = "\n".join((given.agendapunt or "", given.ontvangen_op.isoformat(), given.tekst))
    return sha256(said.encode()).hexdigest()[:16]


def about(meeting: Vergadering, number: str | None) -> str:
    """What a remark is about."""
    title = next((each.titel for each in meeting.agendapunten if each.nr == number), "")
    return f"Punt {number}{f', {title}' if title else ''}" if number else "Het hele verslag"


def can_go_round(meeting: Any) -> bool:
    """Whether there is a draft of minutes."""
    return meeting is not None and meeting.status is Vergaderstatus.verslag_ontwerp


def _drafted(office: Office, meeting: Any) -> bool:
    del office
    return can_go_round(meeting)


def _for_chair(office: Office, meeting: Any) -> bool:
    del office
    went = meeting.rondgestuurd if can_go_round(meeting) else None
    return can_go_round(meeting) and (went is None or went.naar_voorzitter is None)


def _remarked(office: Office, meeting: Any) -> bool:
    del office
    return can_go_round(meeting) and bool(meeting.opmerkingen)


def _waiting(office: Office, meeting: Any) -> bool:
    del office
    return can_go_round(meeting) and bool(open_remarks(meeting))


def _chair_asks(office: Office, record_id: str) -> Iterator[Field]:
    del record_id
    label = "Wanneer ging het ontwerp naar de voorzitter?"
    yield of_model(
        Rondgestuurd, "naar_voorzitter", label=label, help="", required=True, value=today_as_value(office.today)
    )


def _to_chair(office: Office, record_id: str, given: Given) -> Deed:
    return send_to_chair(office, record_id, given.day("naar_voorzitter"))


def _chair_mail(office: Office, record_id: str, given: Given) -> Message:
    del given
    return mail_to_chair(office.facts, office.record(MEETINGS, record_id))


def _members_asks(office: Office, record_id: str) -> Iterator[Field]:
    del record_id
    yield of_model(
        Rondgestuurd,
        "opmerkingen_tot",
        label="Tot welke dag kunnen de leden opmerkingen geven?",
        help="",
        required=True,
    )
    label = "Wanneer gaat het ontwerp naar de leden?"
    yield of_model(Rondgestuurd, "naar_leden", label=label, help="", required=True, value=today_as_value(office.today))


def _to_members(office: Office, record_id: str, given: Given) -> Deed:
    return send_to_members(office, record_id, given.day("naar_leden"), given.day("opmerkingen_tot"))


def _members_mail(office: Office, record_id: str, given: Given) -> Message:
    return mail_to_members(office.facts, office.record(MEETINGS, record_id), given.day("opmerkingen_tot"))


def _remark_asks(office: Office, record_id: str) -> Iterator[Field]:
    meeting = office.record(MEETINGS, record_id)
    rows = [(each.nr, about(meeting, each.nr)) for each in meeting.agendapunten]
    yield own("punt", "Over welk punt?", Control.CHOICE, choices=rows, help="Leeg: over het hele verslag.")
    yield of_model(Opmerking, "tekst", label="Wat werd er opgemerkt?", help="Schrijf niet van wie de opmerking komt.")
    yield of_model(
        Opmerking, "ontvangen_op", label="Wanneer kwam ze binnen?", help="", value=today_as_value(office.today)
    )


def _remark(office: Office, record_id: str, given: Given) -> Deed:
    day = given.day_or_none("ontvangen_op") or office.today
    return remark(office, record_id, given.said("tekst"), day, given.picked_or_none("punt") or None)


def _which(meeting: Vergadering, places: Sequence[int]) -> Field:
    rows = [
        (remark_key(each), f"{about(meeting, each.agendapunt)}: {' '.join(each.tekst.split())[:SHOWN]}")
        for each in (meeting.opmerkingen[place] for place in places)
    ]
    value = rows[0][0] if len(rows) == 1 else None
    return own("welke", "Welke opmerking?", Control.CHOICE, required=True, choices=rows, value=value)


def _all(meeting: Vergadering) -> range:
    return range(len(meeting.opmerkingen))


def _settle_asks(office: Office, record_id: str) -> Iterator[Field]:
    meeting = office.record(MEETINGS, record_id)
    yield _which(meeting, open_remarks(meeting) or _all(meeting))
    yield own("gevolg", "Wordt ze overgenomen?", Control.CHOICE, required=True, choices=choices_of(Opmerkingsgevolg))
    yield of_model(Opmerking, "toelichting", label="Wat staat er nu, of waarom niet?", help="")


def _place(office: Office, record_id: str, given: Given) -> int:
    """Where the remark that was meant stands now."""
    wanted, meeting = given.said("welke"), office.record(MEETINGS, record_id)
    found = next((place for place in _all(meeting) if remark_key(meeting.opmerkingen[place]) == wanted), None)
    if found is None:
        raise AnswerError("welke", "die opmerking staat er niet meer. Laad de bladzijde opnieuw.")
    return found


def _settle(office: Office, record_id: str, given: Given) -> Deed:
    place = _place(office, record_id, given)
    return settle_remark(office, record_id, place, given.one("gevolg", Opmerkingsgevolg), given.line("toelichting"))


def _settled(office: Office, meeting: Any) -> bool:
    return _remarked(office, meeting) and len(open_remarks(meeting)) < len(meeting.opmerkingen)


def _reopen_asks(office: Office, record_id: str) -> Iterator[Field]:
    meeting = office.record(MEETINGS, record_id)
    yield _which(meeting, [place for place in _all(meeting) if place not in open_remarks(meeting)])


def _reopen(office: Office, record_id: str, given: Given) -> Deed:
    return settle_remark(office, record_id, _place(office, record_id, given), None)


def _away_asks(office: Office, record_id: str) -> Iterator[Field]:
    meeting = office.record(MEETINGS, record_id)
    yield _which(meeting, _all(meeting))


def _away(office: Office, record_id: str, given: Given) -> Deed:
    return take_remark_away(office, record_id, _place(office, record_id, given))


def remark_rows(meeting: Vergadering) -> list[dict[str, str]]:
    """The remarks as a screen lists them."""
    return [
        {
            "key": remark_key(each),
            "about": about(meeting, each.agendapunt),
            "text": each.tekst,
            "day": written_day(each.ontvangen_op),
            "result": SETTLED[each.gevolg] if each.gevolg else "",
            "how": each.toelichting or "",
        }
        for each in meeting.opmerkingen
    ]


ERRANDS = (
    Errand(
        "naar-voorzitter",
        "Ontwerpverslag naar de voorzitter",
        MEETINGS,
        "De voorzitter leest het ontwerp na voor het naar de leden gaat. De mail staat klaar; versturen doe je zelf.",
        _chair_asks,
        _to_chair,
        "Noteer dat het verstuurd is",
        _for_chair,
        mail=_chair_mail,
        then=SCREEN,
        part_of=SCREEN,
        serves=frozenset({"rondgestuurd"}),
    ),
    Errand(
        "naar-leden",
        "Ontwerpverslag naar de leden",
        MEETINGS,
        "Alle leden krijgen het ontwerp, met een laatste dag voor hun opmerkingen. De mail staat klaar; versturen doe je zelf.",
        _members_asks,
        _to_members,
        "Noteer dat het verstuurd is",
        _drafted,
        mail=_members_mail,
        then=SCREEN,
        part_of=SCREEN,
        serves=frozenset({"rondgestuurd", "naar_leden"}),
    ),
    Errand(
        "opmerking",
        "Opmerking noteren",
        MEETINGS,
        "Wat een lid opmerkt bij het ontwerp. Wat er gezegd is, telt; van wie het komt, schrijf je niet op.",
        _remark_asks,
        _remark,
        "Noteer de opmerking",
        _drafted,
        then=SCREEN,
        part_of=SCREEN,
    ),
    Errand(
        "opmerking-beslissen",
        "Beslissen over een opmerking",
        MEETINGS,
        "De raad neemt de opmerking over of niet. Zeg erbij wat er nu staat, of waarom niet.",
        _settle_asks,
        _settle,
        "Noteer wat ermee gebeurt",
        _waiting,
        then=SCREEN,
        part_of=SCREEN,
        serves=frozenset({"opmerkingen"}),
    ),
    Errand(
        "opmerking-opnieuw",
        "Opnieuw beslissen over een opmerking",
        MEETINGS,
        "Wat met de opmerking gebeurde, is dan weer open.",
        _reopen_asks,
        _reopen,
        "Beslis opnieuw",
        _settled,
        then=SCREEN,
        part_of=SCREEN,
    ),
    Errand(
        "opmerking-weg",
        "Opmerking weghalen",
        MEETINGS,
        "Een opmerking die er niet hoort te staan, verdwijnt.",
        _away_asks,
        _away,
        "Haal de opmerking weg",
        _remarked,
        then=SCREEN,
        part_of=SCREEN,
    ),
)
"""In the order of the draft's way."""
