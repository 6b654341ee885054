"""From a built site to a release on a server: what belongs together in one folder, its sums, and the way there.

In go a site in its place and the version it was made of, out come a folder that a server can show as it is, and its
answer. It judges whether that site may be published now and changes no page but for the names of styles and scripts; no
record is read, nothing is built, and a failure leaves the server as it was.
"""
