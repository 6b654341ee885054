"""A meeting played at the desk: planned, called, held, voted, elected, written up, approved and put forward.

With a mouse at a desk, with a finger on a telephone in the dark, and with keys alone. After each step the difference that
git sees holds only what was meant.
"""

from __future__ import annotations

import os
import re
import subprocess
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from browser import evening
from browser.desk import at_desk
from browser.hands import HEARD, Hand
from lok.build.builder import Builder
from samples import round_table
from samples.desk import Clock, at_work, repository
from samples.desk import works as works_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from lok.desk.works import Work

PATHS = {
    "deze": f"data/vergaderingen/{evening.MEETING}.yaml",
    "vorige": f"data/vergaderingen/{round_table.LAST}.yaml",
}
WAYS = {
    "muis": {"viewport": {"width": 1280, "height": 800}},
    "vinger": {
        "viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True, "color_scheme": "dark"
    },
    "toetsen": {"viewport": {"width": 1280, "height": 800}, "color_scheme": "dark"},
}  # fmt: skip
ACTS = {"roepen": 4, "openen": 1, "aanwezig": 2, "stemmen": 7, "sluiten": 2}
"""What it takes to call a meeting with the five items that come back, and for an evening of seventeen seats and three votes."""
LONGEST_SENTENCE = 160
VOTE = r"stemmingen:|- onderwerp: .*|(?:methode|voor|tegen|onthouding|gevolg): .*"
CHOICE = r"verkiezingen:|kandidaten:|rondes:|- kandidaten:|- (?:functie|kandidaat): .*|(?:methode|zetel|stemmen|verkozen): .*"
MEANT = {
    "call": {"deze": ".*"},
    "added": {"deze": r"- nr: .*|(?:nr|titel|soort|voorstel|status|uitgenodigd_op): .*|De raad vraagt .*"},
    "answered": {"deze": r"toezeggingen:|- zetel: zetel-[a-z]+|antwoord: .*"},
    "opened": {"deze": r"(?:status|werkelijk_begin|laatst_gewijzigd): .*|aanwezigheden:|- zetel: .*"},
    "attended": {"deze": r"- zetel: .*|status: .*"},
    "voted": {"deze": VOTE},
    "elected": {"deze": CHOICE},
    "written": {
        "deze": r"(?:bespreking|besluit): .*|actiepunten:|- omschrijving: .*|(?:verantwoordelijke|zetel|status|tot): .*"
        r"|aanwezig_afwijkend:|- zetel: .*|aanwezig: nee|De raad vraagt .*|De leden vinden .*"
    },
    "closed": {"deze": r"(?:einde|status|quorum_bereikt): .*"},
    "approved": {
        "deze": r"vorige_verslagen:|- vergadering: .*|(?:resultaat|opmerking): .*|Twee cijfers verbeterd\.",
        "vorige": r"(?:status|verslag_goedgekeurd_op|laatst_gewijzigd): .*",
    },
}
"""By step the lines that may come, go or change, in which record; nothing else may."""


class History:
    """What git sees of a draft, step by step."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.tree = self._tree()

    def _git(self, *words: str) -> str:
        env = os.environ | {"GIT_INDEX_FILE": str(self.root.parent / "proef.index")}
        return subprocess.run(
            ["git", *words], cwd=self.root, env=env, capture_output=True, check=True, text=True
        ).stdout

    def _tree(self) -> str:
        self._git("add", "--all", "--", ":!*/__pycache__/*")  # as a council's own rules for git leave it out
        return self._git("write-tree").strip()

    def holds(self, meant: dict[str, str]) -> None:
        """Since the last time only these files changed, and each changed line is as its pattern says."""
        now = self._tree()
        names = self._git("diff", "--name-only", self.tree, now).split()
        assert sorted(names) == sorted(meant), f"changed: {names}"
        for name, pattern in meant.items():
            lines = self._git("diff", "-U0", self.tree, now, "--", name).partition("\n@@")[2].splitlines()[1:]
            odd = [
                each for each in lines if not each.startswith("@@") and not re.fullmatch(rf"[+-]\s*({pattern})", each)
            ]
            assert not odd, f"{name}: {odd}"
        self.tree = now


@pytest.fixture
def clock() -> Clock:
    return Clock(datetime(2026, 11, 23, 14, 0))  # noqa: DTZ001  the clock on the wall


@pytest.fixture
def draft(tmp_path: Path, clock: Clock) -> Work:
    return works_of(repository(tmp_path / "raad", round_table.found), clock.today).start("Proef")


@pytest.fixture
def hand(request: pytest.FixtureRequest, browser: Browser, draft: Work, clock: Clock) -> Iterator[Hand]:
    desk_works = works_of(draft.root.parents[3], clock.today)
    with (
        at_work(desk_works, clock=clock) as client,
        at_desk(browser, client, draft, HEARD, **WAYS[request.param]) as desk,
    ):
        yield Hand(desk.open(""), client.origin, request.param)


@pytest.mark.parametrize("hand", WAYS, indirect=True)
def test_a_meeting_is_played_from_plan_to_proposal(hand: Hand, draft: Work, clock: Clock, tmp_path: Path) -> None:
    history = History(draft.root)
    with Builder(draft.root, tmp_path / "sites") as builder:
        for name, meant in MEANT.items():
            if name == "opened":
                clock.now = clock.now.replace(month=12, day=10, hour=19, minute=33)
            if name == "closed":
                clock.on(125)
            getattr(evening, name)(hand)
            history.holds({PATHS[each]: pattern for each, pattern in meant.items()})
            if hand.way != "toetsen":
                hand.looks_right()
            if hand.way == "muis":
                assert builder.build(clock.today()).sites, name
            assert [each for each in hand.heard() if len(each) > LONGEST_SENTENCE] == []
    evening.put_forward(hand)
    history.holds({})
    if hand.way != "toetsen":
        assert {name: hand.acts[name] for name in ACTS} == ACTS
