import ProxyModel
import SourceText

/// Compares a pattern with a text, piece by piece, where neither need be known whole.
enum PatternMatching {
  /// More pairs of pieces than this are not compared; the longest ARNs make four millions.
  private static let mostPairs = 1 << 23

  /// How a rest of the pattern fits a rest of the text: not, perhaps, or for certain.
  private typealias Score = UInt8
  private static let (no, perhaps, yes): (Score, Score, Score) = (0, 1, 2)

  /// Whether the pattern, which stands here, fits the whole text.
  static func match(_ pattern: [TextToken], _ text: [TextToken], at place: SourceRange) -> Match {
    // Most patterns begin as the text does, or differ soon: what both have at the front needs no table.
    var front = 0
    while front < min(pattern.count, text.count), let fit = single(pattern[front], text[front]), fit != perhaps {
      if fit == no { return .no }
      front += 1
    }
    return matchRest(Array(pattern[front...]), Array(text[front...]), at: place)
  }

  private static func matchRest(_ pattern: [TextToken], _ text: [TextToken], at place: SourceRange) -> Match {
    let (pairs, overflow) = pattern.count.multipliedReportingOverflow(by: text.count)
    guard !overflow, pairs <= mostPairs else { return .perhaps(doubt(pattern, text, at: place)) }
    // From the end: `row[j]` says how the pattern's rest fits the text from its piece `j` on.
    var row = [Score](repeating: no, count: text.count + 1)
    row[text.count] = yes
    for j in text.indices.reversed() where text[j].canBeEmpty { row[j] = min(perhaps, row[j + 1]) }
    for piece in pattern.reversed() {
      var next = row
      for j in (0...text.count).reversed() {
        next[j] = j == text.count ? atEnd(piece, row[j]) : step(piece, text[j], same: row, here: next, at: j)
      }
      row = next
    }
    switch row[0] {
    case yes: return .yes
    case no: return .no
    default: return .perhaps(doubt(pattern, text, at: place))
    }
  }

  private static func atEnd(_ piece: TextToken, _ rest: Score) -> Score {
    switch piece {
    case .anything: rest
    case .unknown: min(perhaps, rest)
    case .byte, .anyOne, .random, .word: no
    }
  }

  /// One piece of the pattern against one of the text; `same` is the row of the pattern's rest, `here` that of the piece itself.
  private static func step(
    _ piece: TextToken, _ value: TextToken, same rest: [Score], here: [Score], at j: Int
  ) -> Score {
    if piece == .anything { return max(rest[j], here[j + 1]) }
    if let fit = single(piece, value) { return min(fit, rest[j + 1]) }
    // One of the two is a run of unknown length: it may end with the other, outlast it, or be nothing at all.
    let equal = piece == value && !piece.canBeEmpty ? rest[j + 1] : no
    guard !isSeparator(piece, in: value), !isSeparator(value, in: piece) else { return equal }
    var best = rest[j + 1]
    if value.isRun || piece.canBeEmpty { best = max(best, rest[j]) }
    if piece.isRun || value.canBeEmpty { best = max(best, here[j + 1]) }
    return max(equal, min(perhaps, best))
  }

  /// How two pieces of one character each fit; nil where either is longer or shorter.
  private static func single(_ piece: TextToken, _ value: TextToken) -> Score? {
    switch (piece, value) {
    case (.byte(let left), .byte(let right)): left == right ? yes : no
    case (.anyOne, .byte), (.anyOne, .random): yes
    case (.random(let left, let index), .random(let right, let other)):
      left == right && index == other ? yes : perhaps
    case (.byte(let byte), .random), (.random, .byte(let byte)): isAlphanumeric(byte) ? perhaps : no
    default: nil
    }
  }

  /// Whether one piece is a character that the word beside it cannot have.
  private static func isSeparator(_ piece: TextToken, in word: TextToken) -> Bool {
    guard case .word = word, case .byte(let byte) = piece else { return false }
    return byte == UInt8(ascii: ":") || byte == UInt8(ascii: "/")
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }

  /// What a reader would have to know: the first thing that somebody has said is not known.
  private static func doubt(_ pattern: [TextToken], _ text: [TextToken], at place: SourceRange) -> Unknown {
    for case .unknown(let unknown) in text + pattern { return unknown }
    return Unknown("AWS decides the name when it creates the resource", at: place)
  }
}

extension TextToken {
  /// Whether it stands for any number of characters.
  fileprivate var isRun: Bool {
    switch self {
    case .word, .unknown: true
    case .byte, .anything, .anyOne, .random: false
    }
  }

  /// Whether it may stand for none.
  fileprivate var canBeEmpty: Bool { if case .unknown = self { true } else { false } }
}
