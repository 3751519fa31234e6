extension TerraformFunction {
  /// Functions that look for regular expressions.
  static let patterns: [String: TerraformFunction] = [
    "regex": .init([.string, .string], returns: .any) { call throws(FunctionExit) in
      let pattern = try pattern(call)
      let scalars = Array(try call.string(1).unicodeScalars)
      guard
        let match = try finding(
          call, { () throws(PatternParser.Failure) in try pattern.firstMatch(in: scalars, from: 0) })
      else { throw .refused("the pattern is not found", argument: 1) }
      return try found(match, pattern, scalars, call)
    },
    "regexall": .init([.string, .string], returns: .list(.any)) { call throws(FunctionExit) in
      let pattern = try pattern(call)
      let scalars = Array(try call.string(1).unicodeScalars)
      let matches = try finding(call) { () throws(PatternParser.Failure) in try pattern.matches(in: scalars) }
      let values = try matches.map { match throws(FunctionExit) in try found(match, pattern, scalars, call) }
      return call.list(values, of: resultType(of: pattern))
    },
    "replace": .init([.string, .string, .string], returns: .string, replace),
  ]

  /// What a match comes to.
  private static func resultType(of pattern: Pattern) -> TerraformType {
    let names = pattern.groups.compactMap { $0 }
    if pattern.groups.isEmpty { return .string }
    guard !names.isEmpty else { return .tuple(pattern.groups.map { _ in .string }) }
    return .object(names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { .init(name: $0, type: .string) })
  }

  private static func pattern(_ call: TerraformFunctionCall) throws(FunctionExit) -> Pattern {
    let text = try call.string(0)
    return try finding(call) { () throws(PatternParser.Failure) in try Pattern(text) }
  }

  private static func finding<Result>(
    _ call: TerraformFunctionCall, _ find: () throws(PatternParser.Failure) -> Result
  ) throws(FunctionExit) -> Result {
    do throws(PatternParser.Failure) {
      return try find()
    } catch {
      switch error {
      case .malformed(let reason): throw .refused("no pattern: \(reason)", argument: call.name == "replace" ? 1 : 0)
      case .unknown(let what):
        throw .unknown(TerraformUnknown("patterns with \(what) are not evaluated", expression: "", at: call.range))
      }
    }
  }

  /// The whole match where there are no groups, an object where they have names, and else a list.
  private static func found(
    _ match: Pattern.Match, _ pattern: Pattern, _ scalars: [Unicode.Scalar], _ call: TerraformFunctionCall
  ) throws(FunctionExit) -> TerraformValue {
    let texts = match.map { range in
      range.map { call.string(String(String.UnicodeScalarView(scalars[$0]))) }
        ?? TerraformValue.null(at: call.range).null(of: .string)
    }
    guard !pattern.groups.isEmpty else { return texts[0] }
    let names = pattern.groups.compactMap { $0 }
    if names.isEmpty { return call.tuple(Array(texts.dropFirst())) }
    guard names.count == pattern.groups.count else {
      throw .refused("either all groups have names, or none", argument: 0)
    }
    return .object(
      zip(names, texts.dropFirst()).map { .init(name: $0, place: call.range, value: $1) }, at: call.range)
  }

  private static func replace(_ call: TerraformFunctionCall) throws(FunctionExit) -> TerraformValue {
    let sought = try call.string(1)
    if sought.utf8.count > 1, sought.hasPrefix("/"), sought.hasSuffix("/") {
      let (text, replacement) = (try call.string(0), try call.string(2))
      return call.string(
        try finding(call) { () throws(PatternParser.Failure) in
          try Pattern(String(sought.dropFirst().dropLast())).replacing(in: text, with: replacement)
        })
    }
    let replacement = try call.text(2)
    if sought.isEmpty {
      let (text, between) = (try call.string(0), try call.string(2))
      return call.string(between + text.unicodeScalars.map { String($0) + between }.joined())
    }
    let text = try call.text(0).expanded(for: sought)
    if let stranger = text.firstHole(thatMayContain: sought, at: call.value(0).range) { throw .unknown(stranger) }
    var result = TerraformText()
    for part in text.parts {
      guard case .text(let run, _) = part else {
        result.append(part)
        continue
      }
      for (index, piece) in run.split(on: sought).enumerated() {
        if index > 0 { result.append(replacement) }
        result.append(.text(piece, at: nil))
      }
    }
    return call.text(result)
  }
}
