#!/usr/bin/env python3
"""Prints the public declarations of CartPricing and CartPricingFoundation, in an order that does not depend on the
compiler.

    .ci/api-surface.py FOLDER

FOLDER has the symbol graphs that .ci/symbol-graph writes. CartPricingFoundation only extends types of other modules, so
its section lists extensions.
"""
import json
import pathlib
import re
import sys

if len(sys.argv) != 2:
    sys.exit("usage: api-surface.py FOLDER")
FOLDER = pathlib.Path(sys.argv[1])


def read(path):
    """The symbols of a graph, without those that the compiler derives, and its relationships."""
    graph = json.loads(path.read_text())
    return [one for one in graph["symbols"] if "::SYNTHESIZED::" not in one["identifier"]["precise"]], graph["relationships"]


def declaration(symbol):
    line = "".join(fragment["spelling"] for fragment in symbol["declarationFragments"])
    return re.sub(r"\s+", " ", line).strip()


symbols, relationships = read(FOLDER / "CartPricing.symbols.json")
names = {symbol["identifier"]["precise"]: symbol["names"]["title"] for symbol in symbols}
conformances = {}
for relation in relationships:
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
    line = declaration(symbol)
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

# The members that CartPricingFoundation adds to types of other modules, and the conformances.
extensions = {}
for path in FOLDER.glob("CartPricingFoundation*.symbols.json"):
    symbols, relationships = read(path)
    for symbol in symbols:
        extensions.setdefault(".".join(symbol["pathComponents"][:-1]), set()).add("  " + declaration(symbol))
    for relation in relationships:
        source, conformance = relation["source"], relation["targetFallback"].rpartition(".")[2]
        if relation["kind"] == "conformsTo" and source in names and conformance not in conformances.get(source, set()):
            extensions.setdefault(names[source], set()).add("  : " + conformance)
if not extensions:
    sys.exit(f"error: {FOLDER} has no symbol graph of CartPricingFoundation")
print("\n# CartPricingFoundation")
for name, members in sorted(extensions.items()):
    print(f"\nextension {name}")
    for line in sorted(members, key=lambda line: (not line.startswith("  :"), line)):
        print(line)
