import Foundation
import ProxyModel
import Reading
import Reporting
import SourceText
import TestSupport
import Testing

@Suite struct Scratch {
  @Test func show() throws {
    let path = ProcessInfo.processInfo.environment["PLAN"] ?? ""
    var sources = SourceMap()
    let clock = ContinuousClock()
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    #expect(PlanReader.recognizes(bytes))
    let start = clock.now
    let reading = PlanReader.read(path, bytes, into: &sources)
    print("TIME", clock.now - start)
    print(reading.diagnostics, reading.passedOver)
    for deployment in reading.deployments { print(DeploymentText.text(of: deployment)) }
  }
}
