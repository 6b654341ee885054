"""Every state can be told from every other one by its icon alone."""

from __future__ import annotations

import re
from collections import defaultdict

from samples.places import REPOSITORY

THEME = REPOSITORY / "scripts" / "theme" / "assets"
STATE = re.compile(r'((?:\.lok-staat--[a-z0-9-]+(?:, )?)+) \{ --icoon: url\("\.\./iconen/([a-z-]+\.svg)"\)')


def icons() -> dict[str, list[str]]:
    """By icon, the rules that give it to a state; a rule with two names gives one meaning two names."""
    found: dict[str, list[str]] = defaultdict(list)
    for sheet in (THEME / "stijl").glob("*.css"):
        for names, icon in STATE.findall(sheet.read_text("utf-8")):
            found[icon].append(names)
    return found


def test_two_states_never_share_an_icon() -> None:
    assert {icon: rules for icon, rules in icons().items() if len(rules) > 1} == {}
    assert len(icons()) > 40


def test_every_icon_of_a_state_is_there() -> None:
    assert [icon for icon in icons() if not (THEME / "iconen" / icon).is_file()] == []
