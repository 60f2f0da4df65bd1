"""Programs of ours for tests: ``python programs.py burst`` (worker) or ``clock BEAT``."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from app import logs
from app.factory import create_app
from app.settings import from_environment
from jobs import clock, worker

if __name__ == "__main__":
    logs.begin()
    app = create_app(from_environment(os.environ, role="worker"))
    if sys.argv[1] == "burst":
        worker.work(app, burst=True)
    else:
        clock.run(app, beat=float(sys.argv[2]))
