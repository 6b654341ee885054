"""The live server: both sites on this computer, made again at every change.

In go requests and changes of files, out come answers. It never changes a record.
"""
