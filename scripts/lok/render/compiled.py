"""Compiled templates, kept beside the compiled modules: compiling all of them anew costs seconds of every build."""

from __future__ import annotations

import os
import sys
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment

PLACE = Path(__file__).parent / "__pycache__"


def remember_compiled(environment: Environment) -> None:
    """Let ``environment`` keep what it compiles, where Python keeps its own: never where that may or can not write.

    What is kept is known by the text it was made of, and by the version of Jinja that made it.
    """
    from jinja2 import FileSystemBytecodeCache  # noqa: PLC0415  see ``renderer.environment``

    if not sys.dont_write_bytecode and PLACE.is_dir() and os.access(PLACE, os.W_OK):
        environment.bytecode_cache = FileSystemBytecodeCache(str(PLACE), f"jinja2-{version('jinja2')}-%s.cache")
