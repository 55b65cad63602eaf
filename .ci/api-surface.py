#!/usr/bin/env python3
"""Prints the public declarations of the libraries, in an order that does not depend on the compiler.

    .ci/api-surface.py FOLDER

FOLDER has the symbol graphs that .ci/symbol-graph writes. The section of each library lists its types, and then what it
adds to types of other modules. CartPricingFoundation only does the latter.
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


# Conformances that follow from another one are left out, and so are those that every type has.
IMPLIED = {
    "Hashable": {"Equatable"}, "Comparable": {"Equatable"},
    "ExpressibleByStringLiteral": {"ExpressibleByExtendedGraphemeClusterLiteral", "ExpressibleByUnicodeScalarLiteral"},
    "RandomAccessCollection": {"BidirectionalCollection", "Collection", "Sequence"},
}

# The libraries with types of their own, in the order of their dependencies.
MODULES = ["CartPricing", "CartPricingOrders", "CartPricingReview", "LedgerConformance"]
EXTENSIONS = "CartPricingFoundation"

# The graph does not say which types cannot be copied; the source does.
SOURCES = pathlib.Path(__file__).resolve().parent.parent / "Sources"
source = "\n".join(path.read_text() for module in MODULES for path in (SOURCES / module).rglob("*.swift"))
NONCOPYABLE = set(re.findall(r"public struct (\w+)[^{\n]*~Copyable", source))

# The names of all types so far, and the conformances that their own modules declare.
names, conformances = {}, {}


def conformances_of(precise):
    found = conformances.get(precise, set())
    shown = found - {"Copyable", "Escapable", "SendableMetatype", "BitwiseCopyable"}
    for name in found:
        shown -= IMPLIED.get(name, set())
    if names[precise] in NONCOPYABLE:
        shown.add("~Copyable")
    return ", ".join(sorted(shown))


def print_types(module):
    """The types of a module with their members, by their names."""
    path = FOLDER / f"{module}.symbols.json"
    if not path.exists():
        sys.exit(f"error: {FOLDER} has no symbol graph of {module}")
    symbols, relationships = read(path)
    names.update({symbol["identifier"]["precise"]: symbol["names"]["title"] for symbol in symbols})
    for relation in relationships:
        if relation["kind"] == "conformsTo":
            name = names.get(relation["target"]) or relation["targetFallback"].removeprefix("Swift.")
            conformances.setdefault(relation["source"], set()).add(name)
    lines = []
    for symbol in symbols:
        path, precise = symbol["pathComponents"], symbol["identifier"]["precise"]
        kind = symbol["kind"]["identifier"].removeprefix("swift.")
        line = declaration(symbol)
        if kind in ("struct", "enum", "class", "protocol"):
            # A type under its full name; what it conforms to and its members stand below it.
            line = re.sub(rf"\b{kind} \w+", lambda match: f"{kind} {'.'.join(path)}", line, count=1)
            if kind == "protocol":
                line = line.split(" : ")[0]
            lines.append((path, 0, line))
            if conforms := conformances_of(precise):
                lines.append((path, 1, ": " + conforms))
        else:
            lines.append((path[:-1], 2, line))
    previous = None
    for path, rank, line in sorted(lines):
        if rank == 0 and previous is not None:
            print()
        print(("  " if rank else "") + line)
        previous = path


def print_extensions(pattern):
    """The members and conformances that graphs of these names add to types of other modules; whether there are any."""
    extensions = {}
    for path in FOLDER.glob(pattern):
        symbols, relationships = read(path)
        for symbol in symbols:
            extensions.setdefault(".".join(symbol["pathComponents"][:-1]), set()).add("  " + declaration(symbol))
        for relation in relationships:
            source, conformance = relation["source"], relation["targetFallback"].rpartition(".")[2]
            if relation["kind"] == "conformsTo" and source in names and conformance not in conformances.get(source, set()):
                extensions.setdefault(names[source], set()).add("  : " + conformance)
    for name, members in sorted(extensions.items()):
        print(f"\nextension {name}")
        for line in sorted(members, key=lambda line: (not line.startswith("  :"), line)):
            print(line)
    return bool(extensions)


for module in MODULES:
    if module != MODULES[0]:
        print(f"\n# {module}\n")
    print_types(module)
    print_extensions(f"{module}@*.symbols.json")

print(f"\n# {EXTENSIONS}")
if not print_extensions(f"{EXTENSIONS}*.symbols.json"):
    sys.exit(f"error: {FOLDER} has no symbol graph of {EXTENSIONS}")
