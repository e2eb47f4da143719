#!/bin/sh
# Finds the Chromium that the browser tests drive, or installs it on Debian and Ubuntu. That without a window of its own
# (headless shell) comes first: it takes half of the processor's time for the same tests.
# Prints the path of the browser. Without one it says so and fails, so that no test is skipped unseen.
set -eu

runs() {
    "$1" --version >/dev/null 2>&1
}

find_browser() {
    for name in "$@"; do
        path=$(command -v "$name") || continue
        # Ubuntu's chromium-browser may be a stub that only points to a snap.
        if runs "$path"; then
            printf '%s\n' "$path"
            return 0
        fi
    done
    return 1
}

if [ -n "${PRONGSAI_CHROMIUM:-}" ]; then
    if runs "$PRONGSAI_CHROMIUM"; then
        printf '%s\n' "$PRONGSAI_CHROMIUM"
        exit 0
    fi
    printf '%s\n' \
        "เปิดเบราว์เซอร์ตาม PRONGSAI_CHROMIUM=$PRONGSAI_CHROMIUM ไม่ได้ จึงรันการทดสอบด้วยเบราว์เซอร์ไม่ได้" \
        "PRONGSAI_CHROMIUM=$PRONGSAI_CHROMIUM does not run, therefore the browser tests cannot run." >&2
    exit 1
fi

install_browser() {
    sh "$(dirname "$0")/apt_install.sh" "$1" && find_browser "$1"
}

if find_browser chromium-headless-shell || install_browser chromium-headless-shell 2>/dev/null; then
    exit 0
fi
if find_browser chromium chromium-browser google-chrome || install_browser chromium; then
    exit 0
fi
printf '%s\n' \
    'ไม่พบเบราว์เซอร์ Chromium และติดตั้งไม่ได้ จึงรันการทดสอบด้วยเบราว์เซอร์ไม่ได้' \
    'No Chromium browser was found and none could be installed, therefore the browser tests cannot run.' >&2
exit 1
