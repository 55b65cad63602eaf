#!/usr/bin/env python3
"""Builds and runs the Swift code of the README, the articles and Docs/Redemptions.md as a reader would paste it.

    .ci/check-snippets.py SCRATCH

The Swift blocks of a page become one main.swift, in their order, of an executable in a package of its own that
depends on this clone. A block of kind `text` that follows a Swift block directly is what this Swift block prints. The
script fails where a page does not compile or prints something else, and where a program that does not import
Foundation links Foundation. What comes on a page before its first import of Foundation is a program of its own, too.
"""
import difflib
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
ARTICLES = ROOT / "Sources/CartPricing/CartPricing.docc/Articles"
REDEMPTIONS = ROOT / "Docs/Redemptions.md"
# Printed between two blocks; no page prints it.
SEPARATOR = "\x1e"
BLOCK = re.compile(r"^```(swift|text)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
IMPORT = re.compile(r"^import (\w+)$", re.MULTILINE)
PRODUCTS = ["CartPricing", "CartPricingFoundation", "CartPricingOrders"]


def blocks(page):
    """The Swift blocks of a page, each with the output that the page shows for it, or None."""
    found = []
    text = page.read_text()
    for match in BLOCK.finditer(text):
        kind, body = match.groups()
        if kind == "swift":
            found.append([body, None])
        elif found and found[-1][1] is None:
            found[-1][1] = body
    return found


def imports(found):
    """The modules that the blocks import."""
    return {module for body, _ in found for module in IMPORT.findall(body)}


def programs(name, found):
    """The programs of a page: all its blocks, and those before the first one that imports Foundation."""
    made = {name: found}
    for count in range(1, len(found)):
        if "Foundation" in imports(found[count:count + 1]):
            made[name + "-core"] = found[:count]
            break
    return made


def main_swift(found):
    """One program of all blocks of a page; imports come first, once."""
    first = "\n".join(f"import {module}" for module in sorted(imports(found)))
    separator = '\nprint("\\u{1E}", terminator: "")\n'
    return first + "\n" + separator.join(IMPORT.sub("", body) for body, _ in found) + "\n"


def write_package(scratch, made):
    clone = json.dumps(str(ROOT))
    targets = []
    for name, found in made.items():
        folder = scratch / "Sources" / name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "main.swift").write_text(main_swift(found))
        products = ", ".join(f'.product(name: "{product}", package: "cart-pricing")'
                             for product in PRODUCTS if product in imports(found))
        targets.append(f'    .executableTarget(name: "{name}", dependencies: [{products}]),')
    (scratch / "Package.swift").write_text(f"""// swift-tools-version: 6.2
import PackageDescription
let package = Package(
  name: "snippets", dependencies: [.package(name: "cart-pricing", path: {clone})],
  targets: [
{chr(10).join(targets)}
  ])
""")


def check(name, found, printed):
    """Compares what a page's program printed with what the page shows; returns the differences as text."""
    parts = printed.split(SEPARATOR)
    report = []
    if len(parts) != len(found):
        report.append(f"{name}: {len(found)} blocks printed {len(parts)} parts")
    for number, ((_, expected), actual) in enumerate(zip(found, parts), start=1):
        if expected is None or expected == actual:
            continue
        lines = difflib.unified_diff(expected.splitlines(), actual.splitlines(), "page", "printed", lineterm="")
        report.append(f"{name}, Swift block {number}:\n" + "\n".join(lines))
    return report


def links_foundation(program):
    linked = subprocess.run(["ldd", program], check=True, stdout=subprocess.PIPE, text=True).stdout
    return any(re.search(r"foundation|libicu|_icu", line.split()[0], re.IGNORECASE) for line in linked.splitlines())


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    scratch = pathlib.Path(sys.argv[1])
    made = {}
    for page in [ROOT / "README.md", *sorted(ARTICLES.glob("*.md")), REDEMPTIONS]:
        if found := blocks(page):
            made |= programs(page.stem, found)
    write_package(scratch, made)
    built = subprocess.run(
        ["swift", "build", "--quiet", "--package-path", scratch], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if built.returncode != 0:
        sys.exit(f"{built.stdout}\nerror: a page does not compile as it is printed")
    report = []
    for name, found in made.items():
        program = scratch / ".build/debug" / name
        run = subprocess.run([program], stdout=subprocess.PIPE, text=True)
        if run.returncode != 0:
            report.append(f"{name}: exit status {run.returncode}")
        report += check(name, found, run.stdout)
        foundation = links_foundation(program)
        if foundation and "Foundation" not in imports(found):
            report.append(f"{name}: links Foundation, which it does not import")
        print(f"{name}: {len(found)} Swift blocks, {'with' if foundation else 'without'} Foundation")
    if report:
        sys.exit("\n".join(report))


if __name__ == "__main__":
    main()
