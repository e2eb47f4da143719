#!/bin/sh
# Installs Pango, by which PDF documents are drawn, where that can be done. Never fails: where it could not be had, one
# line tells so. Its argument is the Python that will ask for it.
set -eu

has() {
    "$1" -c 'import sys; from ctypes.util import find_library as f; sys.exit(not (f("pango-1.0") and f("harfbuzz-subset")))'
}

if has "$1" || { sh "$(dirname "$0")/apt_install.sh" libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 && has "$1"; }; then
    exit 0
fi
printf '%s\n' 'ไม่พบ Pango และติดตั้งไม่ได้ จึงไม่มีเอกสาร PDF | Pango was not found and could not be installed: no PDF documents' >&2
