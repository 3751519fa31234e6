import SourceText
import YAMLSyntax

/// Reads a profile and everything it extends, and lays one over the other.
struct ProfileLoader {
  /// How many profiles may extend one another in a chain; real ones are two or three.
  static let longestChain = 32

  /// Finds a file that another one names; the text is the reason why there is none.
  let readFile: (String) -> Result<[UInt8], UnreadableFile>
  var sources: SourceMap
  var diagnostics: [Diagnostic] = []
  var directives: [Directive] = []

  /// The merged tree, or nil where a file of the chain could not be read or parsed.
  mutating func load(_ path: String, _ bytes: [UInt8]) -> ProfileNode? {
    merged(path, bytes, after: [])
  }

  private mutating func merged(_ path: String, _ bytes: [UInt8], after chain: [String]) -> ProfileNode? {
    guard let tree = parse(path, bytes) else { return nil }
    guard let extends = tree.entry(RootKeys.extends.name) else { return tree }
    guard case .scalar(let scalar) = extends.value, case .string(let name) = scalar.value else {
      if extends.value.isNull { return tree }
      diagnostics.append(
        .error(
          "`extends` takes the path of a profile", at: extends.value.range, "found \(extends.value.kind)",
          help: "name one; what it extends itself lies below it"))
      return nil
    }
    let chain = chain + [path]
    let base = Self.resolve(name, from: path)
    if chain.contains(base) {
      let circle = (chain.drop { $0 != base } + [base]).joined(separator: " → ")
      diagnostics.append(
        .error("profiles extend each other in a circle", at: scalar.range, circle, help: "let one of them stand alone"))
      return nil
    }
    guard chain.count < Self.longestChain else {
      diagnostics.append(
        .error("too many profiles extend one another", at: scalar.range, "more than \(Self.longestChain)"))
      return nil
    }
    switch readFile(base) {
    case .failure(let problem):
      diagnostics.append(
        .error(
          "the profile to extend cannot be read", at: scalar.range, "\(base): \(problem.reason)",
          help: "`extends` is a path from the file it stands in"))
      return nil
    case .success(let bytes):
      return merged(base, bytes, after: chain).map { tree.merged(over: $0) }
    }
  }

  /// The tree of one file; `subject` is what messages call it.
  mutating func parse(_ path: String, _ bytes: [UInt8], as subject: String = "profile") -> ProfileNode? {
    let file = SourceFile(name: path, bytes: bytes)
    let id = sources.add(file)
    do {
      let stream = try YAMLReader.read(file, id: id)
      let start = SourceRange(file: id, 0..<0)
      guard let document = stream.documents.first else {
        diagnostics.append(.error("the \(subject) is empty", at: start, help: Self.help(for: subject)))
        return nil
      }
      guard stream.documents.count == 1 else {
        diagnostics.append(
          .error(
            "a \(subject) is one YAML document", at: stream.documents[1].root.range, "a second one begins here",
            help: "put it into a file of its own"))
        return nil
      }
      guard case .mapping = document.root.kind else {
        diagnostics.append(
          .error(
            "a \(subject) is a mapping", at: document.root.range, "found \(ProfileNode(document.root).kind)",
            help: Self.help(for: subject)))
        return nil
      }
      directives += YAMLDirectives.directives(of: document, in: file)
      return ProfileNode(document.root)
    } catch {
      diagnostics += error.diagnostics
      return nil
    }
  }

  private static func help(for subject: String) -> String {
    subject == "profile" ? "`headroom init` writes one to begin with" : "write keys, or delete the file"
  }

  /// A path that stands in a file, as seen from where that file was found.
  static func resolve(_ path: String, from file: String) -> String {
    if path.hasPrefix("/") { return path }
    var parts = file.split(separator: "/", omittingEmptySubsequences: false).dropLast().map(String.init)
    for part in path.split(separator: "/") {
      switch part {
      case ".": continue
      case ".." where !parts.isEmpty && parts.last != ".." && parts.last != "": parts.removeLast()
      default: parts.append(String(part))
      }
    }
    return parts.joined(separator: "/")
  }
}

/// Why a file that another one names could not be read.
public struct UnreadableFile: Error {
  /// The reason, in words.
  public let reason: String

  /// A reason in words.
  public init(_ reason: String) { self.reason = reason }
}
