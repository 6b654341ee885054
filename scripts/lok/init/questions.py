"""The questions of ``lok init``, in Dutch: what sets a council apart, each answer checked before the next is asked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date as day
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import click
from pydantic import TypeAdapter, ValidationError

from lok.init.shapes import SHAPES, TYPED, Shape, Vorm, towns, wrong_shape, wrong_towns
from lok.init.texts import Council
from lok.model.fields import Email, NisCode, Url
from lok.words.dutch import listed
from lok.words.slug import slug
from lok.words.terminal import WrongUse

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

PLAIN = re.compile(r"[^\W\d_](?:[^\W_]|[ .,’'()&/-]){0,99}")
"""A name that needs no escaping in YAML or Markdown."""


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to know: its name, which is also its option; how it is asked; the likely answer; what an answer must be.

    ``likely`` makes the likely answer from the answers so far, or ``None`` when there is none. ``check`` gives what
    is wrong with an answer, or nothing. ``asked`` says whether the question makes sense after the answers so far.
    """

    name: str
    text: str
    likely: Callable[[Mapping[str, str]], str | None]
    check: Callable[[str], str]
    asked: Callable[[Mapping[str, str]], bool] = lambda _: True


def _plain(answer: str) -> str:
    if not PLAIN.fullmatch(answer) or not slug(answer):
        return "Gebruik letters, cijfers, spaties en gewone leestekens."
    return ""


def _as(kind: Any) -> Callable[[str], str]:
    """A check that a field type of the records makes."""
    adapter: TypeAdapter[Any] = TypeAdapter(kind)

    def check(answer: str) -> str:
        try:
            adapter.validate_python(answer)
        except ValidationError as error:
            context = error.errors(include_url=False)[0].get("ctx", {})
            return f"{context.get('message', 'dit past hier niet').capitalize()}. {context.get('hint', '')}".strip()
        return ""

    return check


def _term(answer: str) -> str:
    match = re.fullmatch(r"(20\d\d)-(20\d\d)", answer)
    if match is None or not 0 < int(match[2]) - int(match[1]) <= 6:
        return "Schrijf het eerste en het laatste jaar, bijvoorbeeld 2025-2030."
    return ""


def _nothing(_: Mapping[str, str]) -> None:
    return None


def _members_url(answers: Mapping[str, str]) -> str:
    site = urlsplit(answers["site-url"])
    return site._replace(netloc=f"leden.{site.netloc}").geturl()


def _maybe_url(answer: str) -> str:
    return _as(Url)(answer) if answer else ""


def _shape(answers: Mapping[str, str]) -> Shape:
    return SHAPES[TYPED[answers["shape"]]]


def _several(answers: Mapping[str, str]) -> bool:
    return TYPED[answers["shape"]] is Vorm.gemeenten


QUESTIONS = (
    Question("shape", f"Wat voor raad is het? {listed(TYPED, 'of')}", lambda _: "lok", wrong_shape),
    Question("town", "Stad of gemeente", _nothing, _plain),
    Question("government", "Het bestuur, zoals het na ‘de’ staat", lambda given: f"gemeente {given['town']}", _plain),
    Question(
        "other-towns",
        "De andere steden of gemeenten, elk met haar NIS-code en een komma ertussen",
        _nothing,
        wrong_towns,
        _several,
    ),
    Question("name", "Volledige naam van de raad", lambda given: f"{_shape(given).name} {given['town']}", _plain),
    Question("short", "Korte naam van de raad", lambda given: f"{_shape(given).short} {given['town']}", _plain),
    Question("nis", "NIS-code van de gemeente (vijf cijfers)", _nothing, _as(NisCode)),
    Question("term", "Bestuursperiode (eerste en laatste jaar)", lambda _: "2025-2030", _term),
    Question("mailbox", "Gedeeld mailadres van de raad", _nothing, _as(Email)),
    Question("site-url", "Webadres van de openbare site", _nothing, _as(Url)),
    Question("members-url", "Webadres van de ledensite", _members_url, _as(Url)),
    Question(
        "repo-url", "Webadres van de bewaarplaats op GitHub of elders (mag leeg blijven)", lambda _: "", _maybe_url
    ),
)


def interview(
    given: Mapping[str, str | None], today: day, ask: Callable[[Question, str | None], str] | None
) -> Council:
    """The council that the answers describe.

    Args:
        given: Answers that are known already, by the name of their question.
        today: The day the council's pages speak of.
        ask: How to get an answer, from the question and the likely answer; ``None`` takes the likely one unasked.

    Raises:
        WrongUse: A given answer is not right, or one is missing and cannot be asked for.
    """
    answers: dict[str, str] = {}
    for question in QUESTIONS:
        answer = given.get(question.name)
        if not question.asked(answers):
            if answer:
                raise WrongUse(
                    f"--{question.name} past hier niet: {SHAPES[Vorm.gemeenten].told} kies je met --shape gemeenten."
                )
            continue
        if answer is not None and (wrong := question.check(answer.strip())):
            raise WrongUse(f"--{question.name} ‘{answer}’ kan niet. {wrong}")
        if answer is None:
            answer = ask(question, question.likely(answers)) if ask else question.likely(answers)
        if answer is None:
            raise WrongUse(f"--{question.name} ontbreekt: {question.text[:1].lower()}{question.text[1:]}.")
        answers[question.name] = answer.strip()
    return described(answers, today)


def described(answers: Mapping[str, str], today: day) -> Council:
    """The council of a full set of right answers. A term runs from the first of January to the last of December."""
    first, last = (int(year) for year in answers["term"].split("-"))
    return Council(
        vorm=TYPED[answers["shape"]],
        andere=towns(answers.get("other-towns", "")),
        naam=answers["name"],
        afkorting=answers["short"],
        bestuur=answers["government"],
        gemeente=answers["town"],
        nis_code=answers["nis"],
        van=day(first, 1, 1),
        tot=day(last, 12, 31),
        mailbox=answers["mailbox"],
        site_url=f"{answers['site-url'].rstrip('/')}/",
        leden_url=f"{answers['members-url'].rstrip('/')}/",
        repo_url=answers["repo-url"] or None,
        opgesteld_op=today,
    )


def ask_in_terminal(question: Question, likely: str | None) -> str:
    """Ask on the terminal until the answer is right."""
    while True:
        answer: str = click.prompt(question.text, default=likely, show_default=bool(likely)).strip()
        wrong = question.check(answer)
        if not wrong:
            return answer
        click.echo(f"  {wrong}")


def agreed() -> bool:
    """Whether somebody at the terminal types ``ja``."""
    answer: str = click.prompt("Typ ja om door te gaan", default="nee", show_default=False)
    return answer.strip().lower() in ("ja", "j")
