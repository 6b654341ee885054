"""What a council publishes, judged: what may be taken over, and what is said of all that may not."""

from __future__ import annotations

import copy
import json
from datetime import date
from time import process_time
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis.strategies import (
    DataObject,
    booleans,
    data,
    dictionaries,
    floats,
    integers,
    lists,
    none,
    recursive,
    sampled_from,
    text,
)
from jsonschema import Draft202012Validator

from lok.kinds.registry import BY_SOORT
from lok.model.audience import Audience, field_types, readers_of
from lok.opendata.history import version_of
from lok.register import shapes, strict_json
from lok.register.by_schema import schema
from lok.register.judge import Judged, judged
from lok.register.pages import pages
from lok.register.refusals import Refusal
from lok.register.shapes import Advies, Raad, Taken
from lok.register.state import State
from lok.register.tables import tables
from lok.register.whole import whole
from samples.many_councils import Data, Serving, data_of, nis

if TYPE_CHECKING:
    from collections.abc import Callable

SITE = "https://lok.voorbeelddorp.example/"
DATA = data_of(1, SITE)


def found(soort: str, change: Callable[[dict[str, Any]], object] = lambda _: None) -> Judged:
    file = copy.deepcopy(DATA[soort])
    change(file)
    return judged(soort, json.dumps(file).encode(), SITE, nis(1))


def refused(judgement: Judged) -> str:
    assert judgement.file is None
    assert judgement.refusal is not None
    return str(judgement.refusal.told())


def test_the_files_of_a_council_are_read_into_the_fields_that_the_register_shows() -> None:
    for soort in DATA:
        judgement = found(soort)
        assert judgement.refusal is None
        assert judgement.file is not None
        assert len(judgement.file.records) == len(DATA[soort]["records"])
        assert judgement.ids == {each["id"] for each in DATA[soort]["records"]}
    file = found("raad").file
    assert file is not None
    raad = file.records[0]
    assert isinstance(raad, Raad)
    assert raad.kerntaak == "Het LOK geeft het bestuur advies over kinderopvang."


def test_what_is_read_are_fields_that_everybody_may_read_of_the_kinds_themselves() -> None:
    """A field that changes its name in a model changes it here too: the next version of the shape then comes beside this one."""
    for soort, model in shapes.KINDS.items():
        _same_fields(model, BY_SOORT[soort].model)


def _same_fields(mine: Any, theirs: Any) -> None:
    for name in mine.model_fields:
        assert readers_of(theirs, name).audience is Audience.PUBLIEK, f"{theirs.__name__}.{name}"
        inner = [each for each in field_types(mine, name) if isinstance(each, type) and issubclass(each, shapes.Part)]
        for part in inner:
            [its] = [each for each in field_types(theirs, name) if hasattr(each, "model_fields")]
            _same_fields(part, its)


def test_markup_of_others_becomes_words() -> None:
    def hostile(file: dict[str, Any]) -> None:
        file["records"][0]["tekst"] = (
            "Voor <script>alert(1)</script> **vet** [klik](javascript:alert(1)) ![x](https://x.example/x.png)"
        )

    file = found("adviezen", hostile).file
    assert file is not None
    advies = file.records[0]
    assert isinstance(advies, Advies)
    assert advies.tekst == "Voor alert(1) vet klik"


def test_examples_are_passed_over_and_counted() -> None:
    file = found("adviezen", lambda file: file["records"][3].update(voorbeeld=True)).file
    assert file is not None
    assert (len(file.records), file.examples) == (9, 1)


