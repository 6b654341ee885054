"""Pages of the build before, taken again when nothing that they were made of has changed.

Stands around ``pages`` where a builder builds again and again. A page is made of what it asks its edition for:
``Asking`` notes the answers while a page is rendered, and ``PageMemory`` gives the page back as long as the next
edition answers the same. An answer that cannot be compared makes the page anew: in doubt nothing is reused.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from lok.edition.select import Kept

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lok.edition.select import Edition
    from lok.model.audience import Reference
    from lok.render.page import Page

Question = tuple[str, ...]
Made = TypeVar("Made")
ANSWERS: Mapping[str, Callable[..., Any]] = {
    "raad": lambda edition: edition.raad,
    "orgaan": lambda edition: edition.orgaan,
    "all": lambda edition, soort: edition.all(soort),
    "find": lambda edition, soort, record_id: edition.find(soort, record_id),
    "beside": lambda edition, soort, record_id: edition.beside(soort, record_id),
    "backlinks": lambda edition, soort, record_id: edition.backlinks_of(soort, record_id),
    "aggregates": lambda edition, name: edition.aggregates[name],
    "insights": lambda edition, name: edition.insights[name],
    "council_of": lambda edition, soort, record_id: edition.council_of(edition.find(soort, record_id)),
    "council_in": lambda edition, year: edition.council_in(int(year)),
    "earlier_name": lambda edition, soort, record_id: edition.earlier_name(edition.find(soort, record_id)),
    "points": lambda edition: edition.points,
    "attachments": lambda edition: edition.attachments,
}
"""What can be asked of an edition and compared with what the next one answers."""


class Asking:
    """An edition that notes what it is asked. What is not in ``ANSWERS`` is answered, and makes the page unreusable."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.asked: dict[Question, Any] = {}
        self.reusable = True
        self.audience, self.date, self.address, self.leden = (
            edition.audience,
            edition.date,
            edition.address,
            edition.leden,
        )
        self.aggregates = _Noted(self, "aggregates")
        self.insights = _Noted(self, "insights")

    def ask(self, *question: str) -> Any:
        """The answer of the edition, noted."""
        if question not in self.asked:
            self.asked[question] = ANSWERS[question[0]](self.edition, *question[1:])
        return self.asked[question]

    def memory_of(self, kind: type[Made]) -> Made:
        """See ``Edition.memory_of``. Nothing is noted: what stands there says itself of what it was made."""
        return self.edition.memory_of(kind)

    @property
    def raad(self) -> Any:
        """See ``Edition.raad``."""
        return self.ask("raad")

    @property
    def orgaan(self) -> Any:
        """See ``Edition.orgaan``."""
        return self.ask("orgaan")

    @property
    def points(self) -> Any:
        """See ``Edition.points``."""
        return self.ask("points")

    @property
    def attachments(self) -> Any:
        """See ``Edition.attachments``."""
        return self.ask("attachments")

    def all(self, soort: str) -> Any:
        """See ``Edition.all``."""
        return self.ask("all", soort)

    def get(self, reference: Reference) -> Any:
        """See ``Edition.get``."""
        return self.ask("find", reference.soort, reference.id)

    def find(self, soort: str, record_id: str) -> Any:
        """See ``Edition.find``."""
        return self.ask("find", soort, record_id)

    def beside(self, soort: str, record_id: str) -> Any:
        """See ``Edition.beside``."""
        return self.ask("beside", soort, record_id)

    def backlinks(self, record: Any) -> Any:
        """See ``Edition.backlinks``."""
        return dict(self.backlinks_of(record.soort, record.id))

    def backlinks_of(self, soort: str, record_id: str) -> Any:
        """See ``Edition.backlinks_of``."""
        return self.ask("backlinks", soort, record_id)

    def council_of(self, record: Any) -> Any:
        """See ``Edition.council_of``."""
        return self.ask("council_of", record.soort, record.id)

    def council_in(self, year: int) -> Any:
        """See ``Edition.council_in``."""
        return self.ask("council_in", str(year))

    def earlier_name(self, record: Any) -> str:
        """See ``Edition.earlier_name``."""
        return str(self.ask("earlier_name", record.soort, record.id))

    def __getattr__(self, name: str) -> Any:
        self.reusable = False
        return getattr(self.edition, name)


class _Noted:
    """The aggregates or insights of an edition, each noted when it is taken."""

    def __init__(self, asking: Asking, name: str) -> None:
        self.asking, self.name = asking, name

    def __getitem__(self, key: str) -> Any:
        return self.asking.ask(self.name, key)


@dataclass(frozen=True, slots=True)
class Remembered:
    """A page with the context it was given and the answers it was made of."""

    page: Page
    context: dict[str, Any]
    answers: dict[Question, Any]


@dataclass(slots=True)
class PageMemory:
    """The pages of one audience as they were last made. ``key`` is what else decides how they read."""

    key: object = None
    pages: dict[str, Remembered] = field(default_factory=dict)
    edition: Kept = field(default_factory=Kept)
    compared: dict[tuple[int, int], bool] = field(default_factory=dict)

    def begin(self, key: object) -> None:
        """Start a build; under another key than before nothing is remembered."""
        if key != self.key:
            self.pages.clear()
            self.key = key
        self.compared.clear()

    def recall(self, edition: Edition, uri: str, context: dict[str, Any]) -> Page | None:
        """The page as it was, when its context and all it asked for are what they were."""
        known = self.pages.get(uri)
        if known is None or known.context.keys() != context.keys():
            return None
        if not all(same(known.context[name], value) for name, value in context.items()):
            return None
        if all(self._unchanged(edition, question, answer) for question, answer in known.answers.items()):
            return known.page
        return None

    def keep(self, page: Page, context: dict[str, Any], asking: Asking) -> None:
        """Remember a page that was made, or forget it when it cannot be compared."""
        if asking.reusable:
            self.pages[page.uri] = Remembered(page, context, asking.asked)
        else:
            self.pages.pop(page.uri, None)

    def _unchanged(self, edition: Edition, question: Question, before: Any) -> bool:
        try:
            now = ANSWERS[question[0]](edition, *question[1:])
        except KeyError:
            return False
        if same(before, now):
            return True
        if question[0] not in ("aggregates", "insights", "points"):
            return False
        # The same two large values are compared for page after page: once is enough. Both live as long as the build.
        pair = id(before), id(now)
        if pair not in self.compared:
            self.compared[pair] = bool(before == now)
        return self.compared[pair]


def same(one: Any, other: Any) -> bool:
    """Whether two values are certainly the same: one object, equal text, numbers or sets, or tuples of such."""
    if one is other:
        return True
    if type(one) is not type(other):
        return False
    if isinstance(one, tuple):
        return len(one) == len(other) and all(map(same, one, other))
    return isinstance(one, str | int | frozenset) and bool(one == other)
