"""The ``lok`` command: read the words, call the pipeline, print in Dutch, and say with the exit code how it went.

0: clean. 1: problems in the data. 2: wrong use, or an environment that does not allow it.
"""

from __future__ import annotations

import sys

import click

from lok.commands.checking import check, hook
from lok.commands.council import desk, init, schema, upgrade
from lok.commands.records import approve, archive, changes, forget, import_list, new
from lok.commands.sites import build, publish, report, serve
from lok.register.command import register
from lok.words.terminal import DutchGroup, complain


def _version(ctx: click.Context, _: click.Parameter, asked: object) -> None:
    """Say which version of the program this is, and nothing else."""
    if asked and not ctx.resilient_parsing:
        from lok.upgrade.version import told, version_at

        click.echo(f"lok {told(version_at())}")
        ctx.exit()


@click.group(cls=DutchGroup)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Zeg welke versie dit is."
)
def lok() -> None:
    """Eén bewaarplaats voor de gegevens van een LOK, en twee sites: openbaar en voor de leden."""


for _command in (
    check,
    hook,
    build,
    publish,
    serve,
    report,
    new,
    import_list,
    approve,
    forget,
    archive,
    changes,
    init,
    upgrade,
    schema,
    desk,
    register,
):
    lok.add_command(_command)


def main() -> None:
    """Run the command. No traceback ever reaches the user for what is not a bug."""
    sys.exit(complain(lambda: lok.main(standalone_mode=False)))


if __name__ == "__main__":
    main()
