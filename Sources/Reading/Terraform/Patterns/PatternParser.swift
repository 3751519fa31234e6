/// Reads a regular expression.
struct PatternParser {
  /// Why it cannot be read.
  enum Failure: Error {
    /// RE2 refuses it, too.
    case malformed(String)
    /// It may be right, but has something that is not known here.
    case unknown(String)
  }

  private struct Flags {
    var ignoresCase = false
    var isMultiline = false
    var dotIsAll = false
    var isLazy = false
  }

  private static let nestingLimit = 100
  private static let repetitionLimit = 1000

  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var flags = Flags()
  private var depth = 0
  /// The names of the groups, nil for those without one.
  private(set) var groups: [String?] = []

  init(_ pattern: String) { scalars = Array(pattern.unicodeScalars) }

  static func parse(_ pattern: String) throws(Failure) -> (syntax: PatternSyntax, groups: [String?]) {
    var parser = PatternParser(pattern)
    let syntax = try parser.alternatives()
    if parser.index < parser.scalars.count { throw .malformed("a `)` too many") }
    return (syntax, parser.groups)
  }

  private var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  private mutating func take(_ text: String) -> Bool {
    let wanted = Array(text.unicodeScalars)
    guard scalars[index...].starts(with: wanted) else { return false }
    index += wanted.count
    return true
  }

  private mutating func alternatives() throws(Failure) -> PatternSyntax {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.nestingLimit else { throw .malformed("too many groups in each other") }
    let outer = flags
    var all = [try sequence()]
    while take("|") { all.append(try sequence()) }
    flags = outer
    return all.count == 1 ? all[0] : .alternatives(all)
  }

  private mutating func sequence() throws(Failure) -> PatternSyntax {
    var parts: [PatternSyntax] = []
    while let scalar = next, scalar != "|", scalar != ")" {
      if take("\\Q") {
        while index < scalars.count, !take("\\E") {
          parts.append(literal(scalars[index]))
          index += 1
        }
        continue
      }
      guard let atom = try atom() else { continue }
      parts.append(try repeated(atom))
    }
    return parts.count == 1 ? parts[0] : parts.isEmpty ? .empty : .sequence(parts)
  }

  private func literal(_ scalar: Unicode.Scalar) -> PatternSyntax {
    .characters(PatternCharacters(items: [.range(scalar.value...scalar.value)], ignoresCase: flags.ignoresCase))
  }

  private func characters(_ items: [PatternCharacters.Item]) -> PatternSyntax {
    .characters(PatternCharacters(items: items, ignoresCase: flags.ignoresCase))
  }

  /// One thing that can be repeated; nil for flags, which only change what follows.
  private mutating func atom() throws(Failure) -> PatternSyntax? {
    guard let scalar = next else { return nil }
    index += 1
    switch scalar {
    case "(": return try group()
    case "[": return try characterClass()
    case ".":
      let all = PatternCharacters.Item.range(0...0x10FFFF)
      return .characters(
        flags.dotIsAll ? PatternCharacters(items: [all]) : PatternCharacters(items: [.range(10...10)], isNegated: true))
    case "^": return .assertion(flags.isMultiline ? .lineStart : .textStart)
    case "$": return .assertion(flags.isMultiline ? .lineEnd : .textEnd)
    case "\\": return try escape()
    case "*", "+", "?": throw .malformed("nothing stands before `\(scalar)`")
    default: return literal(scalar)
    }
  }

  // MARK: Repetition

  private mutating func repeated(_ atom: PatternSyntax) throws(Failure) -> PatternSyntax {
    guard let (least, most) = try count() else { return atom }
    let isLazy = take("?")
    let start = index
    if try count() != nil {
      index = start
      throw .malformed("a repetition of a repetition")
    }
    return .repetition(atom, least: least, most: most, isGreedy: isLazy == flags.isLazy)
  }

