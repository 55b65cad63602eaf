#!/usr/bin/env python3
"""Fails where the root package depends on another package.

    swift package dump-package | .ci/check-manifest.py
"""
import json
import sys

dependencies = json.load(sys.stdin)["dependencies"]
if dependencies:
    sys.exit(f"error: the root manifest names package dependencies: {json.dumps(dependencies)}")
