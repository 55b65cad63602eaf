// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

extension PricedCart {
  /// A figure made of every field of the result, as a host reads it that stores or shows all of it.
  var sumOfFields: Int64 {
    var sum = subtotal.minorUnits &+ discount.minorUnits &+ total.minorUnits &+ (isOptimal ? 1 : 0)
    sum &+= length(currency.code)
    for line in lines {
      sum &+= length(line.id.text) &+ length(line.sku.text) &+ length(line.name ?? "") &+ Int64(line.quantity)
      sum &+= line.unitPrice.minorUnits &+ line.subtotal.minorUnits &+ line.discount.minorUnits
      sum &+= line.total.minorUnits &+ line.tax.minorUnits &+ (line.isGift ? 1 : 0) &+ line.adjustments.sumOfFields
      for run in line.units { sum &+= Int64(run.count) &+ run.price.minorUnits }
    }
    if let shipping {
      sum &+= length(shipping.method) &+ shipping.cost.minorUnits &+ shipping.discount.minorUnits
      sum &+= shipping.total.minorUnits &+ shipping.tax.minorUnits &+ shipping.adjustments.sumOfFields
    }
    for fee in fees {
      sum &+= length(fee.id.text) &+ fee.amount.minorUnits &+ fee.discount.minorUnits &+ fee.total.minorUnits
      sum &+= fee.adjustments.sumOfFields
    }
    sum &+= tax.amount.minorUnits &+ tax.discount.minorUnits &+ tax.total.minorUnits &+ tax.adjustments.sumOfFields
    return sum &+ sumOfPromotions
  }

  private var sumOfPromotions: Int64 {
    var sum: Int64 = 0
    for applied in promotions {
      sum &+= length(applied.id.text) &+ length(applied.coupon?.text ?? "") &+ Int64(applied.applications)
      sum &+= applied.discount.minorUnits
    }
    for coupon in coupons {
      sum &+= length(coupon.code.text) &+ length(coupon.outcome.name) &+ length(coupon.promotion?.text ?? "")
    }
    for decision in decisions {
      sum &+=
        length(decision.promotion.text) &+ length(decision.reason.rawValue) &+ length(decision.excludedBy?.text ?? "")
      sum &+= length(decision.limit?.rawValue ?? "")
      for gap in decision.gaps {
        sum &+=
          length(gap.measure.rawValue) &+ (gap.selector == .all ? 1 : 0) &+ number(gap.required) &+ number(gap.current)
          &+ number(gap.missing)
      }
    }
    for message in messages {
      sum &+= length(message.kind.rawValue) &+ length(message.promotion.text) &+ length(message.text)
    }
    for credit in credits { sum &+= length(credit.promotion.text) &+ credit.amount.minorUnits }
    for issued in issuedCoupons {
      sum &+= length(issued.promotion.text) &+ length(issued.template) &+ Int64(issued.count)
      sum &+= issued.validFor == nil ? 0 : 1
    }
    for redemption in redemptions {
      sum &+= length(redemption.promotion.text) &+ length(redemption.coupon?.text ?? "")
      sum &+= length(redemption.customer?.text ?? "") &+ redemption.discount.minorUnits
    }
    return sum
  }
}

extension ResultList<Adjustment> {
  fileprivate var sumOfFields: Int64 {
    var sum: Int64 = 0
    for adjustment in self { sum &+= length(adjustment.promotion.text) &+ adjustment.amount.minorUnits }
    return sum
  }
}

private func number(_ figure: Gap.Figure) -> Int64 {
  switch figure {
  case .money(let money): money.minorUnits
  case .count(let count): Int64(count)
  }
}

private func length(_ text: String) -> Int64 {
  Int64(text.utf8.count)
}
