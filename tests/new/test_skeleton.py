"""``lok new``: every kind gets a file that loads, says itself what is missing, and is right once that is filled in."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from lok.archive.archive import make_archive
from lok.archive.load import load
from lok.build.check import check
from lok.cli import lok
from lok.kinds.registry import BY_SOORT, KINDS
from lok.new.prefill import known
from lok.new.skeleton import TO_FILL_IN, create, find_kind, resolved, skeleton
from lok.new.wish import make_wish
from lok.schema import schema
from lok.source.parse import parse
from lok.words.terminal import WrongUse
from samples.small_council import DATA

if TYPE_CHECKING:
    from collections.abc import Iterator

DAY = date(2026, 11, 24)
WORDS: dict[str, tuple[str, ...]] = {
    "mandaten": ("zetel-ouders",),
    "toekenningen": ("Werking",),
    "vergaderingen": (),
    "loketcijfers": (),
}
SAMPLES = (
    "tekst",
    "een-id",
    "adviezen/adv-2026-03",
    "2026-03-12 19:30",
    "19:30",
    "1/2",
    "https://example.org/",
    "42006",
    "9200",
    "ADV-2026-03",
    "publiek/nota.pdf",
    "2025-2030",
    "51.03",
    "4.10",
)


@pytest.fixture
def council(tmp_path: Path) -> Path:
    for name, text in DATA.items():
        place = tmp_path / "data" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")
    return tmp_path


def words_for(soort: str) -> tuple[str, ...]:
    return WORDS.get(soort, ("Crèche", "’t", "Zand:", "proef"))


def empty_places(given: Any, at: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if isinstance(given, dict):
        for name, each in given.items():
            yield from empty_places(each, (*at, name))
    elif isinstance(given, list):
        for index, each in enumerate(given):
            yield from empty_places(each, (*at, index))
    elif given is None:
        yield at


def sample(soort: str, at: tuple[str | int, ...]) -> str:
    """A right value at a place in a record, by its schema."""
    spec = schema.schema(BY_SOORT[soort])
    parts, here = spec["$defs"], spec
    for step in at:
        here = resolved(here["items"] if isinstance(step, int) else here["properties"][step], parts)
    types = here.get("type", "string")
    if "enum" in here:
        return here["enum"][0]
    if here.get("format") == "date":
        return "2026-03-12"
    if here.get("format") == "email":
        return "lok@example.org"
    if "integer" in types or types[0] == "number":
        return "1"
    return next(each for each in SAMPLES if re.search(here.get("pattern", ""), each))


def filled(soort: str, given: dict[str, Any]) -> dict[str, Any]:
    for at in list(empty_places(given)):
        here: Any = given
        for step in at[:-1]:
            here = here[step]
        here[at[-1]] = sample(soort, at)
    return given


ASKED_BESIDE = {
    "documenten": {"V32"},
    "contactpunten": {"bereikbaar", "contactvraag", "nagekeken"},
    "startstappen": {"bron", "nagekeken", "termijn"},
    "voorrangsregels": {"bron", "nagekeken"},
}
"""What the rules of a kind ask beside its required fields, told in the same round."""


@pytest.mark.parametrize("soort", BY_SOORT)
def test_what_is_missing_is_told_at_its_line_and_what_the_kind_asks_beside_it(soort: str, council: Path) -> None:
    made = create(council, soort, words_for(soort), DAY)
    text = (council / made.path).read_text("utf-8")
    marked = {number for number, line in enumerate(text.split("\n"), 1) if re.match(rf"[^#].*{TO_FILL_IN}$", line)}
    told = [each for each in check(load(council), council, DAY) if each.path == made.path]
    empty = [each for each in told if each.code == "none-required"]
    assert {each.line for each in empty} == marked
    assert all(each.hint.startswith("Vul een waarde in") for each in empty)
    assert {each.code for each in told} <= {"none-required", *ASKED_BESIDE.get(soort, ())}
    assert made.to_fill_in == len(marked) == len(list(empty_places(parse(text))))


@pytest.mark.parametrize("soort", BY_SOORT)
def test_filled_in_it_is_a_record(soort: str, council: Path) -> None:
    made = create(council, soort, words_for(soort), DAY)
    given = filled(soort, parse((council / made.path).read_text("utf-8")))
    record = BY_SOORT[soort].model.model_validate(given)
    assert record.id == Path(made.path).stem


@pytest.mark.parametrize("soort", BY_SOORT)
def test_every_field_is_there_once_in_the_order_of_the_model_with_its_help(soort: str, council: Path) -> None:
    made = create(council, soort, words_for(soort), DAY)
    text = (council / made.path).read_text("utf-8")
    assert re.findall(r"(?m)^#?([a-z_]+):", text) == list(BY_SOORT[soort].model.model_fields)
    assert text.startswith(f"# yaml-language-server: $schema=../../scripts/schema/{soort}.schema.json\n")
    bare = " ".join(re.sub(r"(?m)^#* *", "", text).split())
    for field in BY_SOORT[soort].model.model_fields.values():
        assert " ".join((field.description or "?").split()) in bare


@pytest.mark.parametrize("soort", BY_SOORT)
def test_without_the_comment_signs_the_optional_fields_have_their_shape_too(soort: str, council: Path) -> None:
    made = create(council, soort, words_for(soort), DAY)
    text = (council / made.path).read_text("utf-8")
    opened = re.sub(r"(?m)^#(?! )", "", re.sub(r"(?m)^#( +- | +[a-z_]+:| +#)", r"\1", text))
    opened = "\n".join(
        line for line in opened.split("\n") if not re.fullmatch(r"[a-z_]+:", line) or _has_inside(opened, line)
    )
    record = BY_SOORT[soort].model.model_validate(filled(soort, parse(opened)))
    assert record.id == Path(made.path).stem


def _has_inside(text: str, line: str) -> bool:
    return re.search(rf"(?m)^{line}\n( *#.*\n)* +[^# ]", text) is not None


def test_a_meeting_is_right_as_it_is_made(council: Path) -> None:
    made = create(council, "vergaderingen", ("2026-12-17",), DAY)
    assert made.path == "data/vergaderingen/verg-2026-12-17.yaml"
    assert made.to_fill_in == 0
    assert [each for each in check(load(council), council, DAY) if each.path == made.path and each.blocks] == []
    text = (council / made.path).read_text("utf-8")
    assert "\nvolgnummer: 3\n" in text
    assert "\ngepland_begin: 2026-12-17 " in text
    assert "#  - {zetel: zetel-ouders, status: }\n#  - {zetel: zetel-stad, status: }\n" in text
    assert "#  - vergadering: verg-2026-03-12\n" in text


def test_a_seat_that_is_gone_is_not_offered(council: Path) -> None:
    place = council / "data/zetels/zetel-stad.yaml"
    place.write_text(place.read_text("utf-8") + "tot: 2026-01-01\n", "utf-8")
    text = (council / create(council, "vergaderingen", ("2026-12-17",), DAY).path).read_text("utf-8")
    assert "zetel-ouders, status" in text
    assert "zetel-stad" not in text


def test_an_advice_gets_the_next_number_of_its_year_and_its_title(council: Path) -> None:
    first = create(council, "adviezen", ("Ruimere", "openingsuren:", "nu"), DAY)
    second = create(council, "adviezen", (), DAY)
    last_year = create(council, "adviezen", ("2019",), DAY)
    taken = sorted(each.stem for each in (council / "data/adviezen").glob("adv-2026-*.yaml"))
    assert [Path(each.path).stem for each in (first, second)] == taken[-2:]
    assert Path(last_year.path).stem == "adv-2019-01"
    given = parse((council / first.path).read_text("utf-8"))
    assert given["titel"] == "Ruimere openingsuren: nu"
    assert given["nummer"] == given["id"].upper()
    assert given["status"] == "ontwerp"
    assert given["vergadering"] == "verg-2026-03-12"


@pytest.mark.parametrize(
    ("soort", "words", "expected"),
    [
        ("themas", ("Opvang", "’s", "nachts"), "opvang-s-nachts"),
        ("themas", ("vorming-b",), "vorming-b"),
        ("zetels", ("zetel-jeugd",), "zetel-jeugd"),
        ("zetels", ("Jeugdraad",), "zetel-jeugdraad"),
        ("mandaten", ("zetel-ouders",), "mandaat-ouders-2026"),
        ("loketcijfers", (), "loket-2025"),
        ("loketcijfers", ("2024",), "loket-2024"),
        ("doelstellingen", ("Meer", "leden"), "doel-2025-1"),
        ("opportuniteitsadviezen", (), "opp-2026-01"),
        ("memoranda", ("2030",), "memorandum-2030"),
        ("bezoekrondes", ("Week", "van", "de", "opvoeding"), "bezoek-2026-week-van-de-opvoeding"),
        ("contactpunten", ("Lokaal", "loket"), "lokaal-loket"),
    ],
)
def test_the_id_comes_from_what_is_known(soort: str, words: tuple[str, ...], expected: str, council: Path) -> None:
    assert create(council, soort, words, DAY).path == f"data/{soort}/{expected}.yaml"


def test_a_file_is_never_overwritten(council: Path) -> None:
    made = create(council, "themas", ("Nieuw",), DAY)
    (council / made.path).write_text("mijn werk", "utf-8")
    with pytest.raises(WrongUse, match=r"bestaat al en is niet veranderd"):
        create(council, "themas", ("Nieuw",), DAY)
    assert (council / made.path).read_text("utf-8") == "mijn werk"


@pytest.mark.parametrize(
    ("soort", "meant"),
    [("advies", "adviezen"), ("vergadering", "vergaderingen"), ("thema", "themas"), ("zetel", "zetels")],
)
def test_an_unknown_kind_is_refused_with_the_one_that_was_meant(soort: str, meant: str) -> None:
    with pytest.raises(WrongUse, match=f"Bedoelde je ‘{meant}’"):
        find_kind(soort)


def test_a_name_that_is_needed_is_asked_for(council: Path) -> None:
    with pytest.raises(WrongUse, match="heeft een naam nodig"):
        create(council, "themas", (), DAY)
    with pytest.raises(WrongUse, match="geen id te maken"):
        create(council, "themas", ("…",), DAY)
    assert not list((council / "data/themas").glob("*…*"))


def test_the_first_council_of_all_can_be_made_in_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    for kind in KINDS:
        assert create(tmp_path, kind.soort, words_for(kind.soort), DAY).path.startswith(f"data/{kind.soort}/")


def test_the_same_wish_gives_the_same_text() -> None:
    kind = BY_SOORT["vergaderingen"]
    wish = make_wish(kind, ("2026-12-17",), DAY, frozenset(), make_archive([]))
    assert skeleton(wish, known(wish, DAY)) == skeleton(wish, known(wish, DAY))


def test_the_command_says_in_dutch_what_it_made_and_what_comes_next(council: Path) -> None:
    run = CliRunner().invoke(
        lok, ["new", "--root", str(council), "--date", "2026-11-24", "themas", "Nacht"], standalone_mode=False
    )
    assert run.return_value == 0
    assert "data/themas/nacht.yaml" in run.output
    assert "Vul in waar ‘VUL IN’ staat: 1 plaats." in run.output
    assert "make check" in run.output
