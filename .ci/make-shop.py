#!/usr/bin/env python3
"""Makes a package that embeds the library and runs the Swift that README.md shows.

    .ci/make-shop.py FOLDER

Writes FOLDER/Package.swift, FOLDER/Sources/Shop/main.swift and FOLDER/expected: what README.md says that its Swift
prints.
"""
import json
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
EXAMPLE = re.compile(r"^```swift\n(.*?)^```\n.*?^```text\n(.*?)^```\n", re.DOTALL | re.MULTILINE)
MANIFEST = """\
// swift-tools-version: 6.2
import PackageDescription
let package = Package(
  name: "shop", platforms: [.macOS(.v26)], dependencies: [.package(name: "cart-pricing", path: %s)],
  targets: [.executableTarget(name: "Shop", dependencies: [.product(name: "CartPricing", package: "cart-pricing")])])
"""


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: make-shop.py FOLDER")
    shop = pathlib.Path(sys.argv[1])
    found = EXAMPLE.search((ROOT / "README.md").read_text())
    if not found or "import CartPricing" not in found[1] or re.search(r"import (?!CartPricing$)", found[1], re.MULTILINE):
        sys.exit("error: README.md shows no Swift that imports CartPricing alone, and what it prints")
    (shop / "Sources/Shop").mkdir(parents=True, exist_ok=True)
    (shop / "Sources/Shop/main.swift").write_text(found[1])
    (shop / "expected").write_text(found[2])
    (shop / "Package.swift").write_text(MANIFEST % json.dumps(str(ROOT)))


main()
