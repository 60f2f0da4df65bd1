"""Pages and style sheets leave packed, for whoever pays for every kilobyte.

Packing tells a listener on the line how long a page is once packed, and from many lengths a secret in it
could be guessed (BREACH). So each packed answer carries a name of random length in its gzip head, as in
"Heal the Breach" (Palacios and others, IEEE Transactions on Dependable and Secure Computing, 2022).
"""

import gzip
import io
import secrets

from flask import Flask, Response, request

WORTH_IT = 500
"""Bytes; what is shorter fits one packet as it is."""
LONGEST_NAME = 100
PACKED = ("text/", "image/svg+xml", "application/json", "application/javascript")


def init_app(app: Flask) -> None:
    """Pack what a browser can unpack."""
    app.after_request(_packed)


def _packed(answer: Response) -> Response:
    if not (answer.mimetype or "").startswith(PACKED):
        return answer
    answer.vary.add("Accept-Encoding")
    if not _may_be_packed(answer):
        return answer
    answer.direct_passthrough = False
    content = answer.get_data()
    if len(content) < WORTH_IT:
        return answer
    answer.set_data(packed(content))
    answer.headers["Content-Encoding"] = "gzip"
    if etag := answer.get_etag()[0]:
        answer.set_etag(etag, weak=True)
    return answer


def packed(content: bytes) -> bytes:
    """Return the content as gzip, with a name of random length."""
    name = "a" * secrets.randbelow(LONGEST_NAME + 1)
    into = io.BytesIO()
    with gzip.GzipFile(filename=name, mode="wb", compresslevel=6, fileobj=into, mtime=0) as file:
        file.write(content)
    return into.getvalue()


def _may_be_packed(answer: Response) -> bool:
    plain = answer.status_code in (200, 404, 409, 422) and "Content-Encoding" not in answer.headers
    return plain and request.method != "HEAD" and bool(request.accept_encodings["gzip"])
