// swift-tools-version: 6.2

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
