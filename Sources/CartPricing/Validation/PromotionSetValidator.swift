enum PromotionSetValidator { static func validate(_ set: PromotionSet, _ faults: inout FaultCollector) {} }
