"""The letter that asks whether a vacancy is still open: which, until when, and one link."""

from datetime import timedelta
from email import message_from_bytes, policy

from records.introduction import silence
from records.ledger import session
from tests.jobs.conftest import carry_all


def test_the_letter_names_the_vacancy_and_the_day_it_is_paused(world, clock, post):
    firm = world.an_employer()
    vacancy = world.a_vacancy(firm, title="Thợ hàn", open_until=None)
    clock.now += timedelta(days=91)
    silence.ask(clock())
    session.commit()
    carry_all(clock)

    (letter,) = [message_from_bytes(x, policy=policy.SMTP) for x in post.letters]
    text = letter.get_content()
    assert letter["Subject"] == "Vị trí của đơn vị còn tuyển không?"
    assert "“Thợ hàn”" in text
    assert "08/03/2027" in text
    assert "/employer/still-open/" in text
    assert vacancy.state == "open"
