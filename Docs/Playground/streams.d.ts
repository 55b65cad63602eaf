// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// The compression streams of browsers and node, which Debian's version of TypeScript does not know.

declare class CompressionStream extends TransformStream<Uint8Array, Uint8Array> {
  constructor(format: "gzip" | "deflate" | "deflate-raw");
}

declare class DecompressionStream extends TransformStream<Uint8Array, Uint8Array> {
  constructor(format: "gzip" | "deflate" | "deflate-raw");
}
