"""Records that were damaged at random: never a traceback, never a hang, and what is wrong is always told."""

from __future__ import annotations

import random
import shutil
import time
from datetime import date
from pathlib import Path

from lok.archive.load import Memory, load
from lok.archive.read_record import read
from lok.build.check import check
from lok.kinds.registry import BY_SOORT
from lok.source.problems import as_github, as_summary, as_text
from samples.damage import damaged
from samples.places import GOLDEN

DAY = date(2026, 11, 23)
SEED = 20261129
MUTATIONS = 2400
COUNCILS = 120
"""How many times several damaged records are checked together, as part of the whole council."""
FILES = sorted((GOLDEN / "raad/data").glob("*/*.yaml"))


def test_a_damaged_record_is_read_as_far_as_it_goes_and_what_is_wrong_is_told() -> None:
    chance = random.Random(SEED)  # noqa: S311 - the same damage every time
    refused = 0
    for number in range(MUTATIONS):
        file = chance.choice(FILES)
        raw = damaged(file.read_text("utf-8"), chance).encode("utf-8", "replace")
        start = time.process_time()
        reading = read(BY_SOORT[file.parent.name], "data/x.yaml", file.stem, raw)
        assert time.process_time() - start < 2, f"mutation {number} of {file.name}"
        lines = raw.decode("utf-8").count("\n") + 1
        assert all(1 <= each.line <= lines + 1 for each in reading.problems), f"mutation {number} of {file.name}"
        assert (reading.record is None) <= any(each.blocks for each in reading.problems), f"mutation {number}"
        said = as_text(reading.problems)
        assert len(said.splitlines()) == sum(1 + bool(each.hint) for each in reading.problems)
        assert not any(line.startswith("::") for line in said.splitlines())
        refused += reading.record is None
    assert refused > MUTATIONS / 3


def test_a_field_that_nobody_knows_is_told_at_its_line_whatever_else_is_wrong() -> None:
    chance = random.Random(SEED)  # noqa: S311 - the same damage every time
    breaks = ("zaal Raadzaal", "\tzaal: x", "titel: [nieuw] punt", "x: 'open", "tekst: a: b", "veld: @x", "  diep: x")
    for _ in range(300):
        file = chance.choice(FILES)
        lines = file.read_text("utf-8").rstrip("\n").split("\n")
        tops = [index for index, line in enumerate(lines) if line and line[0].isalpha() and ": |" not in line]
        at = chance.choice(tops)
        lines.insert(at, f"qqqq{at}: x")
        above = [index for index in tops if index < at]
        if above:
            lines.insert(chance.choice(above), chance.choice(breaks))
            at += 1
        reading = read(BY_SOORT[file.parent.name], "data/x.yaml", file.stem, "\n".join(lines).encode())
        told = [each.line for each in reading.problems if each.code == "onbekend-veld" and "qqqq" in each.message]
        assert told == [at + 1], as_text(reading.problems) + "\n" + "\n".join(lines)


def test_a_council_with_damaged_records_is_checked_to_the_end(tmp_path: Path) -> None:
    chance = random.Random(SEED)  # noqa: S311 - the same damage every time
    root = tmp_path / "lok"
    shutil.copytree(GOLDEN / "raad", root)
    memory = Memory()
    for number in range(COUNCILS):
        for file in FILES:
            place = root / "data" / file.parent.name / file.name
            wanted = file.read_text("utf-8")
            if chance.random() < 0.2:
                wanted = damaged(wanted, chance)
            if place.read_bytes() != wanted.encode("utf-8", "replace"):
                place.write_bytes(wanted.encode("utf-8", "replace"))
        loaded = load(root, memory)
        problems = check(loaded, root, DAY)
        whole = sum(len(each) for each in loaded.archive.records.values())
        assert (whole < len(FILES)) <= any(each.blocks for each in problems), f"council {number}"
        assert not any(line.startswith("::") for line in as_text(problems).splitlines())
        assert len(as_github(problems).splitlines()) == len(problems)
        assert as_summary(problems)
