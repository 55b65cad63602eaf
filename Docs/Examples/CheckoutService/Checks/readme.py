#!/usr/bin/env python3
"""Executes the requests of README.md and the story, and compares the answers with what they say.

    Checks/readme.py

The service is started on a free port. An answer has to have all members that the page shows, with the same values; a list
has to be as long as the page shows.
"""
import json
import os
import re
import subprocess

from harness import PACKAGE, PATIENCE, TOKEN, Service, audit, expect, folder

ROOT = PACKAGE.parent.parent.parent
BLOCK = re.compile(r"<!-- executed -->\n```sh\n(.*?)```\n\n(?:[^`]*?)```json\n(.*?)```", re.DOTALL)


def missing(shown, answered, path=""):
    """What an answer lacks of what is shown; None if it lacks nothing."""
    if isinstance(shown, dict):
        if not isinstance(answered, dict):
            return f"{path or 'the answer'} is no object"
        for key, value in shown.items():
            if key not in answered:
                return f"{path}.{key} is missing"
            lack = missing(value, answered[key], f"{path}.{key}")
            if lack:
                return lack
        return None
    if isinstance(shown, list) and shown:
        if not isinstance(answered, list) or len(answered) != len(shown):
            return f"{path} has another length: {answered}"
        lacks = (missing(one, other, f"{path}[{index}]") for index, (one, other) in enumerate(zip(shown, answered)))
        return next((lack for lack in lacks if lack), None)
    return None if shown == answered else f"{path} is {answered!r} and not {shown!r}"


def main():
    blocks = BLOCK.findall((PACKAGE / "README.md").read_text())
    expect(len(blocks) == (PACKAGE / "README.md").read_text().count("<!-- executed -->"), "a request has no answer")
    expect(len(blocks) >= 4, f"README.md has {len(blocks)} requests")
    with folder() as path:
        service = Service(path, "--database", "checkout.sqlite", "--playground", "page.html").start()
        address = f"http://127.0.0.1:{service.port}"
        environment = dict(os.environ, CHECKOUT_ADMIN_TOKEN=TOKEN)
        for command, shown in blocks:
            command = command.replace("http://127.0.0.1:8080", address)
            expect(address in command, f"a request to another address: {command}")
            done = subprocess.run(
                ["bash", "-euo", "pipefail", "-c", command], cwd=ROOT, env=environment, text=True, capture_output=True,
                timeout=PATIENCE)
            expect(done.returncode == 0, f"{command}\n{done.stderr}")
            lack = missing(json.loads(shown), json.loads(done.stdout))
            expect(lack is None, f"{command}\nanswers {done.stdout}\n{lack}")
        print(f"README.md: {len(blocks)} requests have the answers that the page shows")

        story = subprocess.run(
            [str(PACKAGE / "story"), address], env=environment, text=True, capture_output=True, timeout=PATIENCE)
        expect(story.returncode == 0, f"the story fails:\n{story.stdout}\n{story.stderr}")
        steps = len(re.findall(r"^\d+\. ", story.stdout, re.MULTILINE))
        print(f"story: {steps} steps, {story.stdout.count(' → ')} requests")

        client = service.client()
        expect(client.request("GET", "/").status == 404, "a page without a file")
        (path / "page.html").write_text("<title>page</title>")
        page = client.request("GET", "/")
        expect(page.status == 200 and page.body == "<title>page</title>", f"not the page: {page}")
        audit(client)
        service.stop()


if __name__ == "__main__":
    main()
