"""The command without its script: `python -m prongsai build`, on machines where scripts are not on the path."""

from prongsai.cli import main

main(prog_name="prongsai")
