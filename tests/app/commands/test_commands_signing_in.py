"""``loive code`` and ``loive staff``: help at the machine itself, codes for the sample province only."""

from contextlib import contextmanager

import pytest
from click.testing import CliRunner
from pyotp import TOTP

from app.commands import main, signing_in
from app.sample.staff import EMAIL
from records.account import one_time, second_factor, sign_ins
from records.account.model import Account
from records.account.owed import Owed
from records.centre.model import Centre
from records.ledger import session
from records.trail.model import TrailLine


@pytest.fixture
def loive(app, monkeypatch):
    """The program, on the ground of this test."""

    @contextmanager
    def ground():
        yield app

    monkeypatch.setattr(signing_in, "application", ground)
    return lambda *words: CliRunner().invoke(main, list(words))


@pytest.fixture
def sample(world, clock):
    """The centre is the sample's, and the counsellor has an authenticator."""
    session.get_one(Centre, world.centre_id).email = EMAIL
    secret = second_factor.offered("a phone")
    second_factor.set_up(world.counsellor.account_id, secret, 0, clock())
    session.commit()
    return TOTP(secret)


def test_the_next_code_of_somebody_of_the_sample_is_told(loive, world, sample, clock):
    assert sample.at(clock()) in loive("code", world.counsellor.login).output

    second_factor.take(world.counsellor.account_id, sample.at(clock()), clock())

    said = loive("code", world.counsellor.login).output
    assert sample.generate_otp(sample.timecode(clock()) + 1) in said


def test_an_employers_code_is_told_once_a_letter_is_on_its_way(loive, world, sample, clock):
    employer = world.an_employer()
    assert loive("code", employer.login).exit_code == 1
    begun = sign_ins.begin(employer.account_id, clock(), sign_ins.Manner(), owed=Owed.MAIL)
    one_time.send(session.get_one(Account, employer.account_id), begun.id, clock())

    assert one_time.sent(employer.account_id, clock()) in loive("code", employer.login).output


def test_of_a_real_centre_no_code_is_told(loive, world, sample, clock):
    session.get_one(Centre, world.centre_id).email = "centre@dvvl.example"

    said = loive("code", world.counsellor.login)

    assert (said.exit_code, sample.at(clock()) in said.output) == (1, False)


def test_in_production_no_code_is_told(app, loive, world, sample, monkeypatch):
    monkeypatch.setitem(app.config, "PRODUCTION", True)

    assert loive("code", world.counsellor.login).exit_code == 1


def test_a_lost_second_factor_is_forgotten_and_the_trail_says_so(loive, world, sample):
    said = loive("staff", "reset-second-factor", world.counsellor.login)

    assert said.exit_code == 0, said.output
    assert not second_factor.is_set_up(world.counsellor.account_id)
    line = session.query(TrailLine).filter_by(verb="reset-second-factor").one()
    assert (line.role, line.subject_id) == ("system", world.counsellor.account_id)


def test_an_unknown_name_is_said(loive, world, sample):
    said = loive("staff", "reset-second-factor", "nobody")

    assert (said.exit_code, "nobody" in said.output) == (1, True)
