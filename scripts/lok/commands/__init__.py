"""The commands of ``lok``, one module for each group of them: their words, what they call, and what they print.

In go the words of somebody in a terminal, out come lines in Dutch and an exit code. Each imports what it needs when it is
run, so that help and completion answer at once. Nothing is decided here that a room below could decide.
"""
