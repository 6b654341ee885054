"""``lok new`` takes words as people write them: Dutch days, hours, working groups; and refuses what leads nowhere."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lok.archive.load import load
from lok.build.check import check
from lok.new.skeleton import create
from lok.source.parse import parse
from lok.words.file_names import RESERVED_BY_WINDOWS
from lok.words.spoken_days import spoken_day
from lok.words.terminal import WrongUse
from samples.small_council import DATA

DAY = date(2026, 11, 24)
GROUP = "id: wg-panden\nvoorbeeld: ja\nnaam: Panden\nopdracht: Panden zoeken.\nleden: [zetel-ouders]\n"
STOPPED = "id: wg-vroeger\nvoorbeeld: ja\nnaam: Vroeger\nopdracht: Klaar.\ngestopt: ja\n"


@pytest.fixture
def council(tmp_path: Path) -> Path:
    groups = {"werkgroepen/wg-panden.yaml": GROUP, "werkgroepen/wg-vroeger.yaml": STOPPED}
    for name, text in {**DATA, **groups}.items():
        place = tmp_path / "data" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")
    return tmp_path


def made(council: Path, *words: str) -> tuple[str, dict[str, object]]:
    """The path of a new record, and what it holds."""
    soort, *rest = words
    path = create(council, soort, tuple(rest), DAY).path
    return path, parse((council / path).read_text("utf-8"))


@pytest.mark.parametrize(
    "words",
    [
        "2026-12-17",
        "17 december 2026",
        "17 dec. 2026",
        "17/12/2026",
        "17-12-2026",
        "17.12.2026",
        "17/12/26",
        "donderdag 17 december 2026",
        "op 17 December 2026 om 20:15",
    ],
)
@pytest.mark.parametrize("quoted", [True, False], ids=["quoted", "bare"])
def test_a_day_as_people_write_it_is_that_day(words: str, council: Path, *, quoted: bool) -> None:
    path, given = made(council, "vergaderingen", *([words] if quoted else words.split()))
    assert path == "data/vergaderingen/verg-2026-12-17.yaml"
    assert str(given["gepland_begin"]) == f"2026-12-17 {'20:15' if '20:15' in words else '19:30'}"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("31 februari 2026", "geen bestaande dag"),
        ("03/25/2026", "zet de maand voor de dag"),
        ("maandag 17 december 2026", "is een donderdag, geen maandag"),
        ("12 maart", "‘12 maart’ hoort niet bij een vergadering"),
        ("volgende donderdag", "‘volgende donderdag’ hoort niet bij een vergadering"),
        ("12 maert 2026", "‘12 maert’ hoort niet"),
        ("0026-03-12", "ligt te ver"),
        ("12/03/2150", "ligt te ver"),
        ("1 maart 2026 2 maart 2026", "hier staan 2 dagen"),
        ("2150", "het jaar 2150 kan hier niet"),
        ("wg-panen 2026-12-17", "Bedoelde je ‘wg-panden’"),
    ],
)
def test_a_day_that_cannot_be_is_refused_and_nothing_is_made(words: str, told: str, council: Path) -> None:
    before = sorted((council / "data").rglob("*"))
    with pytest.raises(WrongUse, match=told):
        create(council, "vergaderingen", tuple(words.split()), DAY)
    assert sorted((council / "data").rglob("*")) == before


@pytest.mark.parametrize("words", ["wg-panden 17 december 2026", "2026-12-17 werkgroep Panden", "Panden 17/12/2026"])
def test_the_meeting_of_a_working_group_has_its_seats_its_number_and_no_mistake(words: str, council: Path) -> None:
    path, given = made(council, "vergaderingen", *words.split())
    assert path == "data/vergaderingen/verg-2026-12-17-panden.yaml"
    assert (given["soort_vergadering"], given["werkgroep"], given["volgnummer"]) == ("werkgroep", "wg-panden", "1")
    text = (council / path).read_text("utf-8")
    assert "#  - {zetel: zetel-ouders, status: }\n" in text
    assert "zetel-stad, status" not in text
    assert "vergadering: verg-2026-03-12" not in text
    assert [each for each in check(load(council), council, DAY) if each.path == path and each.blocks] == []
    next_path, after = made(council, "vergaderingen", "wg-panden", "2026-12-24")
    assert (after["volgnummer"], next_path[-12:]) == ("2", "-panden.yaml")


def test_what_a_group_met_does_not_count_for_the_council(council: Path) -> None:
    made(council, "vergaderingen", "wg-panden", "2026-12-17")
    assert made(council, "vergaderingen", "2026-12-18")[1]["volgnummer"] == "3"


@pytest.mark.parametrize("name", sorted({*RESERVED_BY_WINDOWS, "index"}))
def test_a_name_that_no_file_may_have_is_refused(name: str, council: Path) -> None:
    for words in ((name,), (name.upper(),), (f"{name}!",)):
        with pytest.raises(WrongUse, match=f"de naam ‘{name}’ is al die van"):
            create(council, "themas", words, DAY)


@pytest.mark.parametrize(
    ("soort", "words", "told"),
    [
        ("themas", "Bel 0470 12 34 56", "gsm-nummer"),
        ("themas", "ja " * 101, "titel"),
        ("contactpunten", "Mail jan.voorbeeld@gmail.com", "mailadres"),
        ("themas", "a" * 81, "id"),
        ("loketcijfers", "van vorig jaar", "hoort niet bij"),
        ("mandaten", "zetel-oudrs", "Bedoelde je ‘zetel-ouders’"),
        ("mandaten", "", "Wat er is: zetel-ouders, zetel-stad"),
    ],
)
def test_what_the_check_would_refuse_is_not_made(soort: str, words: str, told: str, council: Path) -> None:
    with pytest.raises(WrongUse, match=told):
        create(council, soort, tuple(words.split()), DAY)
    assert not list((council / "data" / soort).glob("*bel*"))


def test_a_long_title_gives_an_id_of_whole_words(council: Path) -> None:
    title = "Een heel lange titel over de opvang van kinderen na de school en in de vakantie van dit jaar"
    path, given = made(council, "themas", *title.split())
    assert path == "data/themas/een-heel-lange-titel-over-de-opvang-van-kinderen-na-de.yaml"
    assert given["titel"] == title


def test_the_ids_that_exist_are_offered_where_one_is_asked(council: Path) -> None:
    text = (council / create(council, "adviezen", ("Proef",), DAY).path).read_text("utf-8")
    assert "# Wat er is: panden, vorming.\n" in text
    meeting = (council / create(council, "vergaderingen", ("2026-12-17",), DAY).path).read_text("utf-8")
    assert "# Wat er is: wg-panden.\n" in meeting
    for number in range(20):
        (council / f"data/themas/thema-{number:02}.yaml").write_text(
            f"id: thema-{number:02}\nvoorbeeld: ja\ntitel: Thema {number}\nomschrijving: Iets.\n", "utf-8"
        )
    many = (council / create(council, "adviezen", ("Nog", "een"), DAY).path).read_text("utf-8")
    assert "en nog 10 in data/themas." in " ".join(many.replace("\n# ", " ").split())


def test_a_mandate_finds_its_seat_by_name(council: Path) -> None:
    path, given = made(council, "mandaten", "Ouders")
    assert (path, given["zetel"]) == ("data/mandaten/mandaat-ouders-2026.yaml", "zetel-ouders")


@pytest.mark.parametrize("text", ["geen dag", "3 prioriteiten 2026", "12", "2026", ""])
def test_other_words_are_no_day(text: str) -> None:
    assert spoken_day(text) is None


@pytest.mark.parametrize(
    ("words", "path", "title"),
    [
        ("themas Kinderen van 2030", "data/themas/kinderen-van-2030.yaml", "Kinderen van 2030"),
        ("documenten 2030 in zicht", "data/documenten/doc-2030-in-zicht.yaml", "2030 in zicht"),
        ("memoranda Memorandum 2030", "data/memoranda/memorandum-2030.yaml", "Memorandum 2030"),
        ("memoranda 2030 Memorandum", "data/memoranda/memorandum-2030.yaml", "Memorandum"),
        ("adviezen Opvang in 2030", "data/adviezen/adv-2026-02.yaml", "Opvang in 2030"),
        ("adviezen 2025 Opvang", "data/adviezen/adv-2025-01.yaml", "Opvang"),
    ],
)
def test_a_year_in_a_title_stays_there(words: str, path: str, title: str, council: Path) -> None:
    assert made(council, *words.split())[0] == path
    assert parse((council / path).read_text("utf-8"))["titel"] == title
