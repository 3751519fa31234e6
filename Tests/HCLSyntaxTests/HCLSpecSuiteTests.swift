import Foundation
import HCLSyntax
import SourceText
import Testing

/// The syntax side of the public suite: what it gives diagnostics for must be refused in the same places, the rest be read.
@Suite struct HCLSpecSuiteTests {
  static let folder: URL = {
    let given = ProcessInfo.processInfo.environment["HEADROOM_CONFORMANCE"]
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let suites = given.map { URL(filePath: $0) } ?? root.appending(path: "../shared/conformance").standardizedFileURL
    return suites.appending(path: "hcl-specsuite/tests")
  }()

  static let files: [URL] = {
    let all =
      FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
    return all.filter { $0.pathExtension == "hcl" || $0.pathExtension == "t" }.sorted { $0.path < $1.path }
  }()

  /// A case whose diagnostics are about the schema, not about the syntax.
  static let aboutSchema = ["structure/attributes/unexpected.hcl"]

  @Test func refusesWhatIsRefusedThereAndInTheSamePlace() throws {
    if Self.files.isEmpty { print("skipped: no hcl-specsuite in \(Self.folder.path)") }
    var refused = 0
    for url in Self.files {
      let file = SourceFile(name: url.lastPathComponent, bytes: Array(try Data(contentsOf: url)))
      let document = HCLDocument(file, id: 0)
      let expected =
        url.pathExtension == "t" || Self.aboutSchema.contains { url.path.hasSuffix($0) } ? [] : try places(url)
      if !expected.isEmpty { refused += 1 }
      #expect(document.diagnostics.map(\.primary.range.bytes) == expected, "\(url.path)")
    }
    print("hcl-specsuite: \(Self.files.count) files, \(refused) refused where they must be, the rest read")
  }

  /// The `diagnostics` of the expectation beside a file.
  private func places(_ url: URL) throws -> [Range<Int>] {
    let expectation = url.deletingPathExtension().appendingPathExtension("t")
    let file = SourceFile(name: "t", bytes: Array(try Data(contentsOf: expectation)))
    let body = HCLDocument(file, id: 0).body
    return body.blocks("diagnostics").flatMap { $0.body.blocks("error") }.compactMap { error in
      guard let start = byte(error.body.blocks("from").first), let end = byte(error.body.blocks("to").first) else {
        return nil
      }
      return start..<end
    }
  }

  private func byte(_ block: HCLBlock?) -> Int? {
    guard case .number(let digits) = block?.body.attribute("byte")?.value.kind else { return nil }
    return Int(digits)
  }

  @Test func resolvesHeredocsAndLiteralsAsTheSuiteDoes() throws {
    guard !Self.files.isEmpty else {
      print("skipped: no hcl-specsuite in \(Self.folder.path)")
      return
    }
    var count = 0
    for name in ["expressions/heredoc", "expressions/primitive_literals"] {
      let given = try strings(Self.folder.appending(path: name + ".hcl"), root: nil)
      let expected = try strings(Self.folder.appending(path: name + ".t"), root: "result")
      for (key, value) in given {
        #expect(value == expected[key], "\(name) \(key)")
        count += 1
      }
    }
    #expect(count == 22)
    print("hcl-specsuite: \(count) strings resolved as expected")
  }

  /// The strings of a file by their path; interpolated names are replaced by what the suite sets them to.
  private func strings(_ url: URL, root: String?) throws -> [String: String] {
    let body = HCLDocument(SourceFile(name: "t", bytes: Array(try Data(contentsOf: url))), id: 0).body
    var found: [String: String] = [:]
    for attribute in body.attributes {
      if let root, attribute.name.value != root { continue }
      collect(attribute.value, root == nil ? attribute.name.value : "", &found)
    }
    return found
  }

  private func collect(_ value: HCLExpression, _ path: String, _ found: inout [String: String]) {
    switch value.kind {
    case .object(let items):
      for item in items {
        collect(item.value, path.isEmpty ? item.name?.value ?? "" : path + "." + (item.name?.value ?? ""), &found)
      }
    case .string(let text): found[path] = text
    case .template(let parts):
      found[path] = parts.map { part in
        switch part {
        case .text(let text): text.value
        case .value(let value, _): ["bar": "Bar", "space_bar": "  Bar"][HCLDump.text(value)] ?? "?"
        case .conditional, .loop: "?"
        }
      }.joined()
    default: break
    }
  }
}
