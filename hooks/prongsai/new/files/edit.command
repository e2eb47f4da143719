#!/bin/sh
cd "$(dirname "$0")" || exit 1
export PYTHONUTF8=1

# What was opened by a press would be gone before its words are read.
leave() {
    [ ! -t 0 ] || read -r _
    exit 1
}

for python in python3 python3.14 python3.13 python3.12 python3.11; do
    if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        "$python" wheels/edit.py "$@" || leave
        exit 0
    fi
done
echo 'ยังไม่มี Python 3.11 ขึ้นไปในเครื่องนี้ ติดตั้งจาก https://www.python.org/downloads แล้วเปิดไฟล์นี้อีกครั้ง'
leave
