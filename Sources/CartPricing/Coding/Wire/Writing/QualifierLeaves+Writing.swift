extension DiscountStage: WireValue {}
extension EventMatch.Period: WireValue {}

extension LocationMatch: WireValue {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("country", ifPresent: country)
      writer.member("region", ifPresent: region)
      writer.member("city", ifPresent: city)
      writer.member("postalPrefix", ifPresent: postalPrefix)
    }
  }
}

extension StoreMatch: WireValue {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("id", ifPresent: id)
      writer.member("channel", ifPresent: channel)
      writer.member("country", ifPresent: country)
      writer.member("region", ifPresent: region)
    }
  }
}

extension EventMatch: WireValue {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("type", type)
      switch when {
      case .within(let span)?: writer.member("within", span)
      case .during(let period)?: writer.member("during", period)
      case nil: break
      }
      writer.member("where", ifPresent: about)
      switch measure {
      case .count(let range):
        // At least one is what neither `count` nor `sum` means.
        guard range != CountRange(atLeast: 1) else { return }
        writer.key("count")
        writer.object { range.writeMembers(to: &$0) }
      case .sum(let range):
        writer.key("sum")
        writer.object { range.writeMembers(to: &$0) }
      }
    }
  }
}

extension EventMatch.Condition: WireValue {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("sku", ifPresent: sku)
      writer.member("category", ifPresent: category)
      writer.member("attribute", ifPresent: attribute)
    }
  }
}

extension AttributeCondition: WireValue {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("name", name)
      comparison.writeMembers(to: &writer)
    }
  }
}

extension Anniversary: WireValue {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("of", of)
      writer.member("withinDays", withinDays, unless: 0)
      writer.member("years", ifPresent: years)
    }
  }
}

extension ScheduleWindow: WireValue {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("days", ifPresent: days)
      writer.member("from", from)
      writer.member("until", until)
    }
  }
}
