import Foundation
import SourceText
import Testing
import YAMLSyntax

@Suite struct ConformanceTests {
  @Test func yamlTestSuite() throws {
    guard let suite = Conformance.suite("yaml-test-suite") else { return }
    let cases = try YAMLSuiteCase.all(in: suite)
    var exact = 0
    var refused = 0
    for test in cases {
      let file = try Conformance.file(test.input)
      let events = Result { try YAMLReader.events(of: file) }
      switch (events, test.isError) {
      case (.success(let events), false):
        let isExact = try events == test.events
        #expect(isExact, "\(test.name): other events")
        if isExact { exact += 1 } else { print("-- \(test.name)\n\(events)") }
      case (.failure, true): refused += 1
      case (.success(let events), true): Issue.record("\(test.name): accepted, but is an error\n\(events)")
      case (.failure(let error), false): Issue.record("\(test.name): refused\n\(error)")
      }
    }
    print("yaml-test-suite: \(cases.count) cases, \(exact) valid with exact events, \(refused) invalid refused")
    #expect(cases.count == 402)
    #expect(exact == 308)
    #expect(refused == 94)
  }
}

extension ConformanceTests {
  @Test func jsonTestSuite() throws {
    guard let suite = Conformance.suite("json-test-suite/test_parsing") else { return }
    var counts: [Character: Int] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: suite.path).sorted() {
      let file = try Conformance.file(suite.appending(path: name))
      let stream = Result { try YAMLReader.read(file, dialect: .json) }
      switch (name.first, stream) {
      case ("y", .failure(let error)): Issue.record("\(name): refused\n\(error)")
      case ("n", .success): Issue.record("\(name): accepted")
      default: counts[name.first ?? "?", default: 0] += 1
      }
    }
    print(
      "JSONTestSuite: \(counts["y"] ?? 0) accepted, \(counts["n"] ?? 0) refused, \(counts["i"] ?? 0) of free choice read"
    )
    #expect(counts == ["y": 95, "n": 188, "i": 35])
  }
}

extension ConformanceTests {
  /// The data of a case, read from its YAML, is what its `in.json` says.
  @Test func yamlTestSuiteData() throws {
    guard let suite = Conformance.suite("yaml-test-suite") else { return }
    var compared = 0
    for test in try YAMLSuiteCase.all(in: suite) where !test.isError {
      let expected = test.folder.appending(path: "in.json")
      guard FileManager.default.fileExists(atPath: expected.path),
        let json = try? YAMLReader.read(try Conformance.file(expected), dialect: .json),
        let yaml = try? YAMLReader.read(try Conformance.file(test.input)), let root = yaml.root, let data = json.root
      else { continue }
      #expect(isSame(root, data), "\(test.name)")
      compared += 1
    }
    print("yaml-test-suite: the data of \(compared) cases compared with in.json")
    #expect(compared > 240)
  }

  private func isSame(_ yaml: YAMLNode, _ json: YAMLNode) -> Bool {
    switch yaml.kind {
    case .scalar:
      // `450.00` may be written 450 in the expected data.
      if case (.float(let float)?, .integer(let integer)?) = (yaml.resolved, json.resolved) {
        return float == Double(integer)
      }
      return yaml.resolved == json.resolved
    case .sequence:
      return json.kind == .sequence && yaml.items.count == json.items.count
        && zip(yaml.items, json.items).allSatisfy(isSame)
    case .mapping:
      return json.kind == .mapping && yaml.entries.count == json.entries.count
        && yaml.entries.allSatisfy { entry in json[entry.key.text ?? ""].map { isSame(entry.value, $0) } ?? false }
    }
  }
}
