import ProxyModel
import SourceText
import TestSupport
import Testing

@Suite struct MergingLaws {
  /// A profile that is cut into a chain of files reads as the whole.
  @Test(arguments: Seeds.parts(of: 4, share: 4)) func `parts laid over each other are the whole`(seeds: Range<UInt64>)
    throws
  {
    for seed in seeds {
      let profile = ProfileGenerator.profile(seed: seed)
      let whole = try #require(ReadProfile(profile.text(.json)).deployment, "\(profile)")
      var random = SeededRandom(seed: seed)
      var parts = [profile.root]
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let top = parts.removeLast()
        let (base, overlay) = top.cut(using: &random)
        parts += [overlay, base]
      }
      var files: [String: String] = [:]
      for (index, part) in parts.enumerated() {
        let isLast = index == parts.count - 1
        guard case .map(let entries) = part else { continue }
        let extends: [ProfileValue.Entry] =
          isLast ? [] : [.init("extends", .text(Self.path(to: index + 1, from: index)))]
        files[Self.path(index)] = ProfileText.write(
          .map(extends + entries), as: ProfileText.Style.allCases.randomElement(using: &random) ?? .block, seed: seed)
      }
      let read = ReadProfile(Self.path(0), files)
      let texts = files.sorted { $0.key < $1.key }.map { "--- \($0)\n\($1)" }.joined()
      try #require(read.complaints == [], "HEADROOM_SEED=\(seed)\n\(texts)")
      let isSame = read.deployment == whole
      try #require(isSame, "HEADROOM_SEED=\(seed)\n\(texts)")
      try #require(read.sources.files.count == files.count)
    }
  }

  /// Every second file lies a folder deeper, so that paths have to be seen from the file they stand in.
  private static func path(_ index: Int) -> String { index.isMultiple(of: 2) ? "\(index).yaml" : "deep/\(index).yaml" }

  private static func path(to target: Int, from source: Int) -> String {
    source.isMultiple(of: 2) ? path(target) : "../" + path(target)
  }
}

extension ProfileValue {
  /// A map in two: what is laid over, and what lies below. Values of lists and scalars stand in one of them, or in both with the
  /// lower one wrong; what only the lower one has and the whole has not, is taken away by `null`.
  func cut(using random: inout SeededRandom) -> (base: ProfileValue, overlay: ProfileValue) {
    guard case .map(let entries) = self else { return (self, self) }
    var (base, overlay): ([Entry], [Entry]) = ([], [])
    for entry in entries {
      let isMap = if case .map = entry.value { true } else { false }
      switch Int.random(in: 0..<4, using: &random) {
      case 0: base.append(entry)
      case 1: overlay.append(entry)
      case 2 where isMap:
        let parts = entry.value.cut(using: &random)
        base.append(Entry(entry.key, parts.base))
        overlay.append(Entry(entry.key, parts.overlay))
      default:
        // A map would merge with what is below it, so that what is below a whole one has to be something else.
        let wrong: ProfileValue =
          isMap ? .null : [.list([]), .integer(7), .text("wrong"), .bool(true)].randomElement(using: &random) ?? .null
        base.append(Entry(entry.key, wrong))
        overlay.append(entry)
      }
    }
    let known = Set(entries.map(\.key))
    for (key, value) in [("alarms", ProfileValue.keys), ("nonsense", .text("x"))] where !known.contains(key) {
      if Bool.random(using: &random) {
        base.append(Entry(key, value))
        overlay.append(Entry(key, .null))
      }
    }
    return (.map(base.shuffled(using: &random)), .map(overlay.shuffled(using: &random)))
  }

  private static let keys = ProfileValue.map([Entry("notify", .text("nobody"))])
}
