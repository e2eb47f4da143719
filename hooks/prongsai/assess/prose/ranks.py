"""Ranks in prose (ลำดับ): which one, among whom, of which year, and by how many places it has moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prongsai.assess.prose.frames import SILENCING, State
from prongsai.assess.prose.tokens import has
from prongsai.assess.prose.words import patterns

if TYPE_CHECKING:
    from prongsai.assess.prose.tokens import Token

_FORMS = patterns("amounts")
_FAR = 40


class Ranks(State):
    """Takes the words and numbers that say where the agency or an indicator stands."""

    def _rank(self, index: int, token: Token, word: Token) -> None:
        ahead = self._ahead(index, "link", "is", "open", "close", "indicator")
        last = max((at for at, one in enumerate(self._tokens) if one.may("rank")), default=index)
        ends = any(one.subject is not None for one in self._tokens[last:])  # "อันดับ 1 S อันดับ 2 S"
        listed = ends or self._ordered or self._frame.rank is not None
        beside = self._frame.own and not listed and self._solid(index) in self._frame.subjects
        heads = ahead.subject is not None and ahead.subject.kind == "indicator" and not beside  # "S อันดับ 1 S อันดับ 2"
        if heads and word.text.startswith("ลำดับ"):
            self._ordered[int(token.figure)] = ahead  # a number in a list, perhaps of ranks
            return
        if (self._blocks - ({"foreign"} if self._than and not self._another else set())) & SILENCING:
            return
        words, year = self._words(index), self._year
        if group := _FORMS["in group"].search(self._clause.text, max(0, word.start - _FAR * 4), word.start):
            self._scope = group[0]  # "ในกลุ่มเครือข่ายเทศบาลเมือง … เทศบาลอยู่ในลำดับที่ 3"
        if self._of_before(words[words.index(word) :]):
            year = self._frame.base or self._current - 1
        told = self._frame.rank
        if year is None and told and _FORMS["and rank"].fullmatch(self._clause.text, told.end, token.start):
            year = told.year  # "ปี 2566 ซึ่งอยู่ลำดับที่ 18 ของจังหวัดและลำดับที่ 15 ของประเทศ"
        if self._frame.rank is not None or (heads and self._frame.own):
            self._next()
            self._frame.own = self._frame.own and not heads
        self._frame.scope, self._frame.rank = self._scope, self._said(token, year)

    def _steps(self, index: int, token: Token) -> bool:
        """Tell whether a number says by how many places a rank has moved: "ดีขึ้นจากเดิม 3 ลำดับ"."""
        after, frame = self._at(index + 1), self._frame
        if after.may("foreign") or not after.may("rank"):
            return False
        if not after.text.startswith(("ลำดับ", "อันดับ")):
            return True
        way = next((one for one in self._behind(index) if one.may("rose", "fell", "turn")), None)
        words = self._words(index)
        aside = self._blocks & {"if", "wish", "else", "persons"} or has(words[has(words[:1], "total") :][:1], "among")
        if way is not None and way.may("rose", "fell") and not aside:
            scope, base = _FORMS["moved among"].match(self._clause.text, after.end), frame.base
            if frame.change_at is way:
                frame.change = frame.change_at = None  # and no score has
            if frame.filled:
                self._next()
            self._frame.steps, self._frame.base, self._frame.change_at = self._said(token), base, way
            self._frame.scope = scope[0] if scope else self._scope
        return True

    def _ranks(self, index: int, token: Token) -> bool:
        """Tell whether province or country only say among whom the agency has its rank."""
        narrow = _FORMS["of a group"].search(self._clause.text, max(0, token.start - _FAR), token.start)
        self._scope, solid = f"{narrow[0] if narrow else ''}{token.text}", self._solid(index)
        if token.may("rank") or has(self._near(index, 1, 0), "rank"):  # "อันดับในจังหวัด: 2"
            self._tokens[index] = token._replace(kinds=frozenset({"rank"}))
            return True
        rank = self._frame.rank
        among = None if rank is None else _FORMS["local"].search(self._clause.text, rank.end, token.end)
        # "อันดับที่ 2 ของเทศบาลตำบลในจังหวัด", "อันดับที่ 412 ของประเทศ ขยับขึ้น 8 ลำดับในระดับจังหวัด"
        narrower = among or (rank and has(self._after(rank.end, index), "rank", "rose", "fell", "group"))
        if rank is not None and solid.may("number", "counted") and not narrower:
            self._frame.scope = token.text
            return True
        return self._ahead(index, "link", "of", "is", "gap").may("rank")

    def _ranks_on(self, token: Token, words: list[Token]) -> bool:
        """Take a rank behind the one before it: "อันดับ 9 → 4", "อันดับ 530 มาอยู่ที่ 212"."""
        before, between = self._frame.rank, has(words, "to") and all(one.may("to", "rank", "by") for one in words)
        if before is None or self._frame.latest != before.start or "." in token.text:
            return False
        if not (between or _FORMS["onward"].fullmatch(self._clause.text, before.end, token.start)):
            return False
        before.year, own = before.year or self._frame.base or self._current - 1, self._frame.own
        self._next()
        self._frame.own = own  # "ลงจากอันดับ 1 เป็นอันดับ 5"
        self._frame.scope, self._frame.rank = self._scope, self._said(token, self._year)
        return True

    def _of_before(self, words: list[Token]) -> bool:
        """Tell whether a rank is the one before: "ดีกว่าปีก่อนที่อยู่อันดับ 6", and not "จากผลการประเมิน ได้อันดับที่ 4"."""
        at = next((at for at, one in enumerate(words) if one.may("rel", "from", "last year")), len(words))
        if has(words[at : at + 1], "rel"):
            return has(words[at + 1 : at + 2], "from", "last year", "year")
        straight = all(one.may("rank", "link", "of") for one in words[:at]) and has(words[at : at + 1], "from")
        return straight or has(words[1:2], "last year")
