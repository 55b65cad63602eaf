#!/usr/bin/env python3
"""Draws latency.svg from Checks/latency.json. Needs matplotlib.

    Checks/plot-latency.py
"""
import json
import pathlib

import matplotlib

matplotlib.use("svg")
import matplotlib.pyplot as plt  # noqa: E402

FOLDER = pathlib.Path(__file__).resolve().parent
COLOURS = {"quotes": "#1b6ca8", "orders": "#c1440e"}
TITLES = {"sqlite": "SQLite, one process", "postgresql": "PostgreSQL, two processes"}


def main():
    figures = json.loads((FOLDER / "latency.json").read_text())
    plt.rcParams.update({"font.size": 9, "svg.hashsalt": "latency", "font.family": "sans-serif"})
    drawing, axes = plt.subplots(1, 2, figsize=(8, 3.4), sharey=True, layout="constrained")
    for axis, database in zip(axes, TITLES):
        for route, colour in COLOURS.items():
            part = [figure for figure in figures if (figure["database"], figure["route"]) == (database, route)]
            clients = [figure["clients"] for figure in part]
            axis.plot(clients, [figure["p50"] for figure in part], "o-", color=colour, label=f"{route}, median")
            axis.plot(
                clients, [figure["p99"] for figure in part], "o--", color=colour, fillstyle="none",
                label=f"{route}, 99 of 100")
        axis.set_title(TITLES[database])
        axis.set_xscale("log", base=2)
        axis.set_yscale("log", base=2)
        axis.set_xticks(clients, [str(count) for count in clients])
        ticks = [1, 2, 4, 8, 16, 32, 64, 128, 256]
        axis.set_yticks(ticks, [f"{tick} ×" for tick in ticks])
        axis.set_xlabel("clients at once")
        axis.grid(True, color="#dddddd", linewidth=0.6)
        axis.spines[["top", "right"]].set_visible(False)
    axes[0].set_ylabel("duration of a request")
    axes[0].legend(frameon=False)
    drawing.savefig(FOLDER.parent / "latency.svg", metadata={"Date": None})


if __name__ == "__main__":
    main()
