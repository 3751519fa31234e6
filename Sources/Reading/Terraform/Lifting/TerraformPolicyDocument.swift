import ProxyModel
import SourceText

/// The policy that `data "aws_iam_policy_document"` computes from its blocks, as the JSON that it means.
enum TerraformPolicyDocument {
  /// The document of a data source's arguments.
  static func value(of body: TerraformBody, at place: SourceRange) -> Value {
    for argument in ["source_policy_documents", "override_policy_documents", "source_json", "override_json"] {
      if let other = body[argument], !other.elements.isEmpty {
        return .unknown(
          Unknown("the policy also takes in `\(argument)`", at: other.range, expression: argument))
      }
    }
    let (statements, unseen) = body.blocks("statement")
    if let unseen { return .unknown(unseen) }
    let version = body["version"] ?? .text("2012-10-17", at: place)
    return .json(
      .map(
        [entry("Version", version), entry("Statement", .list(statements.map(statement), at: place))], at: place),
      at: place)
  }

  private static func entry(_ key: String, _ value: Value) -> Value.Entry {
    .init(Located(key, at: value.range), value)
  }

  private static func statement(_ block: TerraformBody) -> Value {
    var entries: [Value.Entry] = []
    if let sid = block["sid"] { entries.append(entry("Sid", sid)) }
    entries.append(entry("Effect", block["effect"] ?? .text("Allow", at: block.range)))
    for (argument, key) in Self.lists {
      if let value = block[argument], !value.elements.isEmpty { entries.append(entry(key, value)) }
    }
    for (argument, key) in [("principals", "Principal"), ("not_principals", "NotPrincipal")] {
      let blocks = block.blocks(argument).shown
      if !blocks.isEmpty { entries.append(entry(key, principals(blocks))) }
    }
    let conditions = block.blocks("condition").shown
    if !conditions.isEmpty { entries.append(entry("Condition", Self.conditions(conditions, at: block.range))) }
    return .map(entries, at: block.range)
  }

  private static let lists = [
    ("actions", "Action"), ("not_actions", "NotAction"), ("resources", "Resource"), ("not_resources", "NotResource"),
  ]

  private static func principals(_ blocks: [TerraformBody]) -> Value {
    let entries = blocks.compactMap { block -> Value.Entry? in
      guard let type = block["type"]?.scalar, let identifiers = block["identifiers"] else { return nil }
      return entry(type, identifiers)
    }
    return .map(entries, at: blocks[0].range)
  }

  /// Conditions by their test, each with the keys that it looks at.
  private static func conditions(_ blocks: [TerraformBody], at place: SourceRange) -> Value {
    var tests: [(test: String, entries: [Value.Entry])] = []
    for block in blocks {
      guard let test = block["test"]?.scalar, let key = block["variable"]?.scalar, let values = block["values"] else {
        continue
      }
      if let index = tests.firstIndex(where: { $0.test == test }) {
        tests[index].entries.append(entry(key, values))
      } else {
        tests.append((test, [entry(key, values)]))
      }
    }
    return .map(tests.map { entry($0.test, .map($0.entries, at: place)) }, at: place)
  }
}
