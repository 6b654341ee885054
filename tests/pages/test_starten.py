"""The step of the opportunity advice: who needs it, what silence means, and from when one can ask to be heard."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from lok.archive.load import load
from lok.edition.select import select
from lok.model.audience import Audience
from lok.pages.site import pages
from samples.small_council import edit, found

if TYPE_CHECKING:
    from pathlib import Path

OFFICE = """\
id: regie
voorbeeld: ja
naam: Regie
soort_contactpunt: regie_kinderopvang
taak: Helpt wie opvang wil beginnen.
email: regie@example.org
"""
STEP = """\
id: stap-advies
voorbeeld: ja
bron: [Verzonnen besluit]
nagekeken_op: 2026-11-01
titel: Vraag het advies
volgorde: 1
plannen: [starten]
uitleg: Vraag het eerst.
toont: opportuniteitsadvies
contactpunten: [regie]
"""


def step(root: Path, rule: str) -> str:
    """The page of the step in a council with this rule, on the public site."""
    for name, text in (("contactpunten/regie", OFFICE), ("startstappen/stap-advies", STEP)):
        (root / "data" / name).parent.mkdir()
        (root / "data" / f"{name}.yaml").write_text(text, "utf-8")
    edit(
        root / "data/raad/lok-voorbeeldstad.yaml",
        "    antwoordtermijn_dagen: 60\n",
        f"    antwoordtermijn_dagen: 60\n{rule}",
    )
    made = pages(select(load(root).archive, Audience.PUBLIEK, date(2026, 11, 23)))
    return next(page.text for page in made if page.uri == "startstappen/stap-advies.md")


def test_it_is_for_group_care_and_silence_does_not_block(tmp_path: Path) -> None:
    text = step(found(tmp_path), "")
    assert "Voor gezinsopvang is dit advies niet nodig." in text
    assert "minstens 9 plaatsen meer" in text
    assert "Krijg je binnen die termijn geen antwoord? Dan vraag je je vergunning aan zonder het advies." in text


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("", "tot 30 kalenderdagen nadat je het advies kreeg vragen om gehoord te worden"),
        ("    hoorrecht_start: ontvangst\n", "tot 30 kalenderdagen nadat je het advies kreeg vragen"),
        ("    hoorrecht_start: verzending\n", "tot 30 kalenderdagen na de verzending van het advies vragen"),
    ],
)
def test_the_days_to_be_heard_count_from_receipt_unless_the_council_says_otherwise(
    tmp_path: Path, rule: str, said: str
) -> None:
    assert said in step(found(tmp_path), rule)


def test_the_terms_and_the_order_of_the_town_are_told_to_who_asks(tmp_path: Path) -> None:
    rule = """\
    opportuniteitsadvies:
      volgorde: [kennismakingsgesprek, ontvangst, verzending]
      termijnen:
        - {stap: ontvangstbevestiging, aantal: 1, eenheid: weken}
        - {stap: verzending, aantal: 20, eenheid: werkdagen, vanaf: volledig_dossier}
        - {stap: hoorzitting, aantal: 2, eenheid: schoolweken, vanaf: hoorrecht}
"""
    text = step(found(tmp_path), rule)
    for said in (
        "Je hebt eerst een kennismakingsgesprek. Daarna dien je je aanvraag in.",
        "Je krijgt een ontvangstbevestiging binnen 1 week nadat je aanvraag toekwam.",
        "antwoordt binnen 20 werkdagen nadat je dossier volledig was.",
        "Zaterdagen, zondagen, feestdagen en sluitingsdagen tellen niet mee.",
        "dan krijg je een gesprek binnen 2 schoolweken na de laatste dag van het hoorrecht.",
        "tot 30 kalenderdagen nadat je het advies kreeg vragen",
    ):
        assert said in text
    assert text.index("Je hebt eerst") < text.index("ontvangstbevestiging") < text.index("antwoordt binnen")
