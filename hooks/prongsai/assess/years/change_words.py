"""What each value of a year is called in a sentence about its change; `{0}`, `{1}` are the names of what it is of."""

from __future__ import annotations

_MEASURE = "มาตรการ{0}"
_ENTRY = "มาตรการ{1} ในรอบ {0} เดือน"
_ANALYSED = "ผลการวิเคราะห์{0}"
_DISCLOSED = {"ita_year": "ปี ITA ที่เปิดเผย", "item": "รหัสข้อที่เปิดเผย", "title": "ชื่อข้อที่เปิดเผย"}
_REFERENCES = ("indicator", "topic", "tool", "question", "item")


def _notes(file: str, words: str) -> dict[str, str]:
    """Return the words for the notes and acknowledgements of a file."""
    return {
        f"{file}.notes": f"บันทึกใน{words}",
        f"{file}.notes.*": f"บันทึกใน{words} {{0}}",
        f"{file}.notes.*.text": f"ถ้อยคำของบันทึกใน{words} {{0}}",
        f"{file}.notes.*.line": f"บรรทัดที่อ้างของบันทึกใน{words} {{0}}",
        f"{file}.notes.*.finding": f"ข้อขัดแย้งที่รับทราบของบันทึกใน{words} {{0}}",
    } | _acknowledged(file, words)


def _acknowledged(file: str, words: str) -> dict[str, str]:
    known = f"ข้อสังเกตที่รับทราบใน{words}"
    return {
        f"{file}.acknowledge": known,
        f"{file}.acknowledge.*": f"{known} {{0}}",
        f"{file}.acknowledge.*.finding": f"รหัสของ{known} {{0}}",
        f"{file}.acknowledge.*.reason": f"เหตุผลของ{known} {{0}}",
        f"{file}.acknowledge.*.at": f"จุดของ{known} {{0}}",
    }


