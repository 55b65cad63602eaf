enum ContextValidator { static func validate(_ context: Context, currency: Currency, _ faults: inout FaultCollector) {} }
