#!/usr/bin/env python3
"""Prices past carts with two promotion sets on Apache Spark, for who has more carts than one machine holds.

    backtest.py --carts PATH --old OLD --new NEW --output FOLDER [--command price-cart] [--partitions 8] [--master local[2]]

PATH is a file, a folder or a pattern of files that Spark can read, with one cart request a line. Each partition is piped
through `price-cart compare --json`, which prints one summary; the summaries are merged by `price-cart compare --merge`.
FOLDER gets summary.json, the merged summary, and report.html.
"""
import argparse
import os
import pathlib
import shlex
import subprocess
import sys
import time

from pyspark.sql import SparkSession

import report

KEYS = ["customer.segment", "coupon", "day"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--carts", required=True)
    parser.add_argument("--old", required=True)
    parser.add_argument("--new", required=True)
    parser.add_argument("--output", required=True)
    parser.add_argument("--command", default="price-cart")
    parser.add_argument("--partitions", type=int, default=8)
    parser.add_argument("--master", default="local[2]")
    options = parser.parse_args()
    output = pathlib.Path(options.output)
    output.mkdir(parents=True, exist_ok=True)
    sets = [os.path.abspath(options.old), os.path.abspath(options.new)]
    command = [options.command, "compare", "--json", *(word for key in KEYS for word in ("--by", key)), *sets]

    spark = (
        SparkSession.builder.master(options.master).appName("Backtest")
        .config("spark.driver.bindAddress", "127.0.0.1").config("spark.driver.host", "127.0.0.1")
        .config("spark.ui.enabled", "false").config("spark.ui.showConsoleProgress", "false").getOrCreate())
    try:
        spark.sparkContext.setLogLevel("ERROR")
        start = time.monotonic()
        carts = spark.sparkContext.textFile(options.carts, minPartitions=options.partitions)
        # With checkCode, a cart with faults or a command that fails stops the job.
        summaries = carts.pipe(shlex.join(command), env=dict(os.environ), checkCode=True).collect()
        seconds = time.monotonic() - start
    finally:
        spark.stop()

    parts = output / "parts.ndjson"
    parts.write_text("".join(line + "\n" for line in summaries))
    merged = subprocess.run(
        [options.command, "compare", "--merge", "--json", str(parts)], check=True, capture_output=True, text=True).stdout
    (output / "summary.json").write_text(merged)
    count = report.write(merged, output / "report.html")
    print(f"{count} carts in {len(summaries)} partitions: {count / seconds:.0f} carts a second", file=sys.stderr)


if __name__ == "__main__":
    main()
