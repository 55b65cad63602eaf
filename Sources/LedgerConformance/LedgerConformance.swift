// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The suite of checks that every ledger of redemptions has to pass.
public enum LedgerConformance {}
