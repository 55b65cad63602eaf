enum CartValidator { static func validate(_ cart: Cart, _ faults: inout FaultCollector) {} }
