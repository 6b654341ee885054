"""What one audience may read on one day: the only door to rendering.

In go an archive, an audience and a day, out comes an ``Edition``. Whatever is made later is made of that and of
nothing else.
"""
