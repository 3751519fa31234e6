import ProxyModel

/// A value that advice asks for, before it is known in which language it will be written.
enum SettingLiteral: Sendable, Hashable {
  case flag(Bool)
  case number(Int)
  /// A fraction, as its decimals are to be read.
  case decimal(String)
  case word(String)

  /// The value as a profile and a template have it.
  var plain: String {
    switch self {
    case .flag(let isOn): "\(isOn)"
    case .number(let number): "\(number)"
    case .decimal(let text), .word(let text): text
    }
  }

  /// The value as Terraform has it.
  var quoted: String {
    guard case .word(let text) = self else { return plain }
    let escaped = text.unicodeScalars.map { scalar in
      switch scalar {
      case "\"", "\\": "\\\(scalar)"
      case "$", "%": "\(scalar)\(scalar)"
      default: "\(scalar)"
      }
    }
    return "\"\(escaped.joined())\""
  }

  /// The value as a dimension of an alarm.
  func asDimension(_ name: String, in kind: InputKind) -> String {
    switch kind {
    case .profile: "`\(name): \(plain)`"
    case .terraform, .plan: "`\(name) = \(quoted)`"
    case .cloudformation: "`{ Name: \(name), Value: \(plain) }`"
    case .cli, .describe: "`Name=\(name),Value=\(plain)`"
    }
  }
}

extension SettingLiteral: ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral {
  init(booleanLiteral isOn: Bool) { self = .flag(isOn) }
  init(integerLiteral number: Int) { self = .number(number) }
}
