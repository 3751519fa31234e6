public import SourceText

/// The two languages that the reader knows; which one a file is in, the caller says.
public enum YAMLDialect: Sendable, CaseIterable {
  /// YAML 1.2 with the core schema.
  case yaml
  /// JSON as RFC 8259 has it, and nothing more.
  case json
}

/// Why a file could not be read: at least one located error.
public struct YAMLError: Error, Sendable {
  /// What is wrong, in the order of the file; never empty.
  public let diagnostics: [Diagnostic]

  /// The first thing that is wrong.
  public let diagnostic: Diagnostic

  init(_ first: Diagnostic, _ others: [Diagnostic] = []) {
    diagnostic = first
    diagnostics = [first] + others
  }
}

/// Turns the bytes of a YAML or JSON file into a tree whose every node knows its place.
public enum YAMLReader {
  /// How deep nodes may lie in each other, aliases followed; deeper files are refused.
  public static let maximumDepth = 256
  /// How many nodes aliases may add to a document when they are followed; more is refused.
  public static let maximumExpansion = 1_000_000

  /// The documents of a file.
  ///
  /// Beyond the syntax this checks what makes a tree usable: every alias has its anchor before it and does not contain itself,
  /// aliases do not blow the document up, and no mapping sets a key twice (in JSON that is allowed, and a warning).
  /// - Parameter id: the number of the file in the run's `SourceMap`; it goes into every range.
  /// - Parameter refusesRepeatedKeys: false for text that another program reads, which takes the last of them.
  /// - Throws: what is wrong with the file, where, and what to do.
  public static func read(
    _ file: SourceFile, id: UInt32 = 0, dialect: YAMLDialect = .yaml, refusesRepeatedKeys: Bool = true
  ) throws(YAMLError) -> YAMLStream {
    var tree = try parse(file, id: id, dialect: dialect)
    try TreeCheck.run(on: &tree, duplicatesAreErrors: refusesRepeatedKeys && dialect == .yaml)
    return YAMLStream(tree)
  }

  /// What the parser sees, in the notation of the YAML test suite (`+MAP`, `=VAL :text`, ...), one event a line.
  ///
  /// Only the syntax is judged: an alias without its anchor and a key set twice are no errors here.
  /// - Throws: what is wrong with the file, where, and what to do.
  public static func events(
    of file: SourceFile, id: UInt32 = 0, dialect: YAMLDialect = .yaml
  ) throws(YAMLError) -> String {
    YAMLEvents.text(of: try parse(file, id: id, dialect: dialect))
  }

  private static func parse(_ file: SourceFile, id: UInt32, dialect: YAMLDialect) throws(YAMLError) -> Tree {
    let encoding = try Encoding.check(file.bytes, file: id, dialect: dialect)
    switch dialect {
    case .json:
      return try JSONScanner(file.bytes, file: id).read()
    case .yaml:
      let tree = try YAMLParser(file.bytes, file: id).read()
      try encoding.checkUnprintable(in: tree)
      return tree
    }
  }
}
