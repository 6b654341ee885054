"""A page in another language stays beside the Dutch records it belongs to: what they say since it was read is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.archive.translations import Translation, said_by, translations
from lok.source.problems import Level, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.archive.archive import Archive


def translations_follow(archive: Archive) -> Iterator[Problem]:
    """Every page in another language was read beside the records it belongs to as they are now."""
    for each in translations(archive.pages):
        try:
            now = said_by(archive, each.belongs_to)
        except LookupError as missing:
            hint = "Verbeter bovenaan de regel hoort_bij: soort/id, met een puntkomma ertussen."
            yield _problem(each, "hoort_bij:", f"deze pagina hoort bij {missing.args[0]}, maar dat is er niet", hint)
            continue
        if each.read_with != now:
            changed = "een record waar deze pagina bij hoort, veranderde sinds ze nagelezen is"
            message = changed if each.read_with else "niemand las deze pagina na naast de records waar ze bij hoort"
            hint = f"Lees de pagina na en verbeter ze. Schrijf dan bovenaan gelezen_bij: ‘{now}’, en bij nagekeken_op de dag van vandaag."
            yield _problem(each, "gelezen_bij:", message, hint)


def _problem(each: Translation, key: str, message: str, hint: str) -> Problem:
    lines = each.page.text.splitlines()
    line = next((number for number, text in enumerate(lines, start=1) if text.startswith(key)), 1)
    return Problem(each.page.path, line, 1, "", "vertaling", Level.AANDACHTSPUNT, message, hint)
