"""The list of a register: who keeps it, and which councils are in it, each by the address of its public site.

One file, ``register.yaml``, judged as a record is: every mistake with its place, what is wrong and what to do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from lok.model.fields import Datum, Email, Id, Line, NisCode
from lok.source.decode import decode
from lok.source.parse import locate, parse
from lok.source.problems import Level, Problem, dotted
from lok.source.refusals import SourceError
from lok.words.near import near
from lok.words.private import scan
from lok.words.shown import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAME = "register.yaml"
LOCAL = frozenset({"localhost", "127.0.0.1"})
HOST = re.compile(r"(?=.{1,253}\Z)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]")
"""A name in letters; one with other letters than these is written with ``xn--``."""
PATH = re.compile(r"/(?:[A-Za-z0-9._~-]+/)*")
MOST = 2_000
"""Councils in one list: three times as many as there are municipalities in Belgium."""
ADDRESS_HINT = "Schrijf het adres van de openbare site, bijvoorbeeld https://lok.voorbeeld.be/."


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Council(_Strict):
    """A council in the list. ``themas`` says which theme of its own is which theme of the others."""

    nis_code: NisCode
    naam: Line
    site_url: Line
    contact: Email
    sinds: Datum
    themas: dict[Id, Id] = Field(default_factory=dict)


class Register(_Strict):
    """The whole list: the name, address and mailbox of the register itself, who keeps it, and the councils."""

    naam: Line
    site_url: Line
    beheerder: Line
    contact: Email
    raden: tuple[Council, ...] = Field(min_length=1, max_length=MOST)


@dataclass(frozen=True, slots=True)
class Given:
    """A list as it was read: the register when nothing is wrong, and else what is."""

    register: Register | None
    problems: tuple[Problem, ...]


def read(folder: Path, today: date, *, loopback: bool = False) -> Given:
    """The list in ``folder``. ``loopback`` allows addresses of this computer, for tests.

    Raises:
        OSError: The file cannot be read.
    """
    return judged((folder / NAME).read_bytes(), today, loopback=loopback)


def judged(content: bytes, today: date, *, loopback: bool = False) -> Given:
    """The list in the bytes of a file, with all that is wrong with it."""
    try:
        text = decode(content)
        data = parse(text)
    except SourceError as error:
        wrong = Problem(NAME, error.line, error.column, "", error.code, Level.FOUT, error.message, error.hint)
        return Given(None, (wrong,))
    at = locate(text)

    def problem(path: tuple[str | int, ...], message: str, hint: str) -> Problem:
        place = at.value(path)
        return Problem(NAME, place.line, place.column, dotted(path), "register", Level.FOUT, message, hint)

    try:
        found = Register.model_validate(data)
    except ValidationError as error:
        return Given(None, tuple(problem(tuple(each["loc"]), *_told(each)) for each in error.errors()))
    mistakes = tuple(_wrong(found, today, loopback=loopback)) or tuple(_inside_each_other(found))
    problems = tuple(problem(*each) for each in mistakes)
    return Given(None if problems else with_slashes(found), problems)


def with_slashes(register: Register) -> Register:
    """The same list with a slash behind every address, so that one address can be the beginning of another."""
    councils = tuple(each.model_copy(update={"site_url": slashed(each.site_url)}) for each in register.raden)
    return register.model_copy(update={"site_url": slashed(register.site_url), "raden": councils})


def slashed(address: str) -> str:
    """An address with one slash behind it, its host in small letters."""
    parts = urlsplit(address)
    return f"{parts.scheme.lower()}://{parts.netloc.lower()}{parts.path.rstrip('/')}/"


FIELDS = {
    "naam": "een naam",
    "site_url": "het adres van de openbare site",
    "beheerder": "wie het register beheert",
    "contact": "een mailadres",
    "raden": "de lijst van raden",
    "nis_code": "de NIS-code van de gemeente",
    "sinds": "de dag waarop de raad in het register kwam",
}
EXAMPLES = {
    "naam": "LOK Voorbeeldstad",
    "site_url": "https://lok.voorbeeld.be/",
    "beheerder": "Vereniging van gemeenten",
    "contact": "lok@voorbeeld.be",
    "nis_code": '"42006"',
    "sinds": "2026-11-30",
}


GROUP = "hier hoort een lijst of een groep velden", "Kijk het voorbeeld in de handleiding na."
SHAPE = {
    "too_short": (
        "er staat geen enkele raad in de lijst",
        "Voeg er een toe: een streepje met nis_code, naam, site_url.",
    ),
    "too_long": (f"er staan meer dan {MOST} raden in de lijst", "Verdeel ze over meer registers."),
    **dict.fromkeys(("tuple_type", "model_type", "dict_type"), GROUP),
}
"""What is said of a list or a group that is none, by what pydantic calls it."""


def _told(error: Any) -> tuple[str, str]:
    """What pydantic found, as message and remedy in Dutch."""
    name = str(error["loc"][-1])
    if error["type"] == "missing":
        example = f" Schrijf bijvoorbeeld ‘{name}: {EXAMPLES[name]}’." if name in EXAMPLES else ""
        return f"{name} ontbreekt: {FIELDS.get(name, 'dit veld')}", f"Vul het in.{example}"
    if error["type"] == "extra_forbidden":
        meant = near(name, [*Register.model_fields, *Council.model_fields])
        hint = f"Bedoelde je {meant}?" if meant else f"De velden zijn: {', '.join(Council.model_fields)}."
        return f"het veld ‘{shortened(name)}’ bestaat hier niet", hint
    if error["type"] in SHAPE:
        return SHAPE[error["type"]]
    context = error.get("ctx", {})
    if "hint" in context:
        return str(context.get("message", error["msg"])), str(context["hint"])
    return f"‘{shortened(str(error['input']))}’ kan hier niet", f"Schrijf bijvoorbeeld {EXAMPLES.get(name, 'tekst')}."


Wrong = tuple[tuple[str | int, ...], str, str]


def _wrong(found: Register, today: date, *, loopback: bool) -> Iterator[Wrong]:
    """What is wrong with a list whose fields are right each by itself: where, what, and the remedy."""
    yield from _address(("site_url",), found.site_url, loopback=True)
    yield from _mailbox(("contact",), found.contact)
    codes: dict[str, int] = {}
    for index, council in enumerate(found.raden):
        at = ("raden", index)
        yield from _address((*at, "site_url"), council.site_url, loopback=loopback)
        yield from _mailbox((*at, "contact"), council.contact)
        if council.sinds > today:
            yield (*at, "sinds"), f"{council.sinds} ligt in de toekomst", "Schrijf de dag waarop je de raad toevoegde."
        first = codes.setdefault(council.nis_code, index)
        if first != index:
            hint = f"Ze staat ook bij raad {first + 1} van de lijst. Kijk na welke code juist is, of haal er één weg."
            yield (*at, "nis_code"), f"de NIS-code {council.nis_code} staat er al", hint


def _inside_each_other(found: Register) -> Iterator[Wrong]:
    """No address is the beginning of another: nobody would know whose a page is. In order, the two stand side by side."""
    order = sorted((slashed(each.site_url), index) for index, each in enumerate(found.raden))
    for (short, one), (long, other) in pairwise(order):
        if long.startswith(short):
            hint = f"Raad {one + 1} van de lijst heeft {short}. Elke raad heeft een eigen adres, niet onder dat van een andere."
            yield ("raden", other, "site_url"), f"{long} valt samen met het adres van een andere raad", hint


def _address(at: tuple[str | int, ...], address: str, *, loopback: bool) -> Iterator[Wrong]:
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        yield at, f"‘{shortened(address)}’ is geen webadres", ADDRESS_HINT
        return
    local = loopback and host in LOCAL
    if parts.scheme != "https" and not (local and parts.scheme == "http"):
        yield at, f"‘{shortened(address)}’ begint niet met https://", ADDRESS_HINT
    elif not local and (HOST.fullmatch(host) is None or parts.username is not None or port is not None):
        yield at, f"‘{shortened(address)}’ heeft geen gewone naam van een server", ADDRESS_HINT
    elif parts.query or parts.fragment or PATH.fullmatch(f"{parts.path.rstrip('/')}/") is None or ".." in parts.path:
        yield at, f"‘{shortened(address)}’ is meer dan het adres van een site", ADDRESS_HINT


def _mailbox(at: tuple[str | int, ...], mailbox: str) -> Iterator[Wrong]:
    for found in scan(mailbox):
        yield at, found.message, "Neem een gedeeld mailadres: het register toont het aan iedereen."
        return
