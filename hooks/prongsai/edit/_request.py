"""What a browser asks and what it is answered, apart from any connection."""

from __future__ import annotations

from dataclasses import dataclass, field
from email import policy
from email.parser import BytesParser
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

if TYPE_CHECKING:
    from collections.abc import Mapping

HTML = "text/html; charset=utf-8"
_FORM = "application/x-www-form-urlencoded"
_PARTS = "multipart/form-data"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was sent with a form."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Request:
    """A request.

    Attributes:
        path: without the secret, `/` between its parts and none at its ends.
        query: what stands behind the path.
        form: the values that were sent, by their names.
        uploads: the files that were sent, likewise.
    """

    method: str
    path: str
    query: Mapping[str, list[str]] = field(default_factory=dict)
    form: Mapping[str, list[str]] = field(default_factory=dict)
    uploads: Mapping[str, Upload] = field(default_factory=dict)

    def one(self, name: str) -> str:
        """Return a value of the form, or else of the query; empty for none."""
        return (self.form.get(name) or self.query.get(name) or [""])[0]


@dataclass(frozen=True, slots=True)
class Response:
    """An answer; `policy` is what its page may do, where that is other than the form's."""

    body: bytes
    kind: str = HTML
    status: int = 200
    to: str = ""
    policy: str = ""

    @classmethod
    def page(cls, text: str, status: int = 200) -> Response:
        """Return a page."""
        return cls(text.encode(), status=status)

    @classmethod
    def see(cls, to: str) -> Response:
        """Return what leads to another page of the same place."""
        return cls(b"", status=303, to=to)


def sent(kind: str, body: bytes) -> tuple[dict[str, list[str]], dict[str, Upload]]:
    """Return the values and files of a form as a browser sends it.

    Raises:
        ValueError: it is of another kind.
    """
    media = kind.partition(";")[0].strip().lower()
    if media == _FORM:
        return parse_qs(body.decode(), keep_blank_values=True, max_num_fields=20_000), {}
    if media != _PARTS:
        raise ValueError(kind)
    message = BytesParser(policy=policy.HTTP).parsebytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + body)
    form: dict[str, list[str]] = {}
    uploads: dict[str, Upload] = {}
    for part in message.iter_parts():
        name, file = part.get_param("name", header="content-disposition"), part.get_filename()
        data = part.get_payload(decode=True)
        if not isinstance(name, str) or not isinstance(data, bytes):
            continue
        if file is None:
            form.setdefault(name, []).append(data.decode())
        elif file and data:
            uploads[name] = Upload(file, data)
    return form, uploads
