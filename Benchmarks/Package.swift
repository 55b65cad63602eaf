// swift-tools-version: 6.2
// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

/// The benchmarks are a package of their own, so that a user of the library does not resolve their dependencies.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "cart-pricing-benchmarks",
  platforms: [.macOS(.v26)],
  dependencies: [
    // The name is given because the identity of a path dependency is otherwise the name of the clone's folder.
    .package(name: "cart-pricing", path: ".."),
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    .target(name: "CCounters"),
    .target(
      name: "Workloads",
      dependencies: [.product(name: "CartPricing", package: "cart-pricing")],
      swiftSettings: settings
    ),
    .executableTarget(name: "bench-selfcheck", dependencies: ["Workloads"], swiftSettings: settings),
    .executableTarget(name: "bench-count", dependencies: ["CCounters", "Workloads"], swiftSettings: settings),
    .executableTarget(
      name: "PricingBench",
      dependencies: [
        "CCounters",
        "Workloads",
        .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "Benchmarks/PricingBench",
      swiftSettings: settings,
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
    ),
  ]
)
