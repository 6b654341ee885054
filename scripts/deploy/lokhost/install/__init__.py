"""Installing a host: first the whole list of what belongs on it, then what of that is not there yet.

``planned`` makes the list of the settings and touches nothing; ``judging`` holds it against the machine; ``carrying``
does the rest. Doing it again changes nothing, and what somebody changed by hand stays.
"""
