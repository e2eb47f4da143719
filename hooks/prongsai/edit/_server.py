"""The server of the form: on this machine alone, for whoever has its secret address, for no page of another site."""

from __future__ import annotations

import secrets
import sys
from dataclasses import replace
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, unquote, urlsplit

from prongsai.edit._app import App
from prongsai.edit._built import page_of
from prongsai.edit._request import Request, Response, sent

if TYPE_CHECKING:
    from prongsai.edit._desk import Desk
    from prongsai.edit._request import Upload

LARGEST = 10_500_000
"""Of what a browser may send at once, in bytes: a file of evidence, and the form around it."""
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; font-src 'self'; img-src 'self';"
    " frame-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_LOOPBACK = "127.0.0.1"
_OF_SITE = "localhost"
"""The same machine by another name, which browsers hold apart from the first."""


class FormServer(ThreadingHTTPServer):
    """Shows the form of a desk at an address of this machine that nobody can guess.

    Attributes:
        address: the address of the home, closed by `/`.
        site: that of the site that was built last, of another origin: its pages know nothing of the form.
    """

    daemon_threads = True

    def __init__(self, desk: Desk) -> None:
        super().__init__((_LOOPBACK, 0), _Handler)
        self.secret = secrets.token_urlsafe(24)
        self.origin = f"http://{_LOOPBACK}:{self.server_port}"
        self.address = f"{self.origin}/{self.secret}/"
        self._site_secret = secrets.token_urlsafe(24)
        self.site = f"http://{_OF_SITE}:{self.server_port}/{self._site_secret}/"
        self.answer = App(desk, f"/{self.secret}/", self.site)

    def page_of_site(self, host: str, path: str) -> Response | None:
        """Return a page of the site that was built last; None where something else is asked for."""
        secret, _, rest = unquote(path.partition("?")[0]).removeprefix("/").partition("/")
        known = host == f"{_OF_SITE}:{self.server_port}" and _same(secret, self._site_secret)
        if not known or self.answer.site is None:
            return None
        try:
            found = page_of(self.answer.site, rest)
        except (OSError, ValueError):
            # A name that no file can have.
            return Response(b"", status=HTTPStatus.NOT_FOUND)
        return replace(found, to=f"{self._site_secret}/{found.to}") if found.to else found

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - its own signature
        """Say nothing of a browser that has gone before its answer came; all else is told as ever."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Refused(Exception):  # noqa: N818 - it is an answer
    """A request that is not answered."""

    def __init__(self, status: HTTPStatus) -> None:
        super().__init__(status.phrase)
        self.status = status


class _Handler(BaseHTTPRequestHandler):
    server: FormServer
    protocol_version = "HTTP/1.1"
    timeout = 60
    server_version, sys_version = "prongsai", ""

    def do_GET(self) -> None:
        """Show a page, of the form or of the site that it has built."""
        page = self.server.page_of_site(self.headers.get("Host", ""), self.path)
        if page is not None:
            self._send(page)
        else:
            self._respond({}, {})

    def do_POST(self) -> None:
        """Take what was typed."""
        try:
            self._check()
            form, uploads = self._sent()
        except _Refused as refused:
            # What was not read would be taken for the next request.
            self.close_connection = True
            self._send(Response(b"", status=refused.status))
            return
        self._respond(form, uploads)

    def _sent(self) -> tuple[dict[str, list[str]], dict[str, Upload]]:
        size = self.headers.get("Content-Length", "")
        if not size.isdecimal():
            raise _Refused(HTTPStatus.LENGTH_REQUIRED)
        if int(size) > LARGEST:
            raise _Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        try:
            return sent(self.headers.get("Content-Type", ""), self.rfile.read(int(size)))
        except ValueError:
            raise _Refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE) from None

    def _respond(self, form: dict[str, list[str]], uploads: dict[str, Upload]) -> None:
        try:
            path, query = self._check()
        except _Refused as refused:
            self._send(Response(b"", status=refused.status))
            return
        answer = self.server.answer(Request(self.command, path, query, form, uploads))
        self._send(replace(answer, to=f"{self.server.secret}/{answer.to}"))

    def _check(self) -> tuple[str, dict[str, list[str]]]:
        """Return what is asked for, of whoever may ask."""
        asked = urlsplit(self.path)
        secret, _, rest = asked.path.removeprefix("/").partition("/")
        # A page of another site may know our port, but not our secret; a name of its own may lead to this machine.
        if self.headers.get("Host") != self.server.origin.removeprefix("http://"):
            raise _Refused(HTTPStatus.MISDIRECTED_REQUEST)
        if not _same(secret, self.server.secret):
            raise _Refused(HTTPStatus.NOT_FOUND)
        origin = self.headers.get("Origin", self.server.origin if self.command == "GET" else "")
        if origin != self.server.origin:
            raise _Refused(HTTPStatus.FORBIDDEN)
        return unquote(rest), parse_qs(asked.query, keep_blank_values=True)

    def _send(self, response: Response) -> None:
        self.send_response(response.status)
        headers = HEADERS | {"Content-Type": response.kind, "Content-Length": str(len(response.body))}
        headers |= {"Location": f"/{response.to}"} if response.status == HTTPStatus.SEE_OTHER else {}
        headers |= {"Content-Security-Policy": response.policy} if response.policy else {}
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(response.body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its own signature
        """Say nothing: the address holds the secret."""


def _same(told: str, secret: str) -> bool:
    """Tell whether a secret was told, in a time that tells nothing of it."""
    return secrets.compare_digest(told.encode(), secret.encode())
