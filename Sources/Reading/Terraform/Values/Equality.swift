import SourceText

/// Whether two values are equal, as far as it can be told before anything is applied.
enum Equality {
  /// The answer.
  enum Verdict {
    case equal
    case different
    case undecided(TerraformUnknown)

    init(_ isEqual: Bool) { self = isEqual ? .equal : .different }
  }

  static func compare(_ left: TerraformValue, _ right: TerraformValue) -> Verdict {
    let verdict = compareContent(left, right)
    // Values of different types differ, even where only nulls inside tell the types apart.
    if case .equal = verdict, !left.isNull, !haveSameType(left.type, right.type) { return .different }
    return verdict
  }

  private static func compareContent(_ left: TerraformValue, _ right: TerraformValue) -> Verdict {
    switch (left.content, right.content) {
    case (.choice(let values, let unknown), _): return common(values.map { compare($0, right) }, unknown)
    case (_, .choice(let values, let unknown)): return common(values.map { compare(left, $0) }, unknown)
    case (.null, .null): return .equal
    case (.null, _): return compareToNull(right)
    case (_, .null): return compareToNull(left)
    case (.unknown(let unknown), _), (_, .unknown(let unknown)): return compareUnknown(left, right, unknown)
    case (.open(_, _, let unknown), _), (_, .open(_, _, let unknown)): return .undecided(unknown)
    case (.symbol, _), (_, .symbol), (.text, .text): return compareTexts(left, right)
    case (.bool(let left), .bool(let right)): return Verdict(left == right)
    case (.number(let left), .number(let right)): return Verdict(left == right)
    case (.tuple(let left), .tuple(let right)): return compareAll(left, right)
    case (.list(let first, let a), .list(let second, let b)):
      return haveSameType(a, b) ? compareAll(first, second) : .different
    case (.set(let first, let a), .set(let second, let b)):
      if let unknown = left.firstUnknown ?? right.firstUnknown { return .undecided(unknown) }
      return haveSameType(a, b) ? compareAll(first, second) : .different
    case (.map(let first, let a), .map(let second, let b)):
      return haveSameType(a, b) ? compareEntries(first, second) : .different
    case (.object(let left), .object(let right)): return compareEntries(left, right)
    default: return .different
    }
  }

  private static func haveSameType(_ left: TerraformType, _ right: TerraformType) -> Bool {
    left == right || left.hasAny || right.hasAny
  }

  private static func common(_ verdicts: [Verdict], _ unknown: TerraformUnknown) -> Verdict {
    if verdicts.allSatisfy({ if case .equal = $0 { true } else { false } }) { return .equal }
    if verdicts.allSatisfy({ if case .different = $0 { true } else { false } }) { return .different }
    return .undecided(unknown)
  }

  private static func compareToNull(_ value: TerraformValue) -> Verdict {
    switch value.content {
    case .unknown(let unknown): .undecided(unknown)
    case .symbol(let symbol) where !(symbol.path.isEmpty || symbol.isNeverEmpty):
      .undecided(.afterApply(symbol, at: value.range))
    default: .different
    }
  }

  private static func compareUnknown(
    _ left: TerraformValue, _ right: TerraformValue, _ unknown: TerraformUnknown
  ) -> Verdict {
    let (first, second) = (left.type, right.type)
    let areDifferent = first.isPrimitive && second.isIterable || first.isIterable && second.isPrimitive
    return areDifferent ? .different : .undecided(unknown)
  }

  private static func compareAll(_ left: [TerraformValue], _ right: [TerraformValue]) -> Verdict {
    guard left.count == right.count else { return .different }
    return all(zip(left, right).map(compareContent))
  }

  private static func compareEntries(_ left: [TerraformValue.Entry], _ right: [TerraformValue.Entry]) -> Verdict {
    guard left.map({ $0.name }) == right.map({ $0.name }) else { return .different }
    return all(zip(left, right).map { compareContent($0.value, $1.value) })
  }

  private static func all(_ verdicts: [Verdict]) -> Verdict {
    var open: TerraformUnknown?
    for verdict in verdicts {
      switch verdict {
      case .equal: continue
      case .different: return .different
      case .undecided(let unknown): open = open ?? unknown
      }
    }
    return open.map(Verdict.undecided) ?? .equal
  }
}

// Texts with holes.
extension Equality {
  private static func compareTexts(_ left: TerraformValue, _ right: TerraformValue) -> Verdict {
    guard let leftParts = parts(left), let rightParts = parts(right) else {
      // A resource's attribute that is compared with a collection or a number.
      let unknown = left.unknown ?? right.unknown
      return unknown.map(Verdict.undecided) ?? .different
    }
    let (first, second) = (Run(leftParts), Run(rightParts))
    if first.text == nil || second.text == nil {
      if first.key == second.key { return .equal }
      if areForeign(left, right) || first.differs(from: second) { return .different }
      return (left.firstUnknown ?? right.firstUnknown).map(Verdict.undecided) ?? .different
    }
    return Verdict(first.text == second.text)
  }

  private static func parts(_ value: TerraformValue) -> TerraformText? {
    switch value.content {
    case .text(let text): text
    case .symbol(let symbol): TerraformText([.symbol(symbol)])
    default: nil
    }
  }

  /// Two resources never have the same id or ARN.
  private static func areForeign(_ left: TerraformValue, _ right: TerraformValue) -> Bool {
    guard case .symbol(let first) = left.content, case .symbol(let second) = right.content,
      first.address.mode == .resource, second.address.mode == .resource, first.address.type == second.address.type,
      let attribute = first.attribute, attribute == second.attribute, ["id", "arn"].contains(attribute),
      first.piece == nil, second.piece == nil
    else { return false }
    return first.address != second.address && !first.address.isRepresentative && !second.address.isRepresentative
  }

  /// A text as it is compared.
  private struct Run {
    let text: String?
    let key: String
    let start: String
    let end: String
    let isNotEmpty: Bool

    init(_ text: TerraformText) {
      self.text = text.known
      key = SetOrder.key(of: TerraformValue(.text(TerraformText(Run.joined(text))), at: SourceRange(file: 0, 0..<0)))
      isNotEmpty = text.isNotEmpty == true
      let parts = Run.joined(text)
      if case .text(let first, _)? = parts.first { start = first } else { start = "" }
      if case .text(let last, _)? = parts.last { end = last } else { end = "" }
    }

    /// The parts with neighbouring known ones put together.
    private static func joined(_ text: TerraformText) -> [TerraformText.Part] {
      var joined = TerraformText()
      for part in text.parts {
        if case .text(let words, _) = part { joined.append(.text(words, at: nil)) } else { joined.append(part) }
      }
      return joined.parts
    }

    /// Whether no filling of the holes can make them equal.
    func differs(from other: Run) -> Bool {
      if text?.isEmpty == true { return other.isNotEmpty }
      if other.text?.isEmpty == true { return isNotEmpty }
      let starts = zip(start.utf8, other.start.utf8).contains { $0 != $1 }
      let ends = zip(end.utf8.reversed(), other.end.utf8.reversed()).contains { $0 != $1 }
      return starts || ends
    }
  }
}

extension TerraformAddress {
  /// Whether it stands for several of which it is not known how many there are.
  var isRepresentative: Bool {
    key == .unknown || module.steps.contains { $0.key == .unknown }
  }
}
