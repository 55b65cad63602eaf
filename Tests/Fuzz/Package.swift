// swift-tools-version: 6.2
// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

/// Coverage-guided fuzzing of the library with libFuzzer; see `Sources/FuzzPricing`.
let package = Package(
  name: "cart-pricing-fuzz",
  platforms: [.macOS(.v26)],
  dependencies: [.package(name: "cart-pricing", path: "../..")],
  targets: [
    .executableTarget(
      name: "FuzzPricing", dependencies: [.product(name: "CartPricing", package: "cart-pricing")])
  ]
)
