"""``python -m app.clock``: the clock's process."""

import os

from app import logs
from app.checks import demand_modest_role
from app.factory import create_app
from app.settings import from_environment
from jobs.clock import run

if __name__ == "__main__":
    logs.begin()
    app = create_app(from_environment(os.environ, role="worker"), pages=False)
    demand_modest_role(app)
    run(app)
