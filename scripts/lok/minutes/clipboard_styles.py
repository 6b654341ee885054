"""What the tags and styles of clipboard HTML say: which elements are blocks, what is bold, hidden, struck, or the number of a point."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lok.words.tokens import listed

if TYPE_CHECKING:
    from lok.minutes.left_out import LeftOut
    from lok.minutes.tags import Tag

BLOCKS: Final = listed(
    "p div h1 h2 h3 h4 h5 h6 li ul ol dl dt dd table thead tbody tfoot tr td th caption blockquote pre section article header "
    "footer main aside address figure form fieldset hr body html center nav"
)
VOID: Final = listed("br hr img input meta link col base area wbr source track embed param")
HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
MSO_LIST: Final = re.compile(r"mso-list\s*:\s*l\d+\s+level(\d{1,2})\s+lfo\d+", re.IGNORECASE)
OUTLINE: Final = re.compile(r"mso-outline-level\s*:\s*([1-9])", re.IGNORECASE)
MARK: Final = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
HIDDEN: Final = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden", re.IGNORECASE)
HEAVY: Final = re.compile(r"font-weight\s*:\s*(bold|[6-9]00|normal|[1-5]00)", re.IGNORECASE)
STRUCK: Final = re.compile(r"text-decoration[a-z-]*\s*:[^;]*line-through", re.IGNORECASE)
APART: Final = re.compile(r"mso-element\s*:\s*(comment|footnote|endnote|header|footer)(?:-list)?\b", re.IGNORECASE)
SIGN: Final = re.compile(r"mso-(?:foot|end)note-id|mso-comment-reference", re.IGNORECASE)
KIND: Final = re.compile(r"list-style-type\s*:\s*([a-z-]+)", re.IGNORECASE)
NUMBER: Final = re.compile(r"\d|[^\W\d_].*\W|\W.*[^\W\d_]")
"""What a mark of Word must have to be a number: a digit, or a letter with a sign beside it; ``o`` alone is a bullet."""
BULLETS: Final = frozenset({"disc", "circle", "square", "none"})
FORMS: Final = {
    "decimal": "1", "lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A", "lower-roman": "i",
    "upper-roman": "I", "decimal-leading-zero": "01", "a": "a", "A": "A", "i": "i", "I": "I",
}  # fmt: skip
"""The form of a number by the words of a style sheet and by the attribute ``type``."""


@dataclass(slots=True)
class Element:
    """An element that is open, with what its style says of all inside; ``mark`` when that is the sign of a point."""

    name: str
    hidden: bool = False
    bold: bool = False
    mark: bool = False


def styled(tag: Tag, above: Element, out: LeftOut) -> Element:
    """The element that a tag opens inside another; what it hides is counted once."""
    name, style = tag.name, tag.attributes.get("style", "")
    heavy = HEAVY.search(style)
    bold = above.bold or name in ("b", "strong", "th")
    if heavy:
        bold = heavy[1].lower() == "bold" or heavy[1][:1] in "6789"
    hidden = above.hidden or SIGN.search(style) is not None
    if not hidden and (name == "del" or "msodel" in tag.attributes.get("class", "").lower()):
        out.deleted += 1
        hidden = True
    if not hidden and (apart := APART.search(style)):
        out.add(apart[1].lower())
        hidden = True
    hidden = hidden or "hidden" in tag.attributes or HIDDEN.search(style) is not None
    out.struck += not hidden and (name in ("s", "strike") or STRUCK.search(style) is not None)
    return Element(name, hidden, bold, above.mark or MARK.search(style) is not None)


def form_of(style: str, form: str) -> str:
    """The form of a number that a style gives; ``form`` where it says nothing of it, empty for a bullet."""
    kind = KIND.search(style)
    if kind is None:
        return form
    return "" if kind[1].lower() in BULLETS else FORMS.get(kind[1].lower(), form)
