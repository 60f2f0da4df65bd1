"""The web application, for a WSGI server; settings come from the environment."""

import os

from app import logs
from app.checks import demand_modest_role, warm
from app.factory import create_app
from app.settings import from_environment

logs.begin()
app = create_app(from_environment(os.environ))
demand_modest_role(app)
warm(app)
