extension PricedCart { public var jsonBytes: [UInt8] { [] } }
