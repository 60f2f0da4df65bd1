"""The outbox is proven on the same ground as the tasks that carry it."""

from tests.jobs.conftest import empty_queue, house, post, start

__all__ = ["empty_queue", "house", "post", "start"]
