#!/usr/bin/env python3
"""Copies a symbol graph without what its comments say to those who work on the library.

    .ci/readers-graph.py GRAPH COPY

Comments in the source cite the rules that the code implements, by their numbers in the pages of the specification.
Readers of the documentation are not referred to them.
"""
import json
import re
import sys

# "Source: PRICING.md section 2." is how comments cited the specification before its rules had numbers.
OLD = r"PRICING\.md\s+sections?\s+[0-9]+(?:(?:,|\s+and)\s+[0-9]+)*"
RULE = r"§O?[0-9]+\.[0-9]+"
NEW = rf"{RULE}(?:(?:,|\s+and|\s+to|–)\s*{RULE})*"
CITATION = re.compile(rf"\s*Source:\s+{OLD}\.|\s*\((?:{OLD}|{NEW})\)|\s*(?:Rules?:?\s+)?{NEW}\.(?=\s|$)")


def main():
    if len(sys.argv) != 3:
        sys.exit("usage: readers-graph.py GRAPH COPY")
    with open(sys.argv[1]) as file:
        graph = json.load(file)
    for symbol in graph["symbols"]:
        lines = symbol.get("docComment", {}).get("lines", [])
        text = "\n".join(line["text"] for line in lines)
        # Line feeds stay, so that each line keeps its number in the source.
        kept = CITATION.sub(lambda found: "\n" * found[0].count("\n"), text)
        for line, words in zip(lines, kept.split("\n")):
            line["text"] = words
        if re.search(r"PRICING\.md|§O?[0-9]", kept):
            print("note: still cites the specification:", ".".join(symbol["pathComponents"]))
    with open(sys.argv[2], "w") as file:
        json.dump(graph, file)


main()
