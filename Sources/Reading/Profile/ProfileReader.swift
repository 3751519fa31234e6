public import ProxyModel
public import SourceText

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
      let place = tree.firstKey ?? SourceRange(file: id, 0..<0)
      var checker = ProfileChecker()
      checker.check(tree, as: RootKeys.declaration, path: "", place: place)
      let root = ProfileSection(node: tree, place: place, path: "")
      let diagnostics =
        checker.diagnostics.isEmpty
        ? ProfileConsistency.diagnostics(of: root) : checker.diagnostics.sorted { $0.primary.range < $1.primary.range }
      guard diagnostics.isEmpty else { return Result(deployment: nil, diagnostics: diagnostics, directives: []) }
      return Result(
        deployment: ProfileExpansion.deployment(of: root, named: path), diagnostics: [], directives: loader.directives)
    }
  }
}
