"""The programs that serve sites, and how each is told what: the very line of its configuration."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from prongsai.finish import MISSING

if TYPE_CHECKING:
    from prongsai.doctor._visit import Reply

Kind = Literal["nginx", "apache", "iis", "forge", "other"]
"""Which program a host runs; `forge` is GitHub's or GitLab's own, which takes no configuration."""
ROOT = "/var/www/html"
"""Where Debian's servers have their root; whoever has another one puts it there."""
_SERVERS: dict[str, Kind] = {"nginx": "nginx", "apache": "apache", "microsoft-iis": "iis", "github.com": "forge"}
_FORGES = (".github.io", ".gitlab.io")


def kind_of(reply: Reply) -> Kind:
    """Return which program has answered, as far as it says."""
    if (urlsplit(reply.url).hostname or "").endswith(_FORGES):
        return "forge"
    server = reply.header("Server").lower()
    return next((kind for name, kind in _SERVERS.items() if server.startswith(name)), "other")


def header_line(kind: Kind, name: str, value: str) -> str:
    """Return the line by which a host sends a header."""
    lines = {
        "nginx": f'add_header {name} "{value}" always;',
        "apache": f'Header always set {name} "{value}"',
        "iis": f'<add name="{name}" value="{value}" />',
    }
    return lines.get(kind, f"{name}: {value}")


def missing_line(kind: Kind, path: str) -> str:
    """Return the line by which a host shows the site's own page for what is not there."""
    lines = {
        "nginx": f"error_page 404 {path}{MISSING};",
        "apache": f"ErrorDocument 404 {path}{MISSING}",
        "iis": f'<error statusCode="404" path="{path}{MISSING}" responseMode="ExecuteURL" />',
    }
    return lines.get(kind, f"/* {path}{MISSING} 404")


def honest_line(kind: Kind, path: str) -> str:
    """Return the line by which a host stops to answer for what is not there as if it were."""
    lines = {"nginx": "try_files $uri $uri/ =404;", "apache": "FallbackResource disabled"}
    return lines.get(kind, missing_line(kind, path))


def hidden_line(kind: Kind, path: str, file: str) -> str:
    """Return the line by which a host keeps one of the site's files to itself."""
    pattern = file.replace(".", r"\.")
    lines = {
        "nginx": f"location = {path}{file} {{ return 404; }}",
        "apache": f'RedirectMatch 404 "/{pattern}$"',
        "iis": f'<add segment="{file}" />',
    }
    return lines.get(kind, f"{path}{file} {path}{MISSING} 404!")


def secure_line(kind: Kind, host: str) -> str:
    """Return the line by which a host leads from plain HTTP to HTTPS."""
    lines = {
        "nginx": "return 301 https://$host$request_uri;",
        "apache": f"Redirect permanent / https://{host}/",
        "iis": '<action type="Redirect" url="https://{HTTP_HOST}{REQUEST_URI}" redirectType="Permanent" />',
    }
    return lines.get(kind, f"http://{host}/* https://{host}/:splat 301!")
