"""A web server for tests and measurements: serves a folder as a common host does, compressed where that helps."""

from __future__ import annotations

import gzip
import io
import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Iterator

COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".csv"}
LEVEL = 6
"""How hard the server compresses: what nginx and Apache do unless told otherwise."""


def compressed(path: Path) -> bytes:
    """Return a file's content as the server sends it to a visitor who takes that."""
    content = path.read_bytes()
    return gzip.compress(content, LEVEL) if path.suffix in COMPRESSED else content


class Compressing(SimpleHTTPRequestHandler):
    """Serves a folder over HTTP/1.1, with gzip for text, and does not log."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that the base class gives
        """Log nothing."""

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Send the headers of a file and return its body, compressed for a visitor who takes that."""
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.partition("?")[0].endswith("/"):
            path /= "index.html"
        taken = "gzip" in self.headers.get("Accept-Encoding", "")
        if path.suffix not in COMPRESSED or not path.is_file() or not taken:
            return super().send_head()
        body = compressed(path)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve `folder` on this machine and yield its address, closed by `/`."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Compressing, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()
