"""The versions of the files: what raises which number, and that the file in the repository is what the models say."""

from __future__ import annotations

import pytest

from lok.opendata.carried import offered_kinds
from lok.opendata.history import FILE, known, raised, read, since_of, text_of, version_of, written

NOW = {"titel": "tekst", "nr": "getal"}


@pytest.mark.parametrize(
    ("now", "version"),
    [
        (NOW, "1.2.0"),
        (NOW | {"datum": "dag"}, "1.3.0"),
        ({"titel": "tekst"}, "2.0.0"),
        ({"titel": "tekst", "nummer": "getal"}, "2.0.0"),
        (NOW | {"nr": "tekst"}, "2.0.0"),
        (NOW | {"titel": "lijst van tekst"}, "2.0.0"),
    ],
    ids=["nothing", "one more", "one less", "another name", "another sort", "a list"],
)
def test_a_change_of_the_fields_raises_the_version(now: dict[str, str], version: str) -> None:
    assert raised("1.2.0", NOW, now) == version


def test_the_file_is_what_the_models_say() -> None:
    assert written(read(FILE)) == FILE.read_text("utf-8"), "run lok schema"


def test_a_field_that_comes_later_says_since_when() -> None:
    before = {soort: {**each, "velden": dict(each["velden"])} for soort, each in known().items()}
    del before["themas"]["velden"]["synoniemen"]
    before["adviezen"]["velden"]["titel"] = before["adviezen"]["velden"]["titel"] | {"waarde": "getal"}
    again = written(before)
    assert '"versie": "1.1.0"' in again, "one field more in themas"
    assert '"versie": "2.0.0"' in again, "another sort of value in adviezen"
    assert again.count('"sinds": "1.1.0"') == again.count('"sinds": "2.0.0"') == 1


def test_every_field_has_its_text() -> None:
    assert set(known()) == {kind.soort for kind in offered_kinds()}
    for soort, each in known().items():
        assert version_of(soort) == each["versie"]
        for name in each["velden"]:
            assert text_of(f"{soort}.{name}"), f"{soort}.{name}"
            assert since_of(f"{soort}.{name}")
