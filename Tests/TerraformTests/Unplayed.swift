import Rendering

/// What `moto` cannot do, taken out of generated files so that the rest can be applied.
enum Unplayed {
  /// Without additional endpoints and all that looks at them, and without the words that `moto` takes and forgets.
  static func removed(from files: [RenderedFile]) -> [RenderedFile] {
    files.filter { $0.name != "endpoints.tf" }.map { file in
      let blocks = file.text.dropLast().split(separator: /\n\n(?=\S)/)
      let kept = blocks.filter { !$0.contains("aws_db_proxy_endpoint.") }.map(remembered)
      return RenderedFile(name: file.name, text: kept.joined(separator: "\n\n") + "\n")
    }
  }

  /// A block without the pool's query, and without the description of a rule between two groups.
  private static func remembered(_ block: Substring) -> String {
    let lines = block.split(separator: "\n", omittingEmptySubsequences: false)
    let isBetweenGroups = block.contains("referenced_security_group_id")
    return lines.filter { line in
      !line.contains(/^ +init_query +=/) && !(isBetweenGroups && line.contains(/^ +description +=/))
    }.joined(separator: "\n")
  }
}
