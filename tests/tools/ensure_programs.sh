#!/bin/sh
# Installs the programs by which tests serve a site and open its documents and forms, where that can be done. Never fails: what
# could not be had is named here, and again at the end of the tests.
set -eu

# Debian keeps servers where only root looks for programs.
PATH="$PATH:/usr/sbin"

has() {
    command -v "$1" >/dev/null
}

ensure() {
    program=$1
    shift
    if has "$program" || { sh "$(dirname "$0")/apt_install.sh" "$@" && has "$program"; }; then
        return 0
    fi
    printf '%s\n' "ไม่พบโปรแกรม $program และติดตั้งไม่ได้ | $program was not found and could not be installed" >&2
}

ensure nginx nginx
# The program alone, without a server that the system starts.
ensure apache2 apache2-bin media-types
# Word documents and spreadsheets alone, without a window.
ensure soffice libreoffice-writer-nogui libreoffice-calc-nogui
ensure pdftotext poppler-utils
# What Playwright cannot drive.
ensure firefox firefox-esr
