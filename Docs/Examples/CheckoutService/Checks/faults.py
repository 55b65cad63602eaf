#!/usr/bin/env python3
"""Checks of the service under load and with faults, on SQLite and on PostgreSQL, over loopback.

    Checks/faults.py [--long] [NAME ...]

Without names, all checks are made. --long makes each of them with more clients and more rounds. The service is the debug
build of the package, with the trait PostgreSQL, or the file that the environment variable CHECKOUT_SERVICE names.
"""
import argparse
import contextlib
import http.client
import json
import pathlib
import random
import resource
import signal
import socket
import sys
import threading
import time

from harness import (
    PATIENCE, PostgreSQL, Service, audit, expect, folder, order_body, overview, place, promotions, put, redemptions,
    together)


@contextlib.contextmanager
def services(database, count=1, *options):
    """Processes of the service on one new database; for PostgreSQL with the server, for SQLite with None."""
    with folder() as path:
        if database == "sqlite":
            server, address = None, ("--database", "checkout.sqlite")
        else:
            server = PostgreSQL()
            address = ("--postgresql", server.address)
        running = [Service(path, *address, *options) for _ in range(count)]
        try:
            for service in running:
                service.start()
            yield running, server
            for service in running:
                service.stop()
        finally:
            for service in running:
                if service.process and service.process.poll() is None:
                    service.kill()
            if server:
                server.close()


# ---------------------------------------------------------------------------------------------------------------------

def last_uses(database, long):
    """200 clients at once for the last 10 uses of a code: exactly 10 win."""
    processes = 1 if database == "sqlite" else 2
    rounds = 10 if long else 1
    won = 0
    with services(database, processes) as (running, _):
        client = running[0].client()
        for attempt in range(rounds):
            put(client, promotions(maxUses=10 * (attempt + 1)))
            # Each client has its answer before anybody has ordered: the price with the code.
            answers = together(
                200, lambda number: place(running[number % processes].client(), f"r{attempt}-{number}"))
            statuses = sorted(answer.status for answer in answers)
            expect(statuses == [201] * 10 + [409] * 190, f"200 clients for 10 uses: {statuses}")
            for answer in answers:
                if answer.status == 409:
                    expect(answer.json["priced"]["total"] == "30.00", f"a refusal without the new price: {answer}")
                    expect(answer.json["taken"], f"a refusal does not say what was taken: {answer}")
            won += 10
            expect(overview(client)["uses"] == won, "the overview has another number of uses")
            audit(client)
    return f"{rounds} × 200 clients for 10 uses: {won} of {rounds * 200} won, {processes} process(es)"


class Load:
    """Clients that place orders one after the other, each with a key of its own, until they are stopped.

    A request that was not answered is sent again with the same key, as a shop does.
    """

    def __init__(self, services, clients, name):
        self.services, self.name = services, name
        self.stopping = threading.Event()
        self.placed, self.unanswered, self.lock = {}, 0, threading.Lock()
        self.failure = None
        self.threads = [threading.Thread(target=self.run, args=(number,)) for number in range(clients)]
        for thread in self.threads:
            thread.start()

    def run(self, number):
        try:
            count = 0
            client = self.services[number % len(self.services)].client(timeout=30)
            while not self.stopping.is_set():
                self.place(client, f"{self.name}-{number}-{count}")
                count += 1
        except BaseException as error:  # The main thread reports it.
            self.failure = error

    def place(self, client, key):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                answer = place(client, key)
            except (OSError, http.client.HTTPException):
                answer = None
            if answer is not None and answer.status in (200, 201):
                with self.lock:
                    self.placed[key] = answer.json["id"]
                return
            if answer is not None and answer.status != 503:
                raise AssertionError(f"an order gets {answer}")
            with self.lock:
                self.unanswered += 1
            time.sleep(0.02)
        raise AssertionError("an order is not answered in time")

    def stop(self):
        self.stopping.set()
        for thread in self.threads:
            thread.join(2 * PATIENCE)
            expect(not thread.is_alive(), "a client hangs")
        if self.failure:
            raise self.failure


