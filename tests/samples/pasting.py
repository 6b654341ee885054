"""Minutes pasted at a desk over HTTP: what a browser asks, and what lies on disk."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from lok.source.parse import parse

if TYPE_CHECKING:
    from pathlib import Path

    from samples.desk import Answer, Client

DAY = "2026-02-05"
CANARY = "Kanariepiet zingt om 19.17 uur over 4711 plaatsen."
ONE_ITEM = f"1. Verslag van de vorige vergadering\n{CANARY}\n"


def place(day: str = DAY) -> str:
    return f"/werk/proef/vergaderingen/verg-{day}/verslag"


def record(root: Path, day: str = DAY) -> Path:
    return root / f"data/vergaderingen/verg-{day}.yaml"


def data(root: Path, day: str = DAY) -> dict[str, Any]:
    return parse(record(root, day).read_text("utf-8"))


def read(client: Client, day: str = DAY, **source: Any) -> dict[str, Any]:
    """What was pasted, cut: the sheet to choose on, and the first choices."""
    answer = client.post(f"{place(day)}/lees", source)
    assert answer.status == 200, answer.text
    found: dict[str, Any] = answer.json
    return found


def write(client: Client, choices: dict[str, Any], day: str = DAY, **more: Any) -> Answer:
    return client.post(f"{place(day)}/schrijf", {"keuzes": choices, **more})


def everything(root: Path) -> dict[str, str]:
    """Every file of the repository and of what the desk keeps, by its path: what it holds, told short."""
    files = (each for each in root.parents[3].rglob("*") if each.is_file() and each.name != "index")
    return {str(each): hashlib.sha256(each.read_bytes()).hexdigest() for each in files}
