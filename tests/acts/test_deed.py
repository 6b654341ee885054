"""An act over several records: judged whole, written whole or not at all, and never over what somebody else wrote."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from lok.acts.act import RecordsAt, carry_out, prepare_deed
from lok.acts.deed import Deed
from lok.acts.members import NewMember, add_member, replace_member
from lok.acts.record_text import (
    append,
    dated,
    drop,
    id_of,
    kind_of,
    new_text,
    next_numbered,
    path_of,
    put,
    put_all,
    record_of,
    this,
    written,
)
from lok.acts.seats import NewSeat, new_seat
from lok.archive.load import load
from lok.build.check import blocking, check
from lok.edit.refused import NotEditedError
from lok.kinds.registry import BY_SOORT, KINDS
from lok.kinds.zetels import Geleding
from lok.source.parse import parse
from lok.words.terminal import RefusedError
from samples.edits import GROUPS, TEXTS
from samples.office import Desk
from samples.sitting import found
from samples.small_council import edit

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2026, 11, 23)
SEAT = "data/zetels/zetel-grootouders.yaml"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(found(tmp_path / "raad"), DAY)
    made.do(add_member(made.office, "zetel-wolk", NewMember("Verzonnen Wolklid", date(2026, 1, 1))))
    return made


def replaced(desk: Desk) -> Deed:
    return replace_member(desk.office, "mandaat-wolk-2026", date(2026, 11, 30), NewMember("Verzonnen Opvolger"))


def test_a_new_record_and_a_changed_one_are_written_together(desk: Desk) -> None:
    deed = replaced(desk)
    act = prepare_deed(desk.root, load(desk.root), deed, DAY)
    assert set(act.after) == set(deed.texts)
    assert act.before["data/mandaten/mandaat-wolk-2026-2.yaml"] == b""
    carry_out(desk.root, act)
    assert {path: desk.text(path) for path in deed.texts} == dict(deed.texts)
    assert not blocking(check(load(desk.root), desk.root, DAY))


def test_what_changed_in_the_meantime_is_not_written_over(desk: Desk) -> None:
    deed = replaced(desk)
    desk.put("data/mandaten/mandaat-wolk-2026-2.yaml", desk.text("data/mandaten/mandaat-wolk-2026.yaml"))
    before = desk.files()
    with pytest.raises(RefusedError, match="intussen veranderd"):
        prepare_deed(desk.root, load(desk.root), deed, DAY)
    (desk.root / "data/mandaten/mandaat-wolk-2026-2.yaml").unlink()
    act = prepare_deed(desk.root, load(desk.root), deed, DAY)
    desk.put("data/mandaten/mandaat-wolk-2026-2.yaml", "id: iets\n")
    with pytest.raises(RefusedError, match="intussen veranderd"):
        carry_out(desk.root, act)
    assert desk.files().keys() == before.keys()


def test_remarks_line_ends_and_order_stay_as_they_were_typed(desk: Desk) -> None:
    path = desk.root / "data/mandaten/mandaat-wolk-2026.yaml"
    raw = path.read_bytes().replace(b"functie: lid\n", b"functie: lid  # sinds jaar en dag\n").replace(b"\n", b"\r\n")
    path.write_bytes(b"\xef\xbb\xbf" + raw)
    carry_out(desk.root, prepare_deed(desk.root, load(desk.root), replaced(desk), DAY))
    now = path.read_bytes()
    assert now.startswith(b"\xef\xbb\xbf# yaml")
    assert b"functie: lid  # sinds jaar en dag\r\n" in now
    assert now.count(b"\n") == now.count(b"\r\n")


def test_what_was_wrong_before_stops_no_act(desk: Desk) -> None:
    edit(desk.root / "data/zetels/zetel-kikker.yaml", "van: 2020-01-01", "van: 2020-01-01\ntot: 2019-01-01")
    assert desk.faults()
    deed = new_seat(desk.office, NewSeat("Grootouders", Geleding.gebruiker, votes=True))
    assert list(deed.texts) == [SEAT]


def test_a_deed_says_when_and_does_not_go_back_in_time(desk: Desk) -> None:
    deed = replaced(desk)
    assert all("laatst_gewijzigd: 2026-11-23\n" in text for text in deed.texts.values())
    kind = BY_SOORT["zetels"]
    assert dated(kind, "id: a\nlaatst_gewijzigd: 2027-01-01\n", DAY) == "id: a\nlaatst_gewijzigd: 2027-01-01\n"
    assert dated(kind, "id: a\nlaatst_gewijzigd: 2020-01-01\n", DAY) == "id: a\nlaatst_gewijzigd: 2026-11-23\n"


def test_texts_are_read_where_records_are_and_nowhere_else(desk: Desk) -> None:
    texts = RecordsAt(desk.root)
    (desk.root / "geheim.yaml").write_text("id: geheim\n", "utf-8")
    (desk.root / "data/zetels/zetel-link.yaml").symlink_to(desk.root / "geheim.yaml")
    for path in (
        "geheim.yaml", "data/../geheim.yaml", "data/zetels/../../geheim.yaml", "data/zetels/zetel-link.yaml", "data/niets/a.yaml",
        "data/zetels/zetel-niemand.yaml", "data/zetels/zetel-wolk.txt", "data/zetels/a\0.yaml", "",
    ):  # fmt: skip
        assert path not in texts
        assert texts.get(path) is None
    assert "data/zetels/zetel-wolk.yaml" in set(texts)
    assert len(texts) == len(set(texts)) > 10
    (desk.root / "data/zetels/zetel-stuk.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(RefusedError, match="kan niet gelezen worden"):
        texts["data/zetels/zetel-stuk.yaml"]


def test_a_record_that_cannot_be_read_is_told_in_its_own_words(desk: Desk) -> None:
    desk.put("data/mandaten/mandaat-wolk-2026.yaml", "id: mandaat-wolk-2026\nzetel: [\n")
    with pytest.raises(RefusedError, match="in dit mandaat staat een fout of ontbreekt nog iets"):
        replaced(desk)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.soort)
def test_every_kind_has_its_pronoun_and_its_path(kind: object) -> None:
    soort = kind.soort  # type: ignore[attr-defined]
    path = path_of(soort, "iets-2026")
    assert (kind_of(path), id_of(path)) == (kind, "iets-2026")
    assert this(kind).split()[0] in {"dit", "deze"}  # type: ignore[arg-type]


def test_numbers_go_on_after_the_highest() -> None:
    assert next_numbered("adv", 2026, []) == "adv-2026-01"
    assert next_numbered("adv", 2026, ["adv-2026-01", "adv-2026-9", "adv-2025-77", "adv-2026-x"]) == "adv-2026-10"
    assert next_numbered("adv", 2026, ["adv-2026-99"]) == "adv-2026-100"


MODEL = BY_SOORT["adviezen"].model


def test_whatever_is_put_in_a_record_is_what_it_says() -> None:
    """Odd texts and groups through the changes that acts are made of: what comes out is what went in, or it is refused."""
    text = "id: adv-2026-01\ntitel: Eerst\nstatus: ontwerp\n"
    for value in (*TEXTS, *GROUPS):
        for at, name in (((), "tekst"), ((), "titel"), ((), "onbekend")):
            try:
                new = put(MODEL, text, at, name, value)
            except NotEditedError:
                continue
            assert parse(new) == parse(text) | {name: value}
            assert parse(drop(new, (name,))) == {k: v for k, v in parse(new).items() if k != name}
        if isinstance(value, str) and value.strip():
            row = append(MODEL, text, ("documenten",), value)
            assert parse(append(MODEL, row, ("documenten",), "tweede", 0))["documenten"] == ["tweede", value]


def test_fields_come_in_the_order_of_their_model() -> None:
    text = put_all(
        MODEL, "id: adv-2026-01\nstatus: ontwerp\n", {"tekst": "Twee\nregels", "nummer": "ADV-2026-01", "themas": ()}
    )
    assert text == "id: adv-2026-01\nnummer: ADV-2026-01\ntekst: |\n  Twee\n  regels\nstatus: ontwerp\n"
    rows = put_all(MODEL, text, {"gevolgen": [{"resultaat": "gevolgd", "orgaan": "college"}]})
    inner = put(MODEL, rows, ("gevolgen", 0), "besluit_datum", "2026-01-01")
    assert "- resultaat: gevolgd\n    orgaan: college\n    besluit_datum: 2026-01-01\n" in inner
    assert (
        put_all(MODEL, inner, {"gevolgen": None, "tekst": ""})
        == "id: adv-2026-01\nnummer: ADV-2026-01\nstatus: ontwerp\n"
    )


def test_a_new_text_leaves_out_what_says_nothing() -> None:
    kind = BY_SOORT["zetels"]
    values = {
        "van": date(2026, 1, 1),
        "id": "zetel-a",
        "naam": "A: b",
        "stemgerechtigd": True,
        "toelichting": " ",
        "tot": None,
    }
    text = new_text(kind, values)
    assert text.splitlines()[1:] == ["id: zetel-a", "naam: 'A: b'", "stemgerechtigd: ja", "van: 2026-01-01"]
    assert written({"a": [True, None, "x\ny "], "b": {}}) == {"a": ["ja", "x\ny\n"]}
    with pytest.raises(RefusedError, match="deze zetel"):
        record_of(kind, text)
