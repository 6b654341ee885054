"""Records and pages that were damaged at random: what the check lets pass can be built, every time."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from lok.build.builder import Builder
from samples.damage import damaged
from samples.whole_council import DAY, found

if TYPE_CHECKING:
    from pathlib import Path

COUNCILS = 6
DAMAGED = 0.3
"""The share of the files that somebody slips in."""


def test_a_council_without_faults_can_be_built_whatever_was_done_to_its_files(tmp_path: Path) -> None:
    chance = random.Random(20261129)  # noqa: S311 - the same damage every time
    root = tmp_path / "lok"
    found(root)
    good = {file: file.read_bytes() for file in sorted([*root.glob("data/*/*.yaml"), *root.glob("content/**/*.md")])}
    accepted = 0
    with Builder(root, tmp_path / "uit") as builder:
        for number in range(COUNCILS):
            left = set()
            for file, raw in good.items():
                wanted = raw
                if chance.random() < DAMAGED:
                    wanted = damaged(raw.decode("utf-8"), chance).encode("utf-8", "replace")
                    left.add(file)
                file.write_bytes(wanted)
            # What is refused is repaired, with half of the rest when a fault is told of a file that nobody touched.
            while not (report := builder.build(DAY)).sites:
                blamed = {root / each.path for each in report.problems if each.blocks}
                assert left, f"council {number}: {[str(each) for each in report.problems if each.blocks]}"
                for file in (blamed & left) or chance.sample(sorted(left), -(-len(left) // 2)):
                    file.write_bytes(good[file])
                    left.discard(file)
            accepted += len(left)
    assert accepted > COUNCILS * 5, "too little of the damage passed the check to say anything"
