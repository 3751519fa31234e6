import SourceText

/// Values of which one holds, and it is not known which.
enum Choices {
  /// How many are kept apart; with more the value is simply not known.
  static let limit = 8

  /// The value that stands for all of these: itself where they are all the same.
  static func value(_ values: [TerraformValue], because unknown: TerraformUnknown, at range: SourceRange)
    -> TerraformValue
  {
    var kept: [TerraformValue] = []
    var seen: Set<String> = []
    var isSensitive = false
    for value in values.flatMap(alternatives) {
      isSensitive = isSensitive || value.isSensitive
      if seen.insert(key(of: value)).inserted { kept.append(value) }
    }
    guard kept.count > 1 else {
      var only = kept.first ?? .unknown(unknown, at: range)
      only.isSensitive = isSensitive
      return only
    }
    let type = Unification.unify(kept.map { $0.type }) ?? .any
    let content: TerraformValue.Content =
      kept.count > limit ? .unknown(unknown.of(type)) : .choice(kept, unknown.of(type))
    var value = TerraformValue(content, at: range)
    value.isSensitive = isSensitive
    return value
  }

  /// What a value may be.
  static func alternatives(_ value: TerraformValue) -> [TerraformValue] {
    if case .choice(let values, _) = value.content { values } else { [value] }
  }

  /// Collections of different kinds are different, even where they have equal elements.
  private static func key(of value: TerraformValue) -> String {
    SetOrder.key(of: value) + (value.entries ?? []).map { " \($0.name)" }.joined()
  }
}
