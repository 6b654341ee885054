"""What a test of a task at the desk asks: what stands in the records afterwards, and what git says of it, by path and by field."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING, Any

from lok.source.parse import parse

if TYPE_CHECKING:
    from pathlib import Path

    from samples.desk import Answer, Client

HERE = "/werk/proef/"
CHANGED_ON = "laatst_gewijzigd"


def record(root: Path, path: str) -> Any:
    """A record as it stands."""
    return parse((root / path).read_text("utf-8"))


def _git(root: Path, *words: str) -> str:
    return subprocess.run(["git", *words], cwd=root, check=True, capture_output=True, text=True).stdout


def changed(root: Path) -> list[str]:
    """The records that git sees as changed."""
    return sorted(_git(root, "status", "--porcelain", "-uall", "data").splitlines())


def changes(root: Path) -> dict[str, list[str]]:
    """By the record that git sees as changed, every place in it that says something else; ``["nieuw"]`` for a new one.

    A place is written as ``gevolgen.0.motivering``. The day of the last change, which the desk writes, is left out.
    """
    found = {}
    for line in changed(root):
        path = line[3:]
        if line.startswith("??"):
            found[path] = ["nieuw"]
            continue
        before = leaves(parse(_git(root, "show", f"HEAD:{path}")))
        after = leaves(record(root, path))
        places = {each for each in before.keys() | after.keys() if before.get(each) != after.get(each)}
        found[path] = sorted(places - {CHANGED_ON})
    return found


def taken_away(root: Path) -> list[str]:
    """The lines that git says are gone, but for the day of the last change."""
    lines = _git(root, "diff", "--unified=0", "--", "data").splitlines()
    gone = [each[1:].strip() for each in lines if each.startswith("-") and not each.startswith("---")]
    return [each for each in gone if not each.startswith(CHANGED_ON)]


def leaves(value: Any, at: str = "") -> dict[str, Any]:
    """The values of a record by their place."""
    if isinstance(value, dict | list) and value:
        pairs = value.items() if isinstance(value, dict) else enumerate(value)
        return {
            place: leaf
            for key, each in pairs
            for place, leaf in leaves(each, f"{at}.{key}" if at else str(key)).items()
        }
    return {at: value}


def number(digit: str) -> str:
    """The number of one tap."""
    return digit * 32


def tried(client: Client, place: str, answers: dict[str, Any]) -> str:
    """What a task says that it would change."""
    answer = client.post(f"{HERE}{place}proef", answers)
    assert answer.status == 200, answer.text[:300]
    return str(answer.json["blad"]).replace("\N{NO-BREAK SPACE}", " ").replace("&nbsp;", " ")


def done(client: Client, place: str, answers: dict[str, Any], digit: str = "a") -> Answer:
    """Do a task, which must be possible. Sent twice, it is done once."""
    sent = {**answers, "id": number(digit)}
    first = client.post(f"{HERE}{place}doe", sent)
    assert first.status == 200, first.text
    again = client.post(f"{HERE}{place}doe", sent)
    assert again.json["naar"] == first.json["naar"]
    return first


def undone(client: Client, answer: Answer, digit: str = "9") -> None:
    """Take a task back in one tap."""
    back = client.post(f"{HERE}ongedaan", {"nummer": answer.json["nummer"], "id": number(digit)})
    assert back.json["opnieuw"] is True, back.text
