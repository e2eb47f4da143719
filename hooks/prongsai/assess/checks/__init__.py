"""The checks (การตรวจสอบ): each looks at one assessed report and yields what contradicts or is missing.

A check is a pure function from an assessment to findings. Adding one means writing it, and naming it in `_assess.py`.
"""
