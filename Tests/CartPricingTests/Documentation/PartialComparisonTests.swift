// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@Suite("What the guides' tests stand on")
struct PartialComparisonTests {
  @Test(
    "Objects may have more than is expected of them, nothing else may differ",
    arguments: [
      (#"{"a":1}"#, #"{"a":1,"b":2}"#, []), (#"{"a":{}}"#, #"{"a":{"b":[]}}"#, []), ("[]", "[]", []),
      (#"{"a":1}"#, #"{"a":2}"#, ["a: expected 1, found 2"]), (#"{"a":1}"#, #"{"b":1}"#, [": there is no a"]),
      (#"{"a":true}"#, #"{"a":1}"#, ["a: expected true, found 1"]),
      (#"{"a":"1"}"#, #"{"a":1}"#, [#"a: expected "1", found 1"#]),
      (#"{"a":[1]}"#, #"{"a":[1,2]}"#, ["a: expected 1 entries, found 2: [1,2]"]),
      (#"{"a":[{"b":1},{"b":2}]}"#, #"{"a":[{"b":1},{"b":3,"c":0}]}"#, ["a[1].b: expected 2, found 3"]),
      (#"{"a":{}}"#, #"{"a":[]}"#, ["a: expected {}, found []"]),
    ] as [(String, String, [String])])
  func compares(expected: String, found: String, differences: [String]) throws {
    #expect(try PartialComparison.differences(expected: expected, found: found) == differences)
  }

  @Test("Blocks are found with their headings, and pairs of them only where a result stands behind")
  func findsBlocks() {
    let text = """
      # One
      ```json
      {}
      # no heading
      ```
      ## Two
      ```json result
      ```
      """
    let blocks = Guide.fencedBlocks(of: text)
    #expect(blocks.map(\.heading) == ["One", "Two"])
    #expect(blocks.map(\.info) == ["json", "json result"])
    #expect(blocks.map(\.text) == ["{}\n# no heading\n", ""])
  }
}
