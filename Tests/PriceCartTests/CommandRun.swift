// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The built command, run as a user runs it.
enum Command {
  private final class Anchor {}

  /// The executable beside the test bundle, wherever the build put both.
  static let path: String = {
    let places = [Bundle.main.executableURL, Bundle.main.bundleURL, Bundle(for: Anchor.self).bundleURL]
    for place in places {
      guard let place else { continue }
      for folder in [place, place.deletingLastPathComponent()] {
        let candidate = folder.appendingPathComponent("price-cart")
        if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate.path }
      }
    }
    return "price-cart is not beside the tests"
  }()

  /// The repository that the tests were built from.
  static let repository = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Runs the command on this input and waits for its end.
  static func run(_ arguments: [String], input: String = "", in folder: URL? = nil) throws -> Outcome {
    try run(path, arguments, input: Data(input.utf8), in: folder)
  }

  /// Runs the command on these bytes and waits for its end.
  static func run(_ arguments: [String], bytes: [UInt8]) throws -> Outcome {
    try run(path, arguments, input: Data(bytes), in: nil)
  }

  /// Runs a line of shell in which `$0` is the command and `$1` and so on are the arguments.
  static func shell(_ script: String, _ arguments: [String] = []) throws -> Outcome {
    try run("/bin/sh", ["-c", script, path] + arguments, input: Data(), in: nil)
  }

  private static func run(_ executable: String, _ arguments: [String], input: Data, in folder: URL?) throws -> Outcome {
    // Files instead of pipes: nothing can wait for something that nobody reads.
    let scratch = try Scratch()
    let standardInput = try scratch.file("stdin", input)
    let standardOutput = try scratch.file("stdout")
    let standardError = try scratch.file("stderr")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = arguments
    if let folder { process.currentDirectoryURL = folder }
    process.standardInput = try FileHandle(forReadingFrom: standardInput)
    process.standardOutput = try FileHandle(forWritingTo: standardOutput)
    process.standardError = try FileHandle(forWritingTo: standardError)
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus,
      output: String(decoding: try Data(contentsOf: standardOutput), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: standardError), as: UTF8.self))
  }
}

/// The outcome of a run of the command.
struct Outcome: Equatable {
  /// The exit status; below zero for a signal.
  var status: Int32
  var output: String
  var errors: String

  /// The lines of the output, without their line feeds.
  var lines: [String] { output.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init) }
}

/// A folder that is gone when its value is.
final class Scratch {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("price-cart-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Writes a file and gives its place.
  func file(_ name: String, _ contents: Data = Data()) throws -> URL {
    let file = folder.appendingPathComponent(name)
    try contents.write(to: file)
    return file
  }

  /// Writes a file and gives its path.
  func path(_ name: String, _ contents: String) throws -> String { try file(name, Data(contents.utf8)).path }
}

/// A request whose cart has one line of so many units at 1.50 EUR.
func request(quantity: Int, name: String = "Pencil") -> String {
  #"{"promotions":{"promotions":[]},"cart":{"currency":"EUR","lines":[{"id":"a","sku":"A","name":""# + name
    + #"","quantity":"# + String(quantity) + #","unitPrice":"1.50"}]},"context":{"now":"2026-01-01T00:00:00Z"}}"#
}
