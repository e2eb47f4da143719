"""Content files that use every field, as an editor sees them, and ways of spoiling them."""

from __future__ import annotations

import copy
import datetime as dt
from typing import Any

import yaml

AGENCY = """\
content_version: "0.2"
name: เทศบาลตำบลทุ่งทอง
short_name: ทต.ทุ่งทอง
kind: เทศบาลตำบล
framework: nacc
subdistrict: ในเมือง
district: เมือง
province: ตัวอย่าง
website: https://www.example.go.th/ita?year=2568
contact: {address: 1 ถนนใหญ่, phone: 043 000000, email: office@example.go.th, line: "@thungthong",
  facebook: "https://www.example.com/thungthong"}
emblem: emblem.svg
licence: CC-BY-4.0
units:
  - {id: clerk, name: สำนักปลัดเทศบาล}
  - {id: 12, name: no, part_of: clerk}
sample: ใช่
acknowledge: {finding: W925, reason: ก, at: contact.email}
compiled_from: {title: รายงาน, url: "http://example.go.th/a.pdf", note: 2568}
"""
SCORES = """\
framework: ป.ป.ช.
overall: "๙๐.๐๐"
level: ผ่านดี
indicators: {1: 90, ๒: ๙๐, 3: {score: 90, name: การใช้อำนาจ}, 4: 90.0, 5: +90, 6: 90.00, 7: "90", 8: 90, 9: 90, ๑๐: 90}
tools: {IIT: 90, eit: ๙๐, OIT: 90.00}
eit_parts: {1: 89, ๒: {score: 91, questions: {e1: 90, e1.1: 92}}}
quarters: {1: 80, ๒: ๘๕}
rank: {province: 1, country: ๒๓, among: เทศบาลตำบล}
ranking: [1, ๒, 3]
also_level: A
earlier: {2567: 88.5, ๒๕๖๖: {score: 0, level: F, tools: {iit: 90.1}, indicators: {1: 80, ๒: 75.5}, rank: {province: 3, among: อบต.}}}
questions: {e7: 90, E๘: 90}
items: {O10: 0, ๐11: {lost: true, reason: ไม่ครบ}, o12: {score: 100, lost: ไม่, deducted: 0.5}, O13: null}
criteria_year: 2568
draft: no
source: {title: ITAS, url: "https://itas.example.go.th", announced: 2568-08-01}
notes: {text: พิมพ์ผิด, line: 4}
acknowledge:
  - {finding: E301, reason: ตามต้นฉบับ, at: overall}
"""
ANALYSIS = """\
document: {title: รายงาน, cover: ปี 2568, from: กองยุทธศาสตร์, number: "ทท ๑/๒", date: 4 ส.ค. 68, subject: ผล, to: นายก,
  considerations: [ก, {text: ข, mark: ๒.}], signed: [ปลัด],
  references: หนังสือที่ ทท ๑/๑, enclosures: [รายงาน, ตาราง]}
preface: คำนำ
rationale: 2568-10-01
entries:
  - {about: {indicator: 9, topic: ~}, kind: strength, items: [O10], finding: ครบ, guidance: [รักษาไว้, {text: ทำต่อ, responsible: [clerk]}]}
  - {about: {topic: ๗}, kind: จุดอ่อน, items: O11, finding: yes}
  - {about: {tool: oit}, finding: ๑}
  - {about: {question: E๗}, finding: ดี}
  - {about: {item: ๐12, printed: O๑๒}, finding: ดี, entries: [{about: {tool: EIT ส่วนที่ 2}, guidance: ก}, {about: {text: อื่น}, finding: ข}]}
advice:
  - {tool: EIT, part: 1, about: {question: e7}, cites: [O10, O11], text: ปรับปรุง}
  - {text: ภาพรวมดี}
limitations:
  - {text: งบน้อย, analysis: ไม่พอ, handling: ขอเพิ่ม}
limitations_table: {title: ข้อจำกัด, columns: [{heading: ผลกระทบ, show: analysis}, {heading: ข้อ, show: text}]}
notes: [{text: ก, at: entries.1}, {text: ข, finding: E201}]
acknowledge: {finding: E201, reason: ก}
"""
MEASURES = """\
fiscal_year: ๒๕๖๙
thresholds: {strength: 95, weakness: "85", improve: ๙๐, target: 92}
defaults: {responsible: clerk, period: 6 เดือนแรก, rounds: [6], frequency: ทุกปี, monitoring: รายงาน, budget: ไม่ใช้งบประมาณ}
disclosure: {ita_year: 2569, item: O27, title: มาตรการ}
table:
  title: ตาราง
  columns:
    - {heading: ลำดับ, show: number}
    - {heading: ทำอะไร, show: [title, ขั้นตอน], merge: ใช่}
measures:
  - id: m01
    title: เปิดเผยข้อมูล
    addresses: [{indicator: 9}, {item: O10}]
    finding: ไม่ครบ
    approach: [{text: ประกาศ, mark: ๑., responsible: clerk}, 2568]
    steps: [จัดทำ, 2, {title: เผยแพร่, mark: "-", responsible: [12], due: 31 ม.ค. 69, steps: [ก, {title: ข, due: ม.ค 2569}]}]
    responsible: [clerk, 12]
    period: {start: 1 ต.ค. 2568, end: กันยายน พ.ศ. 2569}
    rounds: [6, ๑๒]
    frequency: ปีละ ๒ ครั้ง
    monitoring: รายงาน
    budget: {amount: "25,000", text: งบอุดหนุน}
    kpi: [{text: ผู้อบรม, baseline: 60, target: 80, unit: ร้อยละ}, ความพึงพอใจ]
    printed: (๑)
  - {id: m02, title: อบรม, addresses: {topic: 1}, steps: อบรม, responsible: clerk, period: ตลอดปีงบประมาณ, rounds: 12}
  - {id: m03, title: ประกาศ, period: {name: first_half}}
  - {id: m04, title: ประชุม, period: {start: 2568-10, end: ๓๐/๙/๒๕๖๙}, budget: 25000, rounds: ทุกไตรมาส}
  - {id: m05, title: ทบทวน, period: [ม.ค. - ก.พ. 2569, {start: ก.ค. 2569}], steps: {title: ทบทวน}, approach: ทบทวน}
  - {id: m06, title: ตรวจ, period: {every: ทุกไตรมาส, end: 31 ธ.ค. 2568}}
  - {id: m07, title: รณรงค์, period: {text: ต่อเนื่อง}}
notes: []
acknowledge: []
"""
PROGRESS = """\
disclosure: {ita_year: 2570, item: O26, title: รายงานผล}
rounds:
  - months: ๖
    reported: 5 เม.ย. 2569
    entries:
      - measure: m01
        status: กำลังดำเนินการ
        work: จัดทำแผน
        result: 2
        evidence:
          - {file: evidence/a.pdf, title: รายงาน, date: 2569-03-20}
          - {url: "https://www.example.go.th/1", title: 12, date: มี.ค. 2569}
          - {title: คำสั่งแต่งตั้ง, not_attached: true}
        problems: ไม่มี
        suggestions: no
        date: ๒๐/๓/๒๕๖๙
        unit: 12
        reason: งบน้อย
        note: ก
        steps: {1: done, ๒: ยังไม่เริ่ม, "3.1": แล้วเสร็จ}
        spent: ๒๐,๐๐๐
        kpi: [72]
      - {measure: m02, status: cancelled, evidence: {url: "https://www.example.go.th/2", title: ข่าว, date: ต.ค. 2568}}
  - {months: 12, start: 1 ต.ค. 68, end: ก.ย. 2569}
acknowledge: {finding: W813, reason: ก}
"""
FILES = {
    "agency.yml": AGENCY,
    "scores.yml": SCORES,
    "analysis.yml": ANALYSIS,
    "measures.yml": MEASURES,
    "progress.yml": PROGRESS,
}
SPOILED: list[Any] = [None, "", " ", "ไม่รู้", "none", 0, -1, 7, 100.5, 2568, True, False, [], [None], {}, {"x": 1}]
SPOILED += [
    "O18",
    "9",
    "๙๙๙",
    "https://x",
    "2025-10-01",
    "31 ก.พ. 2568",
    "first_half",
    "clerk",
    "-0",
    "1e2",
    "+7.",
    "ใช่",
]


