/// One file of a rendering, not yet written anywhere.
public struct RenderedFile: Sendable, Hashable {
  /// Its name within the output directory: `proxy.tf`.
  public let name: String
  /// What it says, with a line break at the end.
  public let text: String

  /// A file by name and text.
  public init(name: String, text: String) {
    self.name = name
    self.text = text
  }
}
