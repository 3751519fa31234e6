import ProxyModel

/// A sentence of advice in which settings are values, so that every kind of input reads it in its own words.
///
/// It is written as text is, with what is to be named in between: `"set \(.requireTLS, true)"` is "set `require_tls: true`" beside a
/// profile, "set `require_tls = true` in `aws_db_proxy`" beside Terraform, and "set `--require-tls`" beside a script.
struct Wording: Sendable {
  /// What a sentence is made of.
  enum Piece: Sendable {
    /// The same in every form.
    case text(String)
    /// What a setting is called.
    case name(SettingName)
    /// What it is called, and where it stands.
    case path(SettingName)
    /// A setting with its value.
    case assignment(SettingName, SettingLiteral)
    /// A dimension of an alarm.
    case dimension(String, value: String)
    /// What a profile calls by a word of its own.
    case either(profile: String, otherwise: Wording)
  }

  private var pieces: [Piece] = []

  /// Text that names no setting.
  init(_ text: String) { pieces = [.text(text)] }

  /// The sentence as somebody reads it who wrote an input of this kind.
  func text(in kind: InputKind) -> String {
    pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .name(let setting): setting.name(in: kind)
      case .path(let setting): setting.path(in: kind)
      case .assignment(let setting, let value): setting.assignment(of: value, in: kind)
      case .dimension(let name, let value): SettingLiteral.word(value).asDimension(name, in: kind)
      case .either(let profile, let otherwise): kind == .profile ? profile : otherwise.text(in: kind)
      }
    }.joined()
  }
}

extension Wording: ExpressibleByStringInterpolation {
  /// Collects the pieces of a literal.
  struct StringInterpolation: StringInterpolationProtocol, Sendable {
    var pieces: [Piece] = []

    /// A literal, of which nothing is known beforehand that would help.
    init(literalCapacity: Int, interpolationCount: Int) {}

    /// Text between two values.
    mutating func appendLiteral(_ literal: String) { if !literal.isEmpty { pieces.append(.text(literal)) } }

    /// Whatever is printed alike in every form: a number, a name.
    mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      pieces.append(.text(value.description))
    }

    /// What a setting is called.
    mutating func appendInterpolation(_ setting: SettingName) { pieces.append(.name(setting)) }

    /// What a setting is called, and where it stands.
    mutating func appendInterpolation(path setting: SettingName) { pieces.append(.path(setting)) }

    /// A setting with its value.
    mutating func appendInterpolation(_ setting: SettingName, _ value: SettingLiteral) {
      pieces.append(.assignment(setting, value))
    }

    /// A dimension of an alarm with its value.
    mutating func appendInterpolation(dimension name: String, _ value: String) {
      pieces.append(.dimension(name, value: value))
    }

    /// What a profile calls by a word of its own, and how everybody else is told.
    mutating func appendInterpolation(profile: String, otherwise: Wording) {
      pieces.append(.either(profile: profile, otherwise: otherwise))
    }
  }

  /// Text that names no setting.
  init(stringLiteral text: String) { self.init(text) }

  /// Text and what it names.
  init(stringInterpolation: StringInterpolation) { pieces = stringInterpolation.pieces }
}
