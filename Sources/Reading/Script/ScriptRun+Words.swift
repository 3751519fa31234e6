import ProxyModel
import ShellSyntax
import SourceText

// What words come to.
extension ScriptRun {
  /// The arguments that a word gives: one, several, or none.
  mutating func fields(of word: ScriptWord) -> [ScriptText] {
    var fields: [ScriptText] = []
    var current: ScriptText? = word.hasQuotes ? ScriptText(at: word.range) : nil
    for piece in word.pieces {
      if let several = several(piece) {
        guard let first = several.first else {
          if word.pieces.count == 1 { current = nil }
          continue
        }
        current = joined(current, first, in: word)
        for next in several.dropFirst() {
          if let current { fields.append(current) }
          current = next
        }
        continue
      }
      let text = value(of: piece)
      if piece.isQuoted || piece.text != nil {
        current = joined(current, text, in: word)
        continue
      }
      let split = text.words
      for (index, next) in split.enumerated() {
        if index > 0, let field = current {
          fields.append(field)
          current = nil
        }
        current = joined(current, next, in: word)
      }
    }
    if let current { fields.append(current) }
    return fields.map { $0.runs.count == 1 ? $0.narrowed : $0 }
  }

  private func joined(_ left: ScriptText?, _ right: ScriptText, in word: ScriptWord) -> ScriptText {
    guard var text = left, !text.runs.isEmpty else { return right.runs.isEmpty ? left ?? right : right }
    text.append(right)
    text.range = word.range
    return text
  }

  /// The word as one text, as after `=` and between double quotes.
  mutating func joined(_ word: ScriptWord) -> ScriptText {
    var text = ScriptText(at: word.range)
    for piece in word.pieces {
      if let several = several(piece) {
        for (index, next) in several.enumerated() {
          if index > 0 { text.append(ScriptText(" ", at: piece.range)) }
          text.append(next)
        }
      } else {
        text.append(value(of: piece))
      }
    }
    return text.narrowed
  }

  /// The texts of `"$@"` and of `"${list[@]}"`, each of which is a word of its own; nil for what is one text.
  private func several(_ piece: ScriptPiece) -> [ScriptText]? {
    guard case .parameter(let expansion) = piece.kind, !expansion.isLength else { return nil }
    var texts: [ScriptText]
    if expansion.name == "@" || expansion.name == "*" {
      guard let arguments = scope.arguments else { return [] }
      texts = arguments
    } else if let index = expansion.index?.bare, index == "@" || index == "*" {
      texts = scope.variables[expansion.name]?.all ?? []
    } else {
      return nil
    }
    switch expansion.operation {
    case nil, .replaceDeclared, .replaceSet, .orElse, .ifUnset: return texts
    case .substring:
      // Arguments count from one, elements from nought.
      guard let first = expansion.arguments.first?.known.flatMap({ Int($0) }) else { return texts }
      let start = expansion.name == "@" ? first - 1 : first
      texts = Array(texts.dropFirst(max(0, start)))
      if expansion.arguments.count > 1, let count = expansion.arguments[1].known.flatMap({ Int($0) }) {
        texts = Array(texts.prefix(max(0, count)))
      }
      return texts
    default: return texts.map { ScriptText(unknown("what becomes of it", $0.range)) }
    }
  }

  private mutating func value(of piece: ScriptPiece) -> ScriptText {
    switch piece.kind {
    case .text(let text): return ScriptText(text, at: piece.range)
    case .parameter(let expansion): return value(of: expansion, at: piece.range)
    case .output(let statements): return output(of: statements, at: piece.range)
    case .arithmetic: return ScriptText(unknown("the number", piece.range))
    case .process: return ScriptText(unknown("what is read", piece.range))
    }
  }

  /// What commands print.
  private mutating func output(of statements: [ScriptStatement], at range: SourceRange) -> ScriptText {
    let before = scope
    let pending = input
    input = nil
    defer { input = pending }
    // `$(< file)`
    if statements.count == 1, case .command(let command) = statements[0].kind, command.words.isEmpty,
      let redirection = statements[0].redirections.first, redirection.kind == .input
    {
      return contents(of: joined(redirection.target), at: range).withoutTrailingLines
    }
    let outcome = run(statements, at: range)
    let files = scope.files
    scope = before
    scope.files = files
    return outcome.output.withoutTrailingLines
  }

  // MARK: Variables

