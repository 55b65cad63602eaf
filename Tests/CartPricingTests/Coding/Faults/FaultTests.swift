import Testing

@testable import CartPricing

@Suite("Faults name their place")
struct FaultTests {
  @Test(
    "a path is written with points and brackets",
    arguments: [
      ([], ""), ([.key("promotions"), .index(3), .key("percent")], "promotions[3].percent"), ([.index(0)], "[0]"),
      ([.index(1), .index(2), .key("a")], "[1][2].a"), ([.key("a b")], "[\"a b\"]"),
      ([.key("attributes"), .key("x.y"), .key("z")], "attributes[\"x.y\"].z"), ([.key("")], "[\"\"]"),
      ([.key("three-for_2")], "three-for_2"), ([.key("a"), .key("\"\n")], "a[\"\\\"\\n\"]"),
      ([.key("é")], "[\"é\"]"),
    ] as [([FaultPath.Component], String)])
  func writesPaths(components: [FaultPath.Component], text: String) {
    #expect(FaultPath(components).description == text)
  }

  @Test("paths are compared by the bytes of their keys")
  func comparesPaths() {
    #expect(FaultPath([.key("\u{E9}")]) != FaultPath([.key("e\u{301}")]))
    #expect(FaultPath([.key("0")]) != FaultPath([.index(0)]))
    #expect(Set([FaultPath([.key("a")]), FaultPath([.key("a")])]).count == 1)
  }

  @Test("a fault is described by its path and message")
  func describesFaults() {
    let path = FaultPath([.key("lines"), .index(0), .key("quantity")])
    #expect(Fault(.invalid, at: path, "expected 1 or more").description == "lines[0].quantity: expected 1 or more")
    #expect(Fault(.syntax, "no JSON").description == "no JSON")
    #expect(
      Fault.Code.allCases.map(\.rawValue) == ["syntax", "invalid", "amountOutOfRange", "tooManyRuns", "tooComplex"])
  }

  @Test("an error is written as JSON, with code, path and message")
  func writesErrors() throws {
    let error = PricingError([
      Fault(.invalid, at: FaultPath([.key("a"), .index(1)]), "\"120\" is not within 0 and 100"),
      Fault(.tooComplex, "too much"),
    ])
    var writer = JSONWriter()
    error.write(to: &writer)
    let expected = """
      {"errors":[{"code":"invalid","path":"a[1]","message":"\\"120\\" is not within 0 and 100"},\
      {"code":"tooComplex","path":"","message":"too much"}]}
      """
    #expect(String(decoding: writer.bytes, as: UTF8.self) == expected)
    #expect(error.description == "a[1]: \"120\" is not within 0 and 100\ntoo much")
  }

  @Test("a syntax error is a fault without a path")
  func syntaxFaults() {
    let error = #expect(throws: JSONSyntaxError.self) { try JSONDocument.parse("[1,]") }
    let fault = error.map { Fault($0) }
    #expect(fault?.code == .syntax)
    #expect(fault?.path.isEmpty == true)
    #expect(fault?.message == "expected a value, found ']' at line 1, column 4 (byte 3)")
  }

  @Test("the collector reports where the walk stands")
  func collects() {
    let promotions: StaticString = "promotions"
    var collector = FaultCollector()
    #expect(collector.isEmpty)
    collector.report("root")
    collector.push(promotions)
    collector.push(3)
    collector.push("discount")
    collector.report("here")
    collector.report(at: "percent", "below")
    collector.report(at: promotions, "fixed")
    collector.report(at: 7, "element")
    collector.pop()
    #expect(collector.path.description == "promotions[3]")
    collector.pop()
    collector.pop()
    collector.pop()
    collector.report(at: "x", "end")
    #expect(
      collector.faults.map(\.description) == [
        "root", "promotions[3].discount: here", "promotions[3].discount.percent: below",
        "promotions[3].discount.promotions: fixed", "promotions[3].discount[7]: element", "x: end",
      ])
    #expect(collector.count == 6)
  }

  @Test("the collector counts on when it is full, and makes no more messages")
  func isBounded() {
    var collector = FaultCollector(capacity: 3)
    var made = 0
    func message() -> String {
      made += 1
      return "x"
    }
    for index in 0..<10 { collector.report(at: index, message()) }
    #expect(collector.count == 10)
    #expect(collector.faults.count == 3)
    #expect(made == 3)
  }

  @Test(
    "the key that was probably meant is found",
    arguments: [
      ("wen", "when"), ("whne", "when"), ("WHEN", "when"), ("actoins", "actions"), ("acton", "actions"),
      ("curency", "currency"), ("id", "id"), ("is", nil), ("", nil), ("xyz", nil), ("combine", "combines"),
    ] as [(String, String?)])
  func findsTheNearest(word: String, meant: String?) {
    #expect(nearest(word, in: ["id", "when", "actions", "currency", "combines"]) == meant)
  }

  @Test("a huge word is near to nothing")
  func hugeWords() {
    #expect(nearest(String(repeating: "a", count: 10_000_000), in: ["a"]) == nil)
    #expect(nearest("a", in: [String(repeating: "a", count: 10_000_000)]) == nil)
  }

  @Test("long texts are quoted by their beginning")
  func quotes() {
    #expect(quoted("a\"b") == "\"a\\\"b\"")
    #expect(quoted(String(repeating: "é", count: 1000)) == "\"" + String(repeating: "é", count: 60) + "…\"")
  }
}
