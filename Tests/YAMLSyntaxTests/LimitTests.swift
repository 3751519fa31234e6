import Foundation
import SourceText
import Testing
import YAMLSyntax

@Suite struct LimitTests {
  private static let depth = 100_000

  /// Inputs that lie as deep as they are long.
  static let towers: [(String, YAMLDialect, [UInt8])] = [
    ("[ in JSON", .json, Array(repeating: UInt8(ascii: "["), count: depth)),
    ("objects in JSON", .json, Array(String(repeating: #"{"":"#, count: depth).utf8)),
    ("[ in YAML", .yaml, Array(repeating: UInt8(ascii: "["), count: depth)),
    ("{ in YAML", .yaml, Array(repeating: UInt8(ascii: "{"), count: depth)),
    ("? in flow", .yaml, Array(String(repeating: "[? ", count: depth).utf8)),
    ("- - -", .yaml, Array(String(repeating: "- ", count: depth).utf8)),
    ("? ? ?", .yaml, Array(String(repeating: "? ", count: depth).utf8)),
    ("nested keys", .yaml, Array((0..<2000).map { String(repeating: " ", count: $0) + "a:\n" }.joined().utf8)),
  ]

  /// A debug build on a thread with half a megabyte of stack must refuse them, at once.
  @Test(arguments: towers) func towersAreRefused(_ name: String, _ dialect: YAMLDialect, _ bytes: [UInt8]) {
    let message = onSmallThread { refusal(bytes, dialect)?.message }
    #expect(message == "nodes lie too deep in each other")
  }

  @Test(arguments: [YAMLDialect.json, .yaml]) func asDeepAsAllowed(_ dialect: YAMLDialect) {
    let deepest = YAMLReader.maximumDepth
    let text = String(repeating: "[", count: deepest) + String(repeating: "]", count: deepest)
    #expect(onSmallThread { refusal(Array(text.utf8), dialect) == nil } == true)
    #expect(onSmallThread { refusal(Array("[\(text)]".utf8), dialect)?.primary.range.bytes } == deepest..<deepest + 1)
  }

  @Test func aHundredMegabytesOfBracketsAreRefusedPromptly() {
    let start = ContinuousClock.now
    let bytes = [UInt8](repeating: UInt8(ascii: "["), count: 100_000_000)
    #expect(refusal(bytes, .json) != nil)
    print("100 MB of [ refused after \(start.duration(to: .now))")
  }

  @Test func aliasBombs() throws {
    let laughs = (1...9).map {
      "a\($0): &a\($0) [\(Array(repeating: "*a\($0 - 1)", count: 9).joined(separator: ", "))]"
    }
    let bomb = "a0: &a0 [lol, lol]\n" + laughs.joined(separator: "\n")
    #expect(refusal(Array(bomb.utf8), .yaml)?.message == "aliases make the document too large")
    let chain = "a0: &a0 x\n" + (1...1000).map { "a\($0): &a\($0) [*a\($0 - 1)]\n" }.joined()
    #expect(refusal(Array(chain.utf8), .yaml)?.message == "nodes lie too deep in each other")
    let harmless =
      "base: &base [1, 2, 3]\nall: [" + Array(repeating: "*base", count: 10_000).joined(separator: ", ") + "]"
    let root = try tree(harmless)
    #expect(root["all"]?.items.count == 10_000)
    #expect(root["all"]?.items.allSatisfy { $0.items.count == 3 } == true)
  }

  @Test func manyKeys() throws {
    let keys = (0..<100_000).map { "key\($0): \($0)\n" }.joined()
    #expect(try tree(keys).entries.count == 100_000)
    let twice = keys + "key50000: again\n"
    #expect(refusal(Array(twice.utf8), .yaml)?.primary.range.bytes == keys.utf8.count..<keys.utf8.count + 8)
  }

  @Test(
    arguments: [
      ([0xFF, 0xFE, 0x61, 0x00], "this file is UTF-16"), ([0xFE, 0xFF, 0x00, 0x61], "this file is UTF-16"),
      ([0x61, 0x00, 0x3A, 0x00], "this file is UTF-16"), ([0x00, 0x61, 0x00, 0x3A], "this file is UTF-16"),
      ([0xFF, 0xFE, 0x00, 0x00, 0x61, 0x00, 0x00, 0x00], "this file is UTF-32"),
      ([0x00, 0x00, 0xFE, 0xFF], "this file is UTF-32"), ([0x00, 0x00, 0x00, 0x61], "this file is UTF-32"),
      ([0x61, 0x3A, 0x20, 0xFF], "this is not UTF-8"), ([0x61, 0xC0, 0x80], "this is not UTF-8"),
      ([0xED, 0xA0, 0x80], "this is not UTF-8"), ([0xF4, 0x90, 0x80, 0x80], "this is not UTF-8"),
      ([0xE2, 0x82], "this is not UTF-8"),
      ([0x61, 0x3A, 0x20, 0x62, 0x00], "this is not a text file"),
      ([0x7F, 0x45, 0x4C, 0x46, 0x02, 0x01, 0x00], "this is not a text file"),
      ([0x61, 0x3A, 0x20, 0x62, 0x07], "a control character stands in the text"),
    ] as [([UInt8], String)]) func encodings(_ bytes: [UInt8], _ message: String)
  {
    let diagnostic = refusal(bytes, .yaml)
    #expect(diagnostic?.message == message)
    if message.hasPrefix("this file") { #expect(diagnostic?.help == "save it as UTF-8") }
  }

  /// DEL, C1 and the like are allowed in quotes, and so is any character of Unicode.
  @Test(arguments: ["\u{7F}", "\u{85}", "\u{9F}", "\u{FEFF}", "\u{FFFE}", "😀", "\u{10FFFF}"]) func quotedCharacters(
    _ text: String
  ) throws {
    #expect(try tree("a: \"\(text)\"")["a"]?.text == text)
    #expect(try tree("a: '\(text)'")["a"]?.text == text)
  }
}

/// What is wrong with some bytes, if anything is.
func refusal(_ bytes: [UInt8], _ dialect: YAMLDialect) -> Diagnostic? {
  do throws(YAMLError) {
    _ = try YAMLReader.read(SourceFile(name: "test", bytes: bytes), dialect: dialect)
    return nil
  } catch { return error.diagnostic }
}

/// Runs work on a thread with 512 kB of stack and waits for it.
func onSmallThread<Value: Sendable>(_ work: @escaping @Sendable () -> Value) -> Value? {
  nonisolated(unsafe) var result: Value?
  let done = DispatchSemaphore(value: 0)
  let thread = Thread {
    unsafe result = work()
    done.signal()
  }
  thread.stackSize = 512 * 1024
  thread.start()
  done.wait()
  return unsafe result
}
