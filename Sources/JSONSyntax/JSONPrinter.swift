/// How JSON is laid out.
public enum JSONLayout: Sendable {
  /// One member or element a line, two spaces a level.
  case indented
  /// No white space at all.
  case oneLine
}

extension JSONValue {
  /// The value as JSON text, without a line break at its end.
  ///
  /// The same value gives the same bytes every time. Strings keep their characters as UTF-8; quotes, backslashes and control
  /// characters, those of Latin-1 included because terminals obey them, are escaped.
  public func text(_ layout: JSONLayout = .indented) -> String {
    var printer = JSONPrinter(layout: layout)
    printer.print(self, depth: 0)
    return String(decoding: printer.out, as: UTF8.self)
  }
}

private struct JSONPrinter: ~Copyable {
  let layout: JSONLayout
  var out: [UInt8] = []

  init(layout: JSONLayout) { self.layout = layout }

  mutating func print(_ value: JSONValue, depth: Int) {
    switch value {
    case .null: out.append(contentsOf: "null".utf8)
    case .bool(let flag): out.append(contentsOf: (flag ? "true" : "false").utf8)
    case .integer(let number): out.append(contentsOf: String(number).utf8)
    case .number(let number): out.append(contentsOf: number.description.utf8)
    case .string(let string): quote(string)
    case .array(let elements): list("[", elements, "]", depth) { $0.print($1, depth: depth + 1) }
    case .object(let members):
      list("{", members, "}", depth) { printer, member in
        printer.quote(member.name)
        printer.out.append(contentsOf: (printer.layout == .indented ? ": " : ":").utf8)
        printer.print(member.value, depth: depth + 1)
      }
    }
  }

  private mutating func list<Item>(
    _ open: Unicode.Scalar, _ items: [Item], _ close: Unicode.Scalar, _ depth: Int,
    _ item: (inout JSONPrinter, Item) -> Void
  ) {
    out.append(UInt8(ascii: open))
    for (index, element) in items.enumerated() {
      if index > 0 { out.append(UInt8(ascii: ",")) }
      breakLine(depth + 1)
      item(&self, element)
    }
    if !items.isEmpty { breakLine(depth) }
    out.append(UInt8(ascii: close))
  }

  private mutating func breakLine(_ depth: Int) {
    guard layout == .indented else { return }
    out.append(UInt8(ascii: "\n"))
    out.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
  }

  private mutating func quote(_ string: String) {
    out.append(UInt8(ascii: "\""))
    // The lead byte of U+0080...U+00BF waits here until the next byte tells whether the two are a control character.
    var latin = false
    for byte in string.utf8 {
      if latin {
        latin = false
        if byte < 0xA0 { escape(byte) } else { out.append(contentsOf: [0xC2, byte]) }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): out.append(contentsOf: [UInt8(ascii: "\\"), byte])
      case UInt8(ascii: "\n"): out.append(contentsOf: #"\n"#.utf8)
      case UInt8(ascii: "\r"): out.append(contentsOf: #"\r"#.utf8)
      case UInt8(ascii: "\t"): out.append(contentsOf: #"\t"#.utf8)
      case ..<0x20, 0x7F: escape(byte)
      case 0xC2: latin = true
      default: out.append(byte)
      }
    }
    out.append(UInt8(ascii: "\""))
  }

  private mutating func escape(_ byte: UInt8) {
    out.append(contentsOf: (byte < 0x10 ? #"\u000"# : #"\u00"#).utf8)
    out.append(contentsOf: String(byte, radix: 16).utf8)
  }
}
