#!/usr/bin/env python3
"""Measures how long requests take with 1 to 64 clients, on SQLite and on PostgreSQL with two processes.

    Checks/latency.py >Checks/latency.json

All figures are ratios: to the median of a quote on SQLite with one client. So they depend little on the machine. The
clients are on the same machine as the service.
"""
import json
import math
import sys
import threading
import time

from faults import services
from harness import PATIENCE, expect, order_body, promotions, put

CLIENTS = [1, 2, 4, 8, 16, 32, 64]
# Requests of all clients together, for each figure.
REQUESTS = 640


def measure(running, route, clients, name):
    """The seconds of each request."""
    body = order_body()
    if route == "quotes":
        del body["total"]
    times, lock, failures = [], threading.Lock(), []

    def run(number):
        client = running[number % len(running)].client()
        client.request("GET", "/health")
        barrier.wait(PATIENCE)
        own = []
        for count in range(math.ceil(REQUESTS / clients)):
            start = time.perf_counter()
            key = f"{name}-{clients}-{number}-{count}" if route == "orders" else None
            answer = client.request("POST", f"/v1/{route}", body, key=key)
            own.append(time.perf_counter() - start)
            if answer.status not in (200, 201):
                failures.append(answer)
        client.close()
        with lock:
            times.extend(own)

    barrier = threading.Barrier(clients)
    threads = [threading.Thread(target=run, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    expect(not failures and len(times) >= REQUESTS, f"{len(times)} answers; {failures[:1]}")
    return sorted(times)


def main():
    figures = []
    for database, processes in (("sqlite", 1), ("postgresql", 2)):
        with services(database, processes) as (running, _):
            put(running[0].client(), promotions())
            for route in ("quotes", "orders"):
                measure(running, route, 4, "warm")
                for clients in CLIENTS:
                    times = measure(running, route, clients, "measured")
                    figures.append({
                        "database": database, "processes": processes, "route": route, "clients": clients,
                        "requests": len(times), "p50": times[len(times) // 2], "p99": times[len(times) * 99 // 100]})
                    print(figures[-1], file=sys.stderr)
    unit = figures[0]["p50"]
    for figure in figures:
        for key in ("p50", "p99"):
            figure[key] = round(figure[key] / unit, 1)
    print("[\n" + ",\n".join(json.dumps(figure) for figure in figures) + "\n]")


if __name__ == "__main__":
    main()
