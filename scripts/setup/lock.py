"""Write the lists of packages from pyproject.toml: every version, every hash, no index address.

Usage, at the top of the repository: ``make lock``, or ``.venv/bin/python scripts/setup/lock.py [--upgrade]``.
Versions already in the lists are kept as long as pyproject.toml allows them, unless ``--upgrade`` is given.
"""

import os
import subprocess
import sys
import tomllib
from pathlib import Path


def compile_list(output: str, *options: str) -> None:
    """Resolve the dependencies for every platform and for every Python the project supports.

    The build backend is locked with them, so that installing the package itself fetches nothing.

    Raises:
        subprocess.CalledProcessError: uv found no answer; it has said why.
    """
    settings = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))
    oldest = settings["project"]["requires-python"].removeprefix(">=")
    uv = [".venv/bin/uv", "pip", "compile", "--no-config", "--quiet", "--universal", "--python-version", oldest]
    form = ["--generate-hashes", "--no-emit-index-url", "--no-annotate", "--output-file", output]
    subprocess.run(
        [*uv, *form, *options, "pyproject.toml", "-"],
        input="\n".join(settings["build-system"]["requires"]),
        env=os.environ | {"UV_CUSTOM_COMPILE_COMMAND": "make lock"},
        text=True,
        check=True,
    )


if __name__ == "__main__":
    compile_list("requirements.txt", *sys.argv[1:])
    compile_list("requirements-dev.txt", "--extra", "dev", "--constraint", "requirements.txt", *sys.argv[1:])
    register = ("--extra", "register", "--constraint", "requirements-dev.txt")  # what the tests ran with
    compile_list("scripts/deploy/register/requirements.txt", *register, *sys.argv[1:])
