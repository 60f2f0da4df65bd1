"""Signed links: one address that lets whoever holds it answer one question about one record.

A link is bound to a purpose, a record, a step of it, an audience and the moment it ends; it says none of
these in its address. Opening it does nothing: whoever reads mail for others (a scanner) opens every link.
What the answer does is the business of the room the record is of. Renewing a link ends the older address.
"""
