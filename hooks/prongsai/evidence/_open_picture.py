"""Pictures are opened by decoding them; one that would take too much memory is refused by its header."""

from __future__ import annotations

import errno
import io
import warnings

from PIL import Image

from prongsai.evidence._opened import BROKEN, TOO_MUCH, Opened

_MOST_PIXELS = {"JPEG": 100_000_000, "WebP": 8_000_000}
"""Of a JPEG an eighth of each side is decoded, which tells as much; a WebP takes three times its picture."""
_MOST_WHOLE = 20_000_000
"""The most pixels of a picture that is decoded as a whole, four bytes each."""
_MOVING = ("GIF", "PNG", "WebP")
_MOST_READS = 50_000
"""The library reads the head of a picture by a few bytes: a sound one of ten megabytes in some thousand steps."""
# The library's own bound is another, and is told without the figures.
Image.MAX_IMAGE_PIXELS = None


class _Steps(io.BytesIO):
    """A file that is read in a bounded number of steps, whatever number of pieces it is cut into."""

    left = _MOST_READS

    def read(self, size: int | None = -1, /) -> bytes:
        """Read on.

        Raises:
            OSError: it was read from too often.
        """
        self.left -= 1
        if self.left < 0:
            raise OSError(errno.EFBIG, "too many pieces")
        return super().read(size)


def open_picture(kind: str, data: bytes) -> Opened:
    """Decode a picture and return what happened; of a moving one the first picture."""
    file = _Steps(data)
    try:
        with warnings.catch_warnings():
            # What the library thinks of blocks beside the picture; whether it opens is what counts.
            warnings.simplefilter("ignore")
            return _decoded(kind, file)
    except Exception:  # noqa: BLE001 - a broken picture may fail anywhere within the library, in any way
        return TOO_MUCH if file.left < 0 else BROKEN


def picture_moves(data: bytes) -> bool:
    """Tell whether a picture has several to show (ภาพเคลื่อนไหว), as GIF, PNG and WebP may; a broken one has none."""
    try:
        with warnings.catch_warnings(), Image.open(_Steps(data), formats=_MOVING) as picture:
            warnings.simplefilter("ignore")
            return bool(getattr(picture, "is_animated", False))
    except Exception:  # noqa: BLE001 - as above
        return False


def _decoded(kind: str, file: _Steps) -> Opened:
    with Image.open(file, formats=[kind]) as picture:
        whole = kind not in _MOST_PIXELS or (kind == "JPEG" and bool(picture.info.get("progressive")))
        most = _MOST_WHOLE if whole else _MOST_PIXELS[kind]
        width, height = picture.size
        if width * height > most:
            return Opened(f"ภาพใหญ่ {width} × {height} พิกเซล (ไม่เกิน {most // 1_000_000} ล้านพิกเซล) ให้ย่อภาพ")
        picture.draft(None, (1, 1))
        picture.load()
    return Opened()
