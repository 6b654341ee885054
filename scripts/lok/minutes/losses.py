"""What got lost between the source and the record: numbers, amounts, days, hours, and ``niet``, ``geen``, ``nooit``, ``zonder``.

A word is counted in its own block, for it stands everywhere; a number is lost when it stands nowhere at all. What a block
that was left out on purpose held is told as a fact, and is no alarm.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from lok.minutes.numbers import DIGITS, WORDS, value
from lok.minutes.pasted import Readers
from lok.minutes.times import days, hours
from lok.words.private import scan
from lok.words.tokens import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lok.minutes.around import Around
    from lok.minutes.choices import Choices, Chosen
    from lok.minutes.pasted import Pasted

DENIALS: Final = ("niet", "geen", "nooit", "zonder")
AMOUNT: Final = re.compile(r"€|\beuro\b|\beur\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Loss:
    """What of one block, or with an empty id of the lines around the items, stands nowhere in the result.

    ``numbers`` as they stood in the source; ``denials`` each with how often it got lost. ``deliberate`` when the block was
    left out.
    """

    block: str
    deliberate: bool
    numbers: tuple[str, ...]
    denials: tuple[tuple[str, int], ...]

    @property
    def told(self) -> str:
        """In one Dutch sentence."""
        what = [
            *self.numbers,
            *(f"{count} keer ‘{word}’" if count > 1 else f"‘{word}’" for word, count in self.denials),
        ]
        where = "Je liet dit weg, en het staat nergens anders" if self.deliberate else "Dit staat nergens meer"
        return f"{where}: {', '.join(what)}."


def losses(pasted: Pasted, choices: Choices, around: Around) -> tuple[Loss, ...]:
    """What got lost, in the order of the blocks; what was lost from no block comes last."""
    kept = [each for each in choices.blocks if each.readers is not Readers.weglaten]
    result = {number for each in kept for text in _result(each) for number, _ in numbers(text, around)}
    result |= {number for text in _frame(choices) for number, _ in numbers(text, around)}
    result |= {str(WORDS[word]) for each in kept for word in words(each.text) if word in WORDS}
    found = []
    for each in choices.blocks:
        if each.block.copied:
            continue
        deliberate = each.readers is Readers.weglaten
        source = _kept(each)
        gone = _missing(numbers(source, around), result)
        fewer = _denials(source)
        if not deliberate:
            fewer -= _denials("\n".join(_result(each)))
        if gone or fewer:
            found.append(
                Loss(each.block.id, deliberate, gone, tuple((word, fewer[word]) for word in DENIALS if fewer[word]))
            )
    gone = _missing(
        (each for line in pasted.overhead if not any(True for _ in scan(line)) for each in numbers(line, around)),
        result | _of_the_agenda(pasted, around),
    )
    if gone:
        found.append(Loss("", deliberate=False, numbers=gone, denials=()))
    return tuple(found)


def _kept(each: Chosen) -> str:
    """The source of a block without what was pointed out and taken away: that is told already."""
    pieces, last = [], 0
    for notice in each.block.notices:
        if notice.sure:
            pieces.append(each.block.source[last : notice.start])
            last = max(last, notice.end)
    return "".join((*pieces, each.block.source[last:]))


def _missing(asked: Iterable[tuple[str, str]], result: set[str]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(shown for number, shown in asked if number not in result and _as_hour(shown) not in result)
    )


def _as_hour(shown: str) -> str:
    """``19.30`` as an hour, for where nothing says whether it is one."""
    hour, _, minute = shown.partition(".")
    return f"{int(hour):02d}:{minute}" if len(minute) == 2 and len(hour) < 3 and f"{hour}{minute}".isdigit() else ""


def _denials(text: str) -> Counter[str]:
    return Counter(word for word in words(text) if word in DENIALS)


def _result(each: Chosen) -> Iterator[str]:
    """The texts that a chosen block becomes."""
    yield each.text
    if each.values is not None:
        yield from _texts(each.values)
    if each.block.action is not None:
        yield from (each.block.action.omschrijving, each.block.action.deadline)
    if each.block.vote is not None:
        yield from (str(count) for _, count in each.block.vote.counts)


def _texts(values: Mapping[str, Any]) -> Iterator[str]:
    for each in values.values():
        if isinstance(each, dict):
            yield from _texts(each)
        elif isinstance(each, list | tuple):
            yield from (str(one) for one in each)
        else:
            yield str(each)


def _frame(choices: Choices) -> Iterator[str]:
    """The texts around the blocks: titles, hours, attendance, guests. No numbers of items: those say nothing of what was said."""
    yield from (str(each["titel"]) for each in choices.items.values() if each["keep"])
    yield from choices.head.values()
    yield from choices.guests
    yield from (text for line in choices.attendance for text in line.values())


def _of_the_agenda(pasted: Pasted, around: Around) -> set[str]:
    """What the record says already: the day, the planned hour, the titles of its items."""
    meeting = around.meeting
    known = [f"{meeting.gepland_begin:%Y-%m-%d %H:%M}", meeting.locatie or "", *(each.title for each in pasted.items)]
    known += [f"{each.nr} {each.titel}" for each in meeting.agendapunten]
    known += [each.source for each in pasted.attendance if each.sure]
    known += [day.isoformat() for day in around.meetings]
    return {number for text in known for number, _ in numbers(text, around)}


def numbers(text: str, around: Around) -> list[tuple[str, str]]:
    """The days, hours, amounts and other numbers in a text, as (value, as it stood); a day and an hour count as one."""
    found: list[tuple[int, str, str]] = []
    rest = list(text)
    for start, end, day in days(text, around.day):
        found.append((start, day.isoformat(), text[start:end]))
        rest[start:end] = " " * (end - start)
    open_ = "".join(rest)
    for start, end, hour in hours(open_):
        found.append((start, f"{hour:%H:%M}", text[start:end]))
        rest[start:end] = " " * (end - start)
    bare = "".join(rest)
    for match in DIGITS.finditer(bare):
        around_it = bare[max(0, match.start() - 3) : match.start()] + bare[match.end() : match.end() + 6]
        shown = match[0].strip()
        found.append((match.start(), value(shown), f"{shown} euro" if AMOUNT.search(around_it) else shown))
    return [(number, shown) for _, number, shown in sorted(found)]
