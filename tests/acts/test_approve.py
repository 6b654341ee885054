"""``lok approve``: both meetings say so, everything else stays as typed, and nothing is written that would not be right."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from lok.acts.act import carry_out, laying
from lok.acts.approve import approve
from lok.archive.load import load
from lok.build.check import blocking, check
from lok.cli import lok
from lok.words.terminal import RefusedError, WrongUse
from samples.small_council import edit, found

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2026, 6, 19)
FIRST, SECOND = "data/vergaderingen/verg-2026-03-12.yaml", "data/vergaderingen/verg-2026-06-18.yaml"
HELD = """\
id: verg-2026-06-18
voorbeeld: ja
volgnummer: 2
status: gehouden
gepland_begin: 2026-06-18 19:30
locatie: Stadhuis  # de grote zaal
aanwezigheden:
  - {zetel: zetel-ouders, status: aanwezig}
  - {zetel: zetel-stad, status: aanwezig}
agendapunten:
  - {nr: "1", titel: Goedkeuring van het verslag, soort: goedkeuring_verslag}
"""
KEPT = "De ouders vragen om de gebouwen samen te bezoeken."


@pytest.fixture
def council(tmp_path: Path) -> Path:
    """A council with draft minutes, and a later meeting that was held."""
    root = found(tmp_path / "raad")
    (root / SECOND).write_text(HELD, "utf-8")
    edit(root / "data/vergaderingen/verg-2026-12-10.yaml", "volgnummer: 2", "volgnummer: 3")
    edit(root / FIRST, "soort: advies\n", f"soort: advies\n    besluit: {KEPT}  # zoals gelezen\n")
    assert not blocking(check(load(root), root, DAY))
    return root


def run(root: Path, *words: str, typed: str = "") -> tuple[str, int]:
    done = CliRunner().invoke(
        lok, ["approve", "--root", str(root), "--date", str(DAY), *words], input=typed, standalone_mode=False
    )
    if done.exception:
        raise done.exception
    return done.output, done.return_value


def files(root: Path) -> dict[str, bytes]:
    return {str(each.relative_to(root)): each.read_bytes() for each in root.rglob("*") if each.is_file()}


def test_one_act_writes_both_meetings_and_nothing_else(council: Path) -> None:
    before = files(council)
    told, code = run(council, "verg-2026-03-12", typed="ja\n")
    assert code == 0
    assert told.index(KEPT) < told.index("Typ ja om door te gaan"), "what becomes public is shown before the question"
    assert told.startswith("» Wat nu openbaar wordt\n")
    after = files(council)
    assert {path for path in after if after[path] != before.get(path)} == {FIRST, SECOND}
    first = before[FIRST].decode().replace("status: verslag_ontwerp", "status: verslag_goedgekeurd")
    gone = [line for line in first.splitlines() if line not in after[FIRST].decode().splitlines()]
    new = [line for line in after[FIRST].decode().splitlines() if line not in first.splitlines()]
    assert gone == []
    assert sorted(new) == ["laatst_gewijzigd: 2026-06-19", "verslag_goedgekeurd_op: verg-2026-06-18"]
    second = [line for line in after[SECOND].decode().splitlines() if line not in HELD.splitlines()]
    assert second == [
        "laatst_gewijzigd: 2026-06-19",
        "vorige_verslagen:",
        "  - vergadering: verg-2026-03-12",
        "    resultaat: goedgekeurd",
    ]
    assert not blocking(check(load(council), council, DAY))
    assert not list(council.glob(".lok-daad*"))


def test_a_remark_is_for_members_and_keeps_what_stood_there(council: Path) -> None:
    edit(
        council / SECOND,
        "agendapunten:",
        "vorige_verslagen:\n  # besproken bij het begin\n  - vergadering: verg-2026-03-12\n    resultaat: niet_goedgekeurd\nagendapunten:",
    )
    act = approve(council, "verg-2026-03-12", "verg-2026-06-18", DAY, remark="Punt 1 is aangevuld:\nmet de lijst.")
    carry_out(council, act)
    text = (council / SECOND).read_text("utf-8")
    assert (
        "  # besproken bij het begin\n  - vergadering: verg-2026-03-12\n    resultaat: goedgekeurd_met_opmerking\n"
        in text
    )
    assert "    opmerking: |\n      Punt 1 is aangevuld:\n      met de lijst.\n" in text
    assert act.changes.editions is not None
    assert "aangevuld" not in str([each.line for each in act.changes.crossing])


@pytest.mark.parametrize("answer", ["nee\n", "\n", "misschien\n"])
def test_without_a_yes_nothing_is_written(answer: str, council: Path) -> None:
    before = files(council)
    told, code = run(council, "verg-2026-03-12", typed=answer)
    assert code == 1
    assert told.endswith("Er is niets veranderd.\n")
    assert files(council) == before


REFUSED = {
    "nowhere": (("verg-2026-03-13",), WrongUse, "Bedoelde je ‘verg-2026-03-12’"),
    "not held": (("verg-2026-12-10",), RefusedError, "nog geen ontwerpverslag"),
    "at one that was not held": (
        ("verg-2026-03-12", "--at", "verg-2026-12-10"), RefusedError, "verg-2026-12-10 is niet gehouden",
    ),
    "at itself": (("verg-2026-03-12", "--at", "verg-2026-03-12"), RefusedError, "kwam niet na verg-2026-03-12"),
    "a path": (("../raad/lok",), WrongUse, "er is geen vergadering"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_is_refused_in_dutch_and_nothing_is_written(name: str, council: Path) -> None:
    words, sort, told = REFUSED[name]
    before = files(council)
    with pytest.raises(sort, match=told):
        run(council, *words, "--yes")
    assert files(council) == before


def test_a_name_in_the_decision_stops_the_approval(council: Path) -> None:
    edit(council / FIRST, KEPT, "Voorbeeldlid Ballon bezoekt de gebouwen, mail naar jan@gmail.com.")
    before = files(council)
    with pytest.raises(RefusedError, match="nog fouten"):
        run(council, "verg-2026-03-12", "--yes")
    assert files(council) == before


def test_no_later_meeting_is_told_with_the_way_out(council: Path) -> None:
    edit(
        council / SECOND,
        "agendapunten:",
        "vorige_verslagen:\n  - {vergadering: verg-2026-03-12, resultaat: niet_goedgekeurd}\nagendapunten:",
    )
    with pytest.raises(RefusedError, match="verg-2026-06-18 keurde het niet goed"):
        run(council, "verg-2026-03-12", "--yes")
    assert run(council, "verg-2026-03-12", "--at", "verg-2026-06-18", "--yes")[1] == 0
    assert "{vergadering: verg-2026-03-12, resultaat: goedgekeurd}" in (council / SECOND).read_text("utf-8")
    with pytest.raises(RefusedError, match="al goedgekeurd, op verg-2026-06-18"):
        run(council, "verg-2026-03-12", "--yes")


def test_a_record_that_changes_meanwhile_is_not_written_over(council: Path) -> None:
    act = approve(council, "verg-2026-03-12", None, DAY)
    edit(council / SECOND, "Stadhuis", "Raadzaal")
    before = files(council)
    with pytest.raises(RefusedError, match="intussen veranderd"):
        carry_out(council, act)
    assert files(council) == before


def test_an_act_that_was_killed_halfway_is_finished_by_the_next(council: Path) -> None:
    act = approve(council, "verg-2026-03-12", None, DAY)
    laying(council).lay_down({path: text.decode() for path, text in act.after.items()})
    shutil.copy(council / ".lok-daad" / "0", council / FIRST)  # the first had reached its place
    with pytest.raises(RefusedError, match="al goedgekeurd"):
        run(council, "verg-2026-03-12", "--yes")
    assert {path: (council / path).read_bytes() for path in act.after} == dict(act.after)
    assert not blocking(check(load(council), council, DAY))


def test_line_ends_and_a_byte_order_mark_stay(council: Path) -> None:
    raw = b"\xef\xbb\xbf" + (council / FIRST).read_bytes().replace(b"\n", b"\r\n")
    (council / FIRST).write_bytes(raw)
    carry_out(council, approve(council, "verg-2026-03-12", None, DAY))
    written = (council / FIRST).read_bytes()
    assert written.startswith(b"\xef\xbb\xbfid: verg")
    assert written.count(b"\n") == written.count(b"\r\n") == raw.count(b"\n") + 2