@pytest.mark.parametrize(
    ("soort", "change", "said"),
    [
        ("adviezen", lambda f: f.update(versie="2.0.0"), "versie 2.0.0, en die kent het register nog niet"),
        ("adviezen", lambda f: f.update(versie="0.9.0"), "leest er geen ouder dan 1"),
        ("adviezen", lambda f: f.update(versie="een"), "zegt niet met welke versie"),
        ("adviezen", lambda f: f.pop("versie"), "zegt niet met welke versie"),
        ("adviezen", lambda f: f.update(bron="LOK, https://elders.example/"), "bron noemt https://elders.example/"),
        ("adviezen", lambda f: f.pop("bron"), "bron noemt"),
        ("adviezen", lambda f: f.update({"$schema": "https://elders.example/s.json"}), "noemt https://elders.example"),
        ("adviezen", lambda f: f["records"][1].update(iri="https://elders.example/adviezen/x/#advies"), "record 2, veld iri"),
        ("adviezen", lambda f: f["records"][1].update(iri=SITE[:-1] + ".elders.example/#advies"), "record 2, veld iri"),
        ("adviezen", lambda f: f["records"][1].update(diep=[{"@id": "http://elders.example/"}]), "record 2, veld diep[1].@id"),
        ("adviezen", lambda f: f.update(licentie="https://elders.example/mijn-licentie"), "modellicentie"),
        ("adviezen", lambda f: f.update(licentie=None), "modellicentie"),
        ("adviezen", lambda f: f.update(records={}), "hier hoort een lijst"),
        ("adviezen", lambda f: f["records"].append("tekst"), "record 11: dit record heeft geen id"),
        ("adviezen", lambda f: f["records"].append(f["records"][0]), "staat er twee keer in"),
        ("adviezen", lambda f: f["records"][2].pop("titel"), "record 3, veld titel: dit veld ontbreekt"),
        ("adviezen", lambda f: f["records"][2].update(titel=["a"]), "record 3, veld titel"),
        ("adviezen", lambda f: f["records"][2].update(titel="a" * 301), "record 3, veld titel: deze tekst is te lang"),
        ("adviezen", lambda f: f["records"][2].update(id="../../etc"), "record 3, veld id"),
        ("adviezen", lambda f: f["records"][2].update(id="a-b)](https://x"), "record 3, veld id"),
        ("adviezen", lambda f: f["records"][2].update(status="half"), "record 3, veld status: dit woord kent het register niet"),
        ("adviezen", lambda f: f["records"][2].update(uitgebracht_op="31/12/2025"), "record 3, veld uitgebracht_op"),
        ("adviezen", lambda f: f["records"][2].update(uitgebracht_op=1_700_000_000), "record 3, veld uitgebracht_op"),
        ("adviezen", lambda f: f["records"][2].update(tekst="> " * 5_000 + "a"), "te verward"),
        ("toekenningen", lambda f: f["records"][0].update(totaal="1e9"), "record 1, veld totaal"),
        ("toekenningen", lambda f: f["records"][0].update(totaal="-5.00"), "record 1, veld totaal"),
        ("toekenningen", lambda f: f["records"][0].update(jaar=20_24_00), "record 1, veld jaar"),
        ("adviezen", lambda f: f["records"][2].update(nieuw=1), "record 3, veld nieuw: dit veld kent het register niet"),
        ("adviezen", lambda f: f.update(nieuw=1), "veld nieuw: dit veld kent het register niet"),
        ("adviezen", lambda f: f["records"][2].update(agendapunt=5), "record 3, veld agendapunt: hier hoort tekst"),
        ("adviezen", lambda f: f["records"][2].update(uitvoering=[{"datum": "2026-02-30"}]), "veld uitvoering[1].datum: hier hoort een dag"),
        ("adviezen", lambda f: f["records"][2].update(iri="../x"), "record 3, veld iri"),
        ("adviezen", lambda f: f["records"][1].update(iri=SITE + "../elders/#x"), "record 2, veld iri"),
        ("adviezen", lambda f: f["records"][1].update(iri=SITE + "\u202ex/"), "onzichtbaar teken"),
        ("adviezen", lambda f: f["records"][1].update(iri=SITE + "\u200bx/"), "record 2, veld iri"),
        ("raad", lambda f: f["records"][0].update(nis_code="90002"), "NIS-code 90002"),
        ("raad", lambda f: f["records"].clear(), "0 raden in plaats van één"),
        ("raad", lambda f: f["records"][0].update(voorbeeld=True), "nog als een verzonnen voorbeeld"),
        ("adviezen", lambda f: f["records"][0].update(notities="Voor ons."), "record 1, veld notities: hier staan gegevens van een persoon"),
        ("adviezen", lambda f: f["records"][0].update(antwoordherinnering={"wie": "x"}), "niet voor iedereen"),
        ("raad", lambda f: f["records"][0].update(geslachtsverhouding=[{"datum": "2025-01-01", "m": 3, "v": 4}]), "geslachtsverhouding[1].m"),
        ("adviezen", lambda f: f["records"][0].update(persoon={"naam": "x"}), "het veld ‘persoon’"),
        ("adviezen", lambda f: f["records"][0].update(bijlage=[{"voornaam": "x"}]), "het veld ‘voornaam’"),
        ("adviezen", lambda f: f["records"][0].update(samenvatting="Bel 0475 12 34 56."), "een gsm-nummer"),
        ("adviezen", lambda f: f["records"][0].update(nieuw_veld="jan.peeters@gmail.com"), "privé mailadres"),
        ("adviezen", lambda f: f["records"][0].update(tekst="Bel 0475\n12 34 56."), "een gsm-nummer"),
        ("adviezen", lambda f: f["records"][0].update(titel="Bel 0475", nummer="12 34 56"), "een gsm-nummer"),
    ],
)  # fmt: skip
def test_what_may_not_be_taken_over_is_refused_at_its_place(
    soort: str, change: Callable[[dict[str, Any]], object], said: str
) -> None:
    told = refused(found(soort, change))
    assert said in told
    assert "0475" not in told
    assert "gmail" not in told


