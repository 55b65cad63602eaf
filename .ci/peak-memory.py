#!/usr/bin/env python3
"""Prints the peak resident memory, in KiB, of a command that reads a file on standard input.

    peak-memory.py FILE COMMAND [ARG ...]

The command's output is thrown away; where it does not exit with 0, neither does this. The figure is the kernel's own high-water mark of the
running program, read again and again until it ends: the one that a parent gets after the end counts the parent's memory before the exec, too.
"""
import subprocess, sys, time


def high_water_mark(pid):
    try:
        with open("/proc/%d/status" % pid) as status:
            return max([int(line.split()[1]) for line in status if line.startswith("VmHWM:")], default=0)
    except (FileNotFoundError, ProcessLookupError):
        return 0


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    peak = 0
    with open(sys.argv[1], "rb") as stream:
        process = subprocess.Popen(sys.argv[2:], stdin=stream, stdout=subprocess.DEVNULL)
        while process.poll() is None:
            peak = max(peak, high_water_mark(process.pid))
            time.sleep(0.002)
    if process.returncode != 0:
        sys.exit("%s: exit status %d" % (sys.argv[2], process.returncode))
    if peak == 0:
        sys.exit("%s ended before its memory could be read" % sys.argv[2])
    print(peak)


main()
