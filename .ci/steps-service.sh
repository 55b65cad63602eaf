# Steps of .ci/run about the checkout service in Docs/Examples/CheckoutService. .ci/run reads this file with `source`,
# and adds to its list of steps:
#
#   steps=(… service service-ledgers service-faults service-contract)
#
# They use `$scratch`, `fail`, `start`, `finish`, `need_packages` and `run_tests` of .ci/run. The service is built once, in debug; the
# steps after the first one run that build.

service=Docs/Examples/CheckoutService

# Starts to build the service as it is by default, without libpq, once a run.
start_service() {
  need_packages libsqlite3-dev
  start service swift build --package-path "$service" --product checkout-service
}

# Builds the service with PostgreSQL, once a run.
build_service() {
  if [[ -e $scratch/service-built ]]; then return; fi
  need_packages libsqlite3-dev libpq-dev postgresql
  swift build --package-path "$service" --traits PostgreSQL --build-tests
  touch "$scratch/service-built"
}

step_service() { # the checkout service: by default without libpq; its README and its story are executed
  start_service
  finish service "the service is not built"
  ldd "$service/.build/debug/checkout-service" >"$scratch/service-linked"
  grep -q libsqlite3 "$scratch/service-linked" || fail "the default build does not link SQLite"
  if grep libpq "$scratch/service-linked"; then fail "the default build links libpq"; fi
  "$service/Checks/readme.py"
  build_service
  ldd "$service/.build/debug/checkout-service" | grep libpq
}

step_service-ledgers() { # the ledger of the service keeps the promises of ledgers, on SQLite and on PostgreSQL
  build_service
  run_tests service --package-path "$service" --traits PostgreSQL --skip-build
}

step_service-faults() { # the service under load and with faults, on SQLite and on PostgreSQL
  build_service
  "$service/Checks/faults.py"
}

step_service-contract() { # the service is what its OpenAPI document says
  build_service
  # A virtual environment of its own, kept from one run to the next beside the build.
  local home=$PWD/$service/.build/contract-python
  if [[ ! -x $home/bin/python ]]; then python3 -m venv "$home"; fi
  "$home/bin/pip" install --quiet --disable-pip-version-check schemathesis==4.32.5
  "$service/Checks/contract.py" "$home/bin/schemathesis"
}
