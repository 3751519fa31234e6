import ProxyModel
import Reading
import Rules
import SourceText
import TestSupport
import Testing

/// One deployment is written down by hand in every form; a mistake in it is found in each at the words that are wrong.
@Suite struct FaultPlaceTests {
  @Test(arguments: WrittenForm.allCases) func `nothing is wrong before`(form: WrittenForm) throws {
    let read: (reading: InputReading, sources: SourceMap) = form.read(try form.files())
    #expect(read.reading.diagnostics.map { "\($0.message): \($0.primary.text)" } == [])
    let findings = Judgement(of: read.reading.deployments).findings.filter { $0.severity == .error }
    #expect(findings.map { "\($0.rule ?? "") \($0.primary.text)" } == [])
    let rules = Set(PlacedFault.all.map(\.rule))
    let early = Judgement(of: read.reading.deployments).findings.compactMap(\.rule).filter(rules.contains)
    #expect(early == [])
  }

  @Test(arguments: PlacedFault.all, WrittenForm.allCases)
  func `a fault is found where it is`(fault: PlacedFault, form: WrittenForm) throws {
    guard let (files, place) = try fault.files(in: form) else { return }
    let read: (reading: InputReading, sources: SourceMap) = form.read(files)
    let rules = fault.isAlone ? [try #require(Catalogue.rule(fault.rule))] : Catalogue.rules
    let findings = Judgement(of: read.reading.deployments, by: rules).findings
    let places = findings.filter { $0.rule == fault.rule }.compactMap { finding -> FaultPlace? in
      guard let file = read.sources.file(of: finding.primary.range) else { return nil }
      let line = LineTable(file).position(at: Int(finding.primary.range.start)).line
      return FaultPlace(file: file.name, line: line)
    }
    #expect(Set(places) == [place], "\(findings.map { "\($0.rule ?? "") \($0.primary.text)" })")
  }

  /// A form is left out only where it cannot have the fault.
  @Test func `every fault is made in most forms`() {
    for fault in PlacedFault.all { #expect(fault.edits.count >= 4, "\(fault.rule)") }
    #expect(PlacedFault.all.count >= 15)
  }
}

extension PlacedFault: CustomTestStringConvertible {
  var testDescription: String { rule }
}
