// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing
internal import Foundation
internal import HTTPTypes

/// A body of the service's own form, with values of the library as members.
///
/// Unknown members, and all faults of the members, are reported together.
struct BodyReader {
  private let container: KeyedDecodingContainer<AnyKey>
  private var errors: [Problem.Entry] = []

  /// A key with any name.
  struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// A decoder of `JSONDecoder` as it is.
  private struct AnyValue: Decodable {
    let decoder: any Decoder
    init(from decoder: any Decoder) { self.decoder = decoder }
  }

  /// Reads an object from bytes.
  /// - Parameters:
  ///   - bytes: The body.
  ///   - keys: The members that it may have.
  /// - Throws: `Problem` if the body is no JSON, has a key twice, or is no object.
  init(_ bytes: [UInt8], _ keys: [String]) throws {
    // The strict reader of the library is used for the syntax: JSONDecoder accepts an object that has a key twice.
    do throws(PricingError) {
      _ = try CartRequest(json: bytes)
    } catch {
      if error.faults[0].code == .syntax { throw Problem(error) }
    }
    do {
      try self.init(try JSONDecoder().decode(AnyValue.self, from: Data(bytes)).decoder, keys)
    } catch is DecodingError {
      throw Problem(at: "", "expected an object")
    }
  }

  private init(_ decoder: any Decoder, _ keys: [String]) throws {
    container = try decoder.container(keyedBy: AnyKey.self)
    for key in container.allKeys.map({ $0.stringValue }).sorted() where !keys.contains(key) {
      errors.append(
        Problem.Entry(code: "invalid", path: key, message: "is unknown; expected \(keys.joined(separator: ", "))"))
    }
  }

  /// The value of a member; nil if it is absent, or has a fault.
  mutating func read<Value: Decodable>(_ key: String, as type: Value.Type = Value.self, _ form: String) -> Value? {
    let name = AnyKey(stringValue: key)
    do {
      // A member that is null is absent, as in documents of the library.
      if try !container.contains(name) || container.decodeNil(forKey: name) { return nil }
      return try container.decode(Value.self, forKey: name)
    } catch let error as PricingError {
      errors += Problem(error, in: key).errors
    } catch {
      errors.append(Problem.Entry(code: "invalid", path: key, message: "expected \(form)"))
    }
    return nil
  }

  /// The value of a member that has to be there; nil if it is not, or has a fault.
  mutating func require<Value: Decodable>(_ key: String, as type: Value.Type = Value.self, _ form: String) -> Value? {
    let value = read(key, as: type, form)
    if value == nil, !errors.contains(where: { $0.path.hasPrefix(key) }) {
      report(key, "is missing; expected \(form)")
    }
    return value
  }

  /// Adds a fault.
  mutating func report(_ path: String, _ message: String) {
    errors.append(Problem.Entry(code: "invalid", path: path, message: message))
  }

  /// Throws all faults.
  func check() throws {
    if errors.isEmpty { return }
    var problem = Problem(.unprocessableContent, "The body has faults.")
    problem.errors = errors
    throw problem
  }
}