def check_counted(client, placed):
    """Nothing that was answered is lost, and nothing is counted twice."""
    records = {record["order"] for record in redemptions(client) if record["state"] == "redeemed"}
    lost = set(placed.values()) - records
    expect(not lost, f"{len(lost)} answered orders are lost: {sorted(lost)[:3]}")
    expect(len(records) == len(placed), f"{len(placed)} orders were answered, and {len(records)} are counted")
    expect(len(set(placed.values())) == len(placed), "two keys have the same order")
    expect(overview(client)["uses"] == len(placed), "the overview has another number of uses")
    audit(client)


def kills(database, long):
    """The service is killed again and again under load, and started anew."""
    rounds, seconds = (25, 1.5) if long else (4, 0.7)
    clients = 16 if long else 8
    placed, unanswered = {}, 0
    processes = 1 if database == "sqlite" else 2
    with services(database, processes) as (running, _):
        put(running[0].client(), promotions())
        for number in range(rounds):
            load = Load(running, clients, f"round{number}")
            time.sleep(seconds * random.uniform(0.7, 1.3))
            victim = random.choice(running)
            victim.kill()
            victim.start()
            load.stop()
            placed |= load.placed
            unanswered += load.unanswered
            check_counted(running[0].client(), placed)
    expect(len(placed) > rounds, "there was no load")
    return f"{rounds} × SIGKILL under load: {len(placed)} orders, {unanswered} sent again, 0 lost, 0 counted twice"


def database_restarts(database, long):
    """The server of PostgreSQL is stopped at once under load, and started again."""
    if database == "sqlite":
        return None
    rounds = 10 if long else 2
    placed, unanswered = {}, 0
    with services(database, 2) as (running, server):
        put(running[0].client(), promotions())
        for number in range(rounds):
            load = Load(running, 8, f"round{number}")
            time.sleep(0.7)
            server.command("restart")
            time.sleep(0.5)
            load.stop()
            placed |= load.placed
            unanswered += load.unanswered
            check_counted(running[0].client(), placed)
        server.command("stop")
        answer = running[0].client().request("GET", "/ready")
        expect(answer.status == 503, f"ready without a database: {answer}")
        expect(running[0].client().request("GET", "/health").status == 200, "not alive without a database")
        server.command("start")
        check_counted(running[0].client(), placed)
    return f"{rounds} × PostgreSQL restarted under load: {len(placed)} orders, {unanswered} sent again, 0 lost"


