/// A regular expression as it is written, in the syntax of RE2 that Terraform has from Go.
indirect enum PatternSyntax: Sendable {
  /// Nothing, which is found everywhere.
  case empty
  /// One character of a set.
  case characters(PatternCharacters)
  case assertion(Assertion)
  /// A group; its number counts from 1, where it is kept.
  case group(PatternSyntax, number: Int?)
  case sequence([PatternSyntax])
  case alternatives([PatternSyntax])
  case repetition(PatternSyntax, least: Int, most: Int?, isGreedy: Bool)

  /// A condition on the place between two characters.
  enum Assertion: Sendable {
    case textStart
    case textEnd
    case lineStart
    case lineEnd
    case wordBoundary
    case noWordBoundary
  }
}

/// A set of characters.
struct PatternCharacters: Sendable {
  /// A part of it.
  enum Item: Sendable {
    case range(ClosedRange<UInt32>)
    /// A Unicode category by its one or two letters.
    case category(String, isNegated: Bool)
  }

  var items: [Item] = []
  var isNegated = false
  /// Whether small and capital letters are the same.
  var ignoresCase = false

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    if holds(scalar) { return !isNegated }
    guard ignoresCase else { return isNegated }
    let isFound = holds(scalar.simpleLowercase) || holds(scalar.simpleUppercase)
    return isFound != isNegated
  }

  private func holds(_ scalar: Unicode.Scalar) -> Bool {
    items.contains { item in
      switch item {
      case .range(let range): range.contains(scalar.value)
      case .category(let name, let isNegated): scalar.properties.generalCategory.isIn(name) != isNegated
      }
    }
  }

  static func ranges(_ ranges: ClosedRange<Unicode.Scalar>...) -> [Item] {
    ranges.map { .range($0.lowerBound.value...$0.upperBound.value) }
  }

  /// Everything outside of these ranges.
  static func complement(of items: [Item]) -> [Item] {
    var next: UInt32 = 0
    var result: [Item] = []
    let ranges = items.compactMap { if case .range(let range) = $0 { range } else { nil } }
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if range.lowerBound > next { result.append(.range(next...range.lowerBound - 1)) }
      next = max(next, range.upperBound + 1)
    }
    return result + [.range(next...0x10FFFF)]
  }

  static let digits = ranges("0"..."9")
  static let word = ranges("0"..."9", "A"..."Z", "_"..."_", "a"..."z")
  static let space = ranges("\t"..."\n", "\u{C}"..."\r", " "..." ")

  /// The classes that POSIX names.
  static let named: [String: [Item]] = [
    "alnum": ranges("0"..."9", "A"..."Z", "a"..."z"), "alpha": ranges("A"..."Z", "a"..."z"),
    "ascii": ranges("\u{0}"..."\u{7F}"), "blank": ranges("\t"..."\t", " "..." "),
    "cntrl": ranges("\u{0}"..."\u{1F}", "\u{7F}"..."\u{7F}"), "digit": digits, "graph": ranges("!"..."~"),
    "lower": ranges("a"..."z"), "print": ranges(" "..."~"),
    "punct": ranges("!"..."/", ":"..."@", "["..."`", "{"..."~"), "space": ranges("\t"..."\r", " "..." "),
    "upper": ranges("A"..."Z"), "word": word, "xdigit": ranges("0"..."9", "A"..."F", "a"..."f"),
  ]
}

extension Unicode.GeneralCategory {
  /// Whether it is that category, or one of those that a single letter puts together.
  fileprivate func isIn(_ name: String) -> Bool { abbreviation == name || String(abbreviation.prefix(1)) == name }

  /// The names that patterns have for categories.
  static let abbreviations: Set<String> = [
    "C", "Cc", "Cf", "Co", "Cs", "L", "Ll", "Lm", "Lo", "Lt", "Lu", "M", "Mc", "Me", "Mn", "N", "Nd", "Nl", "No", "P",
    "Pc",
    "Pd", "Pe", "Pf", "Pi", "Po", "Ps", "S", "Sc", "Sk", "Sm", "So", "Z", "Zl", "Zp", "Zs",
  ]

  private var abbreviation: String {
    switch self {
    case .uppercaseLetter: "Lu"
    case .lowercaseLetter: "Ll"
    case .titlecaseLetter: "Lt"
    case .modifierLetter: "Lm"
    case .otherLetter: "Lo"
    case .nonspacingMark: "Mn"
    case .spacingMark: "Mc"
    case .enclosingMark: "Me"
    case .decimalNumber: "Nd"
    case .letterNumber: "Nl"
    case .otherNumber: "No"
    case .connectorPunctuation: "Pc"
    case .dashPunctuation: "Pd"
    case .openPunctuation: "Ps"
    case .closePunctuation: "Pe"
    case .initialPunctuation: "Pi"
    case .finalPunctuation: "Pf"
    case .otherPunctuation: "Po"
    case .mathSymbol: "Sm"
    case .currencySymbol: "Sc"
    case .modifierSymbol: "Sk"
    case .otherSymbol: "So"
    case .spaceSeparator: "Zs"
    case .lineSeparator: "Zl"
    case .paragraphSeparator: "Zp"
    case .control: "Cc"
    case .format: "Cf"
    case .surrogate: "Cs"
    case .privateUse: "Co"
    case .unassigned: "Cn"
    @unknown default: ""
    }
  }
}
