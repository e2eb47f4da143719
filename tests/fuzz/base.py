"""The sound site that inputs are made from: every kind of file is in it, and nothing is found in it but hints."""

from __future__ import annotations

from tests.conftest import ADDRESSES, AGENCY
from tests.evidence.files import XMP, docx, pdf, picture, pptx, xlsx
from tests.progress.files import document, ole

AGENCY_FOLDER = "thung-thong"
YEAR = f"{AGENCY_FOLDER}/2568"
LAST_YEAR = f"{AGENCY_FOLDER}/2567"
SCORES = """\
# yaml-language-server: $schema=../../../hooks/prongsai/schemas/scores.schema.json
overall: 93.13
level: ผ่านดี
indicators: {1: 99.55, 2: ๘๙.๗๓, 3: 97.20, 4: 90.25, 5: 93.86, 6: 84.10, 7: 95.52, 8: 80.34, 9: 94.50, 10: {score: 100}}
tools: {IIT: 94.12, EIT: 86.65, OIT: 97.25}
eit_parts: {1: 88.10, 2: "85.20"}
rank: {province: 3, country: 1205, among: เทศบาลตำบล}
earlier: {2567: 90.97, ๒๕๖๖: 88}
questions: {i1: 99.00, e7: 78.30}
items: {O10: 0, o12: 50, O18: {lost: true, reason: ลิงก์เปิดไม่ได้}}
source: {title: ระบบ ITAS, url: "https://itas.nacc.go.th/go/x", announced: 1 ส.ค. 2568}
notes:
  - text: "รายงานพิมพ์ 93.14 ที่หน้า 3"
    line: 12
acknowledge: [{finding: W709, reason: รายงานต้นฉบับพิมพ์ไว้เช่นนี้}]
"""
LAST_SCORES = """\
overall: 90.97
level: ผ่านดี
indicators: {1: 95.10, 2: 88.20, 3: 97.20, 4: 90.25, 5: 93.86, 6: 86.10, 7: 95.52, 8: 82.34, 9: 93.50, 10: 90}
tools: {IIT: 92.92, EIT: 87.99, OIT: 91.75}
"""
LAST_MEASURES = """\
measures: {id: m01, title: มาตรการเผยแพร่ข้อมูล, addresses: [{indicator: 8}], steps: ทำ, responsible: clerk, rounds: 12, monitoring: ติดตาม, period: fiscal_year}
"""
ANALYSIS = """\
preface: |
  เทศบาลตำบลทุ่งทองเข้ารับการประเมิน

  ผลอยู่ในระดับผ่าน
rationale: >-
  ตามพระราชบัญญัติ
  ว่าด้วยการป้องกัน
entries:
  - about: {indicator: 8}
    kind: weakness
    items: [O10, "o12"]
    finding: ต้องปรับปรุงการทำงาน
    guidance: 'จะจัดทำคู่มือ'
  - {about: {question: e7}, kind: improve, finding: "ได้คะแนน 78.30"}
advice: [{tool: EIT, part: 2, cites: [O10], text: ควรเผยแพร่, about: {item: O10}}]
limitations: [{text: งบประมาณน้อย, analysis: มีรายได้น้อย, handling: ขอรับการสนับสนุน}]
"""
MEASURES = """\
fiscal_year: 2569
thresholds: {strength: 95, weakness: 85, improve: 90}
disclosure: {ita_year: 2569, item: O25, title: มาตรการ}
table:
  title: มาตรการ ปีงบประมาณ พ.ศ. 2569
  columns:
    - {heading: ที่, show: number}
    - {heading: เรื่อง, show: [addresses_scored, finding], merge: true}
    - {heading: มาตรการ, show: [title, steps]}
    - {heading: ผู้รับผิดชอบ, show: responsible}
measures:
  - id: m01
    title: มาตรการเผยแพร่ข้อมูล
    addresses: [{indicator: 8}, {item: O10}]
    finding: ข้อมูลไม่ครบ
    steps: [จัดทำข้อมูล, เผยแพร่]
    responsible: [clerk]
    period: {start: 1 ต.ค. 2568, end: 30 ก.ย. 2569}
    rounds: [6, 12]
    monitoring: รายงานผลต่อผู้บริหาร
  - {id: m02, title: มาตรการป้องกัน, addresses: {indicator: 6}, steps: ทำ, responsible: finance, period: first_half, rounds: 6, monitoring: ติดตาม}
"""
PROGRESS = """\
rounds:
  - months: 6
    reported: 5 เม.ย. 2569
    entries:
      - measure: m01
        status: in_progress
        work: [อบรม, เผยแพร่]
        date: 20 มี.ค. 2569
        unit: clerk
        result: ผ่าน
        steps: {1: done, 2: in_progress}
        evidence:
          - {file: evidence/a.pdf, title: รายงาน, date: 20 มี.ค. 2569}
          - {file: evidence/b.pdf, title: รายงาน, date: 2569-03-20}
          - {file: evidence/a.docx, title: รายงาน, date: 2569-03-20}
          - {file: evidence/a.xlsx, title: ตาราง, date: 2569-03-20}
          - {file: evidence/a.pptx, title: สไลด์, date: 2569-03-20}
          - {file: evidence/a.png, title: ภาพ, date: 2569-03}
          - {file: evidence/a.jpg, title: ภาพ, date: มี.ค. 2569}
          - {file: evidence/a.webp, title: ภาพ, date: มี.ค. 2569}
          - {file: evidence/a.xls, title: ตาราง, date: มี.ค. 2569}
          - {url: "https://www.example.go.th/news/12", title: ข่าว, date: มี.ค. 2569}
        problems: ไม่มี
        suggestions: ไม่มี
      - {measure: m02, status: done, date: 2569-02-01, work: ทำแล้ว, problems: ไม่มี, suggestions: ไม่มี, evidence: {file: evidence/a.pdf, title: ก, date: 2569-02-01}}
"""
NARRATIVE = """\
# ผลการประเมิน {#results}

{{ agency }} ได้คะแนนภาพรวม **{{ overall }}** คะแนน ตัวชี้วัดที่ 8 ได้ {{ score(8) }}[^1] ตาม [ประกาศ](https://www.example.go.th/a_(b).pdf "ชื่อ")

{## หมายเหตุ ##}
{% if overall %}ผ่านเกณฑ์{% else %}ไม่ผ่าน{% endif %}

| ตัวชี้วัด | คะแนน |
|:---|---:|
| 1 | {{ score(1) }} |

1. ข้อแรก
    - ข้อย่อย *เอน*
2. ข้อสอง `รหัส`

> อ้าง <https://www.example.go.th/> &amp; <br>

{{ table("indicators") }}

[^1]: เชิงอรรถ
"""
EMBLEM = """\
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9"><title>ตรา</title>
<defs><linearGradient id="l"><stop offset="0" stop-color="#fff"/></linearGradient><g id="a"><circle cx="3" cy="3" r="2"/></g></defs>
<style>.b { fill: url(#l) }</style><path class="b" d="M0 0h9v9z"/><use xlink:href="#a" x="1"/></svg>
"""
TEXTS = {
    f"{AGENCY_FOLDER}/agency.yml": f"{AGENCY}emblem: emblem.svg\nwebsite: https://www.example.go.th\ncontact: {{phone: 0 2000 0000}}\n",
    f"{AGENCY_FOLDER}/addresses.txt": ADDRESSES
    + ADDRESSES[ADDRESSES.index("2568/") :].replace("2568", "2567").replace("2569/o25", "2568/o27"),
    "addresses.txt": "# หน่วยงาน\nthung-thong/\nold-name/ -> thung-thong/\n",
    f"{YEAR}/scores.yml": SCORES,
    f"{LAST_YEAR}/scores.yml": LAST_SCORES,
    f"{LAST_YEAR}/measures.yml": LAST_MEASURES,
    f"{YEAR}/analysis.yml": ANALYSIS,
    f"{YEAR}/measures.yml": MEASURES,
    f"{YEAR}/progress.yml": PROGRESS,
    f"{YEAR}/analysis.md": NARRATIVE,
    f"{AGENCY_FOLDER}/emblem.svg": EMBLEM,
}
BYTES = {
    f"{AGENCY_FOLDER}/emblem.png": picture("PNG"),
    f"{YEAR}/evidence/a.pdf": document(),
    f"{YEAR}/evidence/b.pdf": pdf(
        "report", "", properties={"/Title": "report"}, xmp=XMP.replace(b"Somsong T.", b"office")
    ),
    f"{YEAR}/evidence/a.docx": docx("รายงานการอบรม"),
    f"{YEAR}/evidence/a.xlsx": xlsx(("ชื่อ", "1"), ("ข", "2")),
    f"{YEAR}/evidence/a.pptx": pptx("สไลด์"),
    f"{YEAR}/evidence/a.png": picture("PNG"),
    f"{YEAR}/evidence/a.jpg": picture("JPEG"),
    f"{YEAR}/evidence/a.webp": picture("WebP"),
    f"{YEAR}/evidence/a.xls": ole("Workbook"),
}
BASE: dict[str, bytes] = {**{name: text.encode() for name, text in TEXTS.items()}, **BYTES}
