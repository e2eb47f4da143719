"""The form as a whole: which page answers which request, and what its buttons do."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from prongsai.content import NARRATIVE_FILE
from prongsai.edit import _git
from prongsai.edit._assets import asset
from prongsai.edit._begin import UntoldError, begin_agency, begin_year
from prongsai.edit._built import build, is_of_site
from prongsai.edit._controls import WORDED, takes_words
from prongsai.edit._desk import is_form, year_of
from prongsai.edit._drafts import followed
from prongsai.edit._evidence import FILE, RefusedError, put_evidence, strip_evidence
from prongsai.edit._known import WHY, known
from prongsai.edit._names import location_of, name_of
from prongsai.edit._page import sheet, told
from prongsai.edit._preview import POLICY, PREVIEW, preview, style
from prongsai.edit._remarks import with_remarks
from prongsai.edit._request import Response
from prongsai.edit._saving import keep, keep_apart, naming, readable
from prongsai.edit._table import is_table, looked, rows_in, shown, take
from prongsai.edit._text import keep_text
from prongsai.edit._views import Views
from prongsai.files import trouble
from prongsai.findings import ContentError
from prongsai.new import TakenError
from prongsai.patch import ChangedElsewhere, Insert, Move, Put, Remove, Unpatchable, patched, value_at
from prongsai.words import plain

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from prongsai.content import Location
    from prongsai.edit._desk import Desk
    from prongsai.edit._page import Sheet
    from prongsai.edit._request import Request, Upload
    from prongsai.edit._saving import Outcome
    from prongsai.patch import Edit, Value

_JSON = "application/json; charset=utf-8"


class App:
    """Answers requests about the content on a desk.

    Attributes:
        site: the folder of the site that was built last; None before.
    """

    def __init__(self, desk: Desk, base: str = "/", site: str = "") -> None:
        """Set it up; `base` is what the addresses of its pages begin with, `site` those of the site that it builds."""
        self._desk = desk
        self.site: Path | None = None
        self._views = Views(desk, base, site)
        self._base = base
        self._typed: dict[str, str] = {}

    def __call__(self, request: Request) -> Response:
        """Return the answer to a request; what goes wrong is told on a page of its own."""
        try:
            return self._answer(request)
        except (LookupError, ValueError):
            return self._gone(request)
        except OSError as error:
            return self._failed(request, trouble(error).message)
        except ChangedElsewhere:
            return Response.page(self._views.refused("changed"), 409)
        except (Unpatchable, ContentError):
            return Response.page(self._views.refused("failed", plain("edit.in_file", file=request.path)), 409)

    def _gone(self, request: Request) -> Response:
        """Tell that a page is of nothing; what was typed in one whose file went meanwhile is kept for its return."""
        kept = False
        with suppress(LookupError, ValueError, OSError):
            kept = request.method == "POST" and keep_apart(self._desk, request.path, request.one("seen"), request.form)
        if kept and request.one("quiet"):
            return _as_json({"failed": plain("edit.refused.gone_kept")}, 404)
        return Response.page(self._views.refused("gone_kept" if kept else "gone"), 404)

    def _failed(self, request: Request, message: str) -> Response:
        if request.one("quiet"):
            return _as_json({"failed": message}, 507)
        return Response.page(self._views.refused("failed", message), 507)

    def _answer(self, request: Request) -> Response:
        if (served := asset(request.path)) is not None and request.method == "GET":
            return served
        if request.path.startswith(PREVIEW) and request.method == "GET":
            return style(request.path) or self._preview(request.path.removeprefix(PREVIEW))
        match request.method, request.path:
            case "GET", "":
                return Response.page(self._views.home())
            case "GET", "review":
                return Response.page(self._views.review())
            case "POST", "review":
                return self._sent()
            case "POST", "build":
                return self._built()
            case "POST", "undo":
                return self._undone()
            case "POST", "begin":
                return self._begun(request)
            case "POST", "agency":
                return self._joined(request)
        return self._table(request) if is_table(self._desk, request.path) else self._file(request)

    def _preview(self, file: str) -> Response:
        """Show the page of a file as the site will, with what is typed and not saved yet."""
        text = self._typed.get(file, self._desk.standing(file).text)
        page = preview(self._desk, file, text, plain("edit.preview.title"), self._base)
        return replace(Response.page(page or self._views.unseen()), policy=POLICY)

    def _sent(self) -> Response:
        pages = _git.differences(self._desk.content)
        if not pages:
            return Response.page(self._views.review())
        return Response.page(self._views.review(_git.send(self._desk.content, _git.sentence(pages))))

    def _built(self) -> Response:
        if not is_of_site(self._desk.content):
            raise LookupError
        with self._desk.lock:
            built = build(self._desk)
        self.site = built.folder or self.site
        return Response.page(self._views.review(built=built))

    def _undone(self) -> Response:
        with self._desk.lock:
            undone = self._desk.undo()
        # Of several files the last is the one that was worked at.
        return Response.see(undone[-1][0] if undone else "")

    def _begun(self, request: Request) -> Response:
        try:
            file = begin_year(self._desk, request.one("agency"), request.one("year"))
        except TakenError:
            return Response.page(self._views.refused("taken"), 409)
        except UntoldError:
            return Response.page(self._views.refused("no_year", plain("edit.refused.no_year_how")), 400)
        return Response.see(file)

    def _joined(self, request: Request) -> Response:
        try:
            return Response.see(begin_agency(self._desk, request))
        except TakenError:
            return Response.page(self._views.refused("taken_agency"), 409)
        except UntoldError:
            return Response.page(self._views.refused("untold", plain("edit.refused.untold_how")), 400)

    def _table(self, request: Request) -> Response:
        """Show how a table is read, and take it where that was asked."""
        if request.method == "GET":
            return Response.page(self._views.table(request.path))
        try:
            rows = rows_in(request)
            taken = looked(self._desk, request.path, rows)
        except ContentError as error:
            return Response.page(
                self._views.table(request.path, error.finding.sentence, typed=request.one("text")), 400
            )
        if request.one("do") != "take" or taken.refused:
            return Response.page(self._views.table(request.path, **shown(taken, rows)))
        take(self._desk, taken)
        return Response.see(f"{request.path.rpartition('/')[0]}/{'scores' if taken.brings_scores else 'measures'}.yml")

    def _file(self, request: Request) -> Response:
        file, at = request.path, location_of(request.one("at"))
        if not is_form(file):
            return self._text(request, file)
        if request.method == "GET":
            # A page that is opened anew shows what stands, and so does the one beside it.
            self._typed.pop(file, None)
            if not at and self._desk.standing(file).text.strip() and self._desk.data(file) is None:
                return Response.page(self._views.text(file))
            return Response.page(self._views.form(sheet(self._desk, file, at)))
        seen = sheet(self._desk, file, at, request.one("seen"))
        if request.one("quiet") == "check":
            return self._checked(request, seen)
        done = self._keep(request, seen)
        return self._kept(seen, done) if request.one("quiet") else self._acted(request, seen, done)

    def _keep(self, request: Request, seen: Sheet) -> Outcome:
        """Save what was typed; where the file holds something else by now, only what was chosen."""
        self._typed.pop(seen.file, None)
        held = self._desk.drafts.of(seen.file)
        chosen = request.one("do").removeprefix("keep:")
        clashing = {name for name, one in held.items() if one.why == "clash" and name != chosen}
        posted = {name: values for name, values in request.form.items() if name not in clashing}
        return keep(self._desk, seen.file, request.one("seen"), seen.changes(posted), seen.names - clashing)

    def _checked(self, request: Request, seen: Sheet) -> Response:
        text = self._desk.seen(request.one("seen"))
        text, unread, site = readable(self._desk, seen.file, text, seen.changes(request.form))
        self._typed[seen.file] = text
        return _as_json(self._views.quick(seen, told(self._desk, seen, site, text, unread)))

    def _kept(self, seen: Sheet, done: Outcome) -> Response:
        page = sheet(self._desk, seen.file, seen.at) if not (seen.new and done.moved) else seen
        answer = self._views.quick(page, told(self._desk, page, done.site, done.standing.text, done.unread))
        # A page that shows what stood before would take it for typed, and write it over what somebody else changed.
        again = done.moved or done.joined or bool(done.clashes)
        state = self._views.state(seen.file, failed=bool(done.clashes))
        return _as_json(answer | {"seen": done.standing.version, "again": again, "state": state})

    def _acted(self, request: Request, seen: Sheet, done: Outcome) -> Response:
        """Do what a button asks for beside saving, and show where that led."""
        do, _, name = request.one("do").partition(":")
        at = location_of(name) if name else ()
        query = f"?at={name_of(seen.at)}" if seen.at else ""
        try:
            put = self._attached(request, seen, at if do == "remove" else None)
        except RefusedError as refused:
            return Response.page(self._views.refused("evidence", refused.reason), 415)
        at = put if do == "save" else at
        if do in ("up", "down", "remove") and at and not done.clashes:
            edit = _edit_of(do, at)
            if isinstance(edit, Remove) and (errors := naming(self._desk, seen.file, edit)):
                why_not = {name_of(at): self._views.still_named(errors)}
                return Response.page(self._views.form(sheet(self._desk, seen.file, seen.at), why_not), 409)
            self._moved(seen.file, edit)
            if do == "remove" and at == seen.at:
                query = ""
        elif do == "known" and not done.clashes:
            at = ()
            if reason := request.one(WHY + name).strip():
                self._moved(seen.file, known(seen.file, self._desk.data(seen.file), name, reason))
        elif do == "words" and at and not done.clashes:
            self._in_words(seen, name, request.one(name))
        elif do == "drop":
            self._dropped(seen.file, name)
        elif do == "strip" and at:
            held = value_at(self._desk.data(seen.file), at)
            strip_evidence(self._desk.content, seen.file, str(held.get("file") if isinstance(held, dict) else held))
        to = f"{seen.file}{query}"
        return Response.see(f"{to}#{name_of(at)}" if at and do != "remove" else to)

    def _in_words(self, seen: Sheet, name: str, typed: str) -> None:
        """Keep what was typed as the words of the report, where it may stand so."""
        control = next(one for each in seen.controls for one in each.every if one.name == name)
        if typed.strip() and takes_words(control.shape):
            self._moved(seen.file, Put(control.at, {WORDED: typed.strip()}, control.order))
            self._dropped(seen.file, name)

    def _dropped(self, file: str, name: str) -> None:
        held = self._desk.drafts.of(file)
        self._desk.drafts.keep(file, {one: draft for one, draft in held.items() if one != name})

    def _moved(self, file: str, edit: Edit) -> None:
        with self._desk.lock:
            now = self._desk.standing(file)
            self._desk.save(file, now, patched(now.text, with_remarks(self._desk.data(file), [edit])))
            self._desk.drafts.keep(file, followed(self._desk.drafts.of(file), edit))

    def _attached(self, request: Request, seen: Sheet, removed: Location | None) -> Location:
        """Attach the files that were chosen, whatever was pressed, and return where the title of the last one stands.

        Raises:
            RefusedError: one cannot be evidence.
        """
        put: Location = ()
        for control in (one for each in seen.controls for one in each.every):
            upload = request.uploads.get(control.name + FILE)
            if upload is not None and (removed is None or control.at[: len(removed)] != removed):
                put = self._cited(seen.file, control.at, upload)
        return put

    def _cited(self, file: str, at: Location, upload: Upload) -> Location:
        """Put a file beside a report, cite it at the end of a list, and return where its title stands."""
        folder = self._desk.content / file.rpartition("/")[0]
        named = put_evidence(folder, upload)
        with self._desk.lock:
            now = self._desk.standing(file)
            listed = value_at(self._desk.data(file), at)
            place = len(listed) if isinstance(listed, list) else int(listed is not None)
            record: Value = {"file": named, "title": upload.name.rpartition(".")[0]}
            try:
                self._desk.save(file, now, patched(now.text, [Insert(at, place, record)]))
            except BaseException:
                # A file that nothing cites would be taken for a mistake.
                (folder / named).unlink()
                raise
        return (*at, place, "title")

    def _text(self, request: Request, file: str) -> Response:
        if not file.endswith(NARRATIVE_FILE) or year_of(file) is None:
            raise LookupError(file)
        if request.method == "GET":
            return Response.page(self._views.text(file))
        typed = request.one("text").replace("\r\n", "\n").rstrip() + "\n"
        if request.one("quiet") == "check":
            self._typed[file] = typed
            return _as_json(self._views.quick_text(file, typed))
        self._typed.pop(file, None)
        done = keep_text(self._desk, file, request.one("seen"), typed, theirs=request.one("do") == "theirs")
        if request.one("quiet"):
            answer = self._views.quick_text(file, typed)
            state = self._views.state(file, failed=not done)
            return _as_json(answer | {"seen": self._desk.standing(file).version, "again": not done, "state": state})
        return Response.see(file)


def _edit_of(do: str, at: Location) -> Edit:
    place = at[-1]
    if do == "remove" or not isinstance(place, int):
        return Remove(at)
    return Move(at[:-1], place, place + (1 if do == "down" else -1))


def _as_json(answer: Mapping[str, object], status: int = 200) -> Response:
    return Response(json.dumps(answer, ensure_ascii=False).encode(), _JSON, status)
