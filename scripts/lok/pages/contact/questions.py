"""Whom do I ask: the questions by how often they are heard, the offices that answer today, and the page that parents start from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from lok.archive.translations import translations
from lok.facts.contacts import contacts_in_force, exceptions_to_come, opening_week
from lok.kinds.openingsuren import WEEK
from lok.kinds.organen import called
from lok.kinds.vragen import Doelgroep
from lok.render.filters import Facet, Filter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from lok.edition.select import Edition
    from lok.render.page import Page
    from lok.render.renderer import Renderer

WHO: dict[Doelgroep, str] = {
    Doelgroep.ouders: "ouders",
    Doelgroep.organisatoren: "wie opvang organiseert",
    Doelgroep.toekomstige_organisatoren: "wie met opvang wil beginnen",
    Doelgroep.leden: "leden van het LOK",
}
"""Each group in words."""


def pages(renderer: Renderer) -> Iterator[Page]:
    """The page for parents; the questions have their pages as any other record."""
    yield renderer.page("ouders/index.md", "ouders.md.jinja")


def questions_of_parents(edition: Edition) -> tuple[Any, ...]:
    """The questions that parents have, in the order of the list."""
    return tuple(each for each in edition.all("vragen") if Doelgroep.ouders in each.doelgroepen)


def who_answers(edition: Edition, record: Any) -> tuple[Any, ...]:
    """The contact points that a question or a step names, as far as they are in force, in its order."""
    named = (edition.get(each) for each in record.contactpunten)
    return contacts_in_force((each for each in named if each is not None), edition.date)


def answered_by(edition: Edition, contact: Any) -> tuple[Any, ...]:
    """The questions that lead to a contact point."""
    return edition.backlinks(contact).get("vragen", ())


def first_to_call(edition: Edition, record: Any) -> Any:
    """The first contact point of a question that has a telephone; ``None`` when nobody who answers has one."""
    return next((each for each in who_answers(edition, record) if each.telefoon), None)


def hours_for_clock(contact: Any, today: date) -> str:
    """The opening hours as a script reads them: ``4 13:30-20:00``, a stretch each, with ``;`` between.

    An exception follows behind ``|`` as its first and last day and its own hours: ``2026-12-24/2027-01-03 4 9:00-12:00``.
    """
    around = exceptions_to_come(contact.uitzonderingen, today)
    other = (f"{each.van}/{each.tot} {_stretches(each.openingsuren)}".strip() for each in around)
    return "|".join((_stretches(contact.openingsuren), *other))


def _stretches(hours: Any) -> str:
    rows = sorted((WEEK.index(each.dag) + 1, each.van, each.tot) for each in hours)
    return ";".join(f"{day} {van:%H:%M}-{tot:%H:%M}" for day, van, tot in rows)


def exceptions_soon(contact: Any, today: date) -> tuple[Any, ...]:
    """The exceptions to the hours of the next two weeks: who calls now need not read of those of summer."""
    around = exceptions_to_come(contact.uitzonderingen, today)
    return tuple(each for each in around if each.van <= today + timedelta(days=14))


def hours_in_words(contact: Any) -> str:
    """The usual hours in one line: ``maandag 9.00 tot 12.00 uur, donderdag 13.30 tot 20.00 uur``."""
    return ", ".join(f"{day} {hours}" for day, hours in opening_week(contact.openingsuren))


def for_whom(edition: Edition, contact: Any) -> str:
    """For whom a contact point is there, as far as questions lead to it."""
    asking = {each for question in answered_by(edition, contact) for each in question.doelgroepen}
    return called(", ".join(words for each, words in WHO.items() if each in asking), edition.orgaan)


def text_to_find(edition: Edition, question: Any) -> Iterator[str]:
    """What a question is also found by while somebody types: its everyday words and the names of who answers."""
    yield from question.synoniemen
    yield from (contact.naam for contact in who_answers(edition, question))


FILTER = Filter(
    map="vragen",
    een="vraag",
    meer="vragen",
    alles="Alle vragen",
    lijst="_vragenlijst.md.jinja",
    rijen=lambda edition: edition.all("vragen"),
    facets=(
        Facet(
            "voor",
            "Vragen van",
            "Vragen van {}",
            lambda _, question: question.doelgroepen,
            lambda edition, group: called(WHO[group], edition.orgaan),
        ),
    ),
    zoekwoorden=text_to_find,
    zoek="Typ een woord",
    niets="Geen vraag gevonden. Probeer een ander woord, of mail ons: het adres staat onderaan.",
    zin=True,
)
"""How the questions can be narrowed: each stands once, whoever asks it."""


def finders(edition: Edition) -> tuple[Any, ...]:
    """The websites to look for care that the questions of parents name, each address once."""
    return tuple({each.url: each for question in questions_of_parents(edition) for each in question.zoekers}.values())


@dataclass(frozen=True, slots=True)
class Vertaling:
    """A page in another language: the code of the language, its title and its path."""

    taal: str
    titel: str
    pad: str


def in_other_languages(edition: Edition) -> tuple[Vertaling, ...]:
    """The pages that tell parents in another language, or in easier words, where to go."""
    found = (each for each in translations(edition.pages) if each.page.uri.startswith("ouders/"))
    return tuple(Vertaling(each.lang, each.title, each.page.uri) for each in found)


def urgent_question(edition: Edition) -> Any:
    """The question of parents who need care at once, by its everyday words; ``None`` when nobody wrote one."""
    return next(
        (
            each
            for each in questions_of_parents(edition)
            if any("dringend" in words.casefold() for words in (each.vraag, *each.synoniemen))
        ),
        None,
    )


FUNCTIONS = (
    questions_of_parents,
    who_answers,
    answered_by,
    for_whom,
    finders,
    first_to_call,
    hours_for_clock,
    hours_in_words,
    exceptions_soon,
    urgent_question,
    in_other_languages,
)
"""What templates may call."""
