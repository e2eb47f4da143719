#!/bin/sh
# Installs packages on Debian and Ubuntu, as root or where sudo asks nothing. Fails anywhere else.
set -eu

command -v apt-get >/dev/null || exit 1
if [ "$(id -u)" -eq 0 ]; then
    as_root=env
elif sudo -n true 2>/dev/null; then
    as_root='sudo -n env'
else
    exit 1
fi
# $as_root is one or more words on purpose.
$as_root DEBIAN_FRONTEND=noninteractive apt-get -qq update >&2
$as_root DEBIAN_FRONTEND=noninteractive apt-get -qq install -y "$@" >&2
# A test starts its own servers; that of a package would take this machine's port 80.
if [ -d /run/systemd/system ]; then
    for package in "$@"; do
        if systemctl --quiet is-active "$package"; then
            $as_root systemctl disable --quiet --now "$package" >&2
        fi
    done
fi
