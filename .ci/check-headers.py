#!/usr/bin/env python3
"""Checks that every Swift file begins with the project's licence header.

    .ci/check-headers.py [--fix]

--fix writes the header where it is missing. A manifest keeps its line `// swift-tools-version` first, as Swift demands.
"""
import argparse
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
HEADER = """\
// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0
"""


def parts(text):
    """The line that has to be the first one, if there is one, and what is behind it."""
    if text.startswith("// swift-tools-version"):
        first, _, rest = text.partition("\n")
        return first + "\n", rest
    return "", text


def swift_files():
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.swift"],
        cwd=ROOT, check=True, text=True, capture_output=True).stdout
    return [ROOT / line for line in listed.splitlines() if (ROOT / line).exists()]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fix", action="store_true", help="write the header where it is missing")
    options = parser.parse_args()
    files = swift_files()
    missing = [path for path in files if not parts(path.read_text())[1].startswith(HEADER)]
    print(f"{len(files)} Swift files, {len(missing)} {'given a header' if options.fix else 'without the licence header'}")
    if options.fix:
        for path in missing:
            first, rest = parts(path.read_text())
            path.write_text(first + HEADER + ("" if rest.startswith("\n") else "\n") + rest)
    elif missing:
        for path in missing[:10]:
            print(path.relative_to(ROOT), file=sys.stderr)
        sys.exit("error: .ci/check-headers.py --fix writes the headers")


if __name__ == "__main__":
    main()
