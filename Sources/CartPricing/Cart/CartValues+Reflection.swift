// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

#if !hasFeature(Embedded)
  // Reflection shows the properties of the values and not how they are stored: `dump` and the failures of tests use it.

  extension CartLine: CustomReflectable {
    /// The properties of the line.
    public var customMirror: Mirror {
      Mirror(
        self,
        children: [
          "id": id, "sku": sku, "quantity": quantity, "unitPrice": unitPrice, "product": product as Any,
          "name": name as Any, "categories": categories, "tags": tags, "attributes": attributes,
          "priceScale": priceScale, "billing": billing as Any, "taxRate": taxRate as Any,
          "isDiscountable": isDiscountable, "minUnitPrice": minUnitPrice as Any,
        ], displayStyle: .struct)
    }
  }

  extension CartShipping: CustomReflectable {
    /// The properties of the shipping.
    public var customMirror: Mirror {
      Mirror(
        self,
        children: [
          "method": method, "cost": cost, "options": options, "taxRate": taxRate as Any,
          "destination": destination as Any,
        ], displayStyle: .struct)
    }
  }
#endif
