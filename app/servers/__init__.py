"""The embedded PostgreSQL and Redis, and the supervisor that keeps them and our programs alive.

The real binaries come from installed wheels; how they are started, watched and ended is ours alone.
A data folder has one supervisor at a time, and a server never outlives its supervisor (Linux).
Everything said here is a message key; the sentences are in ``app/words``.
"""

from app.servers.addresses import Addresses, addresses
from app.servers.folder import data_folder
from app.servers.refused import Refused
from app.servers.supervisor import Program, Supervisor, running_servers

__all__ = [
    "Addresses",
    "Program",
    "Refused",
    "Supervisor",
    "addresses",
    "data_folder",
    "running_servers",
]
