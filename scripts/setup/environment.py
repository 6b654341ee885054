"""Make .venv from one hash-locked list, and do nothing when it is already what the list asks.

Usage: ``python scripts/setup/environment.py site|dev|register``, at the top of the repository, with the Python to build on.
``dev`` and ``register`` hold everything ``site`` holds. Only the standard library: this runs before anything is installed.

A stamp in .venv records what it was made of: the list, the build settings, the Python and the folder. It is written
last, so an environment that is half made, outdated, moved or made with another Python is made again.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

VENV = Path(".venv")
PYTHON = VENV / "bin" / "python"
LISTS = {
    "site": Path("requirements.txt"),
    "dev": Path("requirements-dev.txt"),
    "register": Path("scripts/deploy/register/requirements.txt"),
}


def key(level: str) -> str:
    """Return the checksum of everything the environment of this level depends on."""
    settings = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))
    built_with = (settings["build-system"], settings["project"]["name"], settings["project"]["scripts"])
    parts = [str(Path.cwd()), sys.executable, sys.version, repr(built_with), repr(settings["tool"]["hatch"])]
    return hashlib.sha256("\n".join([*parts, LISTS[level].read_text(encoding="utf-8")]).encode()).hexdigest()


def stamp(level: str) -> Path:
    """Return the file that says the environment is complete for this level."""
    return VENV / f"{level}.stamp"


def complete(level: str) -> bool:
    """Tell whether the environment runs and holds exactly what the list of this level asks."""
    runs = PYTHON.exists() and subprocess.run([PYTHON, "-c", ""], check=False, capture_output=True).returncode == 0
    return runs and stamp(level).exists() and stamp(level).read_text(encoding="utf-8") == key(level)


def pip(*arguments: str | Path) -> None:
    """Run the environment's own pip.

    Raises:
        subprocess.CalledProcessError: pip failed; it has said why.
    """
    quiet = ("--disable-pip-version-check", "--no-input", "--quiet")
    subprocess.run([PYTHON, "-m", "pip", *quiet, *arguments], check=True)


def install(level: str) -> None:
    """Install the list of this level and the package itself, then write the stamps."""
    pip("install", "--require-hashes", "--only-binary", ":all:", "--requirement", LISTS[level])
    pip("install", "--no-index", "--no-deps", "--no-build-isolation", "--editable", ".")
    pip("check")
    for reached in {"site", level}:
        stamp(reached).write_text(key(reached), encoding="utf-8")


def main(level: str) -> None:
    """Bring .venv to the given level, from nothing when it is not a complete one."""
    for name in ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV"):
        os.environ.pop(name, None)
    if not complete("site"):
        print("De omgeving .venv wordt klaargezet; dat duurt een minuut of twee …", flush=True)
        shutil.rmtree(VENV, ignore_errors=True)
        venv.create(VENV, with_pip=True, symlinks=True)
        install(level)
    elif not complete(level):
        needs = {"dev": "Wat de tests nodig hebben", "register": "Wat een register nodig heeft"}
        print(f"{needs.get(level, 'Wat ontbreekt')}, wordt geïnstalleerd …", flush=True)
        install(level)


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except subprocess.CalledProcessError as failure:
        sys.exit(
            "De omgeving .venv kon niet worden klaargezet; de oorzaak staat hierboven.\n"
            f"The environment .venv could not be made; the cause is above (exit code {failure.returncode})."
        )
