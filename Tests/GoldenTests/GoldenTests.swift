import Foundation
import HeadroomCLI
import TestSupport
import Testing

/// One folder of `Goldens`: the `command` that is typed, the files it reads, and what is `expected` of it.
struct GoldenCase: Sendable, CustomTestStringConvertible {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Goldens")
  static let all: [GoldenCase] = {
    let files =
      FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
    return files.filter { $0.lastPathComponent == "command" }.map { GoldenCase(folder: $0.deletingLastPathComponent()) }
      .sorted { $0.testDescription < $1.testDescription }
  }()

  let folder: URL
  var testDescription: String { folder.pathComponents.suffix(2).joined(separator: "/") }

  /// The files of the folder and the package's `Profiles`, as a user in the folder would see them.
  var files: [String: Data] {
    var files: [String: Data] = [:]
    for (root, prefix) in [(folder, ""), (Golden.package.appending(path: "Profiles"), "Profiles/")] {
      let found =
        FileManager.default.enumerator(atPath: root.path(percentEncoded: false))?.compactMap { $0 as? String } ?? []
      for name in found where name != "command" && name != "expected" {
        guard let data = try? Data(contentsOf: root.appending(path: name)) else { continue }
        files[prefix + name] = data
      }
    }
    return files
  }
}

@Suite struct Goldens {
  @Test(arguments: GoldenCase.all) func saysWhatIsExpected(_ golden: GoldenCase) throws {
    let typed = try String(contentsOf: golden.folder.appending(path: "command"), encoding: .utf8)
    let words = typed.split(whereSeparator: \.isWhitespace).map(String.init)
    try #require(words.first == "headroom")
    let given = golden.files
    let memory = MemoryFiles(given.mapValues { Array($0) })
    var console = Console(files: memory.system, terminal: Terminal())
    let status = Headroom.run(Array(words.dropFirst()), &console)
    var said = console.output
    if !console.errors.isEmpty { said += "-- standard error --\n\(console.errors)" }
    for (name, text) in memory.files.sorted(by: { $0.key < $1.key })
    where given[name].map({ String(decoding: $0, as: UTF8.self) }) != text {
      said += "-- wrote \(name) --\n\(text)"
    }
    said += "-- exit \(status.rawValue) --\n"
    let difference = try Golden.difference(said, from: golden.folder.appending(path: "expected"))
    #expect(difference == nil)
  }

  @Test func thereAreCases() { #expect(GoldenCase.all.count > 10) }
}
