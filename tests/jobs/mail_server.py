"""A real mail server on the loopback address that answers as a test tells it."""

import asyncio
import threading

from aiosmtpd.smtp import SMTP


class MailServer:
    """Keeps the letters it took. Answers in ``answers`` are given first, one for each letter.

    ``None`` as an answer cuts the line after the letter was received; ``goodbye`` answers QUIT.
    ``before`` is awaited before each answer to a letter.
    """

    def __init__(self, host="127.0.0.1", cipher=None):
        """Listen on an address of this machine; with a ``cipher`` (an SSLContext) offer STARTTLS."""
        self.letters, self.receivers, self.answers = [], [], []
        self.refused = {}
        self.goodbye = "221 Bye"
        self.pause = 0.0
        self._loop = asyncio.new_event_loop()
        self._server = self._loop.run_until_complete(
            self._loop.create_server(
                lambda: SMTP(self, hostname="localhost", loop=self._loop, tls_context=cipher),
                host,
                0,
            )
        )
        self.port = self._server.sockets[0].getsockname()[1]
        self._thread = threading.Thread(target=self._loop.run_forever)
        self._thread.start()

    def stop(self):
        if self._thread.is_alive():
            asyncio.run_coroutine_threadsafe(self._end(), self._loop).result(10)
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join()
            self._loop.close()

    async def _end(self):
        self._server.close()
        for task in asyncio.all_tasks(self._loop) - {asyncio.current_task()}:
            task.cancel()
        await asyncio.sleep(0.05)

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address in self.refused:
            return self.refused[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        await asyncio.sleep(self.pause)
        answer = self.answers.pop(0) if self.answers else "250 OK"
        if answer is None or answer.startswith("250"):
            self.letters.append(envelope.original_content)
            self.receivers.append(envelope.rcpt_tos)
        if answer is None:
            server.transport.abort()
        return answer or "250 OK"

    async def handle_QUIT(self, server, session, envelope):
        return self.goodbye
