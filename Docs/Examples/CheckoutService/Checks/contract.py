#!/usr/bin/env python3
"""Checks that the service is what openapi.yaml says, with requests that schemathesis makes of it.

    Checks/contract.py SCHEMATHESIS

SCHEMATHESIS is the command of the package of that name. The number of its examples is fixed, and they are the same each time.
"""
import re
import subprocess
import sys

from harness import PACKAGE, PATIENCE, TOKEN, Service, audit, expect, folder, promotions, put

# Fewer requests would mean that a part of the document is not read.
FEWEST = 500


def main():
    with folder() as path:
        service = Service(path, "--database", "checkout.sqlite").start()
        put(service.client(), promotions(maxUses=5))
        done = subprocess.run(
            [
                sys.argv[1], "--config-file", str(PACKAGE / "Checks" / "schemathesis.toml"), "run",
                str(PACKAGE / "openapi.yaml"), "--url", f"http://127.0.0.1:{service.port}", "--header",
                f"Authorization: Bearer {TOKEN}", "--checks", "all",
                # Documents that have the form of the schema can be no valid carts: ids that are there twice, for example.
                "--exclude-checks", "positive_data_acceptance", "--workers", "2", "--no-color",
            ], cwd=path, text=True, capture_output=True, timeout=5 * PATIENCE)
        made = re.search(r"(\d+) generated", done.stdout)
        expect(done.returncode == 0 and made, f"{done.stdout}\n{done.stderr}")
        expect(int(made[1]) >= FEWEST, f"only {made[1]} requests were made:\n{done.stdout}")
        audit(service.client())
        service.stop()
        print(f"openapi.yaml: {made[1]} requests, and no answer that the document does not have")


if __name__ == "__main__":
    main()
