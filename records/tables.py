"""All tables, gathered so that migrations and tests see the whole ledger.

Not a room: nothing but the roof may import this.
"""

from records.ledger import db

metadata = db.Model.metadata
