"""What libyaml complains about, recognised as the mistake a secretary made.

Stands beside ``source`` and runs only when a text is already refused, so it may take its time.
libyaml names the rule of its grammar that broke; the same complaint comes from very different
mistakes. ``explain`` therefore looks at the complaint (its context and problem, compared as text of
libyaml 0.2), at the last event before it and at the characters on that place. What it does not
recognise gets the general message, with the place; the English text is never shown.
"""

import re
from typing import Final

from yaml.error import MarkedYAMLError, YAMLError
from yaml.events import Event, ScalarEvent

from lok.source.positions import position
from lok.source.refusals import MAX_KEY, Position, SourceError, refusal
from lok.words.shown import CURLY, name_of

_CONFLICT: Final = re.compile(r"^(?:<{7}|>{7})(?= |\r?$)", re.MULTILINE)

_FIELD: Final = re.compile(r"\s*(?:- +)*[\"']?[a-z][\w-]*[\"']?:(?:\s|$)")
_HARD_SPACE: Final = re.compile("[ ]*(?:(?:- )*(?:-|[a-z_]+:))?[\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000]")
_WITH_TEXT: Final = re.compile(r"\s*(?:- +)*(?P<field>[a-z][\w-]*):\s+(?:\S+\s+){2,}\S")
_INDENTED_FIRST: Final = re.compile(r"(?P<before>(?:[ \t\r]*(?:#[^\n]*)?\n)*)(?P<indent> +)[^\s#]")
_BULLETS: Final = frozenset("•·●▪◦‣–—")
_BRACKET_VALUE: Final = re.compile(r"\s*(?:- +)*(?:- +|[\w-]+:\s+)(?P<bracket>[\[{]).*[\]}]\s+\S")

# what libyaml says of a character that cannot stand there: @ ` % or a tab, ] } or a comma, a question mark
_BAD_STARTS: Final = ("cannot start any token", "expected node content", "mapping keys are not allowed")

# (words in libyaml's context, words in its problem, name of the refusal, point at the context's mark)
_COMPLAINTS: Final[tuple[tuple[str, str, str, bool], ...]] = (
    ("", "tab character", "tab", False),
    ("scanning a quoted scalar", "", "open quote", True),
    ("parsing a quoted scalar", "", "escape", False),
    ("scanning an anchor", "", "anchor", True),
    ("scanning an alias", "", "alias", True),
    ("a tag", "", "tag", True),
    ("", "undefined tag handle", "tag", False),
    ("directive", "", "directive", True),
    ("", "incompatible YAML document", "directive", False),
    ("", "duplicate %", "directive", False),
    ("scanning a block scalar", "", "block header", True),
    ("", "could not find expected ':'", "missing colon", True),
    ("", "unexpected ':'", "colon in value", False),
    ("", "block sequence entries are not allowed", "list on line", False),
    ("parsing a flow sequence", "", "open bracket", True),
    ("parsing a flow mapping", "", "open brace", True),
    ("", "<document start>", "text after end", False),
)


def explain(text: str, error: YAMLError, last: Event | None) -> SourceError:
    """The refusal that fits libyaml's complaint; ``last`` is the last event before it, if any."""
    if conflict := _CONFLICT.search(text):
        return refusal("conflict", Position(text.count("\n", 0, conflict.start()) + 1, 1))
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return refusal("general", Position(1, 1))
    if _is_running_text(text):
        return refusal("minutes", Position(1, 1))
    place = position(error.problem_mark)
    context = position(error.context_mark).line if error.context_mark else place.line
    if "<document start>" in (error.problem or "") and place.column == 1 and (first := _INDENTED_FIRST.match(text)):
        return refusal("indentation", Position(first["before"].count("\n") + 1, len(first["indent"]) + 1))
    return _pasted(text, (context, place.line) if context == place.line - 1 else (place.line,)) or _recognise(
        text, error, place, last
    )


def _is_running_text(text: str) -> bool:
    """Whether hardly any line is a field: minutes or a letter, pasted as they are."""
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    return len(lines) > 2 and sum(1 for line in lines if _FIELD.match(line)) * 5 < len(lines)


def _pasted(text: str, numbers: tuple[int, ...]) -> SourceError | None:
    """What comes along from a word processor: a space that is none in front or after a sign, or a bullet.

    libyaml reads such a line as text that goes on, and complains there or one line later.
    """
    for number in (*numbers, numbers[-1] - 1, numbers[-1] + 1):
        if found := _HARD_SPACE.match(_line(text, number)):
            return refusal("hard space", Position(number, found.end()), character=name_of(found[0][-1]))
    for number in numbers:
        line = _line(text, number)
        if line.lstrip()[:1] in _BULLETS and line.strip():
            return refusal("bullet", Position(number, len(line) - len(line.lstrip()) + 1), character=line.lstrip()[0])
    return None


