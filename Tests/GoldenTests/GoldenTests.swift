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

  /// The program that is tried, where one is named.
  static let program = ProcessInfo.processInfo.environment["HEADROOM_PROGRAM"].map { URL(filePath: $0) }

  let folder: URL
  var testDescription: String { folder.pathComponents.suffix(2).joined(separator: "/") }

  /// What is typed after the program's name.
  var words: [String] {
    get throws {
      let typed = try String(contentsOf: folder.appending(path: "command"), encoding: .utf8)
      let words = typed.split(whereSeparator: \.isWhitespace).map(String.init)
      try #require(words.first == "headroom")
      return Array(words.dropFirst())
    }
  }

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
    let words = try golden.words
    let given = golden.files
    let memory = MemoryFiles(given.mapValues { Array($0) })
    var console = Console(files: memory.system, terminal: Terminal())
    let status = Headroom.run(words, &console)
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

  /// The same of a program that `HEADROOM_PROGRAM` names, such as the one that is handed out.
  @Test(.enabled(if: GoldenCase.program != nil), .serialized, arguments: GoldenCase.all)
  func theProgramSaysIt(_ golden: GoldenCase) throws {
    let program = try #require(GoldenCase.program)
    let folder = try TemporaryFolder()
    let given = golden.files
    for (name, data) in given {
      let file = folder.url.appending(path: name)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try data.write(to: file)
    }
    let outcome = try RealTool(program: program).run(try golden.words, in: folder.url)
    var said = outcome.output
    if !outcome.errors.isEmpty { said += "-- standard error --\n\(outcome.errors)" }
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder.url.path).sorted() {
      guard let data = try? Data(contentsOf: folder.url.appending(path: name)), given[name] != data else { continue }
      said += "-- wrote \(name) --\n\(String(decoding: data, as: UTF8.self))"
    }
    said += "-- exit \(outcome.status) --\n"
    #expect(said == (try String(contentsOf: golden.folder.appending(path: "expected"), encoding: .utf8)))
  }

  @Test func thereAreCases() { #expect(GoldenCase.all.count > 10) }
}
