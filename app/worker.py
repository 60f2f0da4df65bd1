"""``python -m app.worker``: one worker process."""

import os

from app import logs
from app.factory import create_app
from app.settings import from_environment
from jobs.worker import work

if __name__ == "__main__":
    logs.begin()
    work(create_app(from_environment(os.environ, role="worker")))
