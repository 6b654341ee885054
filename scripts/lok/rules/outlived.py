"""What is about persons and stays longer than its term: pointed out by sort of data, never a fault; and terms beyond the law."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.facts.kept import RULES, length_in_words, terms_on
from lok.facts.outlived import by_sort, counted_records, outlived
from lok.kinds.afspraken import rules_on
from lok.source.problems import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date as day

    from lok.facts.facts import Facts
    from lok.model.kind import Record

CODE = "bewaartermijn"


def nothing_outlives_its_term(facts: Facts, date: day) -> Iterator[tuple[Record, Finding]]:
    """No name, address or note stays longer than the council agreed on, or than is proposed where it agreed on nothing."""
    raad, rules = facts.raad, rules_on(facts.raad, date)
    if raad is None or rules is None:
        return
    terms = {each.sort: each for each in terms_on(raad, date)}
    at = ("afspraken", raad.afspraken.index(rules))
    for sort, those in by_sort(outlived(facts, date)):
        message = f"{terms[sort].over} moeten weg: {counted_records(those)}, het oudste van {those[0].start}"
        hint = "Kijk met ‘lok forget --dry-run’ wat weg moet, en haal het weg met ‘lok forget’."
        yield raad, Finding((*at, "geldig_van"), CODE, message, hint, Level.AANDACHTSPUNT)


def terms_within_the_law(facts: Facts, date: day) -> Iterator[tuple[Record, Finding]]:
    """No term that the council agreed on is longer than the law allows, or shorter than a regulation needs."""
    del date
    for index, rules in enumerate(facts.raad.afspraken if facts.raad is not None else ()):
        for place, each in enumerate(rules.bewaartermijnen):
            most = RULES[each.wat].most
            if facts.raad is None or most is None or not (each.blijvend or (each.maanden or 0) > most):
                continue
            message = f"{each.wat.woord}: de wet laat hoogstens {length_in_words(most)} toe"
            hint = f"{RULES[each.wat].reason} Maak de termijn korter, of vraag het aan de archivaris."
            at = ("afspraken", index, "bewaartermijnen", place, "wat")
            yield facts.raad, Finding(at, CODE, message, hint, Level.AANDACHTSPUNT)
