import SourceText

// What a shell puts in the place of `$` and of backticks.
extension ScriptParser {
  /// Whether the `$` that stands here begins something, and is not text.
  var beginsExpansion: Bool {
    guard let next = byte(ahead: 1) else { return false }
    return next.isInName || next == .open || next == .openBrace || Self.special.contains(next)
  }

  /// The variables whose names are signs.
  private static let special: Set<UInt8> = Set("@*#?-$!".utf8)

  /// What begins with `$` or with a backtick.
  mutating func expansion(into run: inout Run, isQuoted: Bool) {
    let start = position
    depth += 1
    defer { depth -= 1 }
    if isTooDeep(from: start) {
      position = end
      return
    }
    let kind: ScriptPiece.Kind
    if byte == .backtick {
      kind = backticks()
    } else if has("$(("), let close = arithmeticEnd(from: position + 3) {
      kind = .arithmetic(text(position + 3..<close))
      position = close + 2
    } else if byte(ahead: 1) == .open {
      kind = commandOutput()
    } else if byte(ahead: 1) == .openBrace {
      kind = .parameter(braces())
    } else {
      kind = .parameter(ScriptExpansion(plainName()))
    }
    run.pieces.append(ScriptPiece(kind: kind, isQuoted: isQuoted, range: range(from: start)))
  }

  /// `$name`, `$1`, `$@`
  private mutating func plainName() -> String {
    position += 1
    let start = position
    let isName = byte?.beginsName ?? false
    position += 1
    if isName { while let byte, byte.isInName { position += 1 } }
    return text(start..<position)
  }

  private mutating func commandOutput() -> ScriptPiece.Kind {
    let start = position
    position += 2
    let body = statements(until: .parenthesis)
    closeParenthesis(from: start, to: start + 2, what: "`$(`")
    return .output(body)
  }

  mutating func process(into run: inout Run) {
    let start = position
    position += 2
    let body = statements(until: .parenthesis)
    closeParenthesis(from: start, to: start + 2, what: "`\(text(start..<start + 2))`")
    run.pieces.append(ScriptPiece(kind: .process(body), isQuoted: true, range: range(from: start)))
  }

  /// Between backticks a backslash takes itself, a backtick and a dollar sign out of the shell's hands once.
  private mutating func backticks() -> ScriptPiece.Kind {
    let start = position
    position += 1
    var inside: [UInt8] = []
    var positions: [Int] = []
    while let byte, byte != .backtick {
      if byte == .backslash, let next = self.byte(ahead: 1), [.backtick, .backslash, .dollar].contains(next) {
        position += 1
      }
      inside.append(bytes[position])
      positions.append(places.map { position < $0.count ? $0[position] : 0 } ?? position)
      position += 1
    }
    if isAtEnd {
      report(unclosed: "a backtick", from: start, to: start + 1, "no other closes it", help: "write `$(...)` instead")
    }
    position = min(position + 1, end)
    var inner = ScriptParser(inside, file: file, places: positions)
    inner.depth = depth
    swap(&inner.documents, &documents)
    let body = inner.statements(until: .endOfFile)
    if !inner.isAtEnd { inner.unexpected() }
    inner.finishDocuments()
    swap(&inner.documents, &documents)
    comments += inner.comments
    adopt(inner.errors)
    return .output(body)
  }

  // MARK: Braces

  private mutating func braces() -> ScriptExpansion {
    let start = position
    position += 2
    var expansion = ScriptExpansion("")
    if byte == .hash, let next = byte(ahead: 1), next != .closeBrace, next.isInName || Self.special.contains(next) {
      expansion.isLength = true
      position += 1
    } else if byte == UInt8(ascii: "!"), let next = byte(ahead: 1), next.isInName {
      expansion.isIndirect = true
      position += 1
    }
    let name = position
    if byte?.beginsName ?? false {
      while let byte, byte.isInName { position += 1 }
    } else if byte?.isDigit ?? false {
      while let byte, byte.isDigit { position += 1 }
    } else if let byte, Self.special.contains(byte) {
      position += 1
    }
    expansion.name = text(name..<position)
    if byte == UInt8(ascii: "["), !expansion.name.isEmpty { expansion.index = elementIndex() }
    operation(of: &expansion)
    if byte == .closeBrace {
      position += 1
    } else {
      report(unclosed: "`${`", from: start, to: start + 2, "no `}` belongs to it", help: "write `}` where it ends")
      position = min(bytes[..<end][start...].firstIndex(of: .lineFeed) ?? end, end)
    }
    return expansion
  }

  private mutating func elementIndex() -> ScriptWord {
    position += 1
    let word = expansionWord(isQuoted: false) { $0 == UInt8(ascii: "]") || $0 == .closeBrace }
    if byte == UInt8(ascii: "]") { position += 1 }
    return word
  }

  private mutating func operation(of expansion: inout ScriptExpansion) {
    guard let byte, byte != .closeBrace else { return }
    let longestFirst = ScriptExpansion.Operation.allCases.filter { $0.rawValue.utf8.count == 2 } + Self.short
    guard let operation = longestFirst.first(where: { has($0.rawValue) }) else {
      // A shell notices only when it gets here.
      expansion.operation = .transform
      expansion.arguments = [expansionWord(isQuoted: false) { $0 == .closeBrace }]
      return
    }
    expansion.operation = operation
    position += operation.rawValue.utf8.count
    let separator: UInt8? =
      switch operation {
      case .replace, .replaceAll: UInt8(ascii: "/")
      case .substring: UInt8(ascii: ":")
      default: nil
      }
    expansion.arguments = [expansionWord(isQuoted: false) { $0 == .closeBrace || $0 == separator }]
    if let separator, self.byte == separator {
      position += 1
      expansion.arguments.append(expansionWord(isQuoted: false) { $0 == .closeBrace })
    }
  }

  private static let short = ScriptExpansion.Operation.allCases.filter { $0.rawValue.utf8.count == 1 }

  /// A word within braces or brackets, where blanks are text.
  mutating func expansionWord(isQuoted: Bool, until isEnd: (UInt8) -> Bool) -> ScriptWord {
    let start = position
    var run = Run(at: position)
    while let byte, !isEnd(byte) {
      if isContinuation {
        close(&run)
        skipContinuation()
        run.open(at: position)
      } else if startsText || !piece(into: &run) {
        position += 1
      }
    }
    close(&run, isQuoted: isQuoted)
    return ScriptWord(run.pieces, hasQuotes: run.hasQuotes, at: range(from: start))
  }

  /// `<(` means nothing between braces.
  private var startsText: Bool { byte == .less || byte == .greater }
}
