"""Mistakes at random, of the kinds that fingers and programs make."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random

SIGNS = (
    *"\t:#-[]{}'\"|>*&!%@`,?\\\0\x07\r\n ", "\u00a0", "\u200b", "\u2028", "\ufeff", "\ue000", "“", "”", "‘", "•", "–", ": ", " #", "- ", "\n\n", "::",
    "<<<<<<< HEAD\n", "---\n", "...\n", "<<: x\n",
)  # fmt: skip


def damaged(text: str, chance: random.Random) -> str:
    """The text with one to three random mistakes of the kinds that fingers and programs make."""
    for _ in range(chance.randint(1, 3)):
        lines = text.split("\n")
        line, at = chance.randrange(len(lines)), chance.randrange(len(text) + 1)
        sort = chance.randrange(9)
        if sort == 0:
            text = text[:at] + text[at + chance.randint(1, 4) :]
        elif sort in (1, 2):
            text = text[:at] + chance.choice(SIGNS) + text[at:]
        elif sort == 3:
            lines.insert(line, lines[chance.randrange(len(lines))])
            text = "\n".join(lines)
        elif sort == 4:
            lines[line] = " " * chance.randint(1, 5) + lines[line]
            text = "\n".join(lines)
        elif sort == 5:
            lines[line] = lines[line].strip()
            text = "\n".join(lines)
        elif sort == 6:
            del lines[line]
            text = "\n".join(lines)
        elif sort == 7:
            key, colon, _ = lines[line].partition(": ")
            lines[line] = (
                f"{key}{colon}{chance.choice(('[x] y', '{x', chr(39) + 's avonds', '**vet**', 'a: b', '@', '5 mei', '', '‘x’'))}"
            )
            text = "\n".join(lines)
        else:
            text = text[: max(1, at)]
    return text
