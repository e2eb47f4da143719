"""What is put into inputs: values that look like others, marks of every language, names that disks and pages know."""

from __future__ import annotations

ODD = [
    *("", "~", "null", "no", "-0", "-0.0", "+5", "010", "1e3", "1_000", "0x1A", ".5", "5.", "100", "100.01", "93.145", "NaN"),
    *("inf", "๙๓.๑๔", "9๓.1๔", "93,14", "1,000", "๐18", "O99", "e0", "i1", "[]", "{}", "- ", ": ", "#", "a #b", "&a", "*a"),
    *("!x", "!!python/object:os.system", "<<", "%YAML", "---", "...", "'", '"', "`", "@", "|", ">", "?", "\t", " ", "\u00a0"),
    *("\u200b", "\ufeff", "\u2028", "\u0e48", "\u0e33\u0e48", "\ue000", "\ue0000\ue001", "ๆ", "ไม่มี", "2568", "๒๕๖๘", "2025", "2568-13-40"),
    *("29 ก.พ. 2568", "30 กุมภาพันธ์ 2568", "1 ต.ค. 68", "ต.ค. 2568", "12:30", "true", "ใช่", "m01", "clerk", "IIT", "eit", "https://"),
    *("http://a", "javascript:alert(1)", "https://a.go.th/x y", "../../etc/passwd", ".", "..", "/", "evidence/", "evidence/a.pdf", "\\x00"),
    *('"\\0"', '"\\ud800"', '"\\uFFFE"', '"\\x1b[31m"', "<script>alert(1)</script>", "<b>", "&lt;", "{{ overall }}", "{% raw %}", "{##"),
    *("[a](b)", "|a|b|", "**", "$x$", "=cmd|' /c calc'!A0", "+1", "@SUM(1)", "ก" * 300, "1" * 400, "9" * 50 + "." + "9" * 50, "a" * 70),
    *("<!--prongsai:0-->", "# ก", "## ก\n\nข", "\u202e", "\u0301" * 40, "👩‍👩‍👧", "𝟗𝟑.𝟏𝟒", "９３", "O１８", "0" * 60, "2500", "2699", "9999999"),
    *("-93.14", "1/10/2568", "๑ ต.ค. ๒๕๖๘", "อื่น ๆ", "done", "fiscal_year", "E301", "W709", "indicators.7", "&#0;", "</div>", "' onload='"),
]  # fmt: skip
"""Values for the fields of YAML files."""
MARKUP = [
    *("[", "]", "(", ")", "](", "[a](", "![", "[^1]", "[^1]: ", "[a]: b", "`", "```\n", "~~~\n", "*", "**", "_", "__", "#", "# ", "\n# ก"),
    *("\n", "\n\n", "  \n", "    ", "\t", "> ", "- ", "1. ", "๑. ", "|", "|-|", "\n|a|b|\n|-|-|\n|1|2|\n", "---\n", "===\n", "<", ">", "<b>"),
    *("</b>", "<br>", "<!--", "-->", "<script>", "</script>", "<a href=", '"', "'", "&", "&amp;", "&#", "<?", "<![CDATA[", "{", "}", "{{", "}}"),
    *("{% if overall %}", "{% endif %}", "{% else %}", "{##", "##}", "{{ score(9) }}", "{{ overall }}", '{{ table("ranking") }}', "{{ list(", "{#a}"),
    *("{: .a}", "\\", "^", "~", "=", ":", "ก", "ข้อ", "ตัวชี้วัดที่ 8", "93.14", "คะแนน", "ร้อยละ", "สูงสุด", "O12", "e7", "พ.ศ. 2568", "\u200b"),
    *("่", "ํา", "เเ", "\x0c", "\r", "\x85", "\u2028", "\ue000", "https://a.go.th/", "a@b.c", "1234567890123", "<!--prongsai:0-->", "</section>"),
    *("***", "+ ", "\n    # ก\n", "<div markdown>", "<p>", "{{ chart(", "{{ highest.name }}", "&nbsp;", "\n: ก\n", "*[ก]: ข", "<details>", "\u202e"),
]  # fmt: skip
"""Marks for narratives and other prose."""
DRAWN = [
    *("<g>", "</g>", "<use href='#a'/>", "<use xlink:href='#a'/>", "<script>", "<script/>", "<foreignObject/>", "<image href='a.png'/>"),
    *("<style>@import 'a'</style>", "<set/>", "<animate/>", "<a href='#'/>", "onload=''", "style='fill:url(#l)'", "fill='url(//a.example)'"),
    *("href='javascript:1'", "xml:base='//a.example'", "<!DOCTYPE svg>", "<!ENTITY a 'b'>", "&a;", "&#0;", "&#x1b;", "<?xml version='1.1'?>"),
    *("<![CDATA[", "]]>", "id='a'", "id='l'", "url(#a)", "\\75rl(", "<marker id='a'/>", "marker='url(#a)'", "<pattern id='a'/>", "xmlns='x'"),
    *("<svg>", "</svg>", "<svg xmlns='http://www.w3.org/2000/svg'/>", "viewBox='0 0 1e309 1'", "<text>ก</text>", "<metadata>", "d='M0 0'"),
]  # fmt: skip
"""What stands in drawings."""
OBJECTS = [
    *("/Type", "/Page", "/Pages", "/Catalog", "/Kids", "/Parent", "/Contents", "/JavaScript", "/JS", "/OpenAction", "/AA", "/Launch", "/URI"),
    *("/EmbeddedFiles", "/Encrypt", "/ObjStm", "/XRef", "/Filter", "/FlateDecode", "/LZWDecode", "/ASCIIHexDecode", "/Length", "/Names"),
    *("1 0 R", "2 0 R", "4 0 R", "99 0 R", "0", "-1", "1e9", "99999999999", "2147483647", "null", "true", "(a)", "<41>", "<", "<<", ">>"),
    *("[", "]", "stream", "endstream", "obj", "endobj", "xref", "trailer", "startxref", "%%EOF", "%", "\\", "(", ")", "R", "\n", "\0", "/"),
]  # fmt: skip
"""What stands in a PDF."""
NAMES = [
    *("accessibility", "compare", "assets", "search", "404", "index", "con", "a b", "ก", "A", "a--b", "-a", "a.b", "a\nb", "\udcff", "a" * 200),
    *("2568", "2567", "2570", "68", "๒๕๖๘", "2025", "scores.yml", "Scores.yml", "scores.yaml", ".hidden", "_x", "analysis.md.txt", "evidence"),
    *("~$a.docx", "schemas", "glossary", "index.html", "feed.xml", "\x1b[31m", "a:b", "%0a", "\u202e", "thung-thong2"),
]  # fmt: skip
"""Names for files and folders."""
ADDRESSED = [
    *("2568/", "brief/", "old/", " -> ", "->", "#", "..", "../", "/", "//", "2568/analysis/", "a/ -> 2568/\n", "b/ -> a/\n", "a/ -> b/\n", "ก/"),
    *("%2e/", "a/", "A/", "index.html", "2568", "thung-thong/", "https://a.go.th/", "\n", " ", "\t", "\u2028", "\x0b", "assets/", "x/ -> x/\n"),
]  # fmt: skip
"""What stands in lists of addresses."""
PARTS = [
    "word/vbaProject.bin",
    "../a",
    "/a",
    "a" * 300,
    "xl/connections.xml",
    "word/_rels/a.rels",
    "word/embeddings/a.bin",
    "docProps/core.xml",
]
"""Names for the parts of an archive."""
