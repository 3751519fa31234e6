import HCLSyntax
import SourceText
import Testing

/// How fast files are read. A debug build is not measured: it says nothing about the program.
@Suite struct HCLSpeedTests {
  static let isRelease: Bool = {
    var release = true
    assert(
      {
        release = false; return true
      }())
    return release
  }()

  @Test func readsThirtyMegabytesASecond() {
    let one = Array(HCLPrinter.print(HCLPrinterTests.proxy).utf8)
    let count = (Self.isRelease ? 8_000_000 : 200_000) / one.count
    var text: [UInt8] = []
    for index in 0..<count { text += Array("block_\(index) {\n".utf8) + one + Array("}\n".utf8) }
    let file = SourceFile(name: "large.tf", bytes: text)
    let clock = ContinuousClock()
    var best = Duration.seconds(1_000)
    for _ in 0..<(Self.isRelease ? 5 : 1) {
      best = min(best, clock.measure { #expect(HCLDocument(file, id: 0).diagnostics.isEmpty) })
    }
    let format = clock.measure { #expect(HCLFormatter.format(text) != nil) }
    let speed = rate(text.count, best)
    print(
      "HCL: read at \(Int(speed)) MB/s, formatted at \(Int(rate(text.count, format))) MB/s, release: \(Self.isRelease)")
    if Self.isRelease { #expect(speed > 15) }
  }

  private func rate(_ bytes: Int, _ time: Duration) -> Double { Double(bytes) / 1e6 / (time / .seconds(1)) }
}
