"""Elections made by the tests, in both notations, and what the check says of a meeting that has them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from lok.archive.archive import Archive, make_archive
from lok.kinds.registry import BY_SOORT
from samples.meetings import council, held, item
from samples.meetings import meeting as planned
from samples.rules import findings

if TYPE_CHECKING:
    from lok.kinds.vergadering import Vergadering
    from lok.source.problems import Finding

DAY = date(2026, 11, 23)
WON, LOST = "goedgekeurd", "verworpen"
HERE = (4, 3, 2, 0)
"""Nine of the ten seats with a vote, by group."""


def vote(name: str, for_: int, gevolg: str = LOST, **fields: Any) -> dict[str, Any]:
    """The vote on one candidate in the older notation."""
    given = {"onderwerp": name, "methode": "geheim", "voor": str(for_), "gevolg": gevolg}
    return given | {key: str(value) for key, value in fields.items()}


def together(*votes: dict[str, Any], nr: str = "1", titel: str = "Verkiezing") -> dict[str, Any]:
    """An item with the votes on all candidates."""
    return item(nr, soort="verkiezing", titel=titel, stemmingen=list(votes))


def in_a_row(*votes: dict[str, Any]) -> list[dict[str, Any]]:
    """An item for each vote."""
    return [together(each, nr=str(number), titel=f"Punt {number}") for number, each in enumerate(votes, start=1)]


def election(*rounds: dict[str, Any], elected: str = "", functie: str = "voorzitter", **fields: Any) -> dict[str, Any]:
    """An election with as many candidates as stood in a round. A round is numbers by letter, and by kind those for nobody."""
    letters = dict.fromkeys(key for each in rounds for key in each if len(key) == 1)
    candidates = [{"kandidaat": key, **({"verkozen": "ja"} if key == elected else {})} for key in sorted(letters)]
    return {"functie": functie, "kandidaten": candidates, "rondes": [_round(each) for each in rounds], **fields}


def _round(numbers: dict[str, Any]) -> dict[str, Any]:
    rows = [{"kandidaat": key, "stemmen": str(count)} for key, count in numbers.items() if len(key) == 1]
    return {"kandidaten": rows, **{key: str(count) for key, count in numbers.items() if len(key) > 1}}


def elections(*given: dict[str, Any], nr: str = "1") -> dict[str, Any]:
    """An item with elections."""
    return item(nr, soort="verkiezing", titel="Verkiezing", verkiezingen=list(given))


def meeting(*items: dict[str, Any], here: tuple[int, ...] = HERE, **fields: Any) -> Vergadering:
    """A meeting with approved minutes and nine who could vote."""
    return held("2026-03-12", here, agendapunten=list(items), **fields)


def approval() -> Vergadering:
    """The later meeting that approved the minutes."""
    approved = [{"vergadering": "verg-2026-03-12", "resultaat": "goedgekeurd"}]
    return planned("verg-later", status="gehouden", gepland_begin="2026-06-18 19:30", vorige_verslagen=approved)


def archive(given: Vergadering, **afspraken: Any) -> Archive:
    """A council with this meeting, which agreed this besides what it agreed already."""
    base = council(given, approval())
    (raad,) = base.all("raad")
    data = raad.model_dump(mode="json", exclude_defaults=True)
    data["afspraken"][0] |= afspraken
    changed = BY_SOORT["raad"].model.model_validate(data)
    return make_archive(
        ("raad" if each is raad else soort, changed if each is raad else each) for soort, each in base.everything()
    )


def told(given: Vergadering, **afspraken: Any) -> list[Finding]:
    """What the rules between records say of the votes and elections of a meeting."""
    found = findings(archive(given, **afspraken), DAY)
    return [each for path in found.values() for each in path if each.code in {"V11", "V13", "V14"}]
