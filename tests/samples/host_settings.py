"""The settings of an invented host, group by group, as whoever administers it writes them."""

PUBLIC = """\
[publiek]
host = "lok.gemeente.example"
certificaat = "/etc/ssl/lok.pem"
certificaatsleutel = "/etc/ssl/lok.key"
"""
MEMBERS = """\
[leden]
host = "leden.lok.gemeente.example"
certificaat = "/etc/ssl/lok.pem"
certificaatsleutel = "/etc/ssl/lok.key"
aanmelding = "https://aanmelden.example/.well-known/openid-configuration"
client = "lok"
"""
