"""Static files under a path that names their content: cached for ever, never stale."""

from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from flask import Flask, Response, send_from_directory

FOLDER = Path(str(files("lobby") / "static"))


def init_app(app: Flask) -> None:
    """Serve the folder under the digest of all it holds."""
    digest = _digest(FOLDER)

    def static_url(name: str) -> str:
        return f"/static/{digest}/{name}"

    def static_file(asked: str, name: str) -> Response:
        answer = send_from_directory(FOLDER, name, conditional=True)
        # A page of the version before (or after) this one gets what there is, but must not keep it.
        kept = "public, max-age=31536000, immutable" if asked == digest else "no-store"
        answer.headers["Cache-Control"] = kept
        return answer

    app.add_url_rule("/static/<asked>/<path:name>", "static", static_file)
    app.jinja_env.globals["static_url"] = static_url


def _digest(folder: Path) -> str:
    whole = sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            whole.update(path.name.encode() + path.read_bytes())
    return whole.hexdigest()[:12]