def full_disk(database, long):
    """The files of the database cannot grow: orders fail, nothing is half written, and later orders are placed."""
    if database == "postgresql":
        return None
    placed = {}
    failed = 0
    with folder() as path:
        service = Service(path, "--database", "checkout.sqlite")
        # A write beyond the limit is an error, as on a full disk, and no signal.
        service.start(preexec=lambda: signal.signal(signal.SIGXFSZ, signal.SIG_IGN))
        client = service.client()
        put(client, promotions())
        for number in range(20):
            placed[f"k{number}"] = place(client, f"k{number}").json["id"]
        largest = max(file.stat().st_size for file in path.iterdir() if "sqlite" in file.name)
        _, hard = resource.prlimit(service.process.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(service.process.pid, resource.RLIMIT_FSIZE, (largest + 65_536, hard))
        for number in range(20, 2_000):
            answer = place(client, f"k{number}")
            if answer.status == 503:
                failed += 1
                if failed == 20:
                    break
            else:
                expect(answer.status == 201, f"an order on a full disk gets {answer}")
                placed[f"k{number}"] = answer.json["id"]
        expect(failed == 20, f"the disk was never full: {failed} orders failed")
        expect(client.request("GET", "/health").status == 200, "the service is not alive on a full disk")
        resource.prlimit(service.process.pid, resource.RLIMIT_FSIZE, (hard, hard))
        for number in range(2_000):
            key = f"k{number}"
            if key not in placed:
                answer = place(client, key)
                expect(answer.status == 201, f"after the disk was full, an order gets {answer}")
                placed[key] = answer.json["id"]
            if len(placed) > 100 and number > 50:
                break
        check_counted(client, placed)
        service.stop()
    return f"full disk: {failed} orders failed and none of them was counted; {len(placed)} placed in all"


def hang_ups(database, long):
    """Clients that send half of a request, or do not wait for the answer."""
    count = 400 if long else 60
    with services(database) as (running, _):
        service = running[0]
        put(service.client(), promotions())
        body = json.dumps(order_body()).encode()
        head = (
            f"POST /v1/orders HTTP/1.1\r\nHost: localhost\r\nIdempotency-Key: %s\r\nContent-Length: {len(body)}\r\n\r\n")
        complete = set()
        for number in range(count):
            key = f"h{number}"
            request = (head % key).encode() + body
            cut = [len(request), len(request) - 1, len(request) - len(body), 40, 1][number % 5]
            with socket.create_connection(("127.0.0.1", service.port), timeout=PATIENCE) as connection:
                connection.sendall(request[:cut])
                if cut == len(request):
                    complete.add(key)
        client = service.client()
        # Each complete request may have been taken or not; sent again, it is placed once.
        placed = {key: place(client, key).json["id"] for key in sorted(complete)}
        check_counted(client, placed)
    return f"{count} clients have hung up, {len(complete)} after a whole request: each of these was counted once"


def clocks(database, long):
    """The clock of the service is set forward and back: limits hold, and a code is valid by the clock."""
    with folder() as path:
        server = PostgreSQL() if database == "postgresql" else None
        address = ("--postgresql", server.address) if server else ("--database", "checkout.sqlite")
        clock = path / "clock"
        service = Service(path, *address, "--clock-file", "clock")
        service.start()
        client = service.client()
        day = 86_400
        now = time.time()
        until = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(now + 10 * day))
        put(client, promotions(maxUses=3, validUntil=until))

        def at(days, key, status):
            clock.write_text(str(days * day))
            answer = place(client, key)
            expect(answer.status == status, f"an order at day {days}: expected {status}, got {answer}")

        at(0, "a", 201)
        at(-30, "b", 201)
        # The code has ended by this clock; then the clock is right again, and the last use is there.
        at(20, "c", 409)
        at(-1, "d", 201)
        # All three uses are taken, whatever the clock says.
        for index, days in enumerate([0, 5, -400]):
            at(days, f"e{index}", 409)
        # A repeated call answers the same with any clock.
        at(30, "a", 200)
        clock.write_text("0")
        expect(len(redemptions(client)) == 3, "another number of orders than three")
        audit(client)
        service.stop()
        if server:
            server.close()
    return "the clock was set back and forward 8 times: 3 of 3 uses, no more"


def shutdown(database, long):
    """SIGTERM under load: what was taken is answered, and the process ends without an error."""
    rounds = 10 if long else 2
    answered = 0
    with folder() as path:
        server = PostgreSQL() if database == "postgresql" else None
        address = ("--postgresql", server.address) if server else ("--database", "checkout.sqlite")
        service = Service(path, *address)
        service.start()
        put(service.client(), promotions())
        placed = {}
        for number in range(rounds):
            load = Load([service], 8, f"round{number}")
            time.sleep(0.5)
            service.stop()
            service.start()
            load.stop()
            placed |= load.placed
            answered += len(load.placed)
            check_counted(service.client(), placed)
        service.stop()
        if server:
            server.close()
    return f"{rounds} × SIGTERM under load: status 0, {answered} orders, each counted once"


