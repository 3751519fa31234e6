import Foundation
import HeadroomCLI
import Rules
import Synchronization
import TestSupport
import Testing

/// What the README shows is what a reader sees who types it.
@Suite struct Readme {
  static let text = (try? String(contentsOf: Golden.package.appending(path: "README.md"), encoding: .utf8)) ?? ""

  /// The files of `Profiles`, and the profile and the Terraform of the README's findings.
  static var files: [String: String] {
    var files: [String: String] = [:]
    let root = Golden.package.appending(path: "Profiles")
    for case let name as String in FileManager.default.enumerator(atPath: root.path(percentEncoded: false)) ?? .init() {
      files["Profiles/\(name)"] = try? String(contentsOf: root.appending(path: name), encoding: .utf8)
    }
    let example = Golden.package.appending(path: "Tests/GoldenTests/Goldens/validate/pool-leaves-too-little/prod.yaml")
    files["prod.yaml"] = try? String(contentsOf: example, encoding: .utf8)
    let infra = Golden.package.appending(path: "Tests/GoldenTests/Goldens/validate/terraform/infra")
    for name in (try? FileManager.default.contentsOfDirectory(atPath: infra.path(percentEncoded: false))) ?? [] {
      files["infra/\(name)"] = try? String(contentsOf: infra.appending(path: name), encoding: .utf8)
    }
    return files
  }

  /// The commands of the README's console blocks, each with the output shown under it.
  static let shown: [(command: String, output: String)] = {
    text.components(separatedBy: "```console\n$ ").dropFirst().compactMap { block in
      guard let body = block.components(separatedBy: "\n```").first, let newline = body.firstIndex(of: "\n") else {
        return nil
      }
      return (String(body[..<newline]), String(body[body.index(after: newline)...]))
    }
  }()

  @Test(arguments: shown.map(\.command)) func showsWhatTheProgramSays(_ command: String) throws {
    let expected = try #require(Self.shown.first { $0.command == command }?.output)
    var console = Console(files: MemoryFiles(Self.files).system, terminal: Terminal())
    _ = Headroom.run(command.split(separator: " ").dropFirst().map(String.init), &console)
    let said = (console.output + console.errors).trimmingCharacters(in: .newlines)
    if Golden.isRecording { try Self.record(said, over: expected) }
    #expect(said == expected.trimmingCharacters(in: .newlines))
  }

  /// Writes what the program says now; one at a time, because every block is in the same file.
  private static func record(_ said: String, over expected: String) throws {
    try recording.withLock { _ in
      let readme = Golden.package.appending(path: "README.md")
      let text = try String(contentsOf: readme, encoding: .utf8)
      try text.replacing(expected.trimmingCharacters(in: .newlines), with: said).write(
        to: readme, atomically: true, encoding: .utf8)
    }
  }

  private static let recording = Mutex(())

  @Test func theFirstCommandWorks() {
    #expect(Self.text.contains("swift run headroom generate terraform Profiles/orders/prod.yaml\n"))
    var console = Console(files: MemoryFiles(Self.files).system, terminal: Terminal())
    #expect(Headroom.run(["generate", "terraform", "Profiles/orders/prod.yaml"], &console) == .clean)
    #expect(console.output.contains(#"resource "aws_db_proxy" "this""#))
  }

  @Test func theTestCommandIsTheOneOfCI() throws {
    let script = try String(contentsOf: Golden.package.appending(path: ".ci/run"), encoding: .utf8)
    #expect(Self.text.contains("    swift test --disable-xctest\n"))
    #expect(script.contains("\nswift test --disable-xctest\n"))
  }

  /// Links in the documentation lead somewhere.
  @Test(arguments: ["README.md", "CONTRIBUTING.md", "Docs/architecture.md", "Docs/rules/index.md", "Docs/profile.md"])
  func linksLeadSomewhere(_ page: String) throws {
    let url = Golden.package.appending(path: page)
    let text = try String(contentsOf: url, encoding: .utf8)
    for link in text.matches(of: /\]\(([^)#:]+)\)/).map(\.output.1) {
      let target = url.deletingLastPathComponent().appending(path: String(link))
      #expect(FileManager.default.fileExists(atPath: target.path(percentEncoded: false)), "\(page) links to \(link)")
    }
  }
}
