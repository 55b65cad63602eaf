#!/usr/bin/env python3
"""Fails where a public declaration has no documentation, or no topic of the landing page leads to it.

    .ci/check-documented.py GRAPH LANDING

GRAPH is the symbol graph of the library, LANDING the data of the documentation's landing page.
"""
import json
import sys

# docc puts what the landing page does not name into sections by kind.
KINDS = {"Structures", "Enumerations", "Protocols", "Classes", "Functions", "Variables", "Type Aliases", "Articles"}


def read(path):
    with open(path) as file:
        return json.load(file)


def main():
    if len(sys.argv) != 3:
        sys.exit("usage: check-documented.py GRAPH LANDING")
    graph, landing = map(read, sys.argv[1:])
    symbols = [symbol for symbol in graph["symbols"] if "::SYNTHESIZED::" not in symbol["identifier"]["precise"]]
    # The compiler writes the initializers of enums with raw values, and those of types that only declare Decodable. They
    # have no place in the source.
    bare = sorted(
        ".".join(symbol["pathComponents"]) for symbol in symbols
        if "docComment" not in symbol
        and not ("location" not in symbol and symbol["names"]["title"] in ("init(rawValue:)", "init(from:)")))
    for name in bare:
        print("error: no documentation:", name, file=sys.stderr)
    stray = [
        identifier for section in landing.get("topicSections", []) if section.get("title") in KINDS
        for identifier in section["identifiers"]]
    for identifier in stray:
        print("error: no topic of the landing page names", identifier.split("/documentation/")[1], file=sys.stderr)
    if bare or stray:
        sys.exit(1)
    print(f"{len(symbols)} public declarations, all documented and under a topic")


main()
