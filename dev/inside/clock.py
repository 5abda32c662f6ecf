"""Run a command again and again, with a pause between two runs.

usage: clock.py SECONDS COMMAND...     stands in for cron on the private stack
"""

from __future__ import annotations

import subprocess
import sys
import time

if __name__ == "__main__":
    pause, command = float(sys.argv[1]), sys.argv[2:]
    while True:
        time.sleep(pause)
        code = subprocess.run(command, check=False).returncode
        if code:
            print(f"{' '.join(command)} ended with {code}", flush=True)
