# Steps of .ci/run about reviews and comparisons. .ci/run reads this file with `source`, and adds to its list of steps:
#
#   steps=(… backtest)
#
# They use `$scratch`, `fail`, `is_chosen`, `build_command`, `price_cart` and `start_service` of .ci/run.

step_backtest() { # the example on Apache Spark gives the summary of one process, byte for byte, and a report with plots
  build_command
  if is_chosen service; then start_service; fi
  local example=Docs/Examples/Backtest home=.build/backtest-python count=20000
  # A virtual environment of its own, kept from one run to the next beside the build.
  if [[ ! -x $home/bin/python ]]; then python3 -m venv "$home"; fi
  "$home/bin/python" -c 'import pyspark, matplotlib' 2>/dev/null ||
    "$home/bin/pip" install --quiet --requirement "$example/requirements.txt"
  python3 "$example/make_carts.py" --count "$count" >"$scratch/year.ndjson"
  "$home/bin/python" "$example/backtest.py" --carts "$scratch/year.ndjson" --old "$example/old.json" \
    --new "$example/new.json" --output "$scratch/backtest" --command "$PWD/$price_cart" --partitions 4 \
    2>"$scratch/backtest-log" || { cat "$scratch/backtest-log"; fail "the backtest stops"; }
  tail -n 1 "$scratch/backtest-log"
  "$price_cart" compare --json --by customer.segment --by coupon --by day "$example/old.json" "$example/new.json" \
    <"$scratch/year.ndjson" >"$scratch/whole.json"
  cmp "$scratch/whole.json" "$scratch/backtest/summary.json"
  grep -q "\"carts\":$count,\"faults\":0," "$scratch/whole.json" || fail "not all carts were compared"
  local plots
  plots=$(grep -o 'src="data:image/png' "$scratch/backtest/report.html" | wc -l)
  if ((plots != 3)); then fail "the report has $plots plots"; fi
  rm "$scratch/year.ndjson"
}
