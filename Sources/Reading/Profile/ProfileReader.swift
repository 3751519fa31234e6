public import ProxyModel
public import SourceText
import YAMLSyntax

/// Turns a profile into a deployment: reads it, holds it to its declarations, and works out everything it leaves to headroom.
public enum ProfileReader {
  /// What reading gave.
  public struct Result: Sendable {
    /// The deployment, or nil where the profile has errors.
    public let deployment: Deployment?
    /// What is wrong with the profile as a profile, in the order of the file.
    public let diagnostics: [Diagnostic]
    /// The comments in it, and in what it extends, that speak to headroom.
    public let directives: [Directive]
  }

  /// Reads a profile.
  ///
  /// - Parameters:
  ///   - path: The name to call it by; `extends` is resolved from there.
  ///   - bytes: What it says.
  ///   - sources: Takes in the profile and every file it extends.
  ///   - readFile: Finds the files that it extends.
  public static func read(
    _ path: String, _ bytes: [UInt8], into sources: inout SourceMap,
    readFile: (String) -> Swift.Result<[UInt8], UnreadableFile>
  ) -> Result {
    withoutActuallyEscaping(readFile) { readFile in
      let id = sources.nextFile
      var loader = ProfileLoader(readFile: readFile, sources: sources)
      let tree = loader.load(path, bytes)
      sources = loader.sources
      guard let tree else { return Result(deployment: nil, diagnostics: loader.diagnostics, directives: []) }
      if let stranger = strangeVersion(of: tree) {
        return Result(deployment: nil, diagnostics: [stranger], directives: [])
      }
      let place = tree.firstKey ?? SourceRange(file: id, 0..<0)
      var checker = ProfileChecker()
      checker.check(tree, as: RootKeys.declaration, path: "", place: place)
      let root = ProfileSection(node: tree.withoutRemoved(), place: place, path: "")
      let diagnostics =
        checker.diagnostics.isEmpty
        ? ProfileConsistency.diagnostics(of: root) : checker.diagnostics.sorted { $0.primary.range < $1.primary.range }
      guard diagnostics.isEmpty else { return Result(deployment: nil, diagnostics: diagnostics, directives: []) }
      return Result(
        deployment: ProfileExpansion.deployment(of: root, named: path), diagnostics: [], directives: loader.directives)
    }
  }

  /// A version of the format of which nothing is known: whatever else stands in the file may be right there.
  private static func strangeVersion(of tree: ProfileNode) -> Diagnostic? {
    guard case .scalar(let scalar)? = tree.entry(RootKeys.version.name)?.value,
      case .integer(let number) = scalar.value,
      number != 1
    else { return nil }
    return .error(
      "this version of the format is not known", at: scalar.range, "this headroom reads version 1",
      help: "write `headroom: 1`, or take a newer headroom")
  }
}
