/// "Did you mean": the known word that a mistyped one is closest to.
public enum Suggestion {
  /// The candidate nearest to `word`, if it is near enough to be meant.
  ///
  /// Near enough is at most two edits (insert, delete, replace, swap neighbours), and fewer than half the word's length; case and
  /// the difference between `-` and `_` count nothing. Words over 64 bytes are not compared.
  public static func closest(to word: String, among candidates: some Sequence<String>) -> String? {
    let sought = folded(word)
    guard !sought.isEmpty, sought.count <= 64 else { return nil }
    let limit = min(2, max(1, sought.count / 2))
    var best: (candidate: String, distance: Int)?
    for candidate in candidates {
      let other = folded(candidate)
      guard other.count <= 64, abs(other.count - sought.count) <= limit else { continue }
      let distance = distance(from: sought, to: other)
      if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.candidate
  }

  private static func folded(_ word: String) -> [UInt8] {
    word.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
      case UInt8(ascii: "-"): UInt8(ascii: "_")
      default: byte
      }
    }
  }

  /// The optimal string alignment distance.
  private static func distance(from left: [UInt8], to right: [UInt8]) -> Int {
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for (row, byte) in left.enumerated() {
      var current = [row + 1] + [Int](repeating: 0, count: right.count)
      for (column, other) in right.enumerated() {
        var cost = min(last[column + 1] + 1, current[column] + 1, last[column] + (byte == other ? 0 : 1))
        if row > 0, column > 0, byte == right[column - 1], left[row - 1] == other {
          cost = min(cost, beforeLast[column - 1] + 1)
        }
        current[column + 1] = cost
      }
      (beforeLast, last) = (last, current)
    }
    return last[right.count]
  }
}
