// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// The functions that the WebAssembly module exports. `engine.mjs` is their only caller: it writes a
// document into memory from `allocate`, calls one of the functions below with the start and the length of
// the document, and reads the answer at `resultStart()` before the next call. A module has one thread.
//
// Each function returns 0 if the answer is a result, and 1 if it is `{"errors": [...]}`.

internal import CartPricing
internal import CartPricingOrders

/// The answer of the last call. It keeps the answer's memory until the next call.
nonisolated(unsafe) private var answer: UnsafeMutableBufferPointer<UInt8> = unsafe .init(start: nil, count: 0)

/// An engine that is kept for a promotion set, with the memory that its pricings use again.
private final class KeptEngine {
  let engine: PricingEngine
  var workspace = PricingWorkspace()

  init(_ engine: PricingEngine) { self.engine = engine }
}

/// The kept engines by their number; nil where an engine was dropped.
nonisolated(unsafe) private var keptEngines: [KeptEngine?] = []

/// What an answer is written as.
private enum Form {
  case json
  case receipt

  /// The form of a number of the caller: 0 is JSON, every other number is the receipt.
  init(_ number: Int32) { self = number == 0 ? .json : .receipt }
}

/// Prices a request with its promotions.
@_expose(wasm, "price") @_cdecl("engine_price")
public func price(_ start: UnsafePointer<UInt8>, _ count: Int32, _ form: Int32) -> Int32 {
  let document = unsafe bytes(start, count)
  return respond { () throws(PricingError) in
    let request = try PricingRequest(json: document)
    return written(try PricingEngine(request.promotions).price(request.cart, in: request.context), as: Form(form))
  }
}

/// Checks a promotion set. The answer has its errors and its warnings, and the function returns 0 in both cases.
@_expose(wasm, "check") @_cdecl("engine_check")
public func check(_ start: UnsafePointer<UInt8>, _ count: Int32) -> Int32 {
  let document = unsafe bytes(start, count)
  return respond { () throws(PricingError) in PromotionSetCheck(json: document).jsonBytes }
}

/// Calculates the refund of an order's last return.
@_expose(wasm, "refund") @_cdecl("engine_refund")
public func refund(_ start: UnsafePointer<UInt8>, _ count: Int32, _ form: Int32) -> Int32 {
  let document = unsafe bytes(start, count)
  return respond { () throws(PricingError) in
    let request = try RefundRequest(json: document)
    let result = try RefundResult(of: request)
    switch Form(form) {
    case .json: return result.jsonBytes
    case .receipt: return Array(result.receipt(for: request).utf8)
    }
  }
}

/// Compiles a promotion set and keeps its engine. The answer is the engine's number in decimal digits.
@_expose(wasm, "keep") @_cdecl("engine_keep")
public func keep(_ start: UnsafePointer<UInt8>, _ count: Int32) -> Int32 {
  let document = unsafe bytes(start, count)
  return respond { () throws(PricingError) in
    let kept = KeptEngine(try PricingEngine(json: document))
    let number: Int
    if let free = unsafe keptEngines.firstIndex(where: { $0 == nil }) {
      number = free
      unsafe keptEngines[free] = kept
    } else {
      number = unsafe keptEngines.count
      unsafe keptEngines.append(kept)
    }
    return Array(String(number).utf8)
  }
}

/// Prices a cart request with a kept engine. A number that names no engine returns 2.
@_expose(wasm, "priceKept") @_cdecl("engine_price_kept")
public func priceKept(_ number: Int32, _ start: UnsafePointer<UInt8>, _ count: Int32, _ form: Int32) -> Int32 {
  let index = Int(number)
  guard unsafe keptEngines.indices.contains(index), let kept = unsafe keptEngines[index] else { return 2 }
  let document = unsafe bytes(start, count)
  return respond { () throws(PricingError) in
    let request = try CartRequest(json: document)
    let priced = try kept.engine.price(request.cart, in: request.context, using: &kept.workspace)
    return written(priced, as: Form(form))
  }
}

/// Gives the memory of a kept engine back. A number that names no engine is ignored.
@_expose(wasm, "drop") @_cdecl("engine_drop")
public func drop(_ number: Int32) {
  let index = Int(number)
  if unsafe keptEngines.indices.contains(index) { unsafe keptEngines[index] = nil }
}

/// The address of the last answer; 0 if it is empty.
@_expose(wasm, "resultStart") @_cdecl("engine_result_start")
public func resultStart() -> UnsafePointer<UInt8>? { unsafe UnsafePointer(answer.baseAddress) }

/// The length of the last answer in bytes.
@_expose(wasm, "resultCount") @_cdecl("engine_result_count")
public func resultCount() -> Int32 { unsafe Int32(answer.count) }

/// A copy of the document that the caller wrote into memory.
private func bytes(_ start: UnsafePointer<UInt8>, _ count: Int32) -> [UInt8] {
  unsafe [UInt8](UnsafeBufferPointer(start: start, count: Int(count)))
}

/// A priced cart as JSON or as its receipt.
private func written(_ priced: PricedCart, as form: Form) -> [UInt8] {
  switch form {
  case .json: priced.jsonBytes
  case .receipt: Array(priced.receipt.utf8)
  }
}

/// Makes the bytes of `body`, or the faults that it throws, the answer.
private func respond(_ body: () throws(PricingError) -> [UInt8]) -> Int32 {
  do throws(PricingError) {
    store(try body())
    return 0
  } catch {
    store(error.jsonBytes)
    return 1
  }
}

private func store(_ bytes: [UInt8]) {
  unsafe answer.deallocate()
  unsafe answer = .allocate(capacity: bytes.count)
  _ = unsafe answer.initialize(from: bytes)
}
