/// A regular expression made ready for finding, without going back over the text: all ways through it are followed at once, so
/// that the time is bounded by the length of the text times that of the pattern.
struct Pattern: Sendable {
  /// A match: the bounds of the whole and of each group, in characters; nil for a group that took no part.
  typealias Match = [Range<Int>?]

  private enum Instruction: Sendable {
    case character(PatternCharacters)
    case assertion(PatternSyntax.Assertion)
    case save(Int)
    case split(first: Int, second: Int)
    case jump(Int)
    case match
  }

  /// How many instructions a pattern may come to.
  private static let sizeLimit = 20_000
  /// How many steps finding may take.
  private static let stepLimit = 50_000_000

  private var program: [Instruction] = []
  /// The names of its groups, nil for those without one.
  let groups: [String?]

  init(_ text: String) throws(PatternParser.Failure) {
    let (syntax, groups) = try PatternParser.parse(text)
    self.groups = groups
    try compile(.group(syntax, number: 0))
    program.append(.match)
  }

  private mutating func add(_ instruction: Instruction) throws(PatternParser.Failure) {
    guard program.count < Self.sizeLimit else { throw .malformed("the pattern is too large") }
    program.append(instruction)
  }

  private mutating func compile(_ syntax: PatternSyntax) throws(PatternParser.Failure) {
    switch syntax {
    case .empty: break
    case .characters(let set): try add(.character(set))
    case .assertion(let assertion): try add(.assertion(assertion))
    case .group(let inner, let number?):
      try add(.save(2 * number))
      try compile(inner)
      try add(.save(2 * number + 1))
    case .group(let inner, nil): try compile(inner)
    case .sequence(let parts): for part in parts { try compile(part) }
    case .alternatives(let all): try compile(alternatives: all)
    case .repetition(let inner, let least, let most, let isGreedy):
      try compile(inner, least: least, most: most, isGreedy: isGreedy)
    }
  }

  private mutating func compile(alternatives: [PatternSyntax]) throws(PatternParser.Failure) {
    var ends: [Int] = []
    for (index, alternative) in alternatives.enumerated() {
      let isLast = index == alternatives.count - 1
      let split = program.count
      if !isLast { try add(.split(first: split + 1, second: 0)) }
      try compile(alternative)
      guard !isLast else { break }
      ends.append(program.count)
      try add(.jump(0))
      program[split] = .split(first: split + 1, second: program.count)
    }
    for end in ends { program[end] = .jump(program.count) }
  }

  private mutating func compile(
    _ inner: PatternSyntax, least: Int, most: Int?, isGreedy: Bool
  ) throws(PatternParser.Failure) {
    for _ in 0..<least { try compile(inner) }
    func branch(into body: Int, past end: Int) -> Instruction {
      isGreedy ? .split(first: body, second: end) : .split(first: end, second: body)
    }
    guard let most else {
      let split = program.count
      try add(.jump(0))
      try compile(inner)
      try add(.jump(split))
      program[split] = branch(into: split + 1, past: program.count)
      return
    }
    var splits: [Int] = []
    for _ in least..<max(least, most) {
      splits.append(program.count)
      try add(.jump(0))
      try compile(inner)
    }
    for split in splits { program[split] = branch(into: split + 1, past: program.count) }
  }
}

// Finding.
extension Pattern {
  /// A way through the pattern, and where its groups began and ended.
  private struct Thread {
    let place: Int
    let saved: [Int]
  }

  /// Ways in the order in which they are preferred, each place once.
  private struct Threads {
    var all: [Thread] = []
    var seen: [Bool]

    init(count: Int) { seen = [Bool](repeating: false, count: count) }

    mutating func clear() {
      all.removeAll(keepingCapacity: true)
      for index in seen.indices { seen[index] = false }
    }
  }

  /// The first match at or after a place; nil where there is none.
  func firstMatch(in text: [Unicode.Scalar], from start: Int) throws(PatternParser.Failure) -> Match? {
    guard (text.count - start + 1) * program.count <= Self.stepLimit else { throw .unknown("a text this long") }
    var current = Threads(count: program.count)
    var following = Threads(count: program.count)
    let nothing = [Int](repeating: -1, count: 2 * groups.count + 2)
    var best: [Int]?
    for index in start...text.count {
      if best == nil { follow(0, nothing, at: index, text, &current) }
      if best != nil, current.all.isEmpty { break }
      following.clear()
      threads: for thread in current.all {
        switch program[thread.place] {
        case .character(let set):
          if index < text.count, set.contains(text[index]) {
            follow(thread.place + 1, thread.saved, at: index + 1, text, &following)
          }
        case .match:
          best = thread.saved
          // Ways that are preferred less do not count any more.
          break threads
        case .assertion, .save, .split, .jump: break
        }
      }
      swap(&current, &following)
    }
    return best.map { saved in
      stride(from: 0, to: saved.count, by: 2).map {
        saved[$0] < 0 || saved[$0 + 1] < 0 ? nil : saved[$0]..<saved[$0 + 1]
      }
    }
  }

