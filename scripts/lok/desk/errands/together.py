"""Questions that hang together: folded away in a group, asked only when another one says so, or those of the thing that was chosen first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from lok.desk.forms import MEMBERS, Control, Field
from lok.model.depends import holds, nothing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from lok.acts.deed import Office


def fold(name: str, label: str, *fields: Field, help: str = "") -> Field:  # noqa: A002  the name that a field has for it
    """Questions under a title that folds; it stands open when something is filled in or must be."""
    value = [each.name for each in fields if each.filled or each.required]
    return Field(
        (name,), label, help, MEMBERS, Control.GROUP, several=False, required=False, value=value, fields=fields
    )


def only_if(field: Field, **when: frozenset[str]) -> Field:
    """A question that is asked when one of the others, by name, has one of these answers (``FILLED`` for any)."""
    return replace(field, when=when)


def flat(questions: Iterable[Field]) -> Iterator[Field]:
    """The questions, those within groups in their place."""
    for each in questions:
        if each.control is Control.GROUP:
            yield from flat(each.fields)
        else:
            yield each


def answered(questions: Iterable[Field], values: Mapping[str, Any]) -> dict[str, Any]:
    """What was answered, by name, to the questions that are asked now. What is hidden says nothing.

    A question that no other asks for stays while somebody has written in it: nothing that was typed goes out of sight.
    """
    fields = tuple(flat(questions))
    names = {each.name for each in fields}
    typed = {each.name for each in fields if not nothing(values.get(each.name)) and values[each.name] != each.value}
    said: dict[str, Any] = {}
    for _ in fields:  # what asks for a question may stand behind it, and be asked for itself
        names_now = [each.name for each in fields if each.name in typed or _asked(each, names, said)]
        if names_now == list(said):
            break
        said = {name: values.get(name) for name in names_now}
    return said


def _asked(field: Field, names: set[str], said: Mapping[str, Any]) -> bool:
    """Whether a question is asked. What depends on something that this task does not ask depends on nothing here."""
    when = {other: words for other, words in (field.when or {}).items() if other in names}
    return not when or holds(when, said.get)


def as_shown(questions: Iterable[Field]) -> tuple[Field, ...]:
    """The questions as a page opens with them: those that nothing asks for yet are hidden."""
    questions = tuple(questions)
    there = answered(questions, {each.name: each.value if each.several else each.chosen for each in flat(questions)})
    return tuple(_shown(each, there) for each in questions)


def _shown(field: Field, there: Mapping[str, Any]) -> Field:
    if field.control is not Control.GROUP:
        return replace(field, asked=field.name in there)
    fields = tuple(_shown(each, there) for each in field.fields)
    return replace(field, fields=fields, asked=any(each.asked for each in fields))


@dataclass(frozen=True, slots=True)
class Which:
    """Questions about one of several things: ``first`` asks which, and ``rest`` are those of what was chosen, filled in already.

    Where ``first`` is ``None`` there is nothing to choose, and ``rest`` gets an empty word.
    """

    first: Callable[[Office, str], Field | None]
    rest: Callable[[Office, str, str], Iterable[Field]]

    def __call__(self, office: Office, record_id: str) -> Iterator[Field]:
        """The questions as long as nobody chose."""
        return self.of(office, record_id, {})

    def of(self, office: Office, record_id: str, given: Mapping[str, Any]) -> Iterator[Field]:
        """The questions of what was chosen among ``given``."""
        first, chosen = self.first(office, record_id), ""
        if first is not None:
            said = given.get(first.name)
            chosen = said if isinstance(said, str) and said in dict(first.choices) else first.chosen
            yield replace(first, value=chosen)
        yield from self.rest(office, record_id, chosen)
