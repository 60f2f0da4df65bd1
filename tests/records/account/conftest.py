"""Signing in as in life, with every step committed."""

import pytest
from pyotp import TOTP

from records.account import proving, second_factor
from records.account.queries import behind
from records.ledger import session


class Phone:
    """A member of staff's authenticator."""

    def __init__(self, account_id, clock):
        self.account_id, self.clock = account_id, clock
        self.secret = second_factor.offered(f"a test {account_id}")
        self.codes = second_factor.set_up(account_id, self.secret, 0, clock())
        session.commit()

    def shows(self, *, later=0):
        """The code it shows so many steps later."""
        totp = TOTP(self.secret)
        return totp.generate_otp(totp.timecode(self.clock()) + later)


@pytest.fixture
def phone(world, clock):
    return Phone(world.counsellor.account_id, clock)


@pytest.fixture
def prove(clock):
    """Try a second proof for a half token."""

    def tried(token, said, *, address="203.0.113.7", **more):
        half = behind(token, clock())
        answer = proving.prove(half, token, said, address=address, now=clock(), **more)
        session.commit()
        return answer

    return tried
