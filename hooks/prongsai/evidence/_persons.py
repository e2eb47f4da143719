"""Properties of a file that name a person (ผู้จัดทำ, ผู้ตรวจ), told by what programs and people call them."""

from __future__ import annotations

import re

_PERSON = re.compile(
    r"(?i:author|owner|creator|editor|artist|typist|manager|client|signer|signed|recipient|assistant|reviewer|approver)"
    r"|(?i:user(?:s|.?name)?$|received.?from|forward.?to|(?<![a-z])by$)|(?<=[a-z])By$|โดย$|ผู้|เจ้าของ|ลงนาม|ลงชื่อ|ชื่อ-|ชื่อบุคคล"
)
"""Word's own choice (Checked by, Typist, …), SharePoint's (…#Editor, SharedWithUsers), and what officers make up."""


_PROGRAM = re.compile(
    r"(?i)(?:creator|author|editor|manager)[_ -]?(?:tool|version|software|build|application)|colou?r[_ -]?manager"
)
"""What has such a word in its name and tells of a program: XMP's CreatorTool, ColorManager of Mac and scanners."""


def names_person(name: str) -> bool:
    """Tell whether what is called so is meant to name a person."""
    return _PERSON.search(_PROGRAM.sub("", name)) is not None
