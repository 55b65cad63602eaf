# Steps of .ci/run about the playground. .ci/run reads this file with `source`, and adds to its list of steps:
#
#   steps=(… embedded … engine playground)
#
# They use `$scratch`, `fail`, `start`, `finish`, `need_packages`, `build_command` and `price_cart` of .ci/run.

playground_module=Docs/Playground/.build/cart-pricing.wasm

# Builds the WebAssembly module, once a run.
start_module() { start module Docs/Playground/engine/build "$PWD/$playground_module"; }
build_module() {
  start_module
  finish module "the WebAssembly module is not built"
}

step_engine() { # the WebAssembly module: its size, the types of its interface, and the bytes of price-cart for every case
  build_module
  build_command
  local node=()
  if ! command -v node >/dev/null; then node=(nodejs); fi
  need_packages "${node[@]}" node-typescript
  local size limit
  size=$(gzip -9 -c "$playground_module" | wc -c)
  limit=$(<Docs/Playground/engine/size-limit.txt)
  echo "with gzip: $size bytes of at most $limit"
  if ((size > limit)); then fail "the module is larger than Docs/Playground/engine/size-limit.txt says"; fi
  tsc --project Docs/Playground
  CART_PRICING_WASM="$PWD/$playground_module" PRICE_CART="$PWD/$price_cart" \
    node --test Docs/Playground/engine/test/*.test.mjs Docs/Playground/test/*.test.mjs >"$scratch/node-log" 2>&1 ||
    { grep -vE '^ *(at|duration_ms)' "$scratch/node-log" | tail -n 60; fail "the tests of the module do not pass"; }
  grep -E '^# (tests|pass|fail) ' "$scratch/node-log"
}

step_playground() { # the page does in headless Chromium, from the disk and without a network, what it is for
  build_module
  build_command
  need_packages chromium chromium-driver libjs-codemirror
  # A virtual environment of its own, kept from one run to the next beside the build.
  local home=Docs/Playground/.build/python
  if [[ ! -x $home/bin/python ]]; then python3 -m venv "$home"; fi
  if ! "$home/bin/python" -c 'import selenium, axe_playwright_python' 2>/dev/null; then
    "$home/bin/pip" install --quiet selenium==4.51.0
    # Only the file axe.min.js of this package is used, so what it depends on is left out.
    "$home/bin/pip" install --quiet --no-deps axe-playwright-python==0.1.8
  fi
  Docs/Playground/build --module "$playground_module"
  Docs/Playground/build --module "$playground_module" --plain --output Docs/Playground/.build/plain.html
  "$home/bin/python" Docs/Playground/test/browser.py --command "$PWD/$price_cart"
}
