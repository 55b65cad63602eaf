#!/usr/bin/env python3
"""Prints the library's public declarations, in an order that does not depend on the compiler.

    .ci/api-surface.py GRAPH

GRAPH is the symbol graph of the library.
"""
import json
import pathlib
import re
import sys

if len(sys.argv) != 2:
    sys.exit("usage: api-surface.py GRAPH")
with open(sys.argv[1]) as file:
    graph = json.load(file)
symbols = [symbol for symbol in graph["symbols"] if "::SYNTHESIZED::" not in symbol["identifier"]["precise"]]
names = {symbol["identifier"]["precise"]: symbol["names"]["title"] for symbol in symbols}
conformances = {}
for relation in graph["relationships"]:
    if relation["kind"] == "conformsTo":
        name = names.get(relation["target"]) or relation["targetFallback"].removeprefix("Swift.")
        conformances.setdefault(relation["source"], set()).add(name)

# What follows from another conformance is left out, and so is what every type has.
IMPLIED = {
    "Hashable": {"Equatable"}, "Comparable": {"Equatable"},
    "ExpressibleByStringLiteral": {"ExpressibleByExtendedGraphemeClusterLiteral", "ExpressibleByUnicodeScalarLiteral"},
    "RandomAccessCollection": {"BidirectionalCollection", "Collection", "Sequence"},
}

# The graph does not say which types cannot be copied; the source does.
source = "\n".join(path.read_text() for path in (pathlib.Path(__file__).resolve().parent.parent / "Sources/CartPricing").rglob("*.swift"))
written = set(re.findall(r"public struct (\w+)[^{\n]*~Copyable", source))
noncopyable = {precise for precise, name in names.items() if name in written}

def conformances_of(precise, kind):
    found = conformances.get(precise, set())
    shown = found - {"Copyable", "Escapable", "SendableMetatype", "BitwiseCopyable"}
    for name in found:
        shown -= IMPLIED.get(name, set())
    if precise in noncopyable:
        shown.add("~Copyable")
    return ", ".join(sorted(shown))

lines = []
for symbol in symbols:
    path, precise, kind = symbol["pathComponents"], symbol["identifier"]["precise"], symbol["kind"]["identifier"]
    kind = kind.removeprefix("swift.")
    line = "".join(fragment["spelling"] for fragment in symbol["declarationFragments"])
    line = re.sub(r"\s+", " ", line).strip()
    if kind in ("struct", "enum", "class", "protocol"):
        # A type under its full name; what it conforms to and its members stand below it.
        line = re.sub(rf"\b{kind} \w+", lambda match: f"{kind} {'.'.join(path)}", line, count=1)
        if kind == "protocol":
            line = line.split(" : ")[0]
        lines.append((path, 0, line))
        if conforms := conformances_of(precise, kind):
            lines.append((path, 1, ": " + conforms))
    else:
        lines.append((path[:-1], 2, line))

previous = None
for path, rank, line in sorted(lines):
    if rank == 0 and previous is not None:
        print()
    print(("  " if rank else "") + line)
    previous = path
