"""What the public reads of the desk's figures never lets a count under 5 be found, whoever knows how they are hidden."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest

from lok.kinds.loketcijfers import Loketcijfer
from lok.model.audience import Audience, project
from lok.pages.loket.counts import HIDDEN, count_in_words, month_table, year_rows
from lok.words.small_counts import SMALLEST_SHOWN


def figures(**fields: Any) -> Loketcijfer:
    return Loketcijfer.model_validate({"id": "loket-2025", "jaar": "2025", "peildatum": "2026-01-31", **fields})


def seen(record: Loketcijfer, audience: Audience = Audience.PUBLIEK) -> Any:
    view = project(record, audience, final=True)
    assert view is not None
    return view


def published(record: Loketcijfer, names: tuple[str, ...]) -> tuple[Any, ...]:
    """All that the public gets to see of these counts, by year and by month."""
    view = seen(record)
    months = getattr(view, "per_maand", None)
    return tuple((getattr(view, name, None), getattr(months, name, None)) for name in names)


def assert_nothing_small_is_told(worlds: Iterator[tuple[Loketcijfer, dict[str, int]]], names: tuple[str, ...]) -> None:
    """Worlds that look the same to the public must differ in every small number that is behind them."""
    alike: dict[Any, list[dict[str, int]]] = defaultdict(list)
    for record, secrets in worlds:
        alike[published(record, names)].append(secrets)
    assert len(alike) > 1
    for look, secrets in alike.items():
        for name in secrets[0]:
            values = {each[name] for each in secrets}
            assert len(values) > 1 or not 0 < min(values) < SMALLEST_SHOWN, (look, name, values)


def answered(most: int) -> Iterator[tuple[int, int, int]]:
    for total in range(most + 1):
        for without in range(total + 1):
            for offered in range(total - without + 1):
                yield total, without, offered


def test_a_year_of_answers_tells_no_small_number() -> None:
    names = ("aanvragen_uniek", "aanvragen_onbeantwoord", "met_opvangvoorstel")
    assert_nothing_small_is_told(
        (
            (
                figures(**dict(zip(names, row, strict=True))),
                {"without": row[1], "offered": row[2], "neither": row[0] - row[1] - row[2], "total": row[0]},
            )
            for row in answered(24)
        ),
        names,
    )


def test_a_year_of_urgent_requests_tells_no_small_number() -> None:
    names = ("aanvragen_uniek", "dringend", "dringend_opgelost")
    rows = ((a, b, c) for a in range(25) for b in range(a + 1) for c in range(b + 1))
    assert_nothing_small_is_told(
        (
            (
                figures(**dict(zip(names, row, strict=True))),
                {"urgent": row[1], "solved": row[2], "calm": row[0] - row[1], "unsolved": row[1] - row[2]},
            )
            for row in rows
        ),
        names,
    )


def test_months_and_their_year_tell_no_small_number() -> None:
    names = ("aanvragen_uniek", "aanvragen_onbeantwoord", "met_opvangvoorstel")

    def worlds() -> Iterator[tuple[Loketcijfer, dict[str, int]]]:
        for first, second in product(answered(7), repeat=2):
            year = {name: first[i] + second[i] for i, name in enumerate(names)}
            months = {name: (first[i], second[i]) for i, name in enumerate(names)}
            secrets = {
                f"{name} {month}": row[i] for i, name in enumerate(names) for month, row in ((1, first), (2, second))
            }
            yield figures(**year, per_maand=months), secrets

    assert_nothing_small_is_told(worlds(), names)


@pytest.mark.parametrize("months", [("dringend",), ("aanvragen_uniek", "aanvragen_onbeantwoord")])
def test_months_do_not_give_back_a_year_that_is_hidden(months: tuple[str, ...]) -> None:
    year = {"aanvragen_uniek": 66, "aanvragen_onbeantwoord": 63, "met_opvangvoorstel": 2, "dringend": 63}
    by_month = {"aanvragen_uniek": [33, 33], "aanvragen_onbeantwoord": [32, 31], "dringend": [32, 31]}
    view = seen(figures(**year, per_maand={name: by_month[name] for name in months}))
    assert not hasattr(view, "dringend")
    assert not any(
        getattr(getattr(view, "per_maand", None), name, ()) for name in ("dringend", "aanvragen_onbeantwoord")
    )


@pytest.mark.parametrize("audience", list(Audience))
def test_both_editions_say_the_same_of_a_small_number(audience: Audience) -> None:
    view = seen(figures(aanvragen_uniek=40, dringend=12, dringend_opgelost=3, opstartgesprekken=2), audience)
    assert count_in_words(view, "aanvragen_uniek") == "40"
    assert count_in_words(view, "dringend_opgelost") == HIDDEN
    assert count_in_words(view, "opstartgesprekken") == HIDDEN
    assert count_in_words(view, "met_opvangvoorstel") == "niet geteld"
    assert ("Dringende vragen", "12") in year_rows(view)
    assert all(label != "Met een voorstel" for label, _ in year_rows(view))


@pytest.mark.parametrize("audience", list(Audience))
def test_a_list_with_a_small_month_is_left_out_as_a_whole(audience: Audience) -> None:
    months = {"aanvragen_uniek": [20, 22, 21], "dringend": [6, 4, 7]}
    table = month_table(seen(figures(aanvragen_uniek=63, dringend=17, per_maand=months), audience))
    assert table is not None
    assert table.koppen == ("Gezinnen met een vraag",)
    assert table.rijen == (("januari", (20,)), ("februari", (22,)), ("maart", (21,)))
    assert table.afgeschermd


def bare(**fields: Any) -> Any:
    return seen(Loketcijfer.model_validate({"id": "loket-2023", "jaar": "2023", **fields}))


def test_a_year_that_is_not_known_yet_is_never_nought_and_never_left_out() -> None:
    assert year_rows(bare()) == (("Gezinnen met een vraag", "nog niet beschikbaar"),)
    assert count_in_words(bare(), "dringend") == "nog niet beschikbaar"
    told = dict(year_rows(bare(peildatum="2024-01-10", dringend="20")))
    assert told == {"Gezinnen met een vraag": "nog niet beschikbaar", "Dringende vragen": "20"}
    hidden = bare(peildatum="2024-01-10", aanvragen_uniek="3")
    assert count_in_words(hidden, "aanvragen_uniek") == HIDDEN
    assert count_in_words(hidden, "met_opvangvoorstel") == "niet geteld"
