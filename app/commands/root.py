"""The commands, gathered."""

from app.commands.backing_up import backup, restore
from app.commands.bench import bench
from app.commands.group import main
from app.commands.imports import import_group
from app.commands.keys import keys
from app.commands.migrating import migrate
from app.commands.retention import retention
from app.commands.running import demo, serve, work
from app.commands.signing_in import code, staff
from app.commands.stuck import stuck
from app.commands.trail import trail

for command in (
    serve,
    demo,
    work,
    import_group,
    keys,
    migrate,
    stuck,
    trail,
    staff,
    code,
    backup,
    restore,
    retention,
    bench,
):
    main.add_command(command)

__all__ = ["main"]
