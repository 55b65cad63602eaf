# Steps of .ci/run about the documentation. .ci/run reads this file with `source`, and adds to its list of steps:
#
#   steps=(… schema docs api snippets linkage)
#
# They use `$scratch`, `build_command`, `check_linked` and `price_cart` of .ci/run.

# The symbol graph of the library, made once a run.
symbol_graph() {
  if [[ ! -e $scratch/graph/CartPricing.symbols.json ]]; then .ci/symbol-graph "$scratch/graph"; fi
}

step_schema() { # the JSON Schemas say of a document's shape what the reader says
  .ci/make-schema.py --check
  build_command
  local python=python3
  if ! python3 -c 'import jsonschema' 2>/dev/null; then
    # A virtual environment of its own, kept from one run to the next beside the build.
    local home=.build/schema-python
    if [[ ! -x $home/bin/python ]]; then python3 -m venv "$home"; fi
    "$home/bin/python" -c 'import jsonschema' 2>/dev/null || "$home/bin/pip" install --quiet jsonschema==4.26.0
    python=$home/bin/python
  fi
  "$python" .ci/check-schema.py "$price_cart"
}

step_docs() { # the documentation builds without a warning, and nothing public is undocumented
  symbol_graph
  .ci/build-docs --graph "$scratch/graph" "$scratch/site"
}

step_api() { # the public declarations are those that Docs/api-surface.txt records
  symbol_graph
  .ci/check-api --graph "$scratch/graph"
}

step_snippets() { # the Swift of the README and of the articles compiles as it is printed, and prints what the pages show
  .ci/check-snippets.py "$scratch/snippets"
}

step_linkage() { # the README's Swift links and runs with an optimized build of the library, too, and without Foundation
  build_command
  local built=${price_cart%/*} program=$scratch/readme objects
  mapfile -t objects < <(grep /CartPricing.build/ "$price_cart.product/Objects.LinkFileList")
  if [[ ! -e $scratch/snippets ]]; then step_snippets; fi
  swiftc -O -I "$built/Modules" "$scratch/snippets/Sources/README-core/main.swift" "${objects[@]}" -o "$program"
  "$program" >"$program-printed"
  "$scratch/snippets/.build/debug/README-core" | diff - "$program-printed"
  cat "$program-printed"
  check_linked "$program"
}