def test_a_refused_list_still_says_which_records_it_holds() -> None:
    judgement = found("adviezen", lambda file: file["records"][0].update(status="half"))
    assert judgement.ids == {each["id"] for each in DATA["adviezen"]["records"]}
    assert found("adviezen", lambda file: file.update(versie="2.0.0")).ids is None


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "op regel 1"),
        (b"<html></html>", "op regel 1"),
        (b"[]", "groep velden"),
        (b'{"a": 1, "a": 2}', "‘a’ staat twee keer"),
        (b'{"a": NaN}', "NaN is geen getal"),
        (b'{"a": -Infinity}', "geen getal"),
        (b'{"a": 1e999}', "zonder maat"),
        (b'{"a": ' + b"9" * 5_000 + b"}", "zonder maat"),
        (b'{"a": "\\ud800"}', "half teken"),
        ('{"a": 1,\n"b": "\u202eomgekeerd"}'.encode(), "op regel 2 staat een onzichtbaar teken"),
        (b'{"a": "\\u2066omgekeerd"}', "op regel 1 staat een onzichtbaar teken"),
        (b'{"a": "\xff"}', "geen UTF-8"),
        ('{"a": 1}'.encode("utf-16"), "geen UTF-8"),
        (b'{"a":' * 33 + b"1" + b"}" * 33, "te diep"),
        (b"[" * 2_000_000, "te diep"),
        (b'{"a": "' + b'\\"' * 2_000_000, "op regel 1"),
        (b"{" + b",".join(b'"%d": 1' % each for each in range(200_000)) + b', "5": 1}', "‘5’ staat twee keer"),
    ],
)  # fmt: skip
def test_json_that_two_programs_would_read_differently_is_none(content: bytes, said: str) -> None:
    begin = process_time()
    with pytest.raises(Refusal) as error:
        strict_json.read(content)
    assert said in str(error.value.told())
    assert process_time() - begin < 3


def test_signs_in_a_text_do_not_count_for_how_deep_it_goes() -> None:
    assert strict_json.read(b'\xef\xbb\xbf{"a": "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\\"[[[["}')["a"].startswith(
        "[["
    )
    assert strict_json.read(b'{"a": "\\ud83d\\ude00"}')["a"] == "😀"


def test_a_list_without_measure_takes_little_time() -> None:
    big: Data = {"adviezen": copy.deepcopy(DATA["adviezen"])}
    big["adviezen"]["records"] = [{"id": f"a{each}"} for each in range(100_000)]
    begin = process_time()
    assert "meer dan 20000" in refused(judged("adviezen", json.dumps(big["adviezen"]).encode(), SITE, nis(1)))
    assert process_time() - begin < 3


def test_the_shapes_that_are_published_take_what_is_taken_and_refuse_what_is_refused() -> None:
    for soort, file in DATA.items():
        schema = shapes.schema_of(1, soort)
        Draft202012Validator.check_schema(schema)
        validator = Draft202012Validator(schema)
        assert list(validator.iter_errors(file)) == []
        for name in [each for each, field in shapes.KINDS[soort].model_fields.items() if field.is_required()]:
            broken = copy.deepcopy(file)
            del broken["records"][0][name]
            assert list(validator.iter_errors(broken)), f"{soort}.{name}"
            assert judged(soort, json.dumps(broken).encode(), SITE, nis(1)).file is None


