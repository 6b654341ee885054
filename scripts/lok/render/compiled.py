"""Compiled templates, kept beside the compiled modules: compiling all of them anew costs seconds of every build."""

from __future__ import annotations

import os
import sys
from functools import cache
from importlib.metadata import version
from pathlib import Path
from types import CodeType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import BytecodeCache, Environment
    from jinja2.bccache import Bucket

PLACE = Path(__file__).parent / "__pycache__"


def remember_compiled(environment: Environment) -> None:
    """Let ``environment`` keep what it compiles, where Python keeps its own: never where that may or can not write.

    What is kept is known by the text it was made of, and by the version of Jinja that made it: two councils with the
    same theme share it, wherever they stand, and hundreds of them, as tests found, leave no more behind than one.
    """
    if not sys.dont_write_bytecode and PLACE.is_dir() and os.access(PLACE, os.W_OK):
        environment.bytecode_cache = _cache(PLACE)


@cache
def _cache(place: Path) -> BytecodeCache:
    from jinja2 import FileSystemBytecodeCache  # noqa: PLC0415  see ``renderer.environment``

    class ByText(FileSystemBytecodeCache):
        def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
            bucket = super().get_bucket(environment, name, self.get_source_checksum(source), source)
            if bucket.code is not None and filename not in {None, bucket.code.co_filename}:
                bucket.code = _standing(bucket.code, str(filename))
            return bucket

    return ByText(str(place), f"jinja2-{version('jinja2')}-%s.cache")


def _standing(code: CodeType, filename: str) -> CodeType:
    """The same code as if it was compiled from ``filename``, which is what a fault in it tells of."""
    inside = (_standing(each, filename) if isinstance(each, CodeType) else each for each in code.co_consts)
    return code.replace(co_filename=filename, co_consts=tuple(inside))
