import ProxyModel
import ShellSyntax
import SourceText

// What tests come to.
extension ScriptRun {
  /// Whether a test holds, `[[ ... ]]` or `[ ... ]`; nil where that shows only when the script runs.
  mutating func truth(of words: [ScriptWord], isExtended: Bool) -> Bool? {
    // Only one comparison at a time is worked out; what is put together of several is left open.
    var words = words[...]
    var isNegated = false
    while words.count > 1, words.first?.bare == "!" {
      words = words.dropFirst()
      isNegated.toggle()
    }
    guard let truth = simpleTruth(of: Array(words), isExtended: isExtended) else { return nil }
    return truth != isNegated
  }

  private mutating func simpleTruth(of words: [ScriptWord], isExtended: Bool) -> Bool? {
    switch words.count {
    case 1: return joined(words[0]).isEmpty.map { !$0 }
    case 2:
      switch words[0].bare {
      case "-z": return joined(words[1]).isEmpty
      case "-n": return joined(words[1]).isEmpty.map { !$0 }
      default: return nil
      }
    case 3:
      switch words[1].bare {
      case "=", "==": return equals(words[0], words[2], isExtended: isExtended)
      case "!=": return equals(words[0], words[2], isExtended: isExtended).map { !$0 }
      case "-eq", "-ne", "-lt", "-le", "-gt", "-ge": return compares(words)
      default: return nil
      }
    default: return nil
    }
  }

  private mutating func equals(_ left: ScriptWord, _ right: ScriptWord, isExtended: Bool) -> Bool? {
    let subject = joined(left)
    guard let known = subject.known else { return nil }
    if isExtended {
      let pattern = ShellPattern(right, self)
      return pattern.isKnown ? pattern.matches(known) : nil
    }
    return joined(right).known.map { $0 == known }
  }

  private mutating func compares(_ words: [ScriptWord]) -> Bool? {
    guard let left = joined(words[0]).known.flatMap({ Int($0) }),
      let right = joined(words[2]).known.flatMap({ Int($0) })
    else { return nil }
    switch words[1].bare {
    case "-eq": return left == right
    case "-ne": return left != right
    case "-lt": return left < right
    case "-le": return left <= right
    case "-gt": return left > right
    default: return left >= right
    }
  }
}
