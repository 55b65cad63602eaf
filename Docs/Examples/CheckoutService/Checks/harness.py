"""What the checks of the service have in common: they start it, talk to it over loopback, and stop it."""
import atexit
import contextlib
import http.client
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
import uuid
from urllib.parse import quote

PACKAGE = pathlib.Path(__file__).resolve().parent.parent
TOKEN = "token-of-the-checks"
# A bound against hanging, for every wait.
PATIENCE = 120


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def binary():
    """The service that was built: CHECKOUT_SERVICE, or the debug build of the package."""
    return os.environ.get("CHECKOUT_SERVICE") or str(PACKAGE / ".build" / "debug" / "checkout-service")


def fail(message):
    raise SystemExit(f"error: {message}")


def expect(condition, message):
    if not condition:
        fail(message)


class Answer:
    """The answer to a request: the status, the fields of the header, and the body."""

    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def json(self):
        return json.loads(self.body)

    def __repr__(self):
        return f"{self.status} {self.body[:500]!r}"


class Client:
    """One connection. A connection that is lost is opened anew with the next request."""

    def __init__(self, port, timeout=PATIENCE):
        self.port, self.timeout, self.connection = port, timeout, None

    def request(self, method, path, body=None, key=None, admin=False, raw=None, headers=None):
        headers = dict(headers or {})
        data = raw
        if body is not None:
            data = json.dumps(body).encode()
            headers["Content-Type"] = "application/json"
        if key:
            headers["Idempotency-Key"] = key
        if admin:
            headers["Authorization"] = f"Bearer {TOKEN}"
        if self.connection is None:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=self.timeout)
        try:
            self.connection.request(method, path, data, headers)
            answer = self.connection.getresponse()
            return Answer(answer.status, dict(answer.getheaders()), answer.read().decode())
        except (OSError, http.client.HTTPException):
            self.close()
            raise

    def close(self):
        if self.connection:
            self.connection.close()
            self.connection = None


running = []


@atexit.register
def end_all():
    """No process is left behind, whatever has failed."""
    for process in running:
        if process.poll() is None:
            process.kill()


class Service:
    """A process of the service on a port of its own."""

    def __init__(self, folder, *options, port=None, log="log"):
        self.folder, self.options, self.port = pathlib.Path(folder), options, port or free_port()
        self.log = self.folder / f"{log}-{self.port}"
        self.process = None

    def start(self, preexec=None):
        environment = dict(os.environ, CHECKOUT_ADMIN_TOKEN=TOKEN, SWIFT_BACKTRACE="enable=no")
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                [binary(), "--port", str(self.port), *self.options], cwd=self.folder, env=environment, stdout=log,
                stderr=log, preexec_fn=preexec)
        running.append(self.process)
        self.wait()
        return self

    def wait(self):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if self.process.poll() is not None:
                fail(f"the service has ended with {self.process.returncode}:\n{self.log.read_text()[-2000:]}")
            with contextlib.suppress(OSError, http.client.HTTPException):
                client = Client(self.port, timeout=5)
                ready = client.request("GET", "/ready").status == 200
                client.close()
                if ready:
                    return
            time.sleep(0.05)
        fail("the service is not ready")

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(PATIENCE)

    def stop(self):
        """Stops the service as an operator does; it has to end by itself, without an error."""
        self.process.send_signal(signal.SIGTERM)
        status = self.process.wait(PATIENCE)
        expect(status == 0, f"after SIGTERM the service has ended with {status}")

    def client(self, timeout=PATIENCE):
        return Client(self.port, timeout)


class PostgreSQL:
    """A server of PostgreSQL with an empty database."""

    def __init__(self):
        self.process = subprocess.Popen(
            [str(PACKAGE / "Checks" / "postgresql-server"), str(free_port())], stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.address = self.process.stdout.readline().strip()
        expect(self.address, "PostgreSQL does not start; Checks/postgresql-server says why")

    def command(self, command):
        self.process.stdin.write(command + "\n")
        self.process.stdin.flush()
        expect(self.process.stdout.readline().strip() == "done", f"PostgreSQL: {command} has failed")

    def close(self):
        self.process.stdin.close()
        self.process.wait(PATIENCE)


@contextlib.contextmanager
def folder():
    """A folder of the checks, which is kept if they fail."""
    path = pathlib.Path(tempfile.mkdtemp(prefix="checkout-"))
    try:
        yield path
    except BaseException:
        print(f"the files are in {path}")
        raise
    shutil.rmtree(path)


# ---------------------------------------------------------------------------------------------------------------------

def promotions(**limits):
    """A set with the code LAST10, 10 % off, whose entry has these limits."""
    return {
        "version": uuid.uuid4().hex, "currency": "EUR",
        "promotions": [{
            "id": "last", "coupons": [{"code": "LAST10", **limits}],
            "actions": [{"on": "cart", "discount": {"percent": "10"}}]}]}


def put(client, document):
    answer = client.request("PUT", "/v1/promotions", document, admin=True)
    expect(answer.status == 200, f"the promotions are refused: {answer}")


def order_body(total="27.00", customer=None, quantity=3):
    body = {
        "cart": {
            "currency": "EUR", "coupons": ["LAST10"],
            "lines": [{"id": "1", "sku": "MUG", "quantity": quantity, "unitPrice": "10.00"}]},
        "total": total}
    if customer:
        body["customer"] = {"id": customer}
    return body


def place(client, key, **body):
    return client.request("POST", "/v1/orders", order_body(**body), key=key)


def audit(client):
    """Compares all counters with their records."""
    after = ""
    while True:
        answer = client.request("GET", "/v1/audit" + after, admin=True)
        expect(answer.status == 200, f"the audit fails: {answer}")
        expect(answer.json["differences"] == [], f"counters differ from records: {answer}")
        if "next" not in answer.json:
            return
        after = "?after=" + quote(answer.json["next"])


def overview(client, promotion="last"):
    answer = client.request("GET", f"/v1/promotions/{promotion}/overview", admin=True)
    expect(answer.status == 200, f"no overview: {answer}")
    return answer.json


def redemptions(client):
    """All redemptions, page by page."""
    records, after = [], ""
    while True:
        answer = client.request("GET", f"/v1/redemptions?limit=500{after}", admin=True)
        expect(answer.status == 200, f"no redemptions: {answer}")
        records += answer.json["redemptions"]
        if "next" not in answer.json:
            return records
        after = "&after=" + quote(answer.json["next"])


def together(count, body):
    """Calls a function in threads that begin at once; their results."""
    results, barrier = [None] * count, threading.Barrier(count)

    def run(number):
        barrier.wait()
        results[number] = body(number)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
        expect(not thread.is_alive(), "a client hangs")
    return results
