import ShellSyntax
import SourceText
import TestSupport
import Testing

/// Nothing that is read may stop the program or keep it long.
@Suite struct HostileTests {
  @Test(arguments: [21 as UInt64, 22, 23]) func survivesMutations(_ seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let texts = AcceptanceTests.accepted + AcceptanceTests.refused
    var mistakes = 0
    for _ in 0..<1_500 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        bytes += Array((texts.randomElement(using: &random) ?? "").utf8) + [10]
      }
      for _ in 0..<Int.random(in: 0...4, using: &random) where !bytes.isEmpty {
        let index = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes.remove(at: index)
        case 1: bytes.insert(Array("\"'`$(){};&|<>\\\n#\0=[]".utf8).randomElement(using: &random) ?? 0, at: index)
        default: bytes[index] = UInt8.random(in: 0...255, using: &random)
        }
      }
      let script = ShellReader.read(SourceFile(name: "fuzz.sh", bytes: bytes), id: 0)
      mistakes += script.errors.count
      for error in script.errors { #expect(error.primary.range.bytes.upperBound <= bytes.count, "seed \(seed)") }
      _ = ScriptListing.text(of: script)
    }
    print("1500 mutated scripts, seed \(seed): \(mistakes) mistakes told")
  }

  @Test func takesNoLongerThanTheFileIsLong() {
    let clock = ContinuousClock()
    let pieces = [
      "a 'b' \"c $d\" `e`\n", "$(", "((", "<<E\n", "cat <<E\n", "case a in b) ", "\"", "'", "`", "${a", "a=(", "[[ a ",
      "# c\n", "a | ",
      "\\\n", "a[", "if a; then b; fi; ",
    ]
    for piece in pieces {
      let bytes = Array(String(repeating: piece, count: 100_000 / piece.utf8.count).utf8)
      let time = clock.measure { _ = ShellReader.read(SourceFile(name: "long.sh", bytes: bytes), id: 0) }
      #expect(time < .seconds(5), "\(piece.debugDescription): \(time)")
    }
  }
}
