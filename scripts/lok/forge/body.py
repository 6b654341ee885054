"""The text of a proposal: ours, between two marks that nobody sees, within what a forge takes; what people wrote stays."""

from __future__ import annotations

import re

LONGEST = 60_000
"""Characters of a text: a forge drops one of more than 65,536.

Source: https://docs.github.com/rest/pulls/pulls
"""
BEGIN = "<!-- lok: wat er verandert -->"
END = "<!-- lok: einde -->"
OURS = re.compile(rf"{re.escape(BEGIN)}.*?{re.escape(END)}", re.DOTALL)
SECTION = re.compile(r"^(?=#{2,3} |<details>)", re.MULTILINE)
REST = "\nDe rest past hier niet: die staat in het overzicht van de controle.\n"


def renewed(old: str, text: str, longest: int) -> str:
    """The text of a proposal with our part in its place, or above what is there; as it was when there is no room for ours."""
    ours = text.replace(BEGIN, "").replace(END, "")
    around = OURS.sub("", old, count=1).strip()
    room = longest - len(around) - len(BEGIN) - len(END) - 8
    if room < len(REST):
        return old
    part = f"{BEGIN}\n{cut(ours.strip(), room)}\n{END}"
    if OURS.search(old):
        return OURS.sub(lambda _: part, old, count=1)
    return f"{part}\n\n{around}".strip()


def cut(text: str, longest: int) -> str:
    """A Markdown text within so many characters, cut before the first section that does not fit, and saying so."""
    if len(text) <= longest:
        return text
    kept, room = "", longest - len(REST)
    for section in SECTION.split(text):
        if len(kept) + len(section) > room:
            break
        kept += section
    return f"{kept.rstrip()}\n{REST}".lstrip() if kept else REST.strip()
