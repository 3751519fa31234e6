import SourceText

/// What is changed in a file, as `diff -u` shows it and `patch` takes it; secrets in it are asterisks.
public enum UnifiedDiff {
  /// The difference, empty where there is none.
  public static func text(of path: String, from old: [UInt8], to new: [UInt8]) -> String {
    let (before, after) = (lines(of: old), lines(of: new))
    let steps = self.steps(from: before, to: after)
    let hunks = self.hunks(in: steps)
    guard !hunks.isEmpty else { return "" }
    let name = TextReport.printable(path)
    var text = "--- a/\(name)\n+++ b/\(name)\n"
    for hunk in hunks { text += self.text(of: steps[hunk]) }
    return text
  }

  /// How many unchanged lines stand around a change.
  private static let context = 3

  private struct Step {
    enum Kind: String { case same = " ", removed = "-", added = "+" }
    let kind: Kind
    let line: ArraySlice<UInt8>
    /// The numbers, from 1, that the line has or would have in both files.
    let oldNumber, newNumber: Int
  }

  /// The lines, each with its line break.
  private static func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var rest = bytes[...]
    while let end = rest.firstIndex(of: 0x0A) {
      lines.append(rest[...end])
      rest = rest[(end + 1)...]
    }
    return rest.isEmpty ? lines : lines + [rest]
  }

  private static func steps(from old: [ArraySlice<UInt8>], to new: [ArraySlice<UInt8>]) -> [Step] {
    var removed: Set<Int> = [], added: Set<Int> = []
    for change in new.difference(from: old) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): added.insert(offset)
      }
    }
    var steps: [Step] = []
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
      if left < old.count, removed.contains(left) {
        steps.append(Step(kind: .removed, line: old[left], oldNumber: left + 1, newNumber: right + 1))
        left += 1
      } else if right < new.count, added.contains(right) {
        steps.append(Step(kind: .added, line: new[right], oldNumber: left + 1, newNumber: right + 1))
        right += 1
      } else if left < old.count {
        steps.append(Step(kind: .same, line: old[left], oldNumber: left + 1, newNumber: right + 1))
        left += 1
        right += 1
      }
    }
    return steps
  }

  /// The changes with what stands around them; hunks that would touch are one.
  private static func hunks(in steps: [Step]) -> [Range<Int>] {
    var hunks: [Range<Int>] = []
    for index in steps.indices where steps[index].kind != .same {
      let wanted = max(0, index - context)..<min(steps.count, index + context + 1)
      if let last = hunks.last, last.upperBound >= wanted.lowerBound {
        hunks[hunks.count - 1] = last.lowerBound..<max(last.upperBound, wanted.upperBound)
      } else {
        hunks.append(wanted)
      }
    }
    return hunks
  }

  private static func text(of hunk: ArraySlice<Step>) -> String {
    guard let first = hunk.first else { return "" }
    let old = hunk.count { $0.kind != .added }
    let new = hunk.count { $0.kind != .removed }
    let oldStart = old == 0 ? first.oldNumber - 1 : first.oldNumber
    let newStart = new == 0 ? first.newNumber - 1 : first.newNumber
    var text = "@@ -\(oldStart),\(old) +\(newStart),\(new) @@\n"
    for step in hunk {
      let ends = step.line.last == 0x0A
      text += step.kind.rawValue + shown(ends ? step.line.dropLast() : step.line) + "\n"
      if !ends { text += "\\ No newline at end of file\n" }
    }
    return text
  }

  /// A line as it is, but for secrets and for what a terminal would obey; tabs and carriage returns are what `patch` needs.
  private static func shown(_ line: ArraySlice<UInt8>) -> String {
    let masked = SecretMask.masked(String(decoding: line, as: UTF8.self))
    return masked.unicodeScalars.map { scalar in
      scalar == "\t" || scalar == "\r" ? String(Character(scalar)) : DisplayText(String(Character(scalar))).text
    }.joined()
  }
}
