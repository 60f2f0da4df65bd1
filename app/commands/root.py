"""The commands, gathered."""

from app.commands.group import main
from app.commands.imports import import_group
from app.commands.migrating import migrate
from app.commands.retention import retention
from app.commands.running import demo, serve, work
from app.commands.stuck import stuck
from app.commands.trail import trail

for command in (serve, demo, work, import_group, migrate, retention, stuck, trail):
    main.add_command(command)

__all__ = ["main"]
