public import SourceText

/// What a team has written into its parity file; paths and permissions are still words there.
public struct WrittenParity: Sendable {
  /// The environments that there are; empty where nobody lists them.
  public let environments: [Located<String>]
  /// What may differ, in the order of the file.
  public let settings: [(path: Located<String>, permissions: [Located<String>])]
}

/// Reads a parity file.
public enum ParityReader {
  /// Where a parity file is looked for when none is named.
  public static let usualPath = "Profiles/parity.yaml"

  /// What is written, or nil and what is wrong with the file.
  public static func read(
    _ path: String, _ bytes: [UInt8], into sources: inout SourceMap
  ) -> (parity: WrittenParity?, diagnostics: [Diagnostic]) {
    var loader = ProfileLoader(readFile: { _ in .failure(UnreadableFile("")) }, sources: sources)
    let tree = loader.parse(path, bytes, as: "parity file")
    sources = loader.sources
    guard let tree else { return (nil, loader.diagnostics) }
    var checker = ProfileChecker(subject: "parity file")
    let place = tree.firstKey ?? tree.range
    checker.check(tree.withoutRemoved(), as: ParityKeys.declaration, path: "", place: place)
    guard checker.diagnostics.isEmpty else {
      return (nil, checker.diagnostics.sorted { $0.primary.range < $1.primary.range })
    }
    return (parity(of: ProfileSection(node: tree.withoutRemoved(), place: place, path: "")), [])
  }

  private static func parity(of root: ProfileSection) -> WrittenParity {
    var settings: [(path: Located<String>, permissions: [Located<String>])] = []
    if case .map(let entries, _)? = root.entry(ParityKeys.settings)?.value {
      for entry in entries {
        let nodes = if case .list(let items, _) = entry.value { items } else { [entry.value] }
        settings.append((entry.key, nodes.compactMap { $0.words }))
      }
    }
    return WrittenParity(
      environments: root.values(ParityKeys.environments, each: .text(.word)), settings: settings)
  }
}

extension ProfileNode {
  /// The text of a scalar and its place.
  fileprivate var words: Located<String>? {
    if case .scalar(let scalar) = self { Located(scalar.text, at: scalar.range) } else { nil }
  }
}

/// The documentation of a parity file's keys, made from the declarations that the reader uses.
public enum ParityReference {
  /// The page in Markdown.
  public static var markdown: String {
    var page = """
      # Parity between environments

      `\(ParityReader.usualPath)`, or the file named with `--parity`, holds what a team has decided about how its environments may \
      differ. `headroom diff` then fails only on what is outside of it:

      ```yaml
      environments: [dev, staging, prod]
      settings:
        target_group.max_connections_percent: any
        proxy.require_tls: never
        database.serverless_v2.max_acu: prod >= staging >= dev
        clients.instances: [prod >= staging, 0..2000]
        endpoints: only dev
      ```

      Names, ids and accounts that differ because the environments do need not be mentioned. Unknown keys, mistyped settings and \
      environments are errors. `headroom schema --of parity` prints the same as a JSON Schema.

      """
    ProfileReference.append(ParityKeys.declaration, title: "Top level", path: "", to: &page)
    return page
  }
}