def test_a_word_that_names_persons_in_one_list_and_a_rule_in_another_is_told_apart_by_its_place() -> None:
    rule = {"geldig_van": "2019-01-01", "verkiezingen": {"rondes": 2}}
    taken = found("raad", lambda file: file["records"][0].update(afspraken=[rule]))
    assert taken.refusal is None, taken.refusal.told()
    assert "rondes" in refused(found("adviezen", lambda file: file["records"][0].update(rondes=[{"stemmen": 3}])))


def test_of_a_list_that_is_newer_what_is_not_known_is_passed_over_and_the_rest_is_held() -> None:
    major, minor, _ = version_of("adviezen").split(".")

    def newer(file: dict[str, Any]) -> None:
        file["versie"] = f"{major}.{int(minor) + 1}.0"
        file["records"][0] |= {"nieuw": {"diep": [1]}, "agendapunt": "5"}

    assert found("adviezen", newer).refusal is None
    assert "hier hoort tekst" in refused(
        found("adviezen", lambda file: (newer(file), file["records"][1].update(agendapunt=5)))
    )
    known = schema("adviezen", newer=False)
    Draft202012Validator.check_schema(known)
    assert known["properties"]["records"]["items"]["additionalProperties"] is False
    assert "http" not in json.dumps({name: each for name, each in known.items() if name != "$schema"})


def test_of_the_last_two_versions_both_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lok.register.judge.VERSIONS", {2: shapes.KINDS, 3: shapes.KINDS})
    for version, told in (
        ("3.4.0", ""),
        ("2.0.9", ""),
        ("1.9.9", "geen ouder dan 2"),
        ("4.0.0", "kent het register nog niet"),
    ):
        judgement = found("adviezen", lambda file, its=version: file.update(versie=its))
        assert (judgement.refusal is None) is (told == ""), version
        assert told in str(judgement.refusal and judgement.refusal.told())


JSON = recursive(
    none()
    | booleans()
    | integers()
    | floats()
    | text()
    | sampled_from(["0475 12 34 56", "https://x.example/", "2025-01-01"]),
    lambda inner: (
        lists(inner, max_size=3)
        | dictionaries(sampled_from(["id", "iri", "titel", "gevolgen", "m"]) | text(max_size=5), inner, max_size=4)
    ),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None)
@given(data())
def test_whatever_stands_anywhere_is_taken_or_refused_and_nothing_else(draw: DataObject) -> None:
    soort = draw.draw(sampled_from(sorted(DATA)))
    file = copy.deepcopy(DATA[soort])
    record = draw.draw(sampled_from(file["records"]))
    where = draw.draw(sampled_from([(file, name) for name in file] + [(record, name) for name in record]))
    where[0][where[1]] = draw.draw(JSON)
    judgement = judged(soort, json.dumps(file).encode(), SITE, nis(1))
    assert (judgement.file is None) != (judgement.refusal is None)
    if judgement.refusal is not None:
        assert judgement.refusal.told().wat.isprintable()
    if judgement.file is not None:
        state = State(nis(1), SITE, {**TAKEN, soort: judgement.file.records})
        assert State.read(state.written()) == state
        all_ = whole(Serving(1).register(1), {nis(1): state}, date(2026, 11, 30))
        assert len(tables(all_)) == 6
        assert list(pages(all_, ()))


def _taken() -> dict[str, tuple[Taken, ...]]:
    files = {soort: judged(soort, json.dumps(file).encode(), SITE, nis(1)).file for soort, file in DATA.items()}
    return {soort: file.records for soort, file in files.items() if file is not None}


TAKEN = _taken()


def test_a_term_without_measure_is_refused_and_none_can_stop_the_register() -> None:
    for rules in (
        {"antwoordtermijn_dagen": 10_000_000},
        {"antwoordtermijn": {"aantal": 10**9, "eenheid": "jaren"}},
        {"antwoordtermijn": {"aantal": 3_000, "eenheid": "jaren"}},
        {"antwoordtermijn": {"aantal": 6, "eenheid": "eeuwen"}},
    ):
        judgement = found(
            "raad", lambda f, its=rules: f["records"][0].update(afspraken=[{"geldig_van": "2020-01-01", **its}])
        )
        assert "antwoordtermijn" in refused(judgement)
