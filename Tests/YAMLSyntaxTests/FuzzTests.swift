import Foundation
import SourceText
import Testing
import YAMLSyntax

@Suite struct FuzzTests {
  private static let pieces: [String] = [
    "- ", "? ", ": ", ":", "\n", "\n  ", "\r\n", "\t", "|", ">-\n", "|2+\n", "&a ", "*a", "!t ", "!<", "!!str ", "\"",
    "'", "[", "]",
    "{", "}", ",", "# c", "---", "...", "%YAML 1.2\n", "%TAG ! x\n", "\\", "\\u12", "a", "a: b", "\u{FEFF}", "\u{85}",
    "é", "\0", "~", "0x", "1e", "<<: ",
  ]

  static let seeds: [String] = [
    Samples.template(resources: 1), Samples.plan(resources: 1, indented: true),
    "? - a\n  - {b: [c, 'd']}\n: &x !!map\n  k: >+\n    folded\n\n  l: *x\n--- |2\n  t\n...\n%TAG !e! tag:e:\n---\n!e!f \"a\\\n  b\"\n",
  ]

  /// Whatever is done to a file, the reader ends, and its tree or its error stays inside the file.
  @Test(arguments: [YAMLDialect.yaml, .json]) func mutations(_ dialect: YAMLDialect) throws {
    let samples = try Self.samples(dialect)
    var random = RandomNumbers(seed: RandomNumbers.announcedSeed("mutations"))
    var read = 0
    let rounds = 20_000
    let start = ContinuousClock.now
    for _ in 0..<rounds {
      guard var bytes = samples.randomElement(using: &random) else { return }
      for _ in 0..<Int.random(in: 1...4, using: &random) { mutate(&bytes, &random) }
      let file = SourceFile(name: "mutation", bytes: bytes)
      do throws(YAMLError) {
        let stream = try YAMLReader.read(file, dialect: dialect)
        read += 1
        for document in stream.documents { check(document.root, in: 0..<bytes.count) }
        #expect(stream.comments.allSatisfy { $0.range.end <= bytes.count })
      } catch {
        for diagnostic in error.diagnostics {
          let ranges = [diagnostic.primary.range] + diagnostic.related.map(\.range)
          let isInside = ranges.allSatisfy { $0.start <= $0.end && $0.end <= bytes.count }
          #expect(isInside, "\(diagnostic) in \(String(decoding: bytes, as: UTF8.self).debugDescription)")
        }
      }
    }
    print("mutations of \(dialect): \(read) of \(rounds) readable, \(start.duration(to: .now))")
    #expect(read > 0)
  }

  private static func samples(_ dialect: YAMLDialect) throws -> [[UInt8]] {
    switch dialect {
    case .yaml:
      guard let suite = Conformance.suite("yaml-test-suite") else { return seeds.map { Array($0.utf8) } }
      return try seeds.map { Array($0.utf8) } + YAMLSuiteCase.all(in: suite).map { try Conformance.bytes($0.input) }
    case .json:
      let plan = Array(Samples.plan(resources: 1, indented: true).utf8)
      guard let suite = Conformance.suite("json-test-suite/test_parsing") else { return [plan] }
      let names = try FileManager.default.contentsOfDirectory(atPath: suite.path).sorted().filter { $0.hasPrefix("y") }
      return [plan] + (try names.map { try Conformance.bytes(suite.appending(path: $0)) })
    }
  }

  private func mutate(_ bytes: inout [UInt8], _ random: inout RandomNumbers) {
    let place = Int.random(in: 0...bytes.count, using: &random)
    let end = min(bytes.count, place + Int.random(in: 0...8, using: &random))
    switch Int.random(in: 0..<5, using: &random) {
    case 0: bytes.removeSubrange(place..<end)
    case 1: bytes.insert(contentsOf: (Self.pieces.randomElement(using: &random) ?? "").utf8, at: place)
    case 2: bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0...bytes.count, using: &random))
    case 3: bytes.removeLast(bytes.count - place)
    default: if place < bytes.count { bytes[place] = UInt8.random(in: 0...255, using: &random) }
    }
  }

  /// Children lie inside their parents and one after the other; the depth is bounded, so that this may recurse.
  private func check(_ node: YAMLNode, in outer: Range<Int>) {
    let range = node.range.bytes
    #expect(outer.lowerBound <= range.lowerBound && range.upperBound <= outer.upperBound)
    if node.alias != nil { return }
    _ = node.resolved
    var last = range.lowerBound
    for child in Array(node.items) + node.entries.flatMap({ [$0.key, $0.value] }) {
      #expect(child.range.bytes.lowerBound >= last)
      last = child.range.bytes.upperBound
      check(child, in: range)
    }
  }

  /// Time grows with the length of the input, not with its square: shapes that make other readers look back.
  @Test(arguments: [
    "[", "{a: ", "a: {", "- ", "? ", "\"", "'", "&a ", "a\n", "a: |\n\n", "# c\n", "[a, ", "*a ", "!a ", "\n", " \n",
    "\"\n", "{a, ", ", ", "a:\n", "- a\n",
    "- |\n\n\n", "---\n", "...\n", "[]\n", "'' ", "{}: ", "\\", "- a\n  b\n", "[[],", "\"a\": 1,",
  ]) func timeIsLinear(_ piece: String) {
    let count = 200_000 / piece.utf8.count
    for prefix in ["", "[", "\"", "a: >\n "] {
      let bytes = Array((prefix + String(repeating: piece, count: count)).utf8)
      let start = ContinuousClock.now
      _ = refusal(bytes, .yaml)
      _ = refusal(bytes, .json)
      #expect(start.duration(to: .now) < .seconds(8))
    }
  }
}
