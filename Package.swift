// swift-tools-version: 6.2
// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

/// What every target of this package is compiled with: the Swift 6 language mode, strict memory safety,
/// and the upcoming features that keep imports and existentials visible.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "cart-pricing",
  // `UTF8Span` and the spans of strings need these systems. They are untested; Linux is tested.
  platforms: [.macOS(.v26), .iOS(.v26), .tvOS(.v26), .watchOS(.v26), .visionOS(.v26)],
  products: [
    .library(name: "CartPricing", targets: ["CartPricing"]),
    .library(name: "CartPricingFoundation", targets: ["CartPricingFoundation"]),
    .library(name: "CartPricingOrders", targets: ["CartPricingOrders"]),
    .library(name: "CartPricingReview", targets: ["CartPricingReview"]),
    .library(name: "LedgerConformance", targets: ["LedgerConformance"]),
    .executable(name: "price-cart", targets: ["price-cart"]),
  ],
  targets: [
    .target(name: "CartPricing", swiftSettings: settings),
    .target(name: "CartPricingFoundation", dependencies: ["CartPricing"], swiftSettings: settings),
    .target(name: "CartPricingOrders", dependencies: ["CartPricing"], swiftSettings: settings),
    .target(name: "CartPricingReview", dependencies: ["CartPricing"], swiftSettings: settings),
    .target(
      name: "LedgerConformance", dependencies: ["CartPricing", "CartPricingOrders"], exclude: ["README.md"],
      swiftSettings: settings),
    .executableTarget(
      name: "price-cart", dependencies: ["CartPricing", "CartPricingOrders", "CartPricingReview"],
      swiftSettings: settings),
    .target(
      name: "ReferencePricing", dependencies: ["CartPricing", "CartPricingOrders"], path: "Tests/ReferencePricing",
      swiftSettings: settings),
    .target(
      name: "RequestGenerator",
      dependencies: ["CartPricing", "CartPricingOrders", "CartPricingReview", "ReferencePricing"],
      path: "Tests/RequestGenerator", swiftSettings: settings),
    .executableTarget(
      name: "pricing-check",
      dependencies: [
        "CartPricing", "CartPricingOrders", "CartPricingReview", "LedgerConformance", "ReferencePricing",
        "RequestGenerator",
      ],
      path: "Tests/pricing-check", swiftSettings: settings),
    .testTarget(
      name: "CartPricingTests", dependencies: ["CartPricing", "ReferencePricing", "RequestGenerator"],
      swiftSettings: settings),
    .testTarget(
      name: "CartPricingFoundationTests", dependencies: ["CartPricing", "CartPricingFoundation"],
      swiftSettings: settings),
    .testTarget(
      name: "CartPricingOrdersTests",
      dependencies: ["CartPricing", "CartPricingOrders", "LedgerConformance", "ReferencePricing", "RequestGenerator"],
      swiftSettings: settings),
    .testTarget(
      name: "CartPricingReviewTests", dependencies: ["CartPricing", "CartPricingReview", "RequestGenerator"],
      swiftSettings: settings),
    .testTarget(name: "PriceCartTests", dependencies: ["CartPricing", "price-cart"], swiftSettings: settings),
  ]
)