def limits(database, long):
    """What is too large, too deep, too much at once or not allowed gets a problem as its answer."""
    if database == "postgresql":
        return None
    with services(database, 1, "--concurrency", "4") as (running, _):
        service = running[0]
        client = service.client()
        put(client, promotions())

        def check(status, answer, what):
            expect(answer.status == status, f"{what}: expected {status}, got {answer}")
            expect(answer.headers.get("Content-Type") == "application/problem+json", f"{what}: no problem: {answer}")
            expect(answer.json["status"] == status, f"{what}: another status in the body: {answer}")

        check(413, service.client().request("POST", "/v1/quotes", raw=b" " * (1 << 20) + b" {}"), "a large body")
        deep = b'{"cart":' + b"[" * 100_000 + b"]" * 100_000 + b"}"
        check(400, client.request("POST", "/v1/quotes", raw=deep), "a deep body")
        check(400, client.request("POST", "/v1/quotes", raw=b"{"), "half a body")
        check(422, client.request("POST", "/v1/quotes", raw=b"[]"), "a list as a body")
        check(422, client.request("POST", "/v1/orders", order_body()), "an order without a key")
        check(401, client.request("GET", "/v1/redemptions"), "an administrator without a token")
        check(401, client.request("GET", "/v1/redemptions", headers={"Authorization": "Bearer x"}), "another token")
        check(404, client.request("GET", "/v1/orders/nothing"), "an unknown order")
        check(404, client.request("GET", "/nothing"), "an unknown route")
        check(405, client.request("DELETE", "/v1/quotes"), "a wrong method")
        faults = client.request(
            "PUT", "/v1/promotions", {"promotions": [{"id": "", "actions": []}, {"name": "x"}]}, admin=True)
        check(422, faults, "wrong promotions")
        paths = [error["path"] for error in faults.json["errors"]]
        expect({"promotions[0].id", "promotions[1].id"} <= {path for path in paths}, f"not all faults: {paths}")

        # Of eight slow requests the service takes four, and refuses the others.
        slow = []
        for _ in range(8):
            connection = socket.create_connection(("127.0.0.1", service.port), timeout=PATIENCE)
            connection.sendall(b"POST /v1/quotes HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\n{")
            slow.append(connection)
        expect(client.request("GET", "/health").status == 200, "health is refused with the requests")
        # A body that does not arrive ends its request.
        lines = [connection.recv(1_000).split(b"\r\n")[0] for connection in slow]
        counts = [sum(code in line for line in lines) for code in (b" 503 ", b" 408 ")]
        expect(counts == [4, 4], f"8 slow requests where 4 may be: {lines}")
        for connection in slow:
            connection.close()
        expect(place(client, "after").status == 201, "no order after slow requests")
        metrics = client.request("GET", "/metrics").body
        expect('http_requests_total{method="POST",route="/v1/orders",status="201"} 1' in metrics, metrics)
        text = service.log.read_text()
        expect("after" not in text and "LAST10" not in text, "the log has data of a request")
    return "sizes, depths, methods, tokens and 8 requests at once where 4 may be: each refused with a problem"


CHECKS = [last_uses, kills, database_restarts, full_disk, hang_ups, clocks, shutdown, limits]


def main():
    names = [check.__name__ for check in CHECKS]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--long", action="store_true", help="more clients and more rounds")
    parser.add_argument("--seed", type=int, default=1, help="of the moments of faults")
    parser.add_argument("names", nargs="*", choices=names + [[]], metavar="NAME", help=", ".join(names))
    options = parser.parse_args()
    random.seed(options.seed)
    for check in CHECKS:
        if options.names and check.__name__ not in options.names:
            continue
        for database in ("sqlite", "postgresql"):
            start = time.monotonic()
            said = check(database, options.long)
            if said:
                print(f"{check.__name__} on {database}: {said} ({time.monotonic() - start:.0f} s)", flush=True)


if __name__ == "__main__":
    main()