  private mutating func value(of expansion: ScriptExpansion, at range: SourceRange) -> ScriptText {
    if expansion.isLength || expansion.isIndirect { return ScriptText(unknown("its value", range)) }
    let value = stored(expansion, at: range)
    guard let operation = expansion.operation else { return value ?? ScriptText(unset(expansion.name, range)) }
    let argument = expansion.arguments.first ?? ScriptWord(emptyAt: range)
    switch operation {
    case .orElse, .ifUnset: return orElse(value, argument)
    case .assign, .assignUnset:
      let result = orElse(value, argument)
      scope.variables[expansion.name] = .text(result)
      return result
    case .demand, .demandSet: return value ?? ScriptText(unset(expansion.name, range))
    case .replaceSet, .replaceDeclared:
      return value.map { $0.isEmpty == true } ?? true ? ScriptText(at: range) : joined(argument)
    case .dropPrefix, .dropLongestPrefix, .dropSuffix, .dropLongestSuffix:
      guard let value else { return ScriptText(unset(expansion.name, range)) }
      return trimmed(value, operation, ShellPattern(argument, self), at: range)
    case .lowerCase, .upperCase:
      guard let known = value?.known else { return value ?? ScriptText(unset(expansion.name, range)) }
      return ScriptText(operation == .lowerCase ? known.lowercased() : known.uppercased(), at: value?.range ?? range)
    case .replace, .replaceAll: return replaced(value, expansion, operation, at: range)
    case .substring, .capitalize, .uncapitalize, .transform, .names:
      return ScriptText(unknown("what becomes of `\(expansion.name)`", range))
    }
  }

  /// What a variable or an argument holds; nil where the script does not give it anything.
  private func stored(_ expansion: ScriptExpansion, at range: SourceRange) -> ScriptText? {
    if let number = Int(expansion.name) {
      guard let arguments = scope.arguments, number > 0 else { return nil }
      return number <= arguments.count ? arguments[number - 1] : ScriptText(at: range)
    }
    guard let binding = scope.variables[expansion.name] else { return nil }
    guard let index = expansion.index else { return binding.first ?? ScriptText(at: range) }
    guard let number = index.known.flatMap({ Int($0) }) else {
      return ScriptText(unknown("which element it is", range))
    }
    return binding.all.indices.contains(number) ? binding.all[number] : ScriptText(at: range)
  }

  /// A default is the value, as long as nothing in the script gives another.
  private mutating func orElse(_ value: ScriptText?, _ word: ScriptWord) -> ScriptText {
    guard let value, value.isEmpty != true else { return joined(word) }
    return value
  }

  private func unset(_ name: String, _ range: SourceRange) -> Unknown {
    if Int(name) != nil {
      return Unknown(
        "argument \(name) of the script is given when it is started", at: range, expression: source.text(range))
    }
    return Unknown(
      "the script does not set `\(name)`", at: range, expression: source.text(range),
      remedy: "write `\(name)=...`, or a default, `${\(name):-...}`")
  }

  private mutating func replaced(
    _ value: ScriptText?, _ expansion: ScriptExpansion, _ operation: ScriptExpansion.Operation, at range: SourceRange
  ) -> ScriptText {
    guard let value else { return ScriptText(unset(expansion.name, range)) }
    let pattern = ShellPattern(expansion.arguments.first ?? ScriptWord(emptyAt: range), self)
    let other = expansion.arguments.count > 1 ? joined(expansion.arguments[1]) : ScriptText(at: range)
    // What is short enough to be tried at every place.
    guard let known = value.known, let replacement = other.known, pattern.isKnown, known.utf8.count <= 500 else {
      return ScriptText(unknown("what becomes of `\(expansion.name)`", range))
    }
    let result = pattern.replaced(in: known, by: replacement, everywhere: operation == .replaceAll)
    return result == known ? value : ScriptText(result, at: value.range)
  }

  /// Without what a pattern fits at one end.
  private func trimmed(
    _ value: ScriptText, _ operation: ScriptExpansion.Operation, _ pattern: ShellPattern, at range: SourceRange
  ) -> ScriptText {
    guard pattern.isKnown else { return ScriptText(unknown("what is cut off", range)) }
    let isPrefix = operation == .dropPrefix || operation == .dropLongestPrefix
    let isLongest = operation == .dropLongestPrefix || operation == .dropLongestSuffix
    if let known = value.known {
      let cut = pattern.length(in: known, isPrefix: isPrefix, isLongest: isLongest)
      return isPrefix ? value.dropFirst(cut) : value.dropLast(cut)
    }
    // The id of a proxy is the last part of its ARN.
    if isLongest, isPrefix, pattern.source == "*:", case .attribute(let address, .arn)? = value.runs.first?.part,
      value.runs.count == 1
    {
      return ScriptText(.attribute(of: address, .resourceID), at: value.range)
    }
    // What AWS answers begins and ends with nothing that is cut off here, such as quotes.
    let end = isPrefix ? value.runs.first : value.runs.last
    return end?.literal == nil && !pattern.hasWildcard ? value : ScriptText(unknown("what is cut off", range))
  }
}
