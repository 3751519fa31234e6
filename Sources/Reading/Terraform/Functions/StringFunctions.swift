import SourceText

extension TerraformFunction {
  /// Functions on texts.
  static let strings: [String: TerraformFunction] = [
    "chomp": .init([.string], returns: .string) { call throws(FunctionExit) in
      var scalars = try call.string(0).unicodeScalars
      while scalars.last == "\n" || scalars.last == "\r" { scalars.removeLast() }
      return call.string(String(scalars))
    },
    "endswith": .init([.string, .string], returns: .bool, endswith),
    "indent": .init([.number, .string], returns: .string) { call throws(FunctionExit) in
      let spaces = try call.integer(0)
      guard (0...1000).contains(spaces) else { throw .refused("expected a number of spaces", argument: 0) }
      let lines = try call.string(1).split(on: "\n")
      return call.string(lines.joined(separator: "\n" + String(repeating: " ", count: spaces)))
    },
    "join": .init([.string], rest: .strings, returns: .string, join),
    "lower": .init([.string], returns: .string) { call throws(FunctionExit) in
      call.string(String(String.UnicodeScalarView(try call.string(0).unicodeScalars.map { $0.simpleLowercase })))
    },
    "split": .init([.string, .string], returns: .list(.string), split),
    "startswith": .init([.init(type: .string, isOpen: true), .string], returns: .bool, startswith),
    "strcontains": .init([.string, .string], returns: .bool) { call throws(FunctionExit) in
      let part = try call.string(1)
      let text = try call.text(0)
      let isFound = text.parts.contains {
        if case .text(let run, _) = $0 { run.firstRange(of: part) != nil } else { false }
      }
      return call.bool(isFound ? true : try call.string(0).firstRange(of: part) != nil)
    },
    "strrev": .init([.string], returns: .string) { call throws(FunctionExit) in
      call.string(String(try call.string(0).reversed()))
    },
    "substr": .init([.string, .number, .number], returns: .string, substr),
    "title": .init([.string], returns: .string) { call throws(FunctionExit) in
      var isInWord = false
      let scalars = try call.string(0).unicodeScalars.map { scalar in
        defer { isInWord = scalar.isWordCharacter }
        return isInWord ? scalar : scalar.simpleTitlecase
      }
      return call.string(String(String.UnicodeScalarView(scalars)))
    },
    "trim": .init([.string, .string], returns: .string) { call throws(FunctionExit) in
      let unwanted = Set(try call.string(1).unicodeScalars)
      return call.string(trimmed(try call.string(0), unwanted.contains))
    },
    "trimprefix": .init([.string, .string], returns: .string, trimprefix),
    "trimspace": .init([.string], returns: .string) { call throws(FunctionExit) in
      call.string(trimmed(try call.string(0), { $0.properties.isWhitespace }))
    },
    "trimsuffix": .init([.string, .string], returns: .string, trimsuffix),
    "upper": .init([.string], returns: .string) { call throws(FunctionExit) in
      call.string(String(String.UnicodeScalarView(try call.string(0).unicodeScalars.map { $0.simpleUppercase })))
    },
  ]

  private static func trimmed(_ text: String, _ isUnwanted: (Unicode.Scalar) -> Bool) -> String {
    var scalars = text.unicodeScalars[...]
    while let first = scalars.first, isUnwanted(first) { scalars.removeFirst() }
    while let last = scalars.last, isUnwanted(last) { scalars.removeLast() }
    return String(String.UnicodeScalarView(scalars))
  }

  private static func join(_ call: TerraformFunctionCall) throws(FunctionExit) -> TerraformValue {
    guard call.count > 1 else { throw .refused("expected at least one list") }
    let separator = try call.text(0)
    var joined = TerraformText()
    var isFirst = true
    for index in 1..<call.count {
      for element in try call.elements(index) {
        if element.isNull { throw .refused("an element is null", argument: index) }
        if !isFirst { joined.append(separator) }
        isFirst = false
        if case .choice(_, let unknown) = element.content {
          joined.append(.unknown(unknown.of(.string)))
        } else {
          joined.append(try TerraformFunctionCall.text(element))
        }
      }
    }
    return call.text(joined)
  }

  private static func split(_ call: TerraformFunctionCall) throws(FunctionExit) -> TerraformValue {
    let separator = try call.string(0)
    let text = try call.text(1)
    if let known = text.known {
      if separator.isEmpty { return call.strings(known.map { String($0) }) }
      return call.strings(known.split(on: separator))
    }
    let filled = text.expanded(for: separator)
    if let stranger = filled.firstHole(thatMayContain: separator, at: call.value(1).range) { throw .unknown(stranger) }
    var pieces = [TerraformText()]
    for part in filled.parts {
      guard case .text(let run, _) = part else {
        pieces[pieces.count - 1].append(part)
        continue
      }
      let runs = run.split(on: separator)
      pieces[pieces.count - 1].append(.text(runs[0], at: nil))
      for run in runs.dropFirst() { pieces.append(TerraformText(run)) }
    }
    return call.list(pieces.map { call.text($0) }, of: .string)
  }

