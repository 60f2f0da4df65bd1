"""``python -m app.worker``: one worker process."""

import os

from app import logs
from app.checks import demand_modest_role
from app.factory import create_app
from app.settings import from_environment
from jobs.worker import work

if __name__ == "__main__":
    logs.begin()
    app = create_app(from_environment(os.environ, role="worker"), pages=False)
    demand_modest_role(app)
    work(app)
