"""The terminal's Dutch: help, wrong use, what the disk refuses, and progress for what takes longer than a moment."""

from __future__ import annotations

import errno
import sys
import time
from typing import TYPE_CHECKING, Any, Self

import click

if TYPE_CHECKING:
    from collections.abc import Callable


class WrongUse(click.ClickException):
    """A command was asked for something that cannot be; the text says in Dutch what, and what to do instead."""


USAGE = {"[OPTIONS]": "[OPTIES]", "COMMAND [ARGS]...": "OPDRACHT [WOORDEN]..."}


class DutchCommand(click.Command):
    """A command whose help speaks Dutch."""

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """The words of the usage line."""
        return [USAGE.get(piece, piece) for piece in super().collect_usage_pieces(ctx)]

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """One line: how the command is called."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="Gebruik: ")

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """``--help``, explained in Dutch."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Toon deze uitleg."
        return option

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options with what each does."""
        options = [parameter for parameter in self.get_params(ctx) if isinstance(parameter, click.Option)]
        rows = [row for option in options if (row := option.get_help_record(ctx)) is not None]
        if rows:
            with formatter.section("Opties"):
                formatter.write_dl(rows)


class DutchGroup(DutchCommand, click.Group):
    """A group of commands whose help speaks Dutch."""

    command_class = DutchCommand

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, and the commands with what each does."""
        DutchCommand.format_options(self, ctx, formatter)
        rows = [(name, self.commands[name].get_short_help_str(80)) for name in self.list_commands(ctx)]
        with formatter.section("Opdrachten"):
            formatter.write_dl(rows)


def wrong_use(error: click.UsageError) -> str:
    """What was wrong with the words of the command, in Dutch."""
    match error:
        case click.NoSuchOption():
            near = f" Bedoelde je {error.possibilities[0]}?" if error.possibilities else ""
            told = f"onbekende optie {error.option_name}.{near}"
        case click.MissingParameter():
            told = f"er ontbreekt iets: {error.param.human_readable_name if error.param else ''}."
        case click.BadParameter(param=click.Parameter(type=click.Choice(choices=choices)) as parameter):
            told = f"‘{parameter.human_readable_name}’ moet een van deze zijn: {', '.join(choices)}."
        case click.BadParameter():
            told = error.message
        case click.UsageError(ctx=click.Context(command=click.Group() as group) as context):
            told = f"die opdracht bestaat niet. De opdrachten zijn: {', '.join(group.list_commands(context))}."
        case _:
            told = "deze woorden horen niet bij deze opdracht."
    return told


class RefusedError(click.ClickException):
    """Something that is not the data's fault stands in the way; the text is for the user. Exit code 2."""

    exit_code = 2


def complain(command: Callable[[], Any]) -> int:
    """Run a command and turn whatever is not a bug into a Dutch line and an exit code."""
    try:
        code = command()
    except click.exceptions.NoArgsIsHelpError as error:
        told = error.ctx.get_help()
    except click.UsageError as error:
        told = f"lok: {wrong_use(error)}"
        if error.ctx:
            told += f"\nUitleg: {error.ctx.command_path} --help"
    except (click.Abort, KeyboardInterrupt):
        told = "Gestopt."
    except click.ClickException as error:
        told = f"lok: {error.message}"
    except OSError as error:
        told = f"lok: {explain_disk(error)}"
    except ImportError as error:
        told = f"lok: {error}. Voer ‘make site’ uit om de omgeving te herstellen."
    else:
        return code if isinstance(code, int) else 0
    click.echo(told, err=True)
    return 2


def explain_disk(error: OSError) -> str:
    """What the disk or the network refused, in Dutch; a folder without a number is one that a command looked for."""
    if isinstance(error, NotADirectoryError) and error.errno is None:
        return f"de map {error} bestaat niet. Voer de opdracht uit in de map met de gegevens, of gebruik --root."
    reasons = {
        errno.ENOSPC: "de schijf is vol",
        errno.EFBIG: "het bestand wordt te groot voor deze schijf",
        errno.EACCES: "geen toegang",
        errno.EPERM: "geen toegang",
        errno.EROFS: "de schijf kan niet beschreven worden",
        errno.ENOENT: "het bestand of de map bestaat niet",
        errno.ENOTDIR: "hier hoort een map, en dit is een bestand",
        errno.EEXIST: "hier hoort een map, en dit is een bestand",
        errno.EISDIR: "hier hoort een bestand, en dit is een map",
        errno.EADDRINUSE: "de poort is al in gebruik",
        errno.EDQUOT: "de schijfruimte van deze gebruiker is op",
    }
    reason = reasons.get(error.errno or 0, "het systeem weigert")
    where = f": {error.filename}" if error.filename else ""
    return f"{reason}{where}. Wat er al stond, is niet veranderd."


class Progress:
    """A counter on one line of the terminal, shown once something takes over a second. Silent anywhere else."""

    PATIENCE = 1.0

    def __init__(self, title: str) -> None:
        self.title = title
        self.start = time.monotonic()
        self.shown = False
        self.terminal = sys.stderr.isatty()

    def __enter__(self) -> Self:
        return self

    def __call__(self, done: int, total: int) -> None:
        """Show how far it is; every fiftieth call at most."""
        if self.terminal and (done % 50 == 0 or done == total) and time.monotonic() - self.start > self.PATIENCE:
            self.shown = True
            sys.stderr.write(f"\r{self.title}: {done} van {total}")
            sys.stderr.flush()

    def __exit__(self, *_: object) -> None:
        if self.shown:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()
