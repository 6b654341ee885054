"""Fields that wait for others: never hidden while the check speaks of them, and shown and hidden as somebody types."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from lok.archive.read_record import read_record
from lok.desk.forms import Field, form, kept_open
from lok.desk.placing import value_at
from lok.kinds.registry import BY_SOORT, KINDS
from lok.model.depends import conditions, nothing
from lok.model.inside import model_at
from lok.source.parse import SourceError, decode, parse
from lok.source.problems import undotted
from samples.archives import BASE
from samples.desk import Client, at_work, change, repository, works
from samples.places import ARCHIVES, EXAMPLES, GOLDEN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TOLD = re.compile(r"data/([a-z-]+)/([^/:]+)\.yaml:\d+:\d+: (?:([a-z_0-9.\[\]]+): )?")
TO_FILL_IN = re.compile(r"(?:^|\. )((?:Vul|Voeg|Zeg) [^.]*)")
LACKING = re.compile(
    r"([a-z_]+) ontbreekt|zonder ([a-z_]+)|het veld ([a-z_]+) nodig|geen ([a-z_]+) ingevuld|een ([a-z_]+) nodig"
)


class Said(NamedTuple):
    """What the check says of a record: where, and how it is mended."""

    name: str
    soort: str
    data: Any
    at: tuple[str | int, ...]
    message: str
    hint: str


def of_examples() -> Iterator[Said]:
    """Every problem of the records that are wrong by themselves."""
    for kind in KINDS:
        for file in sorted((EXAMPLES / kind.soort / "bad").glob("*.yaml")):
            data = data_of(file)
            for each in read_record(kind, "", file.stem, file.read_bytes())[1] if data is not None else ():
                yield Said(f"{kind.soort}/{file.stem}", kind.soort, data, undotted(each.field), each.message, each.hint)


def of_archives() -> Iterator[Said]:
    """Every problem of records that are wrong beside each other, as the small councils have it written down."""
    for said in sorted(ARCHIVES.glob("*/problemen.txt")):
        lines = said.read_text("utf-8").splitlines()
        for line, after in pairwise([*lines, ""]):
            match = TOLD.match(line)
            if match is None or match[1] not in BY_SOORT:
                continue
            own = said.parent / f"data/{match[1]}/{match[2]}.yaml"
            data = data_of(own if own.exists() else BASE / own.relative_to(said.parent))
            hint = after.strip().removeprefix("→ ") if after.startswith(" ") else ""
            if data is not None:
                yield Said(
                    f"{said.parent.name}/{match[2]}",
                    match[1],
                    data,
                    undotted(match[3] or ""),
                    line[match.end() :],
                    hint,
                )


def data_of(file: Path) -> Any:
    """What stands in a file; ``None`` when it cannot be read at all, so that no form shows it."""
    try:
        data = parse(decode(file.read_bytes()))
    except (SourceError, OSError):
        return None
    return data if isinstance(data, dict) else None


def shown(fields: tuple[Field, ...]) -> dict[tuple[str | int, ...], bool]:
    """By its place, whether a field is shown, and with it all that it stands in."""
    found: dict[tuple[str | int, ...], bool] = {}
    for each in fields:
        inner = shown((*each.fields, *each.items))
        found |= {each.at: each.asked} | {at: each.asked and there for at, there in inner.items()}
    return found


def named(said: Said) -> Iterator[tuple[str | int, ...]]:
    """The empty fields that wait for others and that are said to be lacking, in the group of the problem or around it."""
    words = {word for sentence in TO_FILL_IN.findall(said.hint) for word in re.findall(r"[a-z_]+", sentence)}
    words |= {word for words in LACKING.findall(said.message) for word in words}
    model = BY_SOORT[said.soort].model
    for size in range(len(said.at) + 1):
        group = value_at(said.data, said.at[:size])
        if isinstance(group, dict):
            yield from (
                (*said.at[:size], name)
                for name in conditions(model_at(model, said.at[:size])).keys() & words
                if nothing(group.get(name))
            )


ALL = (*of_examples(), *of_archives())


@pytest.mark.parametrize("soort", BY_SOORT)
def test_what_the_check_speaks_of_is_shown(soort: str) -> None:
    about = [each for each in ALL if each.soort == soort]
    assert about
    hidden = []
    for said in about:
        there = shown(sum(form(BY_SOORT[soort], said.data), ()))
        places = [said.at[:size] for size in range(1, len(said.at) + 1)]
        hidden += [(said.name, at) for at in places if there.get(at) is False]
        hidden += [(said.name, at) for at in named(said) if there[at] is False]
    assert hidden == []


def test_the_check_does_speak_of_fields_that_wait() -> None:
    assert len({at[-1] for said in ALL for at in named(said)}) > 30, "else nothing was looked at"


def asked_in(soort: str, data: dict[str, Any], *at: str | int) -> bool:
    """Whether the form of a record shows the field at a place."""
    return shown(sum(form(BY_SOORT[soort], data), ()))[at]


@pytest.mark.parametrize(
    ("soort", "data", "at", "there"),
    [
        ("vergaderingen", {}, ("reden_afgelasting",), False),
        ("vergaderingen", {"status": "afgelast"}, ("reden_afgelasting",), True),
        ("vergaderingen", {"status": "gehouden", "reden_afgelasting": "Ziekte"}, ("reden_afgelasting",), True),
        ("vergaderingen", {"status": "afgelast"}, ("einde",), False),
        ("vergaderingen", {"status": "onvoltallig"}, ("aanwezigheden",), True),
        ("vergaderingen", {"status": "uitgenodigd"}, ("aanwezigheden",), False),
        ("vergaderingen", {"status": "verslag_ontwerp"}, ("correcties",), False),
        ("vergaderingen", {"agendapunten": [{"nr": "1"}]}, ("agendapunten", 0, "grond"), False),
        ("vergaderingen", {"agendapunten": [{"openbaar": "nee"}]}, ("agendapunten", 0, "grond"), True),
        ("vergaderingen", {"agendapunten": [{"openbaar": "Neen"}]}, ("agendapunten", 0, "grond"), True),
        ("vergaderingen", {"agendapunten": [{"openbaar": "false"}]}, ("agendapunten", 0, "grond"), True),
        ("vergaderingen", {"agendapunten": [{"openbaar": "True"}]}, ("agendapunten", 0, "grond"), False),
        ("vergaderingen", {"agendapunten": [{"zichtbaarheid": "leden"}]}, ("agendapunten", 0, "grond"), True),
        ("vergaderingen", {"agendapunten": [{"openbaar": "misschien"}]}, ("agendapunten", 0, "grond"), False),
        ("vergaderingen", {"agendapunten": [{"openbaar": ["nee"]}]}, ("agendapunten", 0, "grond"), False),
        ("vergaderingen", {"status": ["afgelast"]}, ("reden_afgelasting",), False),
        ("vergaderingen", {"status": {"afgelast": "ja"}}, ("reden_afgelasting",), False),
        ("locaties", {"opvangsoort": "gezinsopvang"}, ("adres_publiek",), True),
        ("locaties", {"opvangsoort": "gezinsopvang"}, ("in_woning",), False),
        ("locaties", {"opvangsoort": "groepsopvang"}, ("adres_publiek",), False),
        ("locaties", {"opvangsoort": "groepsopvang", "in_woning": "ja"}, ("adres_publiek",), True),
        ("locaties", {"status": "geschorst"}, ("kinderopvangzoeker_url",), True),
        ("locaties", {"status": "actief"}, ("kinderopvangzoeker_url",), True),
        ("locaties", {"prijs": "vrije_prijs"}, ("ikt_plaatsen",), False),
        ("locaties", {"prijs": "vrije_prijs", "subsidietrap": "T2"}, ("ikt_plaatsen",), True),
        ("werkgroepen", {}, ("gestopt",), True),
        ("werkgroepen", {"actief_tot": "2026-01-01"}, ("gestopt",), False),
        ("mandaten", {"tot": "2026-01-01"}, ("reden_einde",), True),
        ("mandaten", {}, ("reden_einde",), False),
        ("themas", {"voorbeeld": "ja"}, ("echt",), True),
        ("themas", {}, ("echt",), False),
        ("raad", {"afspraken": [{"quorum": {"soort": "aantal"}}]}, ("afspraken", 0, "quorum", "aantal"), True),
        ("raad", {"afspraken": [{"quorum": {"soort": "aantal"}}]}, ("afspraken", 0, "quorum", "aandeel"), False),
    ],
)
def test_a_field_is_there_when_another_asks_for_it(
    soort: str,
    data: dict[str, Any],
    at: tuple[str | int, ...],
    there: bool,  # noqa: FBT001
) -> None:
    assert asked_in(soort, data, *at) is there


def test_a_lawful_record_shows_all_that_it_says() -> None:
    for kind in KINDS:
        for file in (GOLDEN / "raad/data" / kind.soort).glob("*.yaml"):
            for each in every(sum(form(kind, data_of(file)), ())):
                assert each.asked or not each.filled


def every(fields: tuple[Field, ...]) -> Iterator[Field]:
    """All fields, those inside lists and groups too."""
    for each in fields:
        yield each
        yield from every((*each.fields, *each.items))


def test_what_was_typed_decides_for_its_group_and_the_groups_around_it() -> None:
    data = {"status": "ontwerp", "gevolgen": [{"resultaat": "in_beraad"}]}
    told = {
        tuple(each["at"]): each["getoond"]
        for each in kept_open(BY_SOORT["adviezen"], data, ("gevolgen", 0, "document"))
    }
    assert told["overgemaakt_op",] is True
    assert told["uitvoering",] is False
    assert told.get(("gevolgen",), True), "what holds the field that somebody is in does not go away"


def test_a_field_that_was_just_made_empty_stays() -> None:
    data = {"status": "gehouden"}
    told = [each["at"] for each in kept_open(BY_SOORT["vergaderingen"], data, ("reden_afgelasting",))]
    assert ["reden_afgelasting"] not in told
    assert ["afgelast_op"] in told
    told = kept_open(BY_SOORT["vergaderingen"], data | {"reden_afgelasting": "Sneeuw"}, ("reden_afgelasting",))
    assert {"at": ["reden_afgelasting"], "getoond": True} in told


MEETING = "/werk/proef/vergaderingen/verg-2026-03-12/"


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    place = repository(tmp_path / "raad")
    works(place).start("Proef")
    with at_work(works(place)) as made:
        yield made.knock()


def test_a_page_shows_and_hides_as_somebody_chooses(client: Client) -> None:
    hidden = re.findall(r'id="v-([a-z_0-9-]+)-veld"[^>]* hidden', client.get(MEETING).text)
    assert {"reden_afgelasting", "afgelast_op", "verslag_goedgekeurd_op", "werkgroep", "agendapunten-0-grond"} <= {
        *hidden
    }
    answer = change(client, MEETING, ["agendapunten", 0, "openbaar"], "nee", "")
    now = {"-".join(map(str, each["at"])): each["getoond"] for each in answer.json["velden"]}
    assert now["agendapunten-0-grond"] is True
    assert now["reden_afgelasting"] is False
    hidden = re.findall(r'id="v-([a-z_0-9-]+)-veld"[^>]* hidden', client.get(MEETING).text)
    assert "agendapunten-0-grond" not in hidden
