"""Who guesses learns nothing: unknown, closed and known accounts get the same answer at every door.

``PROMISES=full`` makes 2,000 tries of each kind at each door; otherwise 6. Time: ``bench/sign_in.py``.
"""

import os
import re
from itertools import count

import pytest

from records.account import second_factor
from records.account.actions import close_account, open_account
from records.ledger import Role, session

TRIES = 2_000 if os.environ.get("PROMISES") == "full" else 6
DOORS = {
    "/sign-in": (Role.SEEKER, "{}2345"),
    "/employer/sign-in": (Role.EMPLOYER, "{}@firm.example"),
    "/desk/sign-in": (Role.COUNSELLOR, "{}"),
}
KINDS = ("known", "unknown", "closed")
TOKEN = re.compile(r'(?<=name="csrf_token" value=")[^"]+')


@pytest.mark.promise
@pytest.mark.parametrize("door", DOORS)
def test_a_wrong_try_is_answered_alike_whether_or_not_there_is_such_an_account(
    visitor, world, clock, door
):
    role, login = DOORS[door]
    for kind in ("known", "closed"):
        account_id = an_account(world, clock, role, login.format(kind))
    close_account(account_id, clock())
    session.commit()
    form, addresses, answers = visitor.get(door).fields(), count(1), set()

    for number in range(TRIES * len(KINDS)):
        name = login.format(KINDS[number % len(KINDS)])
        answer = visitor.client.post(
            door,
            data={**form, "login": name, "secret": "sai hẳn rồi"},
            environ_base={"REMOTE_ADDR": f"2001:db8::{next(addresses):x}"},
        )
        body = TOKEN.sub("", answer.get_data(as_text=True)).replace(name, "")
        answers.add((answer.status_code, body, tuple(sorted(answer.headers.keys()))))

    print(f"{door}: {TRIES} tries of each of {KINDS}: {len(answers)} different answers")
    assert len(answers) == 1


def an_account(world, clock, role, login):
    account_id = open_account(
        role=role,
        login=login,
        secret="một câu thật dài",
        now=clock(),
        centre_id=world.centre_id,
    )
    if role == Role.COUNSELLOR:
        second_factor.set_up(account_id, second_factor.offered(login), 0, clock())
    return account_id
