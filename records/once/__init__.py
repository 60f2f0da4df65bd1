"""A form that records is recorded once, however often it is sent.

Each such form carries a hidden random key. The first post with a key does the act and keeps where it
led; a repeated post (double tap, back button, retry after a cut line) is led there again. The same key
with another body is refused: somebody would be told "recorded" about something that was not.
"""

from records.once.actions import Claim, OtherBody, claim, keep

__all__ = ["Claim", "OtherBody", "claim", "keep"]
