"""Who is in which group on a day: the join of mandates and accounts as a table, and its file as Apache reads it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokhost import accounts, groups
from lokhost.accounts import ACCOUNT, Accounts
from lokhost.mandates import Mandate

DAY = date(2026, 11, 30)


def mandate(*names: str, first: str | None = None, last: str | None = None) -> Mandate:
    return Mandate(
        frozenset(names),
        date.fromisoformat(first) if first else None,
        date.fromisoformat(last) if last else None,
    )


MANDATES = {
    "mandaat-een": mandate("leden", "org-een", first="2020-01-01"),
    "mandaat-twee": mandate("leden", "org-twee", last="2026-11-30"),
    "mandaat-oud": mandate("leden", "org-een", last="2026-11-29"),
    "mandaat-later": mandate("leden", first="2026-12-01"),
    "mandaat-secretaris": mandate("leden", "secretariaat"),
}


def lines(*rows: str) -> Accounts:
    return accounts.parsed("".join(f"{row}\n" for row in rows).encode())


SECRETARY = "mandaat-secretaris sec"
TABLE: dict[str, tuple[list[str], dict[str, set[str]]]] = {
    "a mandate that runs": (["mandaat-een ann"], {"leden": {"ann"}, "org-een": {"ann"}}),
    "its last day": (["mandaat-twee bob"], {"leden": {"bob"}, "org-twee": {"bob"}}),
    "the day after": (["mandaat-oud cis"], {}),
    "before its first day": (["mandaat-later dré".replace("é", "e")], {}),
    "unknown": (["mandaat-geen eva"], {}),
    "the secretary": ([SECRETARY], {"leden": {"sec"}, "secretariaat": {"sec"}}),
    "one person, two mandates": (
        ["mandaat-een ann", "mandaat-twee ann"],
        {"leden": {"ann"}, "org-een": {"ann"}, "org-twee": {"ann"}},
    ),
    "one mandate, two accounts": (
        ["mandaat-een ann", "mandaat-een ann2"],
        {"leden": {"ann", "ann2"}, "org-een": {"ann", "ann2"}},
    ),
    "one mandate ended, another runs": (
        ["mandaat-oud ann", "mandaat-twee ann"],
        {"leden": {"ann"}, "org-twee": {"ann"}},
    ),
    "a role": (["rol:secretariaat it"], {"leden": {"it"}, "secretariaat": {"it"}}),
    "a role of a reader": (["rol:leden it"], {"leden": {"it"}}),
    "a role on its last day": (["rol:secretariaat it tot 2026-11-30"], {"leden": {"it"}, "secretariaat": {"it"}}),
    "a role that ended": (["rol:secretariaat it tot 2026-11-29"], {}),
}


@pytest.mark.parametrize("name", TABLE)
def test_who_is_in_which_group(name: str) -> None:
    rows, expected = TABLE[name]
    assert groups.join(MANDATES, lines(*rows), DAY).groups == {key: frozenset(each) for key, each in expected.items()}


def test_what_needs_attention_is_said_with_the_line_and_never_with_the_account() -> None:
    rows = ["mandaat-een geheim1", "mandaat-oud geheim2", "mandaat-later geheim3", "mandaat-geen geheim1"]
    rows += ["mandaat-een geheim4", "rol:secretariaat geheim5 tot 2026-01-01", "mandaat-een gehe:im6"]
    points = groups.join(MANDATES, lines(*rows), DAY).points
    assert points == (
        "Regel 7 telt niet: de rekening bevat een teken dat niet kan. Neem de code over zoals de ledensite ze toont.",
        "Regel 2: mandaat-oud eindigde op 2026-11-29. De regel mag weg.",
        "Regel 3: mandaat-later begint pas op 2026-12-01.",
        "Regel 4: mandaat-geen staat niet in de gegevens. Kijk of de naam juist is.",
        "Regel 6: deze rol liep tot 2026-01-01. De regel mag weg.",
        "mandaat-secretaris heeft nog geen rekening: wie dat mandaat heeft, kan niet binnen.",
        "mandaat-twee heeft nog geen rekening: wie dat mandaat heeft, kan niet binnen.",
        "Regels 1 en 4 hebben dezelfde rekening. Dat klopt alleen als één persoon dat allemaal is.",
        "Regels 1 en 5 gaan over mandaat-een. Dat klopt alleen als die persoon meer dan één rekening heeft.",
        "Niemand is vandaag het secretariaat. Voeg een regel toe: rol:secretariaat, en de rekening.",
    )
    assert not any("geheim" in point for point in points)


def test_when_all_is_well_nothing_is_said() -> None:
    all_ = lines(SECRETARY, "mandaat-een ann", "mandaat-twee bob")
    assert groups.join(MANDATES, all_, DAY).points == ()


def test_a_day_on_which_nobody_may_enter_says_so() -> None:
    assert groups.join(MANDATES, lines("mandaat-oud ann"), DAY).points[-1].startswith("Niemand mag binnen")


BROKEN = [
    "mandaat-een",
    "mandaat-een ann bob",
    "mandaat-een an:n",
    "mandaat-een an#n",
    'mandaat-een "ann',
    "mandaat-een ann\\",
    "mandaat-een an\x0bn",
    "mandaat-een\u00a0ann x",
    "mandaat-een ann\u2028leden:",
    "mandaat-een an\rleden: x",
    "mandaat-een ännä",
    "mandaat-een %{env}",
    "mandaat-een " + "a" * 256,
    "Mandaat-Een ann",
    "mandaat_een ann",
    "leden: ann",
    "rol:secretariaat",
    "rol:beheer ann",
    "rol: ann",
    "rol:org-een ann",
    "rol:secretariaat ann tot",
    "rol:secretariaat ann tot morgen",
    "rol:secretariaat ann tot 2026-02-30",
    "rol:secretariaat ann tot 20270630",
    "rol:secretariaat ann 2027-06-30",
    "rol:secretariaat ann tot 2027-06-30 x",
]


@pytest.mark.parametrize("row", BROKEN)
def test_a_line_that_is_wrong_lets_nobody_in_and_leaves_the_others(row: str) -> None:
    found = lines("mandaat-twee bob", row, SECRETARY)
    assert [each.account for each in found.lines] == ["bob", "sec"]
    assert len(found.faults) == 1
    assert found.faults[0].startswith("Regel 2 telt niet: ")


FORMS: dict[str, bytes] = {
    "of Windows": b"\xef\xbb\xbf# wie\r\nmandaat-een ann\r\n\r\n",
    "with tabs and comments": b"  mandaat-een\t\tann   # Ren\xe9, in Latin-1\n\t\n#mandaat-een bob\n",
}


@pytest.mark.parametrize("name", FORMS)
def test_a_list_may_be_written_in_other_ways(name: str) -> None:
    found = accounts.parsed(FORMS[name])
    assert [(each.mandate, each.account) for each in found.lines] == [("mandaat-een", "ann")]
    assert found.faults == ()


def test_a_last_line_that_may_be_half_of_one_does_not_count() -> None:
    whole = b"mandaat-een ann\nrol:secretariaat it tot 2026-01-01\n"
    for end in range(len(whole)):
        found = accounts.parsed(whole[:end])
        assert {each.account for each in found.lines} <= {"ann", "it"}
        assert all(each.last == date(2026, 1, 1) for each in found.lines if each.role)


ACCOUNTS = st.text("aB9._@+|=~/-", min_size=1, max_size=5)
GROUPS = st.dictionaries(
    st.sampled_from(["leden", "secretariaat", "org-een", "org--een"]), st.frozensets(ACCOUNTS, min_size=1), max_size=4
)


@given(GROUPS)
def test_the_file_says_what_the_groups_are_a_line_for_each(made: groups.Groups) -> None:
    assert all(ACCOUNT.fullmatch(each) for accounts_ in made.values() for each in accounts_)
    text = groups.written(made)
    assert groups.read_back(text) == made
    assert len(text.splitlines()) == max(1, len(made))
    assert text == groups.written(dict(reversed(list(made.items()))))


@given(GROUPS, GROUPS)
def test_both_opens_no_more_than_either(one: groups.Groups, other: groups.Groups) -> None:
    same = groups.both(one, other)
    assert not groups.opens_more(same, one)
    assert not groups.opens_more(same, other)
    assert groups.both(one, one) == one
