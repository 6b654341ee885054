"""What a council that has just begun does next, in the order in which it helps: said by ``lok init`` when it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lok.init.texts import Council

STEPS = (
    ("make hook", "git kijkt dan zelf na wat het bewaart; één keer op elke computer."),
    ("make check", "noemt elke plaats waar nog ‘[VUL IN: …]’ staat. Tot die leeg zijn, wordt er niets gebouwd."),
    ("lok import leden.xlsx", "maakt van je ledenlijst in één keer de zetels, wie erop zit en de organisatoren."),
    (
        "lok new zetels Ouders",
        "maakt één zetel. ‘lok new mandaten zetel-ouders’ zegt dan wie erop zit, en tot wanneer.",
    ),
    (
        "lok new contactpunten Secretariaat",
        "zegt bij wie mensen terechtkunnen. Maak er ook een vraag bij: ‘lok new vragen’.",
    ),
    ("lok import lijst.xlsx", "legt een lijst van opvanglocaties of organisatoren naast de records."),
    ("lok new vergaderingen 2026-03-12", "plant de eerste vergadering, met de dag die je zelf kiest."),
    ("make serve", "toont beide sites op deze computer. Wat nog leeg is, staat niet in het menu."),
)
"""Each a command, and what it is for, in Dutch."""


def next_steps(council: Council) -> str:
    """The steps as a numbered list, with the record to read first."""
    first = f"Dit is nu de bewaarplaats van {council.afkorting}. Wat je nu doet:"
    agreements = f"  1. Kijk de afspraken na in data/raad/{council.id}.yaml: quorum, meerderheid en openbaarheid."
    steps = (f"  {number}. {command}: {why}" for number, (command, why) in enumerate(STEPS, start=2))
    return "\n".join(
        [first, agreements, *steps, "De opdracht lok staat in .venv/bin. De handleiding legt elke stap uit."]
    )
