#!/usr/bin/env python3
"""Makes one HTML file, with plots inside, of a summary that `price-cart compare --json` has printed.

    report.py SUMMARY OUTPUT
"""
import base64
import datetime
import html
import io
import json
import pathlib
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.dates  # noqa: E402
import matplotlib.pyplot as plt  # noqa: E402

OLD, NEW = "#7a8ca3", "#c2571a"


def figure(draw, width=9.5, height=3.4):
    """An image of a plot, as an element of HTML."""
    image, axes = plt.subplots(figsize=(width, height), dpi=110)
    draw(axes)
    axes.spines[["top", "right"]].set_visible(False)
    image.tight_layout()
    data = io.BytesIO()
    image.savefig(data, format="png", metadata={"Software": None})
    plt.close(image)
    return f'<img alt="" src="data:image/png;base64,{base64.b64encode(data.getvalue()).decode()}">'


def discount_by_day(part, currency):
    days = sorted(part["groups"].get("day", {}).items())
    dates = [datetime.date.fromisoformat(day) for day, _ in days]

    def draw(axes):
        for name, colour in (("old", OLD), ("new", NEW)):
            axes.plot(dates, [float(sums[name]["discount"]) for _, sums in days], color=colour, linewidth=1, label=name)
        axes.xaxis.set_major_formatter(matplotlib.dates.DateFormatter("%b"))
        axes.xaxis.set_major_locator(matplotlib.dates.MonthLocator())
        axes.set_ylabel(f"discount in {currency}")
        axes.set_ylim(bottom=0)
        axes.legend(frameon=False)

    return figure(draw)


def distribution(part):
    changes = part["changes"]

    def draw(axes):
        names = list(changes)
        colours = [OLD if name == "0" else "#3d7a3d" if name.startswith(("-", "below")) else NEW for name in names]
        axes.bar(range(len(names)), list(changes.values()), color=colours)
        axes.set_xticks(range(len(names)), [name.replace(" to ", "\nto ") for name in names], fontsize=8)
        axes.set_ylabel("carts")

    return figure(draw)


def winners(groups):
    rows = sorted(groups.items())

    def draw(axes):
        names = [name for name, _ in rows]
        axes.barh(names, [-100 * sums["cheaper"] / sums["carts"] for _, sums in rows], color="#3d7a3d", label="pay less")
        axes.barh(names, [100 * sums["dearer"] / sums["carts"] for _, sums in rows], color=NEW, label="pay more")
        axes.axvline(0, color="black", linewidth=0.8)
        axes.set_xlim(-100, 100)
        axes.xaxis.set_major_formatter(lambda value, _: f"{abs(value):.0f} %")
        axes.set_xlabel("share of the carts")
        axes.legend(frameon=False)

    return figure(draw, height=max(1.8, 0.5 * len(rows) + 1.2))


def table(head, rows):
    cells = lambda tag, row: "".join(f"<{tag}>{html.escape(str(cell))}</{tag}>" for cell in row)  # noqa: E731
    return f"<table><tr>{cells('th', head)}</tr>" + "".join(f"<tr>{cells('td', row)}</tr>" for row in rows) + "</table>"


def section(currency, part):
    sums = part["sums"]
    change = float(sums["new"]["total"]) - float(sums["old"]["total"])
    yield f"<h2>{currency}</h2>"
    yield table(
        ["", "old", "new"],
        [[name, sums["old"][name], sums["new"][name]] for name in ("subtotal", "discount", "total")])
    yield (
        f"<p>{sums['cheaper']} of {sums['carts']} carts cost less, {sums['dearer']} cost more. "
        f"All carts together change by {change:+.2f} {currency}.</p>")
    yield "<h3>Discount by day</h3>" + discount_by_day(part, currency)
    yield "<h3>How much totals change</h3>" + distribution(part)
    if part["groups"].get("customer.segment"):
        yield "<h3>Who pays less and who pays more, by segment</h3>" + winners(part["groups"]["customer.segment"])
    yield "<h3>Promotions</h3>" + table(
        ["promotion", "old uses", "new uses", "old discount", "new discount"],
        [[name, *(p[key] for key in ("oldUses", "newUses", "oldDiscount", "newDiscount"))]
         for name, p in part["promotions"].items()])
    yield "<h3>Carts that change most</h3>" + table(
        ["cart", "old total", "new total"],
        [[entry["cart"].get("id", "without an id"), entry["old"], entry["new"]] for entry in part["mostChanged"][:10]])


def write(summary, path):
    """Writes the report of a summary; returns the number of carts."""
    document = json.loads(summary)
    body = "".join(part for currency, entry in document["currencies"].items() for part in section(currency, entry))
    pathlib.Path(path).write_text(
        "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>Backtest</title><style>"
        "body{font:15px/1.5 system-ui,sans-serif;max-width:62rem;margin:2rem auto;padding:0 1rem}"
        "table{border-collapse:collapse}th,td{padding:.2rem .8rem;text-align:right;border-bottom:1px solid #ddd}"
        "th:first-child,td:first-child{text-align:left}img{max-width:100%}</style>"
        f"<h1>Backtest</h1><p>{document['carts']} carts were priced with both sets, "
        f"{document['faults']} had faults.</p>{body}</html>\n")
    return document["carts"]


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: report.py SUMMARY OUTPUT")
    write(pathlib.Path(sys.argv[1]).read_text(), sys.argv[2])
