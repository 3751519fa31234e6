internal import SourceText

/// Checks that make a tree safe to use: aliases lead somewhere, do not go round and do not blow up, and keys are set once.
struct TreeCheck {
  static func run(on tree: inout Tree, duplicatesAreErrors: Bool) throws(YAMLError) {
    try AliasCheck.run(on: &tree)
    let duplicates = DuplicateKeys.find(in: tree)
    guard let first = duplicates.first else { return }
    if duplicatesAreErrors { throw YAMLError(first, Array(duplicates.dropFirst())) }
    tree.hasDuplicateKeys = true
    tree.warnings += duplicates.map {
      var warning = $0
      warning.severity = .warning
      return warning
    }
  }
}
