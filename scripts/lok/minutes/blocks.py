"""An item of the minutes cut into blocks: what was said, decided, voted, promised; each with a first proposal of its readers.

Everybody is only proposed for what says itself that it is a decision and names nobody. All that is uncertain is for members.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from lok.minutes import actions, votes
from lok.minutes.elections import PLAIN, election
from lok.minutes.paragraphs import Paragraph, Sort
from lok.minutes.pasted import Block, Field, Notice, Readers, Sight
from lok.minutes.pointing import Spoken, mended, notices
from lok.minutes.prose import as_prose, source_of
from lok.minutes.segments import Segment, as_other, segments

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lok.minutes.around import Around
    from lok.minutes.pasted import Item

COMES: Final = re.compile(
    r"\b(?:verlaat|verlaten|verliet|verlieten|vervoegt|vervoegen|komt (?:binnen|toe|aan)|komen (?:binnen|toe|aan)|kwam(?:en)? (?:binnen|toe|aan)|vertrekt|vertrok(?:ken)?|vertrekken)\b",
    re.IGNORECASE,
)
COURSE: Final = (
    "hier kwam of vertrok iemand",
    "Noteer dat bij de aanwezigheden van dit punt: het telt mee voor het aantal stemmen.",
)
LONGEST_ELECTION: Final = 20_000
LONGEST_SUBJECT: Final = 290


def subject(item: Item, around: Around) -> str:
    """What a vote on an item is about: its title in the record, or in the minutes when it is new."""
    return item.title if item.place is None else around.meeting.agendapunten[item.place].titel


class Numbers:
    """The ids of blocks: ``b1``, ``b2``, in their order."""

    def __init__(self) -> None:
        self.count = 0

    def next(self) -> str:
        """The next one."""
        self.count += 1
        return f"b{self.count}"


@dataclass(frozen=True, slots=True)
class Setting:
    """What is the same for all items: what is known, which names were spoken, whether these are decisions only, or a transcript."""

    around: Around
    spoken: Spoken
    decisions: bool
    heard: bool
    numbers: Numbers


def blocks(item: Item, body: Sequence[Paragraph], setting: Setting) -> list[Block]:
    """The blocks of one item. A vote that is told twice is one, and two votes have each their own subject."""
    found = list(_blocks(item, body, setting))
    own = [each.vote for each in found if each.vote is not None and not each.copied]
    kept: list[Block] = []
    subjects: Counter[str] = Counter()
    for each in found:
        if each.vote is not None:
            if each.copied and any(not each.vote.counts or each.vote.counts == other.counts for other in own):
                continue
            subjects[each.vote.onderwerp] += 1
            count = subjects[each.vote.onderwerp]
            subject = each.vote.onderwerp if count == 1 else f"{each.vote.onderwerp[:LONGEST_SUBJECT]} ({count})"
            kept.append(replace(each, vote=replace(each.vote, onderwerp=subject)))
        else:
            kept.append(each)
    return kept


def _blocks(item: Item, body: Sequence[Paragraph], setting: Setting) -> Iterator[Block]:
    chosen, setting = _election(item, body, setting)
    for segment in segments(body, decisions=setting.decisions):
        if segment.what is Field.actiepunt:
            yield from _actions(item, segment, setting)
        elif segment.what is Field.stemming:
            yield from _labelled_vote(item, segment, setting)
        else:
            block = _prose(item, segment, setting)
            yield block
            if block.field is Field.besluit and not chosen:
                yield from _votes(item, block, setting)
    yield from chosen


def _pointed(paragraphs: Sequence[Paragraph], setting: Setting) -> tuple[list[Paragraph], tuple[Notice, ...]]:
    """The paragraphs without what is surely to be pointed out, and all that is, with places in their source."""
    kept, found = [], []
    offset = 0
    for each in paragraphs:
        mine = notices(each.text, setting.around, setting.spoken)
        shift = offset + len(each.said) - len(each.text)
        found += [replace(one, start=one.start + shift, end=one.end + shift) for one in mine]
        if COMES.search(each.text) and setting.around.names.find(each.text[:400]):
            found.append(Notice(Sight.verloop, shift, shift + len(each.text), *COURSE))
        text = mended(each.text, mine) if any(one.sure for one in mine) else each.text
        cells = tuple(tuple(_pointed(cell, setting)[0]) for cell in each.cells)
        if text or cells:
            kept.append(replace(each, text=text, cells=cells))
        offset += len(each.said) + 1
    return kept, tuple(found)


def _readers(item: Item, segment: Segment, found: Sequence[Notice], setting: Setting) -> tuple[Readers, str]:
    """Who is to read a block at first, and why."""
    if setting.heard:
        return Readers.weglaten, "een programma hoorde dit: kies zelf wat in het verslag hoort"
    if segment.what is not Field.besluit or not segment.sure:
        return Readers.leden, segment.why
    if item.closed:
        return Readers.leden, f"{segment.why}, in besloten zitting"
    if any(each.instead.startswith(f"{PLAIN} ") for each in found):
        return Readers.leden, f"{segment.why}, maar er staat een letter van een kandidaat in: schrijf de zetel"
    if any(each.sort is not Sight.verloop and not (each.sure and each.sort is Sight.naam) for each in found):
        return Readers.leden, f"{segment.why}, maar er staat iets in dat niet iedereen mag lezen"
    return Readers.iedereen, segment.why


def _prose(item: Item, segment: Segment, setting: Setting) -> Block:
    kept, found = _pointed(segment.paragraphs, setting)
    readers, why = _readers(item, segment, found, setting)
    return Block(
        setting.numbers.next(),
        item.id,
        segment.what,
        readers,
        segment.sure,
        why,
        source_of(segment.paragraphs),
        as_prose(kept),
        found,
    )


def _votes(item: Item, block: Block, setting: Setting) -> Iterator[Block]:
    """The votes that a decision tells, beside it."""
    for vote in votes.in_text(block.source, subject(item, setting.around), setting.around):
        yield _vote_block(item, vote, setting, "staat in het besluit", copied=True)


def _vote_block(item: Item, found: votes.FoundVote, setting: Setting, why: str, *, copied: bool) -> Block:
    readers = Readers.iedereen if found.sure and not item.closed else Readers.leden
    if setting.heard:
        readers = Readers.weglaten
    told, its = _pointed([Paragraph(line) for line in found.source.split("\n")], setting)
    return Block(
        setting.numbers.next(),
        item.id,
        Field.stemming,
        readers,
        found.sure,
        f"{why}; {found.doubt}" if found.doubt else why,
        found.source,
        as_prose(told),
        its,
        vote=found.vote,
        copied=copied,
    )


def _labelled_vote(item: Item, segment: Segment, setting: Setting) -> Iterator[Block]:
    lines = [each.said for each in segment.paragraphs]
    found = votes.labelled(lines, subject(item, setting.around), setting.around)
    if found is None:
        yield _prose(
            item,
            as_other(segment, Field.bespreking, "onder ‘Stemming’, maar er is geen stemming in herkend"),
            setting,
        )
        return
    yield _vote_block(item, found, setting, segment.why, copied=False)


def _actions(item: Item, segment: Segment, setting: Setting) -> Iterator[Block]:
    columns = actions.columns_of(segment.paragraphs[0])
    for index, each in enumerate(segment.paragraphs):
        if columns and each.sort is Sort.row:
            found = actions.of_row(each.cells, columns, setting.around, setting.spoken) if index else None
        else:
            text = actions.opens(each.text) or actions.points_at(each.text) or each.text
            found = actions.action(text, setting.around, setting.spoken)
        if found is None:
            if index or not columns:
                yield _prose(item, Segment(Field.bespreking, segment.why, sure=False, paragraphs=[each]), setting)
            continue
        _, its = _pointed([each], setting)
        wish = found.action
        mine = notices(wish.omschrijving, setting.around, setting.spoken)
        wish = replace(wish, omschrijving=mended(wish.omschrijving, mine) or wish.omschrijving)
        yield Block(
            setting.numbers.next(),
            item.id,
            Field.actiepunt,
            Readers.weglaten if setting.heard else Readers.leden,
            not found.doubts,
            " ".join((segment.why[:1].upper() + segment.why[1:] + ".", *found.doubts)),
            each.said,
            as_prose(_pointed([replace(each, sort=Sort.text, number="", cells=())], setting)[0]),
            its,
            action=wish,
        )


def _election(item: Item, body: Sequence[Paragraph], setting: Setting) -> tuple[list[Block], Setting]:
    """The block of an election that the body tells of, beside its text; and the setting in which its candidates have no name."""
    whole = source_of(body)
    found = election(whole, item.title, setting.around) if len(whole) < LONGEST_ELECTION else None
    if found is None:
        return [], setting
    spoken = setting.spoken.with_more(
        zip(found.names, found.election.candidates, strict=True), setting.around.known.common
    )
    setting = replace(setting, spoken=spoken)
    readers = Readers.iedereen if found.sure and not item.closed else Readers.leden
    why = "de stemmen van een verkiezing, met zetels of letters in de plaats van namen"
    told, its = _pointed(body, setting)
    block = Block(
        setting.numbers.next(),
        item.id,
        Field.verkiezing,
        Readers.weglaten if setting.heard else readers,
        found.sure,
        why if found.sure else f"{why}; kijk na of alles er staat",
        whole,
        as_prose(told),
        its,
        election=found.election,
        copied=True,
    )
    return [block], setting