def _recognise(text: str, error: MarkedYAMLError, place: Position, last: Event | None) -> SourceError:
    context, problem = error.context or "", error.problem or ""
    rest = _line(text, place.line)[place.column - 1 :]
    if found := _bracket_value(text, place, context):
        return found
    if isinstance(last, ScalarEvent) and _goes_on(last, place) and "scanning" not in context:
        return _after_quote(last, place)
    if "mapping values are not allowed" in problem:
        return _unexpected_colon(text, place, last)
    if any(words in problem for words in _BAD_STARTS):
        return _bad_start(place, rest)
    if "parsing a block" in context:
        return _misplaced(place, rest, last)
    return _by_complaint(text, error, place)


def _bracket_value(text: str, place: Position, context: str) -> SourceError | None:
    """A text that begins with a bracket, so that it was read as a list or a group, and then goes on."""
    bracket = _BRACKET_VALUE.match(_line(text, place.line))
    if bracket is None or "flow" in context or place.column <= bracket.start("bracket") + 1:
        return None
    return refusal("bracket value", Position(place.line, bracket.start("bracket") + 1), character=bracket["bracket"])


def _bad_start(place: Position, rest: str) -> SourceError:
    """A value was expected, but here stands what cannot begin one."""
    if not rest or (place.column == 1 and rest.startswith(("---", "..."))):
        return refusal("unfinished", place)
    if rest[0].isalnum():
        return refusal("indentation", place)
    return refusal({"\t": "tab", ":": "missing key"}.get(rest[0], "value start"), place, character=rest[0])


def _goes_on(last: ScalarEvent, place: Position) -> bool:
    """Whether the place follows a quoted text on the line where that text was closed."""
    return last.style in {"'", '"'} and position(last.end_mark).line == place.line


def _by_complaint(text: str, error: MarkedYAMLError, place: Position) -> SourceError:
    context, problem = error.context or "", error.problem or ""
    for in_context, in_problem, name, at_context in _COMPLAINTS:
        if in_context in context and in_problem in problem:
            at = position(error.context_mark) if at_context and error.context_mark else place
            return _going_on(text, at) if name == "missing colon" else refusal(name, at)
    return refusal("general", place)


def _going_on(text: str, place: Position) -> SourceError:
    """A line without a colon: the next paragraph of the text above it, or a field that misses its colon."""
    words = _line(text, place.line).split()
    if words and words[0].startswith("{"):
        return refusal("missing dash", place)
    for number in range(place.line - 1, 0, -1):
        line = _line(text, number)
        above = _WITH_TEXT.match(line)
        if above and len(words) > 3 and not words[0].startswith("-"):
            return refusal("several lines", place, field=above["field"], first=number)
        if line.strip() and len(line.split()) < 3:
            break
    return refusal("missing colon", place)


def _after_quote(last: ScalarEvent, place: Position) -> SourceError:
    """A quoted text is closed, but its line goes on; a text over several lines is shown at its start."""
    start, end = position(last.start_mark), position(last.end_mark)
    return refusal("text after quote", place if start.line == end.line else start, first=start.line, last=end.line)


def _unexpected_colon(text: str, place: Position, last: Event | None) -> SourceError:
    """A colon where none can stand: inside a value, after a line that was read on, or after a huge key."""
    if not isinstance(last, ScalarEvent):
        return refusal("colon in value", place)
    start = position(last.start_mark)
    before, line = _line(text, start.line)[: start.column - 1], _line(text, place.line)
    if start.line == place.line and last.value[:1] in CURLY and before.strip():
        return refusal("curly quotes", start, character=last.value[:1])
    indent = len(line) - len(line.lstrip())
    first_of_item = not before.strip(" -") and indent == start.column - 1
    if start.line < place.line and (not before.strip() or first_of_item):
        return _going_on(text, start)
    if start.line < place.line:
        return refusal("joined lines", Position(place.line, indent + 1), first=start.line)
    if len(last.value) > MAX_KEY and not before.strip(" -"):
        return refusal("long key", start, limit=MAX_KEY)
    return refusal("colon in lines" if before.strip() and _goes_below(text, place) else "colon in value", place)


def _goes_below(text: str, place: Position) -> bool:
    """Whether the line after a place stands further in and is no field: a text of several lines."""
    line, following = _line(text, place.line), _line(text, place.line + 1)
    deeper = len(following) - len(following.lstrip()) > len(line) - len(line.lstrip(" -"))
    return bool(following.strip()) and deeper and not _FIELD.match(following)


def _misplaced(place: Position, rest: str, last: Event | None) -> SourceError:
    """Something that does not belong to the mapping or list around it: nearly always indentation."""
    if rest[:1] in {"]", "}"}:
        return refusal("stray bracket", place, character=rest[:1])
    if rest.startswith(":"):
        return refusal("missing key", place)
    if isinstance(last, ScalarEvent) and last.style in {"|", ">"}:
        return refusal("block text", place)
    if rest.startswith("- ") or rest == "-":
        return refusal("stray dash", place)
    return refusal("indentation", place)


def _line(text: str, number: int) -> str:
    """One line of a text, counted from 1, without its line break; empty beyond the end."""
    lines = text.split("\n")
    return lines[number - 1].removesuffix("\r") if number <= len(lines) else ""