  private static func startswith(_ call: TerraformFunctionCall) throws(FunctionExit) -> TerraformValue {
    let prefix = try call.string(1)
    if prefix.isEmpty { return call.bool(true) }
    if case .text(let run, _)? = try call.text(0).parts.first {
      if run.utf8.starts(with: prefix.utf8) { return call.bool(true) }
      if !prefix.utf8.starts(with: run.utf8) { return call.bool(false) }
    }
    return call.bool(try call.string(0).utf8.starts(with: prefix.utf8))
  }

  private static func endswith(_ call: TerraformFunctionCall) throws(FunctionExit) -> TerraformValue {
    let suffix = Array(try call.string(1).utf8.reversed())
    if case .text(let run, _)? = try call.text(0).parts.last {
      if run.utf8.reversed().starts(with: suffix) { return call.bool(true) }
      if !suffix.starts(with: run.utf8.reversed()) { return call.bool(false) }
    }
    return call.bool(try call.string(0).utf8.reversed().starts(with: suffix))
  }

  private static func trimprefix(_ call: TerraformFunctionCall) throws(FunctionExit) -> TerraformValue {
    let prefix = try call.string(1)
    var text = try call.text(0).expanded(for: prefix)
    guard case .text(let run, _)? = text.parts.first, run.utf8.count >= prefix.utf8.count || text.parts.count == 1
    else {
      return call.string(try call.string(0))
    }
    guard run.utf8.starts(with: prefix.utf8) else { return call.text(text.plain) }
    let rest = String(decoding: run.utf8.dropFirst(prefix.utf8.count), as: UTF8.self)
    text = TerraformText([.text(rest, at: nil)] + text.parts.dropFirst())
    return call.text(text)
  }

  private static func trimsuffix(_ call: TerraformFunctionCall) throws(FunctionExit) -> TerraformValue {
    let suffix = try call.string(1)
    let text = try call.text(0)
    guard case .text(let run, _)? = text.parts.last, run.utf8.count >= suffix.utf8.count || text.parts.count == 1 else {
      return call.string(try call.string(0))
    }
    guard run.utf8.reversed().starts(with: suffix.utf8.reversed()) else { return call.text(text.plain) }
    let rest = String(decoding: run.utf8.dropLast(suffix.utf8.count), as: UTF8.self)
    return call.text(TerraformText(text.parts.dropLast() + [.text(rest, at: nil)]))
  }

  private static func substr(_ call: TerraformFunctionCall) throws(FunctionExit) -> TerraformValue {
    let (start, length) = (try call.integer(1), try call.integer(2))
    if case .text(let run, _)? = try call.text(0).parts.first, start >= 0, length >= 0, start < run.count,
      length <= run.count - start
    {
      return call.string(String(run.dropFirst(start).prefix(length)))
    }
    let text = try call.string(0)
    let count = text.count
    let first = start < 0 ? max(0, start + count) : start
    let taken = text.dropFirst(min(first, count))
    return call.string(length < 0 ? String(taken) : String(taken.prefix(length)))
  }
}

extension Unicode.Scalar {
  /// The one letter that it becomes; Terraform never makes two of one, as `ß` would.
  var simpleUppercase: Unicode.Scalar { Self.only(properties.uppercaseMapping) ?? simpleTitlecase }
  var simpleLowercase: Unicode.Scalar {
    // `İ` is the one letter whose small form has a second character that only some languages want.
    self == "\u{130}" ? "i" : Self.only(properties.lowercaseMapping) ?? self
  }
  var simpleTitlecase: Unicode.Scalar { Self.only(properties.titlecaseMapping) ?? self }

  private static func only(_ text: String) -> Unicode.Scalar? {
    text.unicodeScalars.count == 1 ? text.unicodeScalars.first : nil
  }

  /// Whether a word goes on behind it.
  fileprivate var isWordCharacter: Bool {
    switch self {
    case "a"..."z", "A"..."Z", "0"..."9", "_": true
    default: value >= 0x80 && !properties.isWhitespace && (properties.isAlphabetic || properties.numericType != nil)
    }
  }
}

extension String {
  /// The parts between the places where a text stands that is not empty.
  func split(on separator: String) -> [String] {
    let (bytes, wanted) = (Array(utf8), Array(separator.utf8))
    var parts: [String] = []
    var (start, index) = (0, 0)
    while index + wanted.count <= bytes.count, !wanted.isEmpty {
      if bytes[index] == wanted[0], bytes[index..<index + wanted.count].elementsEqual(wanted) {
        parts.append(String(decoding: bytes[start..<index], as: UTF8.self))
        index += wanted.count
        start = index
      } else {
        index += 1
      }
    }
    return parts + [String(decoding: bytes[start...], as: UTF8.self)]
  }

  /// Where a text first stands, in bytes.
  func firstRange(of text: String) -> Range<Int>? {
    if text.isEmpty { return 0..<0 }
    let parts = split(on: text)
    guard parts.count > 1 else { return nil }
    let start = parts[0].utf8.count
    return start..<start + text.utf8.count
  }
}
