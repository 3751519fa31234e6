import SourceText

/// What ends a list of statements.
enum Closing: Equatable {
  /// The end of the file, or anything that closes.
  case endOfFile
  /// `)` of a subshell or of `$(`.
  case parenthesis
  /// `}` of a group.
  case brace
  /// `;;`, `;&`, `;;&` or `esac`, which end a choice of a `case`.
  case choice
  /// One of these keywords.
  case keywords([String])
}

// Lists, pipelines and simple commands.
extension ScriptParser {
  /// Words that mean something where a command can begin.
  static let keywords: Set<String> = [
    "if", "then", "elif", "else", "fi", "case", "esac", "for", "select", "while", "until", "do", "done", "function",
    "{", "}", "!", "[[", "time", "coproc",
  ]
  /// Those of them that close or continue something.
  private static let closing: Set<String> = ["then", "elif", "else", "fi", "esac", "do", "done", "}"]

  /// The keyword that stands here, if one does.
  func keyword() -> String? {
    var last = position
    while last < end, !bytes[last].endsWord {
      guard last - position < 9, bytes[last] != .backslash, bytes[last] != .quote, bytes[last] != .doubleQuote else {
        return nil
      }
      last += 1
    }
    if last < end, bytes[last] == .carriageReturn { last -= 1 }
    let word = text(position..<last)
    return Self.keywords.contains(word) ? word : word == "\r" ? nil : Self.trimmed(word)
  }

  /// A keyword before the carriage return of a line that ends as Windows' do.
  private static func trimmed(_ word: String) -> String? {
    guard word.utf8.last == .carriageReturn else { return nil }
    let word = String(decoding: word.utf8.dropLast(), as: UTF8.self)
    return keywords.contains(word) ? word : nil
  }

  mutating func take(keyword: String) -> Bool {
    guard self.keyword() == keyword else { return false }
    position += keyword.utf8.count
    return true
  }

  /// Whether something stands here that ends a list: what it waits for, or what ends any.
  func isClosed() -> Bool {
    guard let byte else { return true }
    return switch byte {
    case .close: true
    case .semicolon: self.byte(ahead: 1) == .semicolon || self.byte(ahead: 1) == .ampersand
    default: keyword().map(Self.closing.contains) ?? false
    }
  }

  mutating func skipClosing() {
    if let word = keyword() {
      position += word.utf8.count
    } else if has(";;&") {
      position += 3
    } else if has(";;") || has(";&") {
      position += 2
    } else {
      position += 1
    }
  }

  /// Statements up to what closes them, which is not taken.
  mutating func statements(until closing: Closing) -> [ScriptStatement] {
    var all: [ScriptStatement] = []
    depth += 1
    defer { depth -= 1 }
    while true {
      skipLines()
      if isClosed() { return all }
      let start = position
      if depth == 1 { settle() }
      if isTooDeep(from: start) {
        position = end
        return all
      }
      if var statement = chain() {
        skipBlanks()
        if byte == .ampersand, self.byte(ahead: 1) != .ampersand {
          position += 1
          statement.runsInBackground = true
        } else if byte == .semicolon, !isClosed() {
          position += 1
        } else if !isAtEnd, byte != .lineFeed, byte != .hash, !isClosed() {
          unexpected()
        }
        all.append(statement)
      } else if position == start || !isAtLineEnd {
        unexpected()
      }
    }
  }

  private var isAtLineEnd: Bool { isAtEnd || byte == .lineFeed }

  /// Something that can't stand where it stands: it is told, and the rest of the line is given up.
  mutating func unexpected() {
    let start = position
    let shown = byte.map { String(decoding: [$0], as: UTF8.self) } ?? ""
    position += 1
    report("a shell does not expect this here", from: start, "`\(shown)`", help: "quote it, or leave it out")
    skipRestOfLine()
  }

  /// `a && b || c`
  mutating func chain() -> ScriptStatement? {
    let start = position
    guard let first = pipeline() else { return nil }
    var links: [ScriptStatement.Link] = []
    while true {
      skipBlanks()
      let isAnd = has("&&")
      guard isAnd || has("||") else { break }
      let place = position
      position += 2
      skipLines()
      guard let next = pipeline() else {
        report(
          "a command is missing", from: place, to: place + 2, "nothing follows `\(isAnd ? "&&" : "||")`",
          help: "write the command that depends on the one before")
        break
      }
      links.append(.init(needsSuccess: isAnd, statement: next))
    }
    return links.isEmpty ? first : ScriptStatement(.chain(first, links), at: range(from: start))
  }

  /// `a | b`, with `!` and `time` in front.
  mutating func pipeline() -> ScriptStatement? {
    let start = position
    var isNegated = false
    while true {
      if take(keyword: "!") {
        isNegated.toggle()
      } else if take(keyword: "time") {
        skipBlanks()
        _ = take("-p")
      } else {
        break
      }
      skipBlanks()
    }
    guard let first = statement() else {
      if position > start {
        report("a command is missing", from: start, "nothing follows", help: "write the command")
      }
      return nil
    }
    var parts = [first]
    while true {
      skipBlanks()
      guard byte == .bar, self.byte(ahead: 1) != .bar else { break }
      let place = position
      position += self.byte(ahead: 1) == .ampersand ? 2 : 1
      skipLines()
      guard let next = statement() else {
        report(
          "a command is missing", from: place, to: place + 1, "nothing reads what comes through the pipe",
          help: "write the command that reads it")
        break
      }
      parts.append(next)
    }
    let whole = parts.count == 1 ? first : ScriptStatement(.pipeline(parts), at: range(from: start))
    return isNegated ? ScriptStatement(.negation(whole), at: range(from: start)) : whole
  }

  /// One command, compound or simple.
  mutating func statement() -> ScriptStatement? {
    skipBlanks()
    if isClosed() { return nil }
    if var compound = compound() {
      while let redirection = redirection() { compound.redirections.append(redirection) }
      if let last = compound.redirections.last { compound.range = compound.range.through(last.range) }
      return compound
    }
    return simpleCommand()
  }

  private mutating func simpleCommand() -> ScriptStatement? {
    let start = position
    var last = position
    var command = SimpleCommand()
    var redirections: [ScriptRedirection] = []
    while true {
      skipBlanks()
      if let redirection = redirection() {
        redirections.append(redirection)
      } else if command.words.isEmpty, let assignment = assignment() {
        command.assignments.append(assignment)
      } else if command.declares, let assignment = declaration() {
        command.declarations.append(assignment)
      } else if byte == .open, let name = command.functionName, self.byte(ahead: 1) == .close || isEmptyParentheses {
        return function(named: name, from: start)
      } else if let word = word() {
        command.words.append(word)
      } else {
        break
      }
      last = position
    }
    if last == start { return nil }
    var statement = ScriptStatement(.command(command), at: range(start, last))
    statement.redirections = redirections
    return statement
  }

  /// `( )`
  private var isEmptyParentheses: Bool {
    var next = position + 1
    while next < end, bytes[next] == .space || bytes[next] == .tab { next += 1 }
    return next < end && bytes[next] == .close
  }
}

extension SimpleCommand {
  /// The commands whose arguments set variables.
  private static let declaring: Set<String> = ["declare", "export", "local", "readonly", "typeset"]

  fileprivate var declares: Bool { words.first?.bare.map(Self.declaring.contains) ?? false }

  /// The name of the function that begins here, if one does.
  fileprivate var functionName: Located<String>? {
    guard assignments.isEmpty, words.count == 1, let name = words[0].bare else { return nil }
    return Located(name, at: words[0].range)
  }
}
