"""Where a visitor stands, as an address they can open: what a form was sent to often cannot be."""

from urllib.parse import parse_qsl, unquote, urlsplit

from flask import request


def page_before() -> str | None:
    """Return the page of ours somebody came from, if they came from one."""
    came = urlsplit(request.referrer or "")
    if came.netloc != request.host or (came.path == request.path and request.method == "GET"):
        return None
    return "/" + came.path.lstrip("/") + (f"?{came.query}" if came.query else "")


def page_here() -> tuple[str, dict[str, str]]:
    """Return path and query of this page; of the page before, where this address only takes forms."""
    rule = request.url_rule
    if rule is None or "GET" in (rule.methods or ()):
        return request.path, request.args.to_dict()
    before = urlsplit(page_before() or "/")
    return unquote(before.path), dict(parse_qsl(before.query))
