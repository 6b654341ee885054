"""A change on its way to main: the draft that somebody works in, and the proposal that it becomes.

In go the repository, a topic and the name of who asks, out come work trees of git, work that is kept, and a proposal at
the forge, or a change of main by a second person where there is no forge. What a draft holds is data: nothing of it is
run, and its text is neither read as a record nor judged. No work of anybody is overwritten.
"""
