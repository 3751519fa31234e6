/// One file of a rendering, not yet written anywhere.
public struct RenderedFile: Sendable, Hashable {
  /// Its name within the output directory: `proxy.tf`.
  public let name: String
  /// What it says, with a line break at the end.
  public let text: String
  /// Whether it is a script to run.
  public let isExecutable: Bool

  /// A file by name and text.
  public init(name: String, text: String, isExecutable: Bool = false) {
    self.name = name
    self.text = text
    self.isExecutable = isExecutable
  }
}
