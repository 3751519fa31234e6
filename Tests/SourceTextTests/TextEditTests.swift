import SourceText
import Testing

@Suite struct TextEditTests {
  /// `⟦…⟧` is the item that is taken out.
  @Test(
    arguments: [
      ("filters:\n  - ⟦A⟧ # why\n  - B\n", "filters:\n  - B\n"),
      ("filters:\n  - A\n  - ⟦B⟧", "filters:\n  - A\n"),
      ("filters:\r\n  - ⟦\"A\"⟧\r\n  - B\r\n", "filters:\r\n  - B\r\n"),
      ("filters: [⟦A⟧]\n", "filters: []\n"),
      ("filters: [⟦A⟧, B]\n", "filters: [B]\n"),
      ("filters: [A, ⟦B⟧, C]\n", "filters: [A, C]\n"),
      ("filters: [A, ⟦B⟧]\n", "filters: [A]\n"),
      ("filters = [\n  \"A\",\n  ⟦\"B\"⟧,\n]\n", "filters = [\n  \"A\",\n  ]\n"),
      ("filters: ⟦A⟧\n", nil),
      ("- - ⟦A⟧\n", nil),
    ] as [(String, String?)])
  func takesAnItemOut(_ marked: String, _ expected: String?) throws {
    let (file, range) = Self.marked(marked)
    let replacement = TextEdit.removingItem(range).resolved(in: file.bytes)
    let result = replacement.map { String(decoding: Replacement.apply([$0], to: file.bytes), as: UTF8.self) }
    #expect(result == expected)
  }

  @Test func putsEqualEditsTogetherAndRefusesThoseThatContradict() {
    var sources = SourceMap()
    let text = "a: 1\nb: 2\nc: 3\n"
    // The same file, read twice for two profiles, and once more by another way to it.
    let ids = ["base.yaml", "base.yaml", "./base.yaml"].map { sources.add(SourceFile(name: $0, text: text)) }
    func edit(_ reading: Int, _ byte: Int, _ text: String) -> TextEdit {
      .replacing(SourceRange(file: ids[reading], byte..<(byte + 1)), with: text)
    }
    let plan = EditPlan(
      [
        [edit(0, 3, "9")], [edit(1, 3, "9")], [edit(2, 3, "9")], [edit(0, 8, "7")],
        [edit(1, 8, "6"), edit(1, 13, "5")],
      ],
      in: sources, path: { $0.hasPrefix("./") ? String($0.dropFirst(2)) : $0 })
    #expect(plan.refused == [3, 4])
    #expect(plan.replacements == ["base.yaml": [Replacement(bytes: 3..<4, text: "9")]])
    let outside = EditPlan([[.replacing(SourceRange(file: ids[0], 10..<99), with: "")]], in: sources)
    #expect(outside.refused == [0])
    #expect(outside.replacements.isEmpty)
  }

  static func marked(_ text: String) -> (SourceFile, SourceRange) {
    var bytes: [UInt8] = []
    var start = 0, end = 0
    for scalar in text.unicodeScalars {
      switch scalar {
      case "⟦": start = bytes.count
      case "⟧": end = bytes.count
      default: bytes += Array(String(scalar).utf8)
      }
    }
    return (SourceFile(name: "f", bytes: bytes), SourceRange(file: 0, start..<end))
  }
}

@Suite struct DayTests {
  @Test(
    arguments: [
      ("2027-01-31", "2027-01-31"), ("2028-02-29", "2028-02-29"), ("2027-02-29", nil), ("1900-02-29", nil),
      ("2000-02-29", "2000-02-29"), ("2027-13-01", nil), ("2027-00-01", nil), ("2027-01-00", nil), ("2027-1-31", nil),
      ("0000-01-01", nil), ("tomorrow", nil), ("2027-01-31 ", nil), ("-001-01-01", nil), ("", nil),
    ] as [(String, String?)])
  func reads(_ text: String, _ expected: String?) { #expect(Day(text)?.description == expected) }

  @Test(arguments: [
    (0, "1970-01-01"), (86_399, "1970-01-01"), (86_400, "1970-01-02"), (951_782_400, "2000-02-29"),
    (1_803_859_199, "2027-02-28"), (1_803_859_200, "2027-03-01"), (-5, "1970-01-01"), (.max, "9999-12-31"),
    (253_402_300_799, "9999-12-31"),
  ])
  func counts(_ seconds: Int, _ expected: String) {
    let day = Day(secondsSince1970: seconds)
    #expect(day.description == expected)
    #expect(Day(expected) == day)
  }

  @Test func isOrdered() throws {
    let days = try ["2026-12-31", "2027-01-01", "2027-01-31", "2027-02-01"].map { try #require(Day($0)) }
    #expect(days.reversed().sorted() == days)
  }
}
