import Foundation

/// A file that is no profile, and what a user has to be told about it.
enum BadInput: String, CaseIterable, Sendable {
  case empty, blank, binary, executable, brackets, deepList, deepMapping, deepBraces, aliasBomb
  case utf16Marked, utf16, utf16BigEndian, utf32, zeroByte, latin1, longKey, longValue, list, twoDocuments

  var bytes: Data {
    switch self {
    case .empty: Data()
    case .blank: Data("\n\n  # nothing\n\n".utf8)
    case .binary: Data((0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 7) })
    case .executable:
      (try? Data(contentsOf: URL(filePath: "/bin/sh")).prefix(100_000)) ?? Data([0x7F, 0x45, 0x4C, 0x46, 0])
    case .brackets: Data(repeating: UInt8(ascii: "["), count: Program.isOptimized ? 100_000_000 : 2_000_000)
    case .deepList: Data((0..<2_000).map { String(repeating: " ", count: $0) + "-\n" }.joined().utf8)
    case .deepMapping: Data((0..<2_000).map { String(repeating: " ", count: $0) + "a:\n" }.joined().utf8)
    case .deepBraces: Data(String(repeating: "{a: ", count: 100_000).utf8)
    case .aliasBomb: Self.bomb
    case .utf16Marked: Data("\u{FEFF}\(Self.text)".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    case .utf16: Data(Self.text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    case .utf16BigEndian: Data(Self.text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] })
    case .utf32: Data(Self.text.unicodeScalars.flatMap { [0, 0, 0, UInt8($0.value & 0xFF)] })
    case .zeroByte: Data("\(Self.text)tags: { a: \"\0\" }\n".utf8)
    case .latin1: Data(Self.text.utf8) + [0x23, 0x20, 0xE9, 0x0A]
    case .longKey: Data("headroom: 1\n\(String(repeating: "k", count: 1_000_000)): 1\n".utf8)
    case .longValue: Data("headroom: 1\nname: \(String(repeating: "v", count: 1_000_000))!\n".utf8)
    case .list: Data("- headroom: 1\n- name: orders\n".utf8)
    case .twoDocuments: Data("headroom: 1\n---\nheadroom: 1\n".utf8)
    }
  }

  /// What the error says, and where.
  var expected: (message: String, place: String) {
    switch self {
    case .empty, .blank: ("the profile is empty", "1:1")
    case .binary, .executable, .zeroByte: ("this is not a text file", self == .zeroByte ? "4:13" : "1:")
    case .brackets, .deepBraces: ("nodes lie too deep in each other", "1:")
    case .deepList, .deepMapping: ("nodes lie too deep in each other", "257:")
    case .aliasBomb: ("aliases make the document too large", "7:")
    case .utf16Marked, .utf16, .utf16BigEndian: ("this file is UTF-16", "1:1")
    case .utf32: ("this file is UTF-32", "1:1")
    case .latin1: ("this is not UTF-8", "4:3")
    case .longKey: ("a key is longer than 1024 characters", "2:1")
    case .longValue: ("`name` has the wrong form", "2:7")
    case .list: ("a profile is a mapping", "1:1")
    case .twoDocuments: ("a profile is one YAML document", "3:1")
    }
  }

  /// Whether it is YAML, so that its events can be shown.
  var isYAML: Bool {
    switch self {
    case .empty, .blank, .longValue, .list, .twoDocuments, .aliasBomb: true
    default: false
    }
  }

  private static let text = "headroom: 1\nname: orders\nenvironment: prod\n"

  private static let bomb: Data = {
    let names = Array("abcdefghijkl")
    let lines = names.indices.dropFirst().map { index in
      let aliases = Array(repeating: "*\(names[index - 1])", count: 9).joined(separator: ", ")
      return "\(names[index]): &\(names[index]) [\(aliases)]\n"
    }
    return Data(("a: &a [x, x, x, x, x, x, x, x, x]\n" + lines.joined()).utf8)
  }()
}
