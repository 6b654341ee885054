"""A town with many locations and a council with many advices: only the pages of their lists, rendered by MkDocs."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mkdocs.commands.build import build
from mkdocs.config import load_config

from bench import council
from lok.archive.load import load
from lok.edition.select import select
from lok.kinds.registry import BY_SOORT
from lok.model.audience import Audience
from lok.pages.sections import renderer_of
from samples.places import REPOSITORY
from samples.whole_sites import Site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DAY = date(2026, 11, 23)
LOCATIONS = 450
ADVICES = 200
MEETINGS = 8
ORGANISERS = 60
KINDS = ("gezinsopvang", "gezinsopvang", "gezinsopvang", "groepsopvang", "samenwerkende_onthaalouders")
FEATURES = ("inclusieve_opvang", "dringende_opvang", "flexibele_opvang", "occasionele_opvang")


def features(number: int) -> list[str]:
    """Every second location is inclusive, every third takes urgent requests, and so on."""
    return [name for every, name in enumerate(FEATURES, start=2) if number % every == 0]


def location(number: int) -> str:
    """A location of the kinds by turns, in one of twelve quarters, every third with a free price."""
    kind, free = KINDS[number % len(KINDS)], number % 3 == 0
    places = 8 if kind == "gezinsopvang" else 18
    text = council.location(number, ORGANISERS).replace("opvangsoort: gezinsopvang", f"opvangsoort: {kind}")
    text = text.replace("_plaatsen: 8", f"_plaatsen: {places}").replace(
        f"wijk: Wijk {number % 50}", f"wijk: Wijk {number % 12}"
    )
    if free:
        text = text.replace(f"ikt_plaatsen: {places}", "ikt_plaatsen: 0").replace("inkomenstarief", "vrije_prijs")
        text = text.replace("subsidietrap: T2", "subsidietrap: T0")
    found = features(number)
    return text + (f"kenmerken: [{', '.join(found)}]\n" if found else "")


def records() -> Iterator[tuple[str, str, str]]:
    """Kind, id and text of every record."""
    yield "raad", "lok-proefdorp", council.COUNCIL
    yield "contactpunten", "loket", council.CONTACT
    yield "vragen", "plaats", council.QUESTION
    yield "themas", "plaatsen", council.THEME
    for number in range(council.SEATS):
        yield "zetels", f"zetel-{number}", council.seat(number)
    for number in range(MEETINGS):
        yield "vergaderingen", council.meeting_id(number), council.meeting(number, last=number == MEETINGS - 1)
    for number in range(ADVICES):
        yield "adviezen", f"adv-{number:05}", council.advice(number, MEETINGS)
    for number in range(ORGANISERS):
        yield "organisatoren", f"org-{number:05}", council.organiser(number)
    for number in range(LOCATIONS):
        yield "locaties", f"loc-{number:05}", location(number)


def rendered(root: Path) -> Site:
    """The public pages of the lists of locations and advices, below ``root``; links to other pages lead nowhere."""
    for soort, record_id, text in records():
        place = root / "data" / soort / f"{record_id}.yaml"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")
    edition = select(load(root).archive, Audience.PUBLIEK, DAY, address="https://lok.example.org/")
    renderer = renderer_of(edition)
    for soort in ("locaties", "adviezen"):
        page = renderer.page(
            f"{soort}/index.md", f"{soort}_index.md.jinja", kind=BY_SOORT[soort], records=edition.all(soort)
        )
        place = root / "docs" / page.uri
        place.parent.mkdir(parents=True)
        place.write_text(page.text, "utf-8")
    (root / "docs/index.md").write_text("# Proefdorp\n", "utf-8")
    settings = root / "mkdocs.yml"
    settings.write_text(
        f"INHERIT: {REPOSITORY / 'mkdocs.yml'}\n"
        f"theme: {{custom_dir: {REPOSITORY / 'scripts/theme'}}}\n"
        f"hooks: [{REPOSITORY / 'scripts/rendering/links.py'}]\n"
        "docs_dir: docs\nsite_dir: site\n"
        "nav: [{Opvang: [locaties/index.md]}, {Adviezen: [adviezen/index.md]}]\n",
        "utf-8",
    )
    build(load_config(str(settings)))
    return Site("publiek", root / "site")
