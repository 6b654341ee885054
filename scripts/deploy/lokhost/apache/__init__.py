"""What Apache is told: one virtual host a site, made of the settings alone. Texts come out, nothing is written here.

What is open is named, and all else is closed: where a list of groups, a policy or a release is missing, a visitor gets nothing.
"""

from lokhost.apache.door import door_files
from lokhost.apache.hosts import files, modules, secrets
from lokhost.apache.members import members
from lokhost.apache.parts import Ports
from lokhost.apache.public import public

__all__ = ["Ports", "door_files", "files", "members", "modules", "public", "secrets"]
