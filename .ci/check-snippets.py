#!/usr/bin/env python3
"""Builds and runs the Swift code of the README, the articles and Docs/Redemptions.md as a reader would paste it.

    .ci/check-snippets.py SCRATCH

The Swift blocks of a page become one main.swift, in their order, of an executable in a package of its own that
depends on this clone. A block of kind `text` that follows a Swift block directly is what this Swift block prints. The
script fails where a page does not compile or prints something else.
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


def main_swift(found):
    """One program of all blocks of a page; imports come first, once."""
    imports, bodies = [], []
    for body, _ in found:
        lines = body.splitlines()
        imports += [line for line in lines if line.startswith("import ") and line not in imports]
        bodies.append("\n".join(line for line in lines if not line.startswith("import ")))
    separator = '\nprint("\\u{1E}", terminator: "")\n'
    return "\n".join(imports) + "\n" + separator.join(bodies) + "\n"


def write_package(scratch, pages):
    clone = json.dumps(str(ROOT))
    targets = []
    for name, found in pages.items():
        folder = scratch / "Sources" / name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "main.swift").write_text(main_swift(found))
        targets.append(f'    .executableTarget(name: "{name}", dependencies: products),')
    (scratch / "Package.swift").write_text(f"""// swift-tools-version: 6.2
import PackageDescription
let products: [Target.Dependency] = [
  .product(name: "CartPricing", package: "cart-pricing"), .product(name: "CartPricingFoundation", package: "cart-pricing"),
  .product(name: "CartPricingOrders", package: "cart-pricing"),
]
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


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    scratch = pathlib.Path(sys.argv[1])
    pages = {"README": blocks(ROOT / "README.md")}
    for page in [*sorted(ARTICLES.glob("*.md")), REDEMPTIONS]:
        pages[page.stem] = blocks(page)
    pages = {name: found for name, found in pages.items() if found}
    write_package(scratch, pages)
    built = subprocess.run(
        ["swift", "build", "--quiet", "--package-path", scratch], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if built.returncode != 0:
        sys.exit(f"{built.stdout}\nerror: a page does not compile as it is printed")
    report = []
    for name, found in pages.items():
        run = subprocess.run([scratch / ".build/debug" / name], stdout=subprocess.PIPE, text=True)
        if run.returncode != 0:
            report.append(f"{name}: exit status {run.returncode}")
        report += check(name, found, run.stdout)
        print(f"{name}: {len(found)} Swift blocks")
    if report:
        sys.exit("\n".join(report))


if __name__ == "__main__":
    main()
