import SourceText

/// Something of which the files do not tell the value.
struct TerraformUnknown: Sendable {
  /// Why: `` `var.subnets` has no default ``.
  let reason: String
  /// The words that stand for it: `var.subnets`.
  var expression: String
  /// What to do to have it known.
  var remedy: String?
  /// Where those words stand.
  var range: SourceRange
  /// What Terraform knows of its type.
  var type = TerraformType.any
  /// What it is the value of; two unknowns with the same identity are the same value.
  var identity: String
  /// Whether it stands for what something refused would have been. Then its type is all that Terraform has, and what is open in
  /// it is open for Terraform, too.
  private(set) var isOfRefused = false

  init(
    _ reason: String, expression: String, remedy: String? = nil, at range: SourceRange, type: TerraformType = .any,
    identity: String? = nil
  ) {
    self.reason = reason
    self.expression = expression
    self.remedy = remedy
    self.range = range
    self.type = type
    self.identity = identity ?? expression
  }

  func of(_ type: TerraformType) -> TerraformUnknown {
    var copy = self
    copy.type = isOfRefused ? type.ofValue : type.ofUnknown
    return copy
  }

  /// A part of it: `.name` or `[0]` in words.
  func part(_ words: String, of type: TerraformType) -> TerraformUnknown {
    var copy = of(type)
    copy.expression += words
    copy.identity += words
    return copy
  }
}

extension TerraformUnknown: Hashable {
  static func == (left: Self, right: Self) -> Bool { left.identity == right.identity }

  func hash(into hasher: inout Hasher) { hasher.combine(identity) }
}

extension TerraformUnknown {
  /// What something refused would have been.
  static func ofRefused(_ type: TerraformType, at range: SourceRange) -> TerraformUnknown {
    var unknown = TerraformUnknown("it is refused", expression: "", at: range, type: type.ofValue)
    unknown.isOfRefused = true
    return unknown
  }

  /// The value of a resource's attribute.
  static func afterApply(_ symbol: TerraformSymbol, at range: SourceRange) -> TerraformUnknown {
    TerraformUnknown(
      symbol.address.mode == .data
        ? "`\(symbol)` is looked up in AWS" : "`\(symbol)` is known only after it is applied",
      expression: symbol.description, at: range)
  }
}