  private mutating func count() throws(Failure) -> (least: Int, most: Int?)? {
    if take("*") { return (0, nil) }
    if take("+") { return (1, nil) }
    if take("?") { return (0, 1) }
    let start = index
    guard take("{"), let least = number() else {
      // A brace that is no repetition means itself.
      index = start
      return nil
    }
    var most: Int? = least
    if take(",") { most = number() }
    guard take("}") else {
      index = start
      return nil
    }
    guard least <= Self.repetitionLimit, most.map({ $0 <= Self.repetitionLimit && $0 >= least }) ?? true else {
      throw .malformed("a repetition of more than \(Self.repetitionLimit) times")
    }
    return (least, most)
  }

  private mutating func number() -> Int? {
    let digits = scalars[index...].prefix { ("0"..."9").contains($0) }
    guard !digits.isEmpty, digits.count <= 6 else { return nil }
    index += digits.count
    return digits.reduce(0) { $0 * 10 + Int($1.value - 48) }
  }

  // MARK: Groups

  private mutating func group() throws(Failure) -> PatternSyntax? {
    guard take("?") else { return try kept(named: nil) }
    if take("P<") || take("<") {
      let name = scalars[index...].prefix { $0 != ">" }
      let isName =
        !name.isEmpty
        && name.allSatisfy { $0 == "_" || $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0)) }
      guard isName else { throw .malformed("a group with a name that is none") }
      index += name.count
      guard take(">") else { throw .malformed("a name of a group without `>`") }
      let text = String(String.UnicodeScalarView(name))
      if groups.contains(text) { throw .malformed("two groups are called `\(text)`") }
      return try kept(named: text)
    }
    return try flagged()
  }

  private mutating func kept(named name: String?) throws(Failure) -> PatternSyntax {
    groups.append(name)
    let number = groups.count
    let inner = try alternatives()
    guard take(")") else { throw .malformed("a `(` without `)`") }
    return .group(inner, number: number)
  }

  private mutating func flagged() throws(Failure) -> PatternSyntax? {
    var changed = flags
    var isSet = true
    while let scalar = next {
      index += 1
      switch scalar {
      case "i": changed.ignoresCase = isSet
      case "m": changed.isMultiline = isSet
      case "s": changed.dotIsAll = isSet
      case "U": changed.isLazy = isSet
      case "-" where isSet: isSet = false
      case ":":
        let outer = flags
        flags = changed
        let inner = try alternatives()
        flags = outer
        guard take(")") else { throw .malformed("a `(` without `)`") }
        return .group(inner, number: nil)
      case ")":
        flags = changed
        return nil
      default: throw .malformed("a group that RE2 does not have: `(?\(scalar)`")
      }
    }
    throw .malformed("a `(` without `)`")
  }

  // MARK: Escapes

  private mutating func escape() throws(Failure) -> PatternSyntax {
    guard let scalar = next else { throw .malformed("a backslash and nothing behind it") }
    switch scalar {
    case "b", "B", "A", "z":
      index += 1
      return .assertion(
        scalar == "b" ? .wordBoundary : scalar == "B" ? .noWordBoundary : scalar == "A" ? .textStart : .textEnd)
    default:
      if let items = try shorthand() { return characters(items) }
      return literal(try escapedCharacter())
    }
  }

  /// `\d` and its like, with the letter still to be taken.
  private mutating func shorthand() throws(Failure) -> [PatternCharacters.Item]? {
    guard let scalar = next else { return nil }
    let items: [PatternCharacters.Item]
    switch scalar {
    case "d": items = PatternCharacters.digits
    case "D": items = PatternCharacters.complement(of: PatternCharacters.digits)
    case "w": items = PatternCharacters.word
    case "W": items = PatternCharacters.complement(of: PatternCharacters.word)
    case "s": items = PatternCharacters.space
    case "S": items = PatternCharacters.complement(of: PatternCharacters.space)
    case "p", "P":
      index += 1
      return [try category(isNegated: scalar == "P")]
    default: return nil
    }
    index += 1
    return items
  }

  private mutating func category(isNegated: Bool) throws(Failure) -> PatternCharacters.Item {
    var isNegated = isNegated
    var name = ""
    if take("{") {
      if take("^") { isNegated.toggle() }
      while let scalar = next, scalar != "}" {
        name.unicodeScalars.append(scalar)
        index += 1
      }
      guard take("}") else { throw .malformed("a `\\p{` without `}`") }
    } else if let scalar = next {
      name = String(scalar)
      index += 1
    }
    if name == "Any" { return .range(0...0x10FFFF) }
    // What is left are scripts, which the standard library does not know.
    guard Unicode.GeneralCategory.abbreviations.contains(name) else {
      throw .unknown("characters of the script `\(name)`")
    }
    return .category(name, isNegated: isNegated)
  }

  private mutating func escapedCharacter() throws(Failure) -> Unicode.Scalar {
    guard let scalar = next else { throw .malformed("a backslash and nothing behind it") }
    index += 1
    switch scalar {
    case "n": return "\n"
    case "t": return "\t"
    case "r": return "\r"
    case "f": return "\u{C}"
    case "v": return "\u{B}"
    case "a": return "\u{7}"
    case "x": return try hexadecimal()
    case "0"..."7": return try octal(scalar)
    default:
      guard scalar.isASCII, !scalar.properties.isAlphabetic, !("0"..."9").contains(scalar) else {
        throw .malformed("an escape that RE2 does not have: `\\\(scalar)`")
      }
      return scalar
    }
  }

  private mutating func hexadecimal() throws(Failure) -> Unicode.Scalar {
    let isLong = take("{")
    let digits = scalars[index...].prefix(isLong ? 8 : 2).prefix { Character($0).hexDigitValue != nil }
    index += digits.count
    let value = digits.reduce(UInt32(0)) { $0 &* 16 &+ UInt32(Character($1).hexDigitValue ?? 0) }
    guard isLong ? !digits.isEmpty && take("}") : digits.count == 2, let scalar = Unicode.Scalar(value) else {
      throw .malformed("an escape `\\x` without its digits")
    }
    return scalar
  }

  private mutating func octal(_ first: Unicode.Scalar) throws(Failure) -> Unicode.Scalar {
    // What looks like a reference back is none: RE2 has none.
    if first != "0", !(next.map { ("0"..."7").contains($0) } ?? false) {
      throw .malformed("an escape that RE2 does not have: `\\\(first)`")
    }
    var value = first.value - 48
    for _ in 0..<2 {
      guard let scalar = next, ("0"..."7").contains(scalar) else { break }
      value = value * 8 + scalar.value - 48
      index += 1
    }
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  // MARK: Classes

  private mutating func characterClass() throws(Failure) -> PatternSyntax {
    var set = PatternCharacters(ignoresCase: flags.ignoresCase)
    set.isNegated = take("^")
    var isFirst = true
    while let scalar = next, scalar != "]" || isFirst {
      isFirst = false
      if take("[:") {
        let isNegated = take("^")
        let name = String(String.UnicodeScalarView(scalars[index...].prefix { $0 != ":" && $0 != "]" }))
        index += name.unicodeScalars.count
        guard take(":]"), let items = PatternCharacters.named[name] else {
          throw .malformed("a class that RE2 does not have: `\(name)`")
        }
        set.items += isNegated ? PatternCharacters.complement(of: items) : items
        continue
      }
      if scalar == "\\" {
        let start = index
        index += 1
        if let items = try shorthand() {
          set.items += items
          continue
        }
        index = start
      }
      let low = try classCharacter()
      let start = index
      guard take("-"), next != "]" else {
        index = start
        set.items.append(.range(low.value...low.value))
        continue
      }
      let high = try classCharacter()
      guard low.value <= high.value else { throw .malformed("a range that ends before it begins") }
      set.items.append(.range(low.value...high.value))
    }
    guard take("]") else { throw .malformed("a `[` without `]`") }
    return .characters(set)
  }

  private mutating func classCharacter() throws(Failure) -> Unicode.Scalar {
    if take("\\") { return try escapedCharacter() }
    guard let scalar = next else { throw .malformed("a `[` without `]`") }
    index += 1
    return scalar
  }
}
