"""The head of a written page: a closed list of lines between ``---``, read in the dialect of the records.

MkDocs would read it in another one, would take anything, and hands it to the theme as it stands; it also takes lines
such as ``title: x`` for a head when there is no ``---`` at all. So a head is a model here, and what is staged is
written anew, every value escaped.
"""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lok.source.parse import SourceError, locate, parse
from lok.source.problems import Level, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lok.source.parse import Locator

BETWEEN = re.compile(r"---[ \t]*\n(|.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
BARE = re.compile(r" {0,3}[A-Za-z0-9_-]+:(?:\s|\Z)")
KEYS = {
    "title": "de titel van de pagina",
    "description": "één zin voor de zoekresultaten",
    "pagina": "altijd tekst",
    "nagekeken_op": "de dag waarop iemand de pagina naast haar bronnen legde",
    "bron": "waar ze vandaan komt, met een puntkomma tussen twee bronnen",
    "lang": "de taal van een pagina die niet in gewoon Nederlands is, bijvoorbeeld fr",
    "hoort_bij": "bij welke records zo’n pagina hoort, als soort/id met een puntkomma tussen twee",
    "gelezen_bij": "het woord dat de controle geeft zodra iemand ze naast die records nalas",
}
"""What may stand in the head of a page, and what it says."""
TITLE = re.compile(r"(?m)^# ")
OPENING = re.compile(rf"(?mi)^[ \t]*([-–—]+)[ \t]*\n\s*(?:{'|'.join(KEYS)})[ \t]*:")
"""What is meant for the beginning of a head, wherever it stands and whatever a word processor made of its dashes."""
LONGEST = {"bron": 2_000, "hoort_bij": 2_000}
USUALLY = 300
"""Characters of a value at most."""


@dataclass(frozen=True, slots=True)
class Head:
    """The lines of a head, and the Markdown under it with the number of lines above that."""

    values: Mapping[str, str]
    body: str
    above: int

    @property
    def staged(self) -> str:
        """The page for MkDocs: the head with every value escaped, as the theme prints it, over the same Markdown.

        Markdown that MkDocs would take for a head gets one above it.
        """
        values = self.values or ({"pagina": "tekst"} if self.body.startswith("---") or BARE.match(self.body) else {})
        lines = [f"{key}: {json.dumps(html.escape(value), ensure_ascii=False)}" for key, value in values.items()]
        return "\n".join(["---", *lines, "---", "", self.body]) if lines else self.body


def read_head(path: str, text: str) -> tuple[Head, tuple[Problem, ...]]:
    """The head of a page and what is wrong with it. ``text`` has line ends of one character."""
    match = BETWEEN.match(text)
    if match is None:
        return Head({}, text, 0), tuple(_misplaced(path, text))
    body = text[match.end() :]
    above = text.count("\n", 0, match.end())
    if not match[1].strip():
        return Head({}, body, above), ()
    try:
        data, locator = parse(match[1]), locate(match[1])
    except SourceError as error:
        found = Problem(path, error.line + 1, error.column, "", error.code, Level.FOUT, error.message, error.hint)
        return Head({}, body, above), (found,)
    problems = (*_wrong(path, data, locator), *_cut_off(path, match[1]))
    values = {key: " ".join(str(value).split()) for key, value in data.items() if key in KEYS and value}
    return Head(values, body, above), problems


def _wrong(path: str, data: Mapping[str, object], locator: Locator) -> Iterator[Problem]:
    """The lines that cannot stand in a head."""
    for key, value in data.items():
        at_key = key not in KEYS
        if at_key:
            what = ", ".join(f"{name} ({meaning})" for name, meaning in KEYS.items())
            message, hint = f"‘{key}’ kan niet in de kop van een pagina staan", f"Wat er kan staan: {what}."
        elif not isinstance(value, str) or not value.strip():
            message, hint = (
                "hier moet één waarde staan",
                "Schrijf de tekst achter de dubbele punt, of haal de regel weg.",
            )
        elif len(value) > LONGEST.get(key, USUALLY):
            message, hint = f"de tekst is te lang: hoogstens {LONGEST.get(key, USUALLY)} tekens", "Kort de tekst in."
        elif re.search(r"[<>]|\{[{%#]|javascript:", value, re.IGNORECASE):
            message, hint = "HTML of code kan niet in de kop van een pagina", "Schrijf gewone tekst, zonder < en >."
        elif key == "pagina" and value != "tekst":
            message, hint = f"‘{value[:40]}’ is hier niet mogelijk", "Schrijf ‘pagina: tekst’."
        else:
            continue
        place = locator.key((key,)) if at_key else locator.value((key,))
        yield Problem(path, place.line + 1, place.column, key[:60], "kop", Level.FOUT, message, hint)


def _cut_off(path: str, head: str) -> Iterator[Problem]:
    """A value of which the end is a comment: it would not appear."""
    for number, line in enumerate(head.split("\n"), start=2):
        if found := re.match(r"[\w-]+:\s+[^'\"\s].*?(\s#)", line):
            hint = (
                "Hoort het erbij, zet dan de hele waarde tussen aanhalingstekens: title: 'Lid #1 worden'. "
                "Is het een opmerking, zet ze op een eigen regel."
            )
            message = "vanaf het hekje verschijnt de rest van deze regel niet"
            yield Problem(path, number, found.start(1) + 2, "", "hekje", Level.AANDACHTSPUNT, message, hint)


def _misplaced(path: str, text: str) -> Iterator[Problem]:
    """A head that is not closed, does not begin on the first line, or has no ``---`` around it."""
    above_the_title = text[: found.start()] if (found := TITLE.search(text)) else text
    if opening := OPENING.search(above_the_title):
        if opening[1] != "---":
            message = f"de kop van een pagina staat tussen regels met drie gewone streepjes, en hier staat ‘{opening[1][:10]}’"
            hint = "Schrijf boven en onder de kop een regel met alleen ‘---’."
        elif text[: opening.start(1)].strip():
            message, hint = "de kop van een pagina begint op regel 1", "Zet wat boven ‘---’ staat onder de kop."
        elif opening.start(1):
            message, hint = "de kop van een pagina begint op regel 1", "Haal de lege regels boven ‘---’ weg."
        else:
            message, hint = "de kop van deze pagina is niet gesloten", "Zet onder de kop een regel met alleen ‘---’."
        yield Problem(path, text.count("\n", 0, opening.start(1)) + 1, 1, "", "kop", Level.FOUT, message, hint)
    elif BARE.match(text):
        hint = "Zet een regel met alleen ‘---’ boven en onder de kop. Is het gewone tekst, begin dan met de titel: # Titel."
        message = "deze regel wordt gelezen als kop van de pagina, en verschijnt niet"
        yield Problem(path, 1, 1, "", "kop", Level.FOUT, message, hint)
