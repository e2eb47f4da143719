"""Debian's nginx and Apache as an office has them: started on a port of this machine, and ended again."""

from __future__ import annotations

import socket
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tests.programs import PROGRAMS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_READY = {"nginx": "nginx/", "apache2": "resuming normal operations"}
"""What each says once it listens."""
BELOW = "/ita/2567/"
"""Where the site stands on its server."""
_NGINX = """\
daemon off;
master_process off;
pid {own}/nginx.pid;
error_log stderr notice;
events {{ }}
http {{
  include /etc/nginx/mime.types;
  access_log off;
  client_body_temp_path {own}/body;
  proxy_temp_path {own}/proxy;
  fastcgi_temp_path {own}/fastcgi;
  uwsgi_temp_path {own}/uwsgi;
  scgi_temp_path {own}/scgi;
  server {{
    listen 127.0.0.1:{port};
    root {root};
    {settings}
  }}
}}
"""
_APACHE = """\
ServerRoot {own}
ServerName 127.0.0.1
Listen 127.0.0.1:{port}
PidFile {own}/apache.pid
ErrorLog /dev/stderr
LogLevel error mpm_event:notice
User nobody
Group nogroup
{modules}
<IfModule mod_mime.c>
  TypesConfig /etc/mime.types
</IfModule>
DocumentRoot {root}
DirectoryIndex index.html
<Directory />
  AllowOverride None
  Require all denied
</Directory>
<Directory {root}>
  Options Indexes
  Require all granted
  {settings}
</Directory>
"""
MODULES = ("mpm_event", "authz_core", "dir", "mime", "alias", "headers")
"""What of Apache is needed: of Debian's default all but `headers`, which `a2enmod headers` adds."""


def location(settings: str) -> str:
    """Return nginx's settings of the site alone."""
    return f"location ^~ {BELOW} {{ {settings} }}"


@contextmanager
def nginx(root: Path, own: Path, settings: str) -> Iterator[str]:
    """Serve the folder `root` by nginx with these `settings` of its server, and yield its address."""
    with _free_port() as port:
        config = _NGINX.format(root=root, own=own, port=port, settings=settings)
    with _running("nginx", ["-p", str(own), "-c"], own, config):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def apache(
    root: Path, own: Path, settings: str = "AllowOverride FileInfo", modules: tuple[str, ...] = MODULES
) -> Iterator[str]:
    """Serve the folder `root` by Apache with these `settings` of it and `modules`, and yield its address."""
    loaded = "\n".join(f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so" for name in modules)
    with _free_port() as port:
        config = _APACHE.format(root=root, own=own, port=port, modules=loaded, settings=settings)
    with _running("apache2", ["-DFOREGROUND", "-f"], own, config):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def _free_port() -> Iterator[int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        yield free.getsockname()[1]


@contextmanager
def _running(name: str, arguments: list[str], own: Path, config: str) -> Iterator[None]:
    """Run a server in the foreground from the moment at which it listens until it has ended."""
    (own / "server.conf").write_text(config, encoding="utf-8")
    command = [str(PROGRAMS[name]), *arguments, str(own / "server.conf")]
    with subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8") as process:
        try:
            _await(process, _READY[name])
            yield
        finally:
            process.terminate()


def _await(process: subprocess.Popen[str], ready: str) -> None:
    """Read what a server says until it is ready; where it ends before that, tell what it said."""
    said = ""
    assert process.stderr
    for line in process.stderr:
        said += line
        if ready in line:
            return
    raise AssertionError(said)
