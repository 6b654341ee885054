"""One list of what is to be done: each thing once, gone once it is done; and a checklist for the beginning of a year."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest

from lok.acts.advice import send_advice
from lok.acts.answer import Answer, note_answer, note_second_look
from lok.acts.calling_off import call_off
from lok.acts.figures import YearFigures, note_figures
from lok.acts.going_round import remark, send_to_chair, send_to_members, settle_remark
from lok.acts.members import NewMember, add_member, end_mandate, replace_member
from lok.acts.planning import plan_next
from lok.acts.record_text import path_of
from lok.acts.task import Dringendheid, urgency_of
from lok.acts.what_now import what_now
from lok.acts.year_begin import year_checklist
from lok.kinds.gevolgen import Resultaat
from lok.kinds.opvolging import Bestuursorgaan
from lok.kinds.rondgang import Opmerkingsgevolg
from lok.source.problems import Level, dotted, undotted
from samples import whole_council
from samples.office import Desk
from samples.sitting import LAST, NEXT, PATH, VOTING, found
from samples.small_council import edit

if TYPE_CHECKING:
    from pathlib import Path

    from lok.acts.task import Task
    from lok.acts.year_begin import Check

DAY = date(2026, 11, 23)
ADVICE = "data/adviezen/adv-2026-01.yaml"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(found(tmp_path / "raad"), DAY)


def tasks(desk: Desk) -> tuple[Task, ...]:
    return what_now(desk.office.facts, desk.problems(), desk.today)


def told(desk: Desk) -> dict[str, Task]:
    return {each.words: each for each in tasks(desk)}


def about(desk: Desk, path: str) -> list[str]:
    return [each.words for each in tasks(desk) if each.path == path]


def test_the_list_of_an_ordinary_day_the_most_urgent_first(desk: Desk) -> None:
    assert [(each.urgency.value, each.words) for each in tasks(desk) if each.path.startswith("data/")] == [
        ("te_laat", "ADV-2026-01, Stel panden van de stad beschikbaar, wacht op antwoord, al 151 dagen."),
        ("te_laat", "Kikker: De lijst van gebouwen aanvullen (74 dagen over tijd)."),
        ("deze_maand", "Laat het verslag van 17 september 2026 goedkeuren op 10 december 2026."),
        ("deze_maand", "Verstuur de uitnodiging voor 10 december 2026."),
        ("deze_maand", "Zet de agenda klaar van 10 december 2026."),
        ("deze_maand", "Stuur het ontwerpverslag van 17 september 2026 naar de voorzitter, en dan naar de leden."),
        (
            "rustig",
            "Er staat niet wanneer de samenstelling is vastgelegd; in veel gemeenten gebeurt dat voor 2025-07-01. Voeg ‘samengesteld_op:’ toe met de dag van het besluit.",
        ),
    ]


def test_every_line_leads_to_a_place_in_the_records(desk: Desk) -> None:
    for task in tasks(desk):
        if task.path.startswith("data/"):
            assert (desk.root / task.path).exists(), task


def test_all_that_the_check_says_is_there_once(tmp_path: Path) -> None:
    desk = Desk(whole_council.found(tmp_path / "raad"), whole_council.DAY)
    problems = desk.problems()
    found_tasks = tasks(desk)
    assert len({(each.path, each.at, each.words) for each in found_tasks}) == len(found_tasks)
    assert len(problems) > 10
    for problem in problems:
        same = [
            each
            for each in found_tasks
            if each.path == problem.path
            and ((problem.code, problem.field) in each.covers or problem.message[1:] in each.words)
        ]
        # What must go is told at the council's terms, and done with a task that makes a receipt.
        made = [
            each for each in found_tasks if each.path == "data/verwijderingen" and each.words[1:-1] in problem.message
        ]
        assert len(same) + len(made) == 1, problem


def test_a_fault_comes_first_and_is_never_left_out(desk: Desk) -> None:
    edit(desk.root / ADVICE, "overgemaakt_op: 2026-06-25", "overgemaakt_op: 2026-06-01")
    first = tasks(desk)[0]
    assert (first.urgency, first.path, first.at) == (Dringendheid.fout, ADVICE, ("overgemaakt_op",))


def test_lines_go_when_the_act_is_done(desk: Desk) -> None:
    facts_day = date(2026, 9, 1)
    answered = Answer(Bestuursorgaan.college, facts_day, Resultaat.gevolgd, url="https://example.org/besluit")
    desk.do(note_answer(desk.office, "adv-2026-01", answered))
    assert about(desk, ADVICE) == []
    desk.today = date(2027, 9, 5)
    looked = "Kijk na wat er kwam van ADV-2026-01, Stel panden van de stad beschikbaar, en schrijf het erbij."
    assert looked in about(desk, ADVICE)
    desk.do(note_second_look(desk.office, "adv-2026-01", desk.today, "De lijst is er.", "secretariaat"))
    assert about(desk, ADVICE) == []


def test_a_draft_that_goes_round_is_followed(desk: Desk) -> None:
    minutes = path_of("vergaderingen", LAST)
    desk.do(send_to_chair(desk.office, LAST, date(2026, 9, 21)))
    assert "Stuur het ontwerpverslag van 17 september 2026 naar de leden." in about(desk, minutes)
    desk.do(send_to_members(desk.office, LAST, date(2026, 9, 24), date(2026, 10, 8)))
    desk.do(remark(desk.office, LAST, "Te lang.", date(2026, 10, 1)))
    assert "Beslis over 1 opmerking bij het verslag van 17 september 2026." in about(desk, minutes)
    desk.do(settle_remark(desk.office, LAST, 0, Opmerkingsgevolg.niet_overgenomen))
    assert [each for each in about(desk, minutes) if "opmerking" in each or "Stuur" in each] == []
    desk.put(PATH, desk.text(PATH).replace("status: gepland", "status: gehouden"))
    desk.today = date(2026, 12, 11)
    late = (
        "Het verslag van 17 september 2026 is nog niet goedgekeurd, en er was al een vergadering op 10 december 2026."
    )
    assert told(desk)[late].urgency is Dringendheid.te_laat
    assert any(each.startswith("Werk het verslag van 10 december 2026 af") for each in about(desk, PATH))


def test_a_meeting_that_is_past_or_was_not_in_number_asks_for_it(desk: Desk) -> None:
    desk.today = date(2026, 12, 11)
    assert "De vergadering van 10 december 2026 is voorbij. Vul het verslag in, of zeg dat ze niet doorging." in about(
        desk, PATH
    )
    desk.put(PATH, desk.text(PATH).replace("status: gepland", "status: onvoltallig"))
    assert about(desk, PATH)[0] == "Op 10 december 2026 was de raad niet in aantal. Roep een tweede vergadering bijeen."
    desk.put(PATH, desk.text(PATH).replace("status: onvoltallig", "status: gepland"))
    desk.today = date(2026, 12, 1)
    desk.do(call_off(desk.office, NEXT, "Te weinig punten"))
    assert about(desk, PATH) == []


def test_a_draft_and_what_must_leave(desk: Desk) -> None:
    edit(desk.root / ADVICE, "overgemaakt_op: 2026-06-25\n", "")
    assert (
        "Verstuur ADV-2026-01, Stel panden van de stad beschikbaar naar het college van burgemeester en schepenen."
        in told(desk)
    )
    desk.do(send_advice(desk.office, "adv-2026-01", date(2026, 11, 20)))
    (task,) = (each for each in tasks(desk) if each.path == ADVICE)
    assert (task.due, task.urgency, task.at) == (date(2027, 1, 19), Dringendheid.rustig, ("gevolgen",))
    edit(
        desk.root / ADVICE,
        "status: uitgebracht\nuitgebracht_op: 2026-06-18\novergemaakt_op: 2026-11-20\n",
        "status: ontwerp\n",
    )
    assert about(desk, ADVICE) == [
        "Werk het ontwerp af en breng het uit: ADV-2026-01, Stel panden van de stad beschikbaar."
    ]


def test_a_weekend_alone_makes_nobody_late(desk: Desk) -> None:
    edit(
        desk.root / ADVICE, "overgemaakt_op: 2026-06-25", "overgemaakt_op: 2026-09-22"
    )  # a term until Saturday 21 November
    desk.today = date(2026, 11, 22)
    (task,) = (each for each in tasks(desk) if each.path == ADVICE)
    assert (task.due, task.urgency) == (date(2026, 11, 21), Dringendheid.deze_week)


@pytest.mark.parametrize(
    ("due", "urgency"),
    [
        (None, "rustig"),
        (date(2026, 11, 22), "te_laat"),
        (DAY, "deze_week"),
        (date(2026, 12, 1), "deze_maand"),
        (date(2027, 1, 1), "rustig"),
    ],
)
def test_the_day_says_how_urgent(due: date | None, urgency: str) -> None:
    assert urgency_of(due, DAY).value == urgency


def test_a_field_as_it_is_read_leads_back_to_its_path() -> None:
    for at in ((), ("titel",), ("agendapunten", 0, "stemmingen", 11, "voor"), ("per_maand", "dringend", 3)):
        assert undotted(dotted(at)) == at


def test_whatever_the_day_the_list_can_be_made(tmp_path: Path) -> None:
    desk = Desk(whole_council.found(tmp_path / "raad"), whole_council.DAY)
    facts = desk.office.facts
    problems = tuple(each for each in desk.problems() if each.level is Level.AANDACHTSPUNT)
    for year in range(2019, 2032):
        for month in (1, 6, 12):
            list_of_day = what_now(facts, problems, date(year, month, 28))
            assert list(list_of_day) == sorted(list_of_day, key=lambda task: task.order)
            assert year_checklist(facts, year, date(year, month, 28))


def checklist(desk: Desk, year: int) -> dict[str, Check]:
    return {each.words: each for each in year_checklist(desk.office.facts, year, desk.today)}


def test_the_checklist_of_a_whole_council(tmp_path: Path) -> None:
    desk = Desk(whole_council.found(tmp_path / "raad"), whole_council.DAY)
    done = {words: each.done for words, each in checklist(desk, 2027).items()}
    assert done == {
        "Plan de vergaderingen van 2027: 0 van minstens 3.": False,
        "Laat het verslag van 17 september 2026 goedkeuren.": False,
        "Laat het verslag van 5 november 2026 goedkeuren.": False,
        "‘Ouders van jonge kinderen, tweede zetel’ is leeg. Zoek iemand, of laat de zetel eindigen.": False,
        "Tel mannen en vrouwen opnieuw als de samenstelling veranderde. De laatste telling is van 20 maart 2025.": False,
        "Noteer de cijfers van het loket over 2026.": False,
        "Noteer wat in 2026 is toegekend: Startsubsidie voor nieuwe kinderopvang.": False,
        "Noteer wat in 2026 is toegekend: Werkingssubsidie voor kinderopvang.": False,
        "Plan de bezoekrondes van 2027: 0 tot nu toe, en 1 in 2026.": False,
        "Lees het jaarverslag van 2026 na en schrijf er een inleiding bij.": False,
        "Kijk de gegevens van ‘Zorginspectie’ na.": False,
    }
    desk.do(plan_next(desk.office, "verg-2026-12-10", datetime(2027, 2, 4, 19, 30)))  # noqa: DTZ001 - Belgian time
    desk.do(note_figures(desk.office, 2026, YearFigures({"aanvragen_uniek": 90})))
    desk.do(add_member(desk.office, "zetel-ouders-2", NewMember("Verzonnen Ouderlid")))
    (desk.root / "content/leden/jaarverslagen").mkdir(parents=True)
    (desk.root / "content/leden/jaarverslagen/inleiding-2026.md").write_text("# 2026\n\nEen goed jaar.\n", "utf-8")
    now = checklist(desk, 2027)
    assert "Plan de vergaderingen van 2027: 1 van minstens 3." in now
    for words in (
        "Noteer de cijfers van het loket over 2026.",
        "Lees het jaarverslag van 2026 na en schrijf er een inleiding bij.",
    ):
        assert now[words].done
    assert not any("is leeg" in words for words in now)
    assert any(words.startswith("Elke zetel is bezet") and each.done for words, each in now.items())


def test_mandates_that_end_are_told_with_who_follows(desk: Desk) -> None:
    for seat in VOTING[:2]:
        name = seat.removeprefix("zetel-")
        desk.put(
            f"data/mandaten/mandaat-{name}.yaml",
            f"id: mandaat-{name}\nvoorbeeld: ja\nzetel: {seat}\nfunctie: lid\npersoon: Verzonnen {name.capitalize()}\nvan: 2025-01-01\n",
        )
    desk.do(end_mandate(desk.office, "mandaat-ballon", date(2027, 3, 31)))
    desk.do(replace_member(desk.office, "mandaat-bromtol", date(2027, 5, 31), NewMember("Verzonnen Opvolger")))
    mandates = [(each.words, each.done) for each in checklist(desk, 2027).values() if each.soort == "mandaten"]
    assert mandates == [
        ("Op ‘Ballon’ eindigt een mandaat op 31 maart 2027.", False),
        ("Op ‘Bromtol’ eindigt een mandaat op 31 mei 2027; de opvolging is geregeld.", True),
    ]


def test_the_first_year_of_a_term_asks_for_its_composition(desk: Desk) -> None:
    lines = [each for each in checklist(desk, 2025).values() if each.soort == "samenstelling"]
    assert (lines[0].words, lines[0].done, lines[0].due) == (
        "Leg de samenstelling voor 2025-2030 vast.",
        False,
        date(2025, 6, 30),
    )
    edit(
        desk.root / "data/raad/lok-voorbeeldstad.yaml",
        "tot: 2030-12-31}",
        "tot: 2030-12-31, samengesteld_op: 2025-02-19}",
    )
    assert next(each for each in checklist(desk, 2025).values() if each.soort == "samenstelling").done
