"""What a change of the records and pages means for who reads the sites: two versions, laid side by side.

In go the repository and an earlier version of it, out comes what a reader would notice, the public first and above all
what leaves the members' site for everybody's. Both versions are read with the code and on the day of now, so that
neither looks like somebody's work. Nothing is rendered and nothing is written.
"""
