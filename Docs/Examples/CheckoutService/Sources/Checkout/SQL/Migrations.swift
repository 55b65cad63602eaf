// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Creates the tables, step by step: a step is never changed once a release has it; a change is a new step.
public enum Migrations {
  /// Makes the steps that the database does not have yet, in one transaction.
  ///
  /// Two processes that start at once make them one after the other: the second one waits for the row of the
  /// first, or fails and finds the tables when it is run again.
  public static func run(_ transaction: any SQLTransaction) throws {
    try transaction.execute(
      "CREATE TABLE IF NOT EXISTS migrations (step BIGINT PRIMARY KEY, name TEXT NOT NULL)", [])
    let made = try transaction.row("SELECT COALESCE(MAX(step), 0) FROM migrations", [])?.integer(0) ?? 0
    for (index, step) in steps.enumerated() where Int64(index + 1) > made {
      try transaction.execute(
        "INSERT INTO migrations (step, name) VALUES (?, ?)", [.integer(Int64(index + 1)), .text(step.name)])
      for statement in step.statements {
        try transaction.execute(statement.replacing("KEYTEXT", with: transaction.dialect.key), [])
      }
    }
  }

  /// A step with a name. `KEYTEXT` is a text that is compared by its bytes.
  private struct Step {
    let name: String
    let statements: [String]
  }

  private static let steps = [Step(name: "ledger", statements: ledger), Step(name: "checkout", statements: checkout)]

  /// The tables of ``LedgerTransaction``.
  private static let ledger = [
    """
    CREATE TABLE records (order_id KEYTEXT PRIMARY KEY, customer KEYTEXT, currency TEXT NOT NULL, state TEXT NOT NULL,
      placed KEYTEXT NOT NULL, placed_at TEXT NOT NULL, ends KEYTEXT, expires TEXT, returns BIGINT NOT NULL)
    """,
    "CREATE INDEX records_by_time ON records (placed, order_id)",
    "CREATE INDEX records_by_customer ON records (customer, placed, order_id) WHERE customer IS NOT NULL",
    "CREATE INDEX records_by_end ON records (ends, order_id) WHERE state = 'reserved'",
    """
    CREATE TABLE subjects (subject KEYTEXT, placed KEYTEXT, order_id KEYTEXT, customer KEYTEXT,
      PRIMARY KEY (subject, placed, order_id))
    """,
    "CREATE INDEX subjects_by_customer ON subjects (subject, customer, placed, order_id) WHERE customer IS NOT NULL",
    """
    CREATE TABLE claims (order_id KEYTEXT, place BIGINT, counter KEYTEXT NOT NULL, units BIGINT NOT NULL,
      most BIGINT, promotions TEXT NOT NULL, remaining BIGINT NOT NULL, ends KEYTEXT, PRIMARY KEY (order_id, place))
    """,
    "CREATE INDEX claims_by_counter ON claims (counter, order_id)",
    "CREATE INDEX claims_by_end ON claims (counter, ends) WHERE ends IS NOT NULL",
    "CREATE TABLE counters (counter KEYTEXT PRIMARY KEY, redeemed TEXT NOT NULL, reserved TEXT NOT NULL)",
    """
    CREATE TABLE given_back (order_id KEYTEXT, number BIGINT, promotion KEYTEXT, given_at TEXT NOT NULL,
      amount BIGINT NOT NULL, released BIGINT NOT NULL, PRIMARY KEY (order_id, number, promotion))
    """,
    """
    CREATE TABLE sums (subject KEYTEXT, kind TEXT, day BIGINT, name KEYTEXT, detail KEYTEXT, orders BIGINT NOT NULL,
      uses TEXT NOT NULL, discount TEXT NOT NULL, given_back TEXT NOT NULL,
      PRIMARY KEY (subject, kind, day, name, detail))
    """,
  ]

  /// The tables of the service besides its ledger.
  private static let checkout = [
    "CREATE TABLE promotion_sets (number BIGINT PRIMARY KEY, document TEXT NOT NULL, put_at TEXT NOT NULL)",
    """
    CREATE TABLE orders (order_id KEYTEXT PRIMARY KEY, idempotency_key KEYTEXT NOT NULL UNIQUE, request TEXT NOT NULL,
      promotion_set BIGINT NOT NULL, cart TEXT NOT NULL, context TEXT NOT NULL, total TEXT NOT NULL, priced TEXT NOT NULL,
      placed_at TEXT NOT NULL, state TEXT NOT NULL)
    """,
    """
    CREATE TABLE order_returns (order_id KEYTEXT, number BIGINT, request TEXT NOT NULL, answer TEXT NOT NULL,
      PRIMARY KEY (order_id, number))
    """,
    """
    CREATE TABLE events (customer KEYTEXT, event_id KEYTEXT, happened KEYTEXT NOT NULL, document TEXT NOT NULL,
      PRIMARY KEY (customer, event_id))
    """,
    "CREATE INDEX events_by_time ON events (customer, happened, event_id)",
  ]
}
