"""What runs on a town's server: who may enter, which release is shown, what is new by post, how it fares.

In go releases that were sent, the list of accounts that the town keeps and one file of settings; out come two sites and a
log of what was public when. It reads no record, and needs Debian's Python and packages alone. What it writes is whole or
not there, and what is missing or broken closes a door and opens none.
"""
