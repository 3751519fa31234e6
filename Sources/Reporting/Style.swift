public import SourceText

/// How a report is inked: with colours for a terminal, or not at all.
public struct Style: Sendable, Hashable {
  /// What a piece of a report is, which decides its colour.
  public enum Ink: Sendable, Hashable {
    /// The word for how bad it is, and the carets under the place that has to change.
    case severity(Severity)
    /// The message after the severity, and headings.
    case strong
    /// Dashes under the places that explain the first one.
    case related
    /// Line numbers, bars and arrows.
    case gutter
  }

  private let isColored: Bool

  /// Text alone.
  public static let plain = Style(isColored: false)
  /// Text in colours, for terminals.
  public static let colored = Style(isColored: true)

  /// The text in its colour; the text itself where there is no colour or no text.
  public func ink(_ ink: Ink, _ text: String) -> String {
    guard isColored, !text.isEmpty else { return text }
    return "\u{1B}[\(code(of: ink))m\(text)\u{1B}[0m"
  }

  private func code(of ink: Ink) -> String {
    switch ink {
    case .severity(.error): "1;31"
    case .severity(.warning): "1;33"
    case .severity(.note): "1;36"
    case .strong: "1"
    case .related: "34"
    case .gutter: "2"
    }
  }
}
