import Foundation
import SourceText
import Testing
import YAMLSyntax

/// Measured only when asked for (`HEADROOM_MEASURE=1`), and worth reading only in a release build.
@Suite(.serialized, .enabled(if: ProcessInfo.processInfo.environment["HEADROOM_MEASURE"] == "1")) struct SpeedTests {
  @Test(arguments: [
    ("plan JSON, compact", YAMLDialect.json, Samples.plan(resources: 40_000, indented: false)),
    ("plan JSON, indented", .json, Samples.plan(resources: 40_000, indented: true)),
    ("plan JSON read as YAML", .yaml, Samples.plan(resources: 40_000, indented: true)),
    ("template YAML", .yaml, Samples.template(resources: 20_000)),
  ]) func megabytesPerSecond(_ name: String, _ dialect: YAMLDialect, _ text: String) throws {
    let file = SourceFile(name: name, text: text)
    var best = Duration.seconds(1000)
    for _ in 0..<5 {
      let clock = ContinuousClock()
      let start = clock.now
      let stream = try YAMLReader.read(file, dialect: dialect)
      best = min(best, start.duration(to: clock.now))
      #expect(stream.documents.count == 1)
    }
    let seconds = Double(best.components.attoseconds) / 1e18 + Double(best.components.seconds)
    let megabytes = Double(file.bytes.count) / 1e6
    print("\(name): \(Int(megabytes)) MB at \(Int(megabytes / seconds)) MB/s")
  }
}
