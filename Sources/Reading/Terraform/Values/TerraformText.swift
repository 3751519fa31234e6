import SourceText

/// Text of which parts may be known only once the configuration is applied.
struct TerraformText: Sendable {
  /// A run of the text.
  enum Part: Sendable {
    /// Known; the range has exactly these bytes, where a file has them one after the other.
    case text(String, at: SourceRange?)
    case symbol(TerraformSymbol)
    case unknown(TerraformUnknown)
  }

  /// What a text was made from, where its parts can still be told: a policy of `jsonencode` keeps the places of its statements.
  indirect enum Encoded: Sendable {
    case json(TerraformValue)
  }

  private(set) var parts: [Part]
  var encoded: Encoded?

  init(_ parts: [Part] = []) { self.parts = parts.filter { !$0.isEmpty } }

  init(_ text: String, at range: SourceRange? = nil) { parts = text.isEmpty ? [] : [.text(text, at: range)] }

  mutating func append(_ part: Part) {
    guard !part.isEmpty else { return }
    encoded = nil
    if case .text(let new, nil) = part, case .text(let old, nil)? = parts.last {
      parts[parts.count - 1] = .text(old + new, at: nil)
    } else {
      parts.append(part)
    }
  }

  mutating func append(_ other: TerraformText) { for part in other.parts { append(part) } }

  /// The text, where all of it is known.
  var known: String? {
    if parts.isEmpty { return "" }
    if parts.count == 1, case .text(let text, _) = parts[0] { return text }
    var whole = ""
    for part in parts {
      guard case .text(let text, _) = part else { return nil }
      whole += text
    }
    return whole
  }

  /// The first thing in it that is not known, as an unknown.
  func firstUnknown(at range: SourceRange) -> TerraformUnknown? {
    for part in parts {
      switch part {
      case .text: continue
      case .symbol(let symbol): return .afterApply(symbol, at: range)
      case .unknown(let unknown): return unknown
      }
    }
    return nil
  }

  /// The same text without what it was made from.
  var plain: TerraformText {
    var copy = self
    copy.encoded = nil
    return copy
  }

  /// Whether it surely has at least one character; nil where a hole may be empty.
  var isNotEmpty: Bool? {
    if parts.isEmpty { return false }
    let isKnown = parts.contains { part in
      switch part {
      case .text: true
      case .symbol(let symbol): symbol.isNeverEmpty
      case .unknown: false
      }
    }
    return isKnown ? true : nil
  }
}

extension TerraformText.Part {
  var isEmpty: Bool { if case .text(let text, _) = self { text.isEmpty } else { false } }
}

extension TerraformSymbol {
  /// Whether it is one of the attributes that AWS always fills: an id, an ARN or a piece of it.
  var isNeverEmpty: Bool {
    piece != nil || attribute.map { $0 == "id" || $0 == "arn" || $0.hasSuffix("_id") || $0.hasSuffix("_arn") } ?? false
  }
}
