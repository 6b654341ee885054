"""What the page of a council tells of its terms, its order of steps and the days on which its town is closed."""

from __future__ import annotations

from datetime import date

import pytest

from lok.archive.archive import make_archive
from lok.edition.select import select
from lok.kinds.registry import BY_SOORT
from lok.model.audience import Audience
from lok.pages.site import pages
from lok.source.parse import parse
from samples.places import EXAMPLES

OWN = parse((EXAMPLES / "raad" / "good" / "met-termijnen.yaml").read_text("utf-8"))


@pytest.mark.parametrize("audience", Audience)
def test_everybody_reads_each_term_with_its_unit_its_start_and_what_does_not_count(audience: Audience) -> None:
    archive = make_archive([("raad", BY_SOORT["raad"].model.model_validate(OWN))])
    made = pages(select(archive, audience, date(2026, 11, 23)))
    text = next(page.text for page in made if page.uri == "raad/met-termijnen.md")
    for said in (
        "minstens 5 werkdagen vooraf. Zaterdagen, zondagen, feestdagen en sluitingsdagen tellen niet mee.",
        "binnen 6 weken, te tellen vanaf de dag waarop de vraag volledig was",
        "binnen 2 maanden, te tellen vanaf de zitting van de gemeenteraad. Valt de laatste dag in een weekend",
        "binnen 7 kalenderdagen, te tellen vanaf de ontvangst van de aanvraag",
        "binnen 30 kalenderdagen, te tellen vanaf de dag waarop het dossier volledig was. Feestdagen en sluitingsdagen tellen niet mee.",
        "binnen 3 schoolweken, te tellen vanaf de verzending van het advies. Schoolvakanties tellen niet mee.",
        "binnen 15 werkdagen, te tellen vanaf de laatste dag van het hoorrecht. Feestdagen tellen mee, zaterdagen en zondagen niet.",
        "kennismakingsgesprek, ontvangst van de aanvraag, ontvangstbevestiging, mening van het LOK",
        "binnen 6 maanden, te tellen vanaf het begin van de bestuursperiode van de raad",
        "- elk jaar op 11 juli: feest van de Vlaamse Gemeenschap",
        "- 15 mei 2026: brugdag na Hemelvaart",
        "- 28 december 2026 tot en met 31 december 2026: kerstsluiting",
    ):
        assert said in text.replace("\u00a0", " "), said
    assert text.index("elk jaar op 11") < text.index("brugdag") < text.index("kerstsluiting")
