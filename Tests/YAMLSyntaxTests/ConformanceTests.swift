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
