"""Addresses of the web and of mail (ที่อยู่เว็บ อีเมล) as officers type them: what is wrong, and how they are written."""

from __future__ import annotations

import re
from typing import NamedTuple

from prongsai.text import INVISIBLE

_ADDRESS = re.compile(r"https?://[^\s<>\"'`\\/]+\.[^\s<>\"'`\\]+")
_PROTOCOL = re.compile(r"(?i)^https?://")
_LOGIN = re.compile(r"(?i)^(\s*https?://)[^/?#]*@")
"""A name, or a name and a password, before the host: `https://admin:1234@www.example.go.th/`."""
_WRAPPED = " \t“”‘’«»\"'"
_UNSEEN = re.compile(f"[{INVISIBLE}]")
_BEGUN = re.compile(r"(?i)^h?t{1,2}ps?\s*[:：;]?\s*[/\\]+\s*|^https?\s*[:：;]\s*(?=[a-z0-9])|^//")
"""A protocol as it is mistyped: `http//`, `https:\\`, `htps://`, `https ://`, `https:x`."""
_OTHER = re.compile(r"(?i)^(?:(ftp|file|mailto|tel|line)[:：]|[a-z]:\\|\\\\)")
_HOST = re.compile(r"(?i)(?:[a-z0-9ก-๙-]+\.)+[a-z]{2,}(?::[0-9]+)?")
_FILE = re.compile(r"(?i)\.(?:pdf|docx?|xlsx?|pptx?|png|jpe?g|gif|webp)$")
_SIGNS = re.compile(r"[<>\"'`\\]")
_MAIL = re.compile(r"(?i)[^\s@,;:<>()\[\]]+@(?:[a-z0-9ก-๙-]+\.)+[a-zก-๙]{2,}")
_SEVERAL = re.compile(r"\s*(?:[,;/\n]|หรือ|และ)\s*")
_AT = re.compile(r"(?i)\s*(?:[@＠]|[(\[]\s*(?:at|แอท)\s*[)\]]|\s(?:at|แอท)\s)\s*")
_DOT = re.compile(r"(?i)\s*(?:[(\[]\s*dot\s*[)\]]|．)\s*")
_MAIL_TO = re.compile(r"(?i)^mailto\s*[:：]\s*")


class Wrong(NamedTuple):
    """What is wrong with an address, and the clause that says how it is written; empty where that is not known."""

    problem: str
    hint: str


def web_address(text: str) -> str | Wrong:
    """Return an address, its protocol in small letters, or what is wrong with it."""
    address = _PROTOCOL.sub(lambda match: match[0].lower(), text)
    sound = _ADDRESS.fullmatch(address) and not _UNSEEN.search(address) and not _twice(address)
    if sound and not _LOGIN.match(address):
        return address
    written = _written(_LOGIN.sub(r"\1", text))
    return Wrong(_problem(address), f" ให้เขียน {written}" if written else _other_way(text))


def without_login(text: str) -> str:
    """Return an address as it may be told to others, without the name and the password in it."""
    return _LOGIN.sub(r"\1…@", text)


def mail_address(text: str) -> str | Wrong:
    """Return an address of mail, or several as they stand, without what a link has before it; else what is wrong."""
    bare = _UNSEEN.sub("", _MAIL_TO.sub("", text.strip(_WRAPPED))).replace("＠", "@")
    if all(map(_MAIL.fullmatch, _SEVERAL.split(bare))):
        return bare
    meant = _AT.sub("@", _DOT.sub(".", bare))
    hint = f" ให้เขียน {meant}" if _MAIL.fullmatch(meant) else " ถ้าไม่มีให้ลบบรรทัดนี้"
    return Wrong("อีเมลต้องมี @ และชื่อเว็บไซต์ เช่น saraban@example.go.th", hint)


def _twice(address: str) -> bool:
    """Tell whether an address stands behind a protocol that is there once more: `http://https://x.go.th`."""
    return bool(_PROTOCOL.match(_PROTOCOL.sub("", address, count=1)))


def _written(text: str) -> str:
    """Return the address that was most likely meant; empty where that is not known."""
    bare = _UNSEEN.sub("", text).strip(_WRAPPED)
    if _OTHER.match(bare):
        return ""
    plain = re.match(r"(?i)http(?!s)", bare)
    while begun := _BEGUN.match(bare):
        bare = bare[begun.end() :]
    host, slash, path = bare.replace("\\", "/").partition("/")
    host = re.sub(r"\s+", "", host)
    several = "\n" in bare or "://" in path
    if several or not _HOST.fullmatch(host) or (_FILE.search(host) and not slash) or _SIGNS.search(path):
        return ""
    path = re.sub(r"\s", "%20", path)
    return f"{'http' if plain else 'https'}://{host}{slash}{path}"


def _problem(address: str) -> str:
    if _LOGIN.match(address):
        return "ที่อยู่เว็บมีชื่อผู้ใช้หรือรหัสผ่านไม่ได้ เพราะทุกคนจะเห็น"
    if not _PROTOCOL.match(address) or _twice(address):
        return "ที่อยู่เว็บต้องขึ้นต้นด้วย https:// หรือ http://"
    if re.search(r"\s", address):
        return "ที่อยู่เว็บมีช่องว่างไม่ได้"
    if _UNSEEN.search(address):
        return "ที่อยู่เว็บมีอักขระที่มองไม่เห็น"
    if _SIGNS.search(address):
        return "ที่อยู่เว็บมีอักขระ < > \" ' ` หรือ \\ ไม่ได้"
    return "ที่อยู่เว็บต้องมีชื่อเว็บไซต์เต็ม เช่น https://www.example.go.th"


def _other_way(text: str) -> str:
    """Return the clause for what is no web address at all."""
    if _FILE.search(text.strip()):
        name = re.split(r"[\\/]", text.strip())[-1]
        return f" ไฟล์หลักฐานให้วางในโฟลเดอร์ evidence แล้วเขียน file: evidence/{name}"
    return " ถ้าไม่มีให้ลบบรรทัดนี้" if not re.search("[a-zA-Z]", text) else ""
