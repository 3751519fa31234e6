import ProxyModel
import SourceText

/// Text as a script has it while it runs: each run of it knows where in the file it was written.
struct ScriptText: Sendable {
  /// One run of the text.
  struct Run: Sendable {
    let part: DeclaredText.Part
    /// The bytes that say it; of literal text as many as it has itself, unless escapes are in it.
    let range: SourceRange

    var literal: String? { if case .literal(let text) = part { text } else { nil } }

    /// The place of a part of a literal run.
    func range(of bytes: Range<Int>) -> SourceRange {
      guard let literal, literal.utf8.count == range.bytes.count else { return range }
      let start = range.bytes.lowerBound
      return SourceRange(file: range.file, start + bytes.lowerBound..<start + bytes.upperBound)
    }
  }

  private(set) var runs: [Run] = []
  /// The words that give the whole text.
  var range: SourceRange

  /// No text, at a place where some could stand.
  init(at range: SourceRange) { self.range = range }

  init(_ part: DeclaredText.Part, at range: SourceRange) {
    self.range = range
    append(Run(part: part, range: range))
  }

  init(_ text: String, at range: SourceRange) { self.init(.literal(text), at: range) }

  /// What is not to be known before the script runs.
  init(_ unknown: Unknown) { self.init(.unknown(unknown), at: unknown.range) }

  mutating func append(_ run: Run) {
    if run.literal == "" { return }
    runs.append(run)
  }

  mutating func append(_ text: ScriptText) { for run in text.runs { append(run) } }

  /// The text without its places.
  var declared: DeclaredText { DeclaredText(runs.map { $0.part }) }

  /// The text, where all of it is known.
  var known: String? { declared.known }

  /// Whether it is empty; nil where that shows only when the script runs.
  var isEmpty: Bool? {
    if runs.isEmpty { return true }
    return runs.contains { !($0.literal ?? "").isEmpty } ? false : nil
  }

  /// Whether a part of it is what AWS answers.
  var holdsAnswer: Bool {
    runs.contains { run in
      switch run.part {
      case .attribute, .account: true
      case .unknown(let unknown): unknown.expression?.hasPrefix(CommandAnswer.opening) ?? false
      case .literal, .region, .partition: false
      }
    }
  }

  /// Why it is not known.
  var reasonUnknown: Unknown { declared.reasonUnknown(at: range) }

  func hasPrefix(_ prefix: String) -> Bool { runs.first?.literal?.hasPrefix(prefix) ?? false }

  /// The text as a value.
  var value: Value { .text(declared, at: range) }
}

// Parts of a text.
extension ScriptText {
  /// Without so many bytes of literal text at its beginning.
  func dropFirst(_ count: Int) -> ScriptText {
    guard count > 0, let first = runs.first, let text = first.literal, text.utf8.count >= count else { return self }
    var rest = self
    let kept = count..<text.utf8.count
    rest.runs[0] = Run(
      part: .literal(String(decoding: text.utf8.dropFirst(count), as: UTF8.self)), range: first.range(of: kept))
    if kept.isEmpty { rest.runs.removeFirst() }
    return rest.narrowed
  }

  /// Without so many bytes of literal text at its end.
  func dropLast(_ count: Int) -> ScriptText {
    guard count > 0, let last = runs.last, let text = last.literal, text.utf8.count >= count else { return self }
    var rest = self
    let kept = 0..<text.utf8.count - count
    rest.runs.removeLast()
    if !kept.isEmpty {
      rest.runs.append(
        Run(part: .literal(String(decoding: text.utf8.dropLast(count), as: UTF8.self)), range: last.range(of: kept)))
    }
    return rest.narrowed
  }

  /// With the place of its only run, where it is one.
  var narrowed: ScriptText {
    var text = self
    if runs.count == 1 { text.range = runs[0].range }
    return text
  }

  /// Without line breaks at its end, as `$(...)` gives what a command prints.
  var withoutTrailingLines: ScriptText {
    var text = self
    while let last = text.runs.last?.literal, last.utf8.last == 0x0A {
      let breaks = last.utf8.reversed().prefix { $0 == 0x0A }.count
      text = text.dropLast(breaks)
    }
    return text
  }

  /// The words that it falls into where it is not quoted; what is not known is part of a word.
  var words: [ScriptText] {
    var words: [ScriptText] = []
    var current: ScriptText?
    for run in runs {
      guard let text = run.literal else {
        current = current ?? ScriptText(at: run.range)
        current?.append(run)
        continue
      }
      var start = 0
      for (offset, byte) in text.utf8.enumerated() where [0x20, 0x09, 0x0A].contains(byte) {
        Self.add(start..<offset, of: run, to: &current)
        if let word = current { words.append(word.narrowed) }
        current = nil
        start = offset + 1
      }
      Self.add(start..<text.utf8.count, of: run, to: &current)
    }
    if let word = current { words.append(word.narrowed) }
    return words
  }

  private static func add(_ bytes: Range<Int>, of run: Run, to word: inout ScriptText?) {
    guard !bytes.isEmpty, let text = run.literal else { return }
    let part = String(decoding: Array(text.utf8)[bytes], as: UTF8.self)
    word = word ?? ScriptText(at: run.range(of: bytes))
    word?.append(Run(part: .literal(part), range: run.range(of: bytes)))
  }
}
