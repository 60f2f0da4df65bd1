"""A web process with readers and writers at work while every key is changed under their hands."""

import re
import subprocess
import sys
import threading
import time
from collections import Counter
from http.cookiejar import Cookie, CookieJar
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

FIELD = re.compile(r'<input[^>]*name="(csrf_token|idem_key)"[^>]*value="([^"]*)"')
PATIENCE = 60


class Web:
    """gunicorn with the real application, in a process of its own."""

    def __init__(self, environ, port):
        self.url = f"http://127.0.0.1:{port}"
        served = ["-m", "gunicorn", "app.wsgi:app", "--bind", f"127.0.0.1:{port}"]
        how = ["--worker-class", "gthread", "--workers", "2", "--threads", "4"]
        quiet = ["--log-level", "warning", "--no-control-socket"]
        self.process = subprocess.Popen(
            [sys.executable, *served, *how, *quiet], env=environ, stderr=subprocess.DEVNULL
        )

    def __enter__(self):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                build_opener().open(self.url, timeout=30).close()
                return self
            except OSError:
                time.sleep(0.2)
        self.__exit__()
        raise AssertionError("the web process does not answer")

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(30)


class Browser:
    """Somebody signed in, who opens pages and sends forms."""

    def __init__(self, url, token):
        self.url, jar = url, CookieJar()
        jar.set_cookie(
            Cookie(0, "door", token, None, False, "127.0.0.1", False, False, "/", True, False,
                   None, True, None, None, {})
        )  # fmt: skip
        self.opener = build_opener(HTTPCookieProcessor(jar))

    def get(self, path):
        return self._answer(self.url + path)

    def register(self, name, phone):
        """Write somebody down at the counter; return the status and the page it led to."""
        _, page = self.get("/desk/seekers/new")
        said = {**dict(FIELD.findall(page)), "name": name, "phone": phone, "reach_km": "15"}
        body = urlencode({**said, "moves": "nowhere"}).encode()
        return self._answer(self.url + "/desk/seekers/new", body)

    def _answer(self, address, body=None):
        try:
            with self.opener.open(address, body, timeout=30) as answer:
                return answer.status, answer.read().decode()
        except HTTPError as refused:
            with refused:
                return refused.code, refused.read().decode()


class Busy(threading.Thread):
    """Does one thing again and again until it is over; counts answers, and keeps what was wrong."""

    def __init__(self, over, act):
        super().__init__()
        self.over, self.act = over, act
        self.answers, self.wrong = Counter(), []

    def run(self):
        turn = 0
        while not self.over.is_set():
            turn += 1
            try:
                status, said = self.act(turn)
            except OSError as fault:
                status, said = type(fault).__name__, repr(fault)
            self.answers[status] += 1
            if status != 200:
                self.wrong.append((status, said))
