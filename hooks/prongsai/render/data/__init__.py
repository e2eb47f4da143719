"""Open data (ข้อมูลเปิด) of a report: `report.json` with its schema, tables as CSV, and the dictionary of both.

What an officer's record holds is published by what its fields declare (`derived`); a field added to the model is in
the JSON, its schema, the CSV and the dictionary without a word here. Digits and codes are Arabic.
"""
