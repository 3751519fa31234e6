internal import SourceText

/// The `%` lines before a document.
struct Directives {
  private(set) var first: Range<Int>?
  private(set) var version: Range<Int>?
  private(set) var tagHandles: [String: String] = [:]

  /// Refuses directives that lead to no document.
  func requireNone(_ parser: borrowing YAMLParser) throws(YAMLError) {
    if let first { throw parser.error(.directiveWithoutDocument, first) }
  }

  fileprivate mutating func begin(_ line: Range<Int>) { first = first ?? line }

  fileprivate mutating func setVersion(_ line: Range<Int>, _ parser: borrowing YAMLParser) throws(YAMLError) {
    if let version { throw parser.error(.repeatedDirective, line, related: [(version, "first given here")]) }
    version = line
  }

  fileprivate mutating func setPrefix(
    _ prefix: String, of handle: String, _ line: Range<Int>, _ parser: borrowing YAMLParser
  ) throws(YAMLError) {
    guard tagHandles.updateValue(prefix, forKey: handle) == nil else {
      throw parser.error(.repeatedDirective, line, "`\(handle)` has a prefix already")
    }
  }
}

extension YAMLParser {
  mutating func readDirective(into directives: inout Directives) throws(YAMLError) {
    let line = restOfLine
    let words = cursor.bytes[line].split(whereSeparator: { $0.isBlank })
    directives.begin(line)
    switch words.first.map({ String(decoding: $0, as: UTF8.self) }) {
    case "%YAML": try readVersion(Array(words.dropFirst()), line, into: &directives)
    case "%TAG": try readTagHandle(Array(words.dropFirst()), line, into: &directives)
    default:
      tree.warnings.append(
        Diagnostic(.warning, "this directive is not known and has no effect", at: .init(tree.place(line), "")))
    }
    cursor.position = line.upperBound
    contentEnd = line.upperBound
  }

  private mutating func readVersion(
    _ words: [ArraySlice<UInt8>], _ line: Range<Int>, into directives: inout Directives
  ) throws(YAMLError) {
    try directives.setVersion(line, self)
    let numbers = words.first?.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false) ?? []
    guard words.count == 1, numbers.count == 2, numbers.allSatisfy({ !$0.isEmpty && $0.allSatisfy({ $0.isDigit }) })
    else {
      throw error(.badVersionDirective, line)
    }
    guard numbers[0].elementsEqual("1".utf8) else { throw error(.unsupportedVersion, line) }
    if !numbers[1].elementsEqual("1".utf8), !numbers[1].elementsEqual("2".utf8) {
      tree.warnings.append(
        Diagnostic(.warning, "this version of YAML is not known; it is read as 1.2", at: .init(tree.place(line), "")))
    }
  }

  private mutating func readTagHandle(
    _ words: [ArraySlice<UInt8>], _ line: Range<Int>, into directives: inout Directives
  ) throws(YAMLError) {
    guard words.count == 2, isHandle(words[0]), words[1].allSatisfy({ $0.isTagCharacterOrFlow }) else {
      throw error(.badTagDirective, line)
    }
    let handle = String(decoding: words[0], as: UTF8.self)
    try directives.setPrefix(String(decoding: words[1], as: UTF8.self), of: handle, line, self)
  }

  /// `!`, `!!` or `!name!`.
  private func isHandle(_ word: ArraySlice<UInt8>) -> Bool {
    let mark = UInt8(ascii: "!")
    guard word.first == mark, word.last == mark else { return false }
    return word.dropFirst().dropLast().allSatisfy { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") }
  }
}
