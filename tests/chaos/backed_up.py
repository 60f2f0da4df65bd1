"""A backup or restore to be killed: ``backed_up.py take|restore URL NAME BINARIES KEYS HEADS PATH``."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from sqlalchemy.engine import make_url

from app.backup.place import Place
from app.backup.restoring import restore
from app.backup.taking import take
from app.settings import Settings


def main(what: str, admin: str, name: str, binaries: str, keys: str, heads: str, path: str) -> None:
    web = make_url(admin).set(username="loive_web", database=name)
    url = web.render_as_string(hide_password=False)
    settings = Settings(url, "redis://127.0.0.1:1", Path(keys), trail_heads=Path(heads))
    place = Place(admin, name, Path(binaries))
    print("begun", flush=True)
    if what == "take":
        take(place, settings, Path(path))
    else:
        restore(place, settings, Path(path), over=True)
    print("done", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
