"""The counts, held against what is counted by hand in a small edition and in the files of the invented council."""

from __future__ import annotations

import json

from lok.opendata.files import texts
from lok.opendata.quality import MEASURES, quality
from samples.linked import ADDRESS, real, with_view
from samples.meetings import edition, held, item
from samples.open_data import edition as whole
from samples.open_data import files, records


def test_counts_of_two_meetings() -> None:
    few = {"onderwerp": "A", "voor": "2", "tegen": "1", "gevolg": "goedgekeurd"}
    many = {"onderwerp": "B", "voor": "9", "tegen": "1", "gevolg": "goedgekeurd"}
    silent = {"onderwerp": "C", "methode": "consensus", "gevolg": "goedgekeurd"}
    made = edition(
        held("2025-03-20", agendapunten=[item("1", stemmingen=[few, many, silent], besluit="Ja."), item("2")]),
        held("2025-06-19", laatst_gewijzigd="2025-07-01"),
    )
    found = quality(made)
    by_code = {each.code: (each.number, each.of) for each in found.counts}
    assert by_code["stemmingen-met-aantallen"] == (1, 3)
    assert by_code["punten-met-besluit"] == (1, 2)
    assert by_code["adviezen-met-antwoord"] == (0, 0)
    (meetings,) = (each for each in found.kinds if each.soort == "vergaderingen")
    assert (meetings.records, meetings.dated, meetings.last, meetings.examples) == (2, 1, "2025-07-01", 0)
    assert found.last == "2025-07-01"


def test_the_file_says_what_the_page_says() -> None:
    given, found = json.loads(files()["data/kwaliteit.json"]), quality(whole())
    assert [each["aantal"] for each in given["tellingen"]] == [each.number for each in found.counts]
    assert {each["soort"]: each["records"] for each in given["soorten"]} == {
        soort: len(records(files(), soort)) for soort in (each["soort"] for each in given["soorten"])
    }
    assert given["laatst_gewijzigd"] == found.last
    assert sum(each["voorbeelden"] for each in given["soorten"]) > 100
    assert given["weggelaten"]
    assert all(each["grond"] for each in given["weggelaten"])


def test_what_ages_is_counted_by_year() -> None:
    (checked,) = (each for each in quality(whole()).counts if each.code == "contactpunten-nagekeken")
    assert sum(number for _, number in checked.years) == checked.number > 0


def test_every_measure_has_a_name_of_its_own() -> None:
    assert len({each.code for each in MEASURES}) == len(MEASURES)


def test_an_empty_council_has_counts_too() -> None:
    given = json.loads(texts(edition())["data/kwaliteit.json"])
    assert given["tellingen"][0] == {
        "code": "adviezen-met-antwoord",
        "wat": "adviezen hebben een antwoord",
        "aantal": 0,
        "van": 0,
    }


def test_what_breaks_a_rule_of_the_profile_is_told_with_the_field_that_is_missing() -> None:
    whole = json.loads(texts(real())["data/kwaliteit.json"])["profiel"]
    assert (whole["met_fout"], whole["vorm"]) == (0, f"{ADDRESS}data/profiel.ttl")
    assert whole["dingen"] > 600
    advice = real().all("adviezen")[0]
    without = json.loads(texts(with_view(real(), "adviezen", advice.id, themas=()))["data/kwaliteit.json"])["profiel"]
    (advices,) = (each for each in without["soorten"] if each["wat"] == "adviezen")
    assert (without["met_fout"], advices["met_fout"], advices["ontbreekt"]) == (1, 1, {"dct:subject": 1})
