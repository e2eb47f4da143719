"""The typed records of a report, a file for each kind of file. The field reference is generated from them."""
