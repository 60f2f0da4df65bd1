"""A refusal: the verb cannot be done, and a person can be told why.

``key`` is a message key; the lobby makes the sentence. Refusals are not faults: they answer 409
(or 404), and nothing of the transaction is kept.
"""


class Refusal(Exception):
    """A verb said no. Subclasses name the reason by ``key``."""

    key = "refused"
    status = 409

    def __init__(self, **values: object) -> None:
        """Keep the values that the sentence will mention."""
        super().__init__(self.key)
        self.values = values


class NotFound(Refusal):
    """There is no such thing, or it is none of this principal's business: both look the same."""

    key = "not-found"
    status = 404