  /// Goes on from an instruction to all that take a character.
  private func follow(_ place: Int, _ saved: [Int], at index: Int, _ text: [Unicode.Scalar], _ threads: inout Threads) {
    var waiting = [(place, saved)]
    while let (place, saved) = waiting.popLast() {
      if threads.seen[place] { continue }
      threads.seen[place] = true
      switch program[place] {
      case .jump(let target): waiting.append((target, saved))
      case .split(let first, let second):
        waiting.append((second, saved))
        waiting.append((first, saved))
      case .save(let slot):
        var saved = saved
        saved[slot] = index
        waiting.append((place + 1, saved))
      case .assertion(let assertion): if holds(assertion, at: index, text) { waiting.append((place + 1, saved)) }
      case .character, .match: threads.all.append(Thread(place: place, saved: saved))
      }
    }
  }

  private func holds(_ assertion: PatternSyntax.Assertion, at index: Int, _ text: [Unicode.Scalar]) -> Bool {
    func isWord(_ index: Int) -> Bool {
      text.indices.contains(index) && PatternCharacters(items: PatternCharacters.word).contains(text[index])
    }
    switch assertion {
    case .textStart: return index == 0
    case .textEnd: return index == text.count
    case .lineStart: return index == 0 || text[index - 1] == "\n"
    case .lineEnd: return index == text.count || text[index] == "\n"
    case .wordBoundary: return isWord(index - 1) != isWord(index)
    case .noWordBoundary: return isWord(index - 1) == isWord(index)
    }
  }

  /// Every match, from left to right; an empty one right behind another does not count.
  func matches(in text: [Unicode.Scalar]) throws(PatternParser.Failure) -> [Match] {
    var matches: [Match] = []
    var (start, lastEnd) = (0, -1)
    while start <= text.count, let match = try firstMatch(in: text, from: start), let whole = match[0] {
      if !(whole.isEmpty && whole.lowerBound == lastEnd) {
        matches.append(match)
        guard matches.count <= Evaluator.sizeLimit else { throw .unknown("so many matches") }
      }
      lastEnd = whole.upperBound
      start = whole.isEmpty ? whole.upperBound + 1 : whole.upperBound
    }
    return matches
  }

  /// The text with every match replaced; `$1` and `${name}` in the replacement stand for groups.
  func replacing(in text: String, with template: String) throws(PatternParser.Failure) -> String {
    let scalars = Array(text.unicodeScalars)
    let parts = Self.parts(of: Array(template.unicodeScalars))
    var (result, end) = (String.UnicodeScalarView(), 0)
    for match in try matches(in: scalars) {
      guard let whole = match[0] else { continue }
      result.append(contentsOf: scalars[end..<whole.lowerBound])
      for part in parts {
        switch part {
        case .text(let text): result.append(contentsOf: text)
        case .group(let name):
          let number = Int(name).flatMap { match.indices.contains($0) ? $0 : nil }
          if let range = (number ?? groups.firstIndex(of: name).map { $0 + 1 }).flatMap({ match[$0] }) {
            result.append(contentsOf: scalars[range])
          }
        }
      }
      end = whole.upperBound
    }
    result.append(contentsOf: scalars[end...])
    return String(result)
  }

  private enum TemplatePart {
    case text([Unicode.Scalar])
    case group(String)
  }

  private static func parts(of template: [Unicode.Scalar]) -> [TemplatePart] {
    var parts: [TemplatePart] = []
    var rest = template[...]
    func isName(_ scalar: Unicode.Scalar) -> Bool {
      scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal
    }
    while let scalar = rest.popFirst() {
      guard scalar == "$" else {
        parts.append(.text([scalar]))
        continue
      }
      if rest.first == "$" {
        rest.removeFirst()
        parts.append(.text(["$"]))
        continue
      }
      let isBraced = rest.first == "{"
      let name = (isBraced ? rest.dropFirst() : rest).prefix(while: isName)
      let end = name.endIndex
      guard !name.isEmpty, !isBraced || (end < rest.endIndex && rest[end] == "}") else {
        parts.append(.text(["$"]))
        continue
      }
      parts.append(.group(String(String.UnicodeScalarView(name))))
      rest = rest[(isBraced ? end + 1 : end)...]
    }
    return parts
  }
}
