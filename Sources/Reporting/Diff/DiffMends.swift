import Diffing
import ShellSyntax
import SourceText

/// What mends a difference on either side, ready to be typed or written.
enum DiffMends {
  /// One line a side, where one step is enough.
  static func lines(for change: Change, _ result: DiffResult) -> [String] {
    let sides = [(Difference.Side.before, result.before), (.after, result.after)]
    return sides.compactMap { which, side in
      guard let mend = result.difference.mend(change, on: which, of: side.kind) else { return nil }
      return "to have it in \(TextReport.printable(side.path)): \(text(of: mend))"
    }
  }

  /// A command quoted for a shell, or what to write.
  static func text(of mend: Mend) -> String {
    switch mend {
    case .command(let words):
      TextReport.printable(words.map { ShellQuoting.source(.word(SecretMask.masked($0))) }.joined(separator: " "))
    case .edit(let text): TextReport.printable(SecretMask.masked(text))
    }
  }
}

extension ShellWord {
  /// A word of a command that a person is to read: in quotes only where a shell needs them.
  fileprivate static func word(_ text: String) -> ShellWord { ShellWord([.literal(text)]) }
}
