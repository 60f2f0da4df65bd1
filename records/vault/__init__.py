"""Keys, encrypted columns and blind indexes.

Each person has a data key of their own, wrapped by a master key that lives outside the database.
A sealed value is bound to its table, row and column, so that it cannot be moved elsewhere. Erasing a
person begins with destroying their data key.
"""

from records.vault.keyring import Keyring, OldTrail, keyring, unlock
from records.vault.model import DataKey
from records.vault.safe import (
    Safe,
    blind_index,
    blind_indexes,
    destroy,
    new_data_key,
    safe_by,
    safe_of,
)

__all__ = [
    "DataKey",
    "Keyring",
    "OldTrail",
    "Safe",
    "blind_index",
    "blind_indexes",
    "destroy",
    "keyring",
    "new_data_key",
    "safe_by",
    "safe_of",
    "unlock",
]
