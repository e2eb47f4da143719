"""The arithmetic (การคำนวณ) of a report: what its figures give, and what they are of."""
