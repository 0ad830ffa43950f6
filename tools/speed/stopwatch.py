"""Runs the command it is given and prints what that cost as JSON: seconds, processor seconds, MiB at most, exit code.

Memory is that of the largest single process. This is a program of its own, run with nothing loaded (`python -I -S`),
because the peak of a child counts the memory of the process that it was started from.
"""

import json
import os
import sys
import time

MEBIBYTE = 2**20 if sys.platform == "darwin" else 2**10  # in the unit of the system's own count


def main() -> None:
    command = sys.argv[1:]
    begun = time.monotonic()
    child = os.posix_spawnp(command[0], command, os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, 2, 1)])
    _, status, used = os.wait4(child, 0)
    seconds = time.monotonic() - begun
    cost = (seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / MEBIBYTE, os.waitstatus_to_exitcode(status))
    print(json.dumps(cost))


if __name__ == "__main__":
    main()
