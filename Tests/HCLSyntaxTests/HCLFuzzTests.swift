import HCLSyntax
import SourceText
import Testing

/// Nothing that is read may stop the program or keep it long.
@Suite struct HCLFuzzTests {
  @Test(arguments: [11 as UInt64, 12, 13, 14]) func survivesMutations(_ seed: UInt64) {
    var mistakes = 0
    for file in HCLMutation.files(count: 2_000, seed: seed) {
      let document = HCLDocument(SourceFile(name: "fuzz.tf", bytes: file), id: 0)
      mistakes += document.diagnostics.count
      for diagnostic in document.diagnostics {
        #expect(diagnostic.primary.range.bytes.upperBound <= file.count)
        #expect(diagnostic.related.allSatisfy { $0.range.bytes.upperBound <= file.count })
      }
      #expect((HCLFormatter.format(file) == nil) == !document.diagnostics.isEmpty)
    }
    print("2000 mutated files, seed \(seed): \(mistakes) mistakes told")
  }

  @Test func takesNoLongerThanTheFileIsLong() {
    let clock = ContinuousClock()
    let pieces = [
      "a = [", "a {\n", "\"${", "a = @\n", "a = [1 2\n", "a = {\n", "<<EOT\n", "a = \"%{ if b }", "}", "a = f(\n", "/*",
      "a b c\n", "a.", "\"a",
    ]
    for piece in pieces {
      let bytes = Array(String(repeating: piece, count: 200_000 / piece.utf8.count).utf8)
      let time = clock.measure { _ = HCLDocument(SourceFile(name: "long.tf", bytes: bytes), id: 0) }
      #expect(time < .seconds(5), "\(piece.debugDescription)")
    }
  }
}