def seen(text: str) -> Any:  # noqa: ANN401 - what a YAML file holds
    """Return what an editor sees of a YAML text: JSON types, in which keys and dates are text."""
    return _json(yaml.safe_load(text))


def _json(value: Any) -> Any:  # noqa: ANN401 - what a YAML file holds
    if isinstance(value, dict):
        return {str(key): _json(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_json(inner) for inner in value]
    return value.isoformat() if isinstance(value, dt.date) else value


def places(value: Any, above: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:  # noqa: ANN401
    """Return the location of every value inside `value`."""
    if not isinstance(value, (dict, list)):
        return []
    inner = list(value.items() if isinstance(value, dict) else enumerate(value))
    return [place for key, child in inner for place in [(*above, key), *places(child, (*above, key))]]


def parent_of(value: Any, place: tuple[str | int, ...]) -> Any:  # noqa: ANN401
    """Return what holds the value at `place`."""
    for key in place[:-1]:
        value = value[key]
    return value


def replaced(document: Any, place: tuple[str | int, ...], value: object) -> Any:  # noqa: ANN401
    """Return a copy in which another value stands at `place`."""
    changed = copy.deepcopy(document)
    parent_of(changed, place)[place[-1]] = value
    return changed


def removed(document: Any, place: tuple[str | int, ...]) -> Any:  # noqa: ANN401
    """Return a copy without what stands at `place`."""
    changed = copy.deepcopy(document)
    del parent_of(changed, place)[place[-1]]
    return changed


def added(document: Any, place: tuple[str | int, ...], key: str) -> Any:  # noqa: ANN401
    """Return a copy in which a stranger stands beside what is at `place`."""
    changed = copy.deepcopy(document)
    parent = parent_of(changed, place)
    parent.append(key) if isinstance(parent, list) else parent.setdefault(key, 1)
    return changed