_SCORES = {
    "scores.overall": "คะแนนภาพรวม",
    "scores.level": "ระดับผลการประเมิน",
    "scores.indicators.*.score": "คะแนนตัวชี้วัดที่ {0}",
    "scores.indicators.*.name": "ชื่อตัวชี้วัดที่ {0}",
    "scores.tools.*": "คะแนนเครื่องมือ {0}",
    "scores.eit_parts.*": "คะแนน EIT ส่วนที่ {0}",
    "scores.rank.province": "ลำดับในจังหวัด",
    "scores.rank.country": "ลำดับในประเทศ",
    "scores.rank.among": "กลุ่มที่จัดลำดับ",
    "scores.ranking": "การเรียงตัวชี้วัดจากคะแนนสูงไปต่ำ",
    "scores.earlier.*": "คะแนนภาพรวมของปี {0}",
    "scores.questions.*": "คะแนนข้อคำถาม {0}",
    "scores.items.*.score": "คะแนนข้อ {0}",
    "scores.items.*.lost": "การเสียคะแนนของข้อ {0}",
    "scores.items.*.reason": "เหตุผลของผู้ตรวจประเมินข้อ {0}",
    "scores.criteria_year": "ปีของเกณฑ์ที่ใช้คำนวณ",
    "scores.source.title": "ที่มาของคะแนน",
    "scores.source.url": "ที่อยู่เว็บของที่มาของคะแนน",
    "scores.source.announced": "วันประกาศผล",
}
_ANALYSIS = {
    "analysis.preface": "คำนำ",
    "analysis.rationale": "หลักการและเหตุผล",
    "analysis.entries": "ผลการวิเคราะห์",
    "analysis.entries.*": _ANALYSED,
    **{f"analysis.entries.*.about.{kind}": f"สิ่งที่วิเคราะห์ใน{_ANALYSED}" for kind in _REFERENCES},
    "analysis.entries.*.kind": f"ชนิดของ{_ANALYSED}",
    "analysis.entries.*.items": f"ข้อ OIT ที่ใช้ใน{_ANALYSED}",
    "analysis.entries.*.finding": _ANALYSED,
    "analysis.entries.*.guidance": "แนวทางปรับปรุงของผลการวิเคราะห์{0}",
    "analysis.advice": "ข้อเสนอแนะจากผู้ตรวจประเมิน",
    "analysis.advice.*": "ข้อเสนอแนะจากผู้ตรวจประเมิน {0}",
    "analysis.advice.*.tool": "เครื่องมือของข้อเสนอแนะ {0}",
    "analysis.advice.*.part": "ส่วนที่ของ EIT ของข้อเสนอแนะ {0}",
    **{f"analysis.advice.*.about.{kind}": "ข้อที่กล่าวถึงในข้อเสนอแนะ {0}" for kind in _REFERENCES},
    "analysis.advice.*.cites": "ข้อ OIT ที่อ้างในข้อเสนอแนะ {0}",
    "analysis.advice.*.text": "ข้อเสนอแนะจากผู้ตรวจประเมิน {0}",
    "analysis.limitations": "ข้อจำกัด",
    "analysis.limitations.*": "ข้อจำกัด {0}",
    "analysis.limitations.*.text": "ข้อจำกัด {0}",
    "analysis.limitations.*.analysis": "การวิเคราะห์ข้อจำกัด {0}",
    "analysis.limitations.*.handling": "การจัดการข้อจำกัด {0}",
}
_MEASURES = {
    "measures.fiscal_year": "ปีงบประมาณของมาตรการ",
    "measures.thresholds.strength": "เกณฑ์คะแนนจุดแข็ง",
    "measures.thresholds.weakness": "เกณฑ์คะแนนจุดอ่อน",
    "measures.thresholds.improve": "เกณฑ์คะแนนที่ต้องพัฒนา",
    **{f"measures.disclosure.{name}": words for name, words in _DISCLOSED.items()},
    "measures.table.title": "ชื่อตารางมาตรการ",
    "measures.table.columns": "คอลัมน์ของตารางมาตรการ",
    "measures.table.columns.*": "คอลัมน์ {0} ของตารางมาตรการ",
    "measures.table.columns.*.heading": "หัวคอลัมน์ {0}",
    "measures.table.columns.*.show": "สิ่งที่แสดงในคอลัมน์ {0}",
    "measures.table.columns.*.merge": "การรวมช่องของคอลัมน์ {0}",
    "measures.measures": "มาตรการ",
    "measures.measures.*": _MEASURE,
    "measures.measures.*.id": f"รหัสของ{_MEASURE}",
    "measures.measures.*.title": f"ชื่อของ{_MEASURE}",
    "measures.measures.*.addresses": f"สิ่งที่มุ่งแก้ของ{_MEASURE}",
    "measures.measures.*.finding": f"ผลการวิเคราะห์ที่นำมาสู่{_MEASURE}",
    "measures.measures.*.steps": f"ขั้นตอนของ{_MEASURE}",
    "measures.measures.*.responsible": f"ผู้รับผิดชอบของ{_MEASURE}",
    "measures.measures.*.period.name": f"ระยะเวลาของ{_MEASURE}",
    "measures.measures.*.period.start": f"กำหนดเริ่มของ{_MEASURE}",
    "measures.measures.*.period.end": f"กำหนดเสร็จของ{_MEASURE}",
    "measures.measures.*.rounds": f"รอบรายงานผลของ{_MEASURE}",
    "measures.measures.*.monitoring": f"การกำกับติดตามของ{_MEASURE}",
}
_PROGRESS = {
    **{f"progress.disclosure.{name}": f"{words} (รายงานผล)" for name, words in _DISCLOSED.items()},
    "progress.rounds": "รอบรายงาน",
    "progress.rounds.*": "รายงานรอบ {0} เดือน",
    "progress.rounds.*.months": "จำนวนเดือนของรายงานรอบ {0} เดือน",
    "progress.rounds.*.reported": "วันที่รายงานรอบ {0} เดือน",
    "progress.rounds.*.entries": "ผลรายมาตรการในรอบ {0} เดือน",
    "progress.rounds.*.entries.*": f"ผลของ{_ENTRY}",
    "progress.rounds.*.entries.*.measure": f"รหัสของ{_ENTRY}",
    "progress.rounds.*.entries.*.status": f"สถานะของ{_ENTRY}",
    "progress.rounds.*.entries.*.work": f"สิ่งที่ได้ดำเนินการของ{_ENTRY}",
    "progress.rounds.*.entries.*.result": f"ผลหรือความสำเร็จของ{_ENTRY}",
    "progress.rounds.*.entries.*.evidence": f"หลักฐานของ{_ENTRY}",
    "progress.rounds.*.entries.*.evidence.*": f"หลักฐาน{{2}} ของ{_ENTRY}",
    "progress.rounds.*.entries.*.evidence.*.file": f"ไฟล์ของหลักฐาน{{2}} ของ{_ENTRY}",
    "progress.rounds.*.entries.*.evidence.*.url": f"ลิงก์ของหลักฐาน{{2}} ของ{_ENTRY}",
    "progress.rounds.*.entries.*.evidence.*.title": f"ชื่อหลักฐาน{{2}} ของ{_ENTRY}",
    "progress.rounds.*.entries.*.evidence.*.date": f"วันที่ของหลักฐาน{{2}} ของ{_ENTRY}",
    "progress.rounds.*.entries.*.problems": f"ปัญหา อุปสรรคของ{_ENTRY}",
    "progress.rounds.*.entries.*.suggestions": f"ข้อเสนอแนะของ{_ENTRY}",
    "progress.rounds.*.entries.*.date": f"วันที่ถึงสถานะของ{_ENTRY}",
    "progress.rounds.*.entries.*.unit": f"ส่วนราชการที่รายงาน{_ENTRY}",
    "progress.rounds.*.entries.*.reason": f"เหตุผลที่ล่าช้าหรือยกเลิกของ{_ENTRY}",
    "progress.rounds.*.entries.*.note": f"คำอธิบายสถานะของ{_ENTRY}",
    "progress.rounds.*.entries.*.steps.*": f"สถานะขั้นตอนที่ {{2}} ของ{_ENTRY}",
}
WORDS = {
    **_SCORES,
    **_notes("scores", "คะแนน"),
    **_ANALYSIS,
    **_notes("analysis", "บทวิเคราะห์"),
    **_MEASURES,
    **_notes("measures", "มาตรการ"),
    **_PROGRESS,
    **_acknowledged("progress", "รายงานผล"),
}
"""By the path of a value, its file first; a key of a list or a mapping is `*`."""
