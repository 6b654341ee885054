"""The way back of ``parse``: a text as one YAML value, for whoever writes a new record."""

from __future__ import annotations

import json
import re
from functools import lru_cache

import yaml

SEVERAL_WORDS = re.compile(r"[^\W\d_]+(?: [^\W_]+)+")
"""Words of letters, digits later on: no YAML makes anything else of two or more of them."""


@lru_cache(maxsize=4096)
def scalar(text: str) -> str:
    """Text as one YAML value: bare when any YAML reads it back as that text, else between double quotes."""
    if SEVERAL_WORDS.fullmatch(text):
        return text
    try:
        same = yaml.load(f"a: {text}", Loader=yaml.CSafeLoader) == {"a": text}
    except yaml.YAMLError:
        same = False
    return text if same and text.isprintable() else json.dumps(text, ensure_ascii=False)
