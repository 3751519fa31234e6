import ProxyModel
import ShellSyntax

/// A pattern of a shell: `*`, `?` and `[...]` stand for others where they are not quoted.
struct ShellPattern {
  private enum Element: Equatable {
    case byte(UInt8)
    case any
    case many
    case one(of: [ClosedRange<UInt8>], isNegated: Bool)
  }

  private var elements: [Element] = []
  /// Whether it is known what it is.
  private(set) var isKnown = true
  /// The pattern as it is written, without quotes.
  private(set) var source = ""

  init(_ word: ScriptWord, _ run: ScriptRun) {
    for piece in word.pieces {
      var run = run
      let known: String?
      if case .text(let text) = piece.kind { known = text } else { known = run.joined(word).known }
      guard let known else {
        isKnown = false
        continue
      }
      source += known
      append(Array(known.utf8)[...], isQuoted: piece.isQuoted)
    }
  }

  /// Whether it fits more than one text.
  var hasWildcard: Bool { elements.contains { if case .byte = $0 { false } else { true } } }

  private mutating func append(_ bytes: ArraySlice<UInt8>, isQuoted: Bool) {
    var rest = bytes
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "*") where !isQuoted: elements.append(.many)
      case UInt8(ascii: "?") where !isQuoted: elements.append(.any)
      case UInt8(ascii: "[") where !isQuoted && rest.starts(with: "[:".utf8):
        // Classes of characters are not worked out.
        isKnown = false
      case UInt8(ascii: "[") where !isQuoted && rest.dropFirst().contains(UInt8(ascii: "]")):
        elements.append(Self.brackets(&rest))
      default: elements.append(.byte(byte))
      }
    }
  }

  private static func brackets(_ rest: inout ArraySlice<UInt8>) -> Element {
    var ranges: [ClosedRange<UInt8>] = []
    let isNegated = rest.first == UInt8(ascii: "!") || rest.first == UInt8(ascii: "^")
    if isNegated { rest.removeFirst() }
    var isFirst = true
    while let byte = rest.popFirst(), isFirst || byte != UInt8(ascii: "]") {
      isFirst = false
      if rest.first == UInt8(ascii: "-"), let last = rest.dropFirst().first, last != UInt8(ascii: "]"), last >= byte {
        ranges.append(byte...last)
        rest = rest.dropFirst(2)
      } else {
        ranges.append(byte...byte)
      }
    }
    return .one(of: ranges, isNegated: isNegated)
  }

  /// Whether it fits the whole text.
  func matches(_ text: String) -> Bool { Self.matches(elements[...], Array(text.utf8)[...]) }

  /// How much of a text it fits at one end.
  func length(in text: String, isPrefix: Bool, isLongest: Bool) -> Int {
    let bytes = Array(text.utf8)
    let lengths = isLongest ? Array((0...bytes.count).reversed()) : Array(0...bytes.count)
    return lengths.first { count in
      Self.matches(elements[...], isPrefix ? bytes.prefix(count) : bytes.suffix(count))
    } ?? 0
  }

  /// The text with what it fits replaced, once or everywhere.
  func replaced(in text: String, by other: String, everywhere: Bool) -> String {
    var rest = Array(text.utf8)[...]
    var result: [UInt8] = []
    var isDone = false
    while !rest.isEmpty {
      let longest = isDone ? nil : (1...rest.count).reversed().first { Self.matches(elements[...], rest.prefix($0)) }
      if let longest {
        result += Array(other.utf8)
        rest = rest.dropFirst(longest)
        isDone = !everywhere
      } else if let byte = rest.popFirst() {
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// With one way back: to the last `*`, which takes a byte more.
  private static func matches(_ pattern: ArraySlice<Element>, _ text: ArraySlice<UInt8>) -> Bool {
    var (pattern, text) = (pattern, text)
    var retry: (pattern: ArraySlice<Element>, text: ArraySlice<UInt8>)?
    while true {
      if let element = pattern.first {
        if element == .many {
          retry = (pattern.dropFirst(), text)
          pattern = pattern.dropFirst()
          continue
        }
        if let byte = text.first, fits(element, byte) {
          (pattern, text) = (pattern.dropFirst(), text.dropFirst())
          continue
        }
      } else if text.isEmpty {
        return true
      }
      guard let back = retry, !back.text.isEmpty else { return false }
      retry = (back.pattern, back.text.dropFirst())
      (pattern, text) = (back.pattern, back.text.dropFirst())
    }
  }

  private static func fits(_ element: Element, _ byte: UInt8) -> Bool {
    switch element {
    case .byte(let own): own == byte
    case .any, .many: true
    case .one(let ranges, let isNegated): ranges.contains { $0.contains(byte) } != isNegated
    }
  }
}
