"""What happened, and the duty that each reaction to it be carried out.

An ``event`` freezes canonical facts in the verb's own transaction. The relay opens it into one
``delivery`` per reaction; a delivery freezes its letter before the first send and every retry sends
those same bytes under the same message id. States: pending → sent → acked | needs_person. No delivery
ends without success, acknowledgement or a named person's decision. Who hears of what is none of this
room's business: that is ``jobs/when.py``.
"""

from records.outbox.actions import tell

__all__ = ["tell"]
