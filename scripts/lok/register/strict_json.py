"""The bytes of a file of others as plain data, by the letter: no names twice, no numbers that are none, no bottomless lists."""

from __future__ import annotations

import json
import re
from typing import Any

from lok.register.refusals import refused

DEEPEST = 32
"""Lists and groups inside one another; what councils publish has some eight."""
LONGEST_NUMBER = 32
STRING = re.compile(rb'"(?:[^"\\]|\\.)*+(?:"|\Z)', re.DOTALL)
"""A text. One that does not end takes the rest along, so that the search begins once and not at every sign of it."""
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Signs that nobody sees and that turn round how what follows is read: a title would say something else than it holds."""
TURNED = re.compile(rb"(?<!\\)(?:\\\\)*\\u(?:202[a-eA-E]|206[6-9])")
"""The same, written as numbers."""
HALF = re.compile(rb"\\u[dD][89a-fA-F]")
"""How half of a character begins where it is written as a number."""


def read(content: bytes) -> dict[str, Any]:
    """The group of fields that a file holds.

    Raises ``Refusal`` for what is no JSON, or JSON that two programs would read differently.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise refused("onleesbaar", reden="de tekens zijn geen UTF-8")
    content = content.removeprefix(b"\xef\xbb\xbf")
    _judge_depth(content)
    try:
        found = json.loads(
            content.decode("utf-8"),
            object_pairs_hook=_once,
            parse_constant=_no_number,
            parse_int=_whole,
            parse_float=_broken,
        )
    except UnicodeDecodeError:
        raise refused("onleesbaar", reden="de tekens zijn geen UTF-8") from None
    except json.JSONDecodeError as error:
        raise refused("onleesbaar", reden=f"op regel {error.lineno} staat een fout") from None
    except RecursionError:
        raise refused("onleesbaar", reden="lijsten staan te diep in elkaar") from None
    if not isinstance(found, dict):
        raise refused("onleesbaar", reden="er hoort een groep velden te staan")
    _judge_direction(content)
    if HALF.search(content):
        _judge_characters(found)
    return found


def _judge_characters(found: Any) -> None:
    try:
        json.dumps(found, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        raise refused("onleesbaar", reden="er staat een half teken in") from None


def _judge_direction(content: bytes) -> None:
    text = content.decode("utf-8")
    at = TURNING.search(text)
    written = TURNED.search(content)
    if at or written:
        before = text[: at.start()].count("\n") if at else content[: written.start() if written else 0].count(b"\n")
        raise refused("omgekeerd", regel=before + 1)


def _judge_depth(content: bytes) -> None:
    """Refuse what goes too deep before anything is entered. Signs in a text do not count."""
    depth = 0
    for sign in STRING.sub(b"", content):
        if sign in b"[{":
            depth += 1
            if depth > DEEPEST:
                raise refused("onleesbaar", reden="lijsten staan te diep in elkaar")
        elif sign in b"]}":
            depth -= 1


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        seen: set[str] = set()
        twice = next(name for name, _ in pairs if name in seen or seen.add(name))  # type: ignore[func-returns-value]
        raise refused("onleesbaar", reden=f"de naam ‘{twice[:40]}’ staat twee keer in één groep")
    return found


def _no_number(word: str) -> Any:
    raise refused("onleesbaar", reden=f"{word} is geen getal")


def _whole(digits: str) -> int:
    if len(digits) > LONGEST_NUMBER:
        raise refused("onleesbaar", reden="er staat een getal zonder maat in")
    return int(digits)


def _broken(digits: str) -> float:
    """A number with a fraction. One that is too large to hold would become infinite."""
    found = float(digits)
    if found in (float("inf"), float("-inf")):
        raise refused("onleesbaar", reden="er staat een getal zonder maat in")
    return found
