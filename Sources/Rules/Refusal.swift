import ProxyModel
import SourceText

extension Setting {
  /// What is written where AWS knows no such word; nil for a word that it knows.
  ///
  /// - Throws: `Inconclusive` where the file does not tell what is written.
  var refusal: Located<String>? {
    get throws(Inconclusive) {
      switch self {
      case .refused(let text, let range): Located(text, at: range)
      case .written, .defaulted: nil
      case .unknown(let unknown): throw .unknown(unknown)
      }
    }
  }
}

extension CaseIterable where Self: RawRepresentable, RawValue == String {
  /// What to say of a word that is none of these: the nearest one, where one is near.
  static func label(for word: String) -> String {
    Suggestion.closest(to: word, among: allCases.map { $0.rawValue }).map { "`\(word)`: did you mean `\($0)`?" }
      ?? "`\(word)` is not one that AWS knows"
  }

  /// What to write instead.
  static func help(for setting: SettingName) -> Wording {
    "write one of \(allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")) as \(setting)"
  }
}
