import JSONSyntax
import ProxyModel

/// A template as it is put together, section by section; what is empty is not written.
struct Template {
  var description: String?
  var metadata: [JSONMember] = []
  var parameters: [JSONMember] = []
  var rules: [JSONMember] = []
  var conditions: [JSONMember] = []
  var resources: [TemplateResource] = []
  var outputs: [JSONMember] = []

  /// The whole, in the order in which AWS's guide lists the sections.
  var json: JSONValue {
    .object {
      if let description {
        "AWSTemplateFormatVersion" .= "2010-09-09"
        "Description" .= description
      }
      section("Metadata", metadata)
      section("Parameters", parameters)
      section("Rules", rules)
      section("Conditions", conditions)
      section("Resources", resources.map { JSONMember($0.logicalID, $0.json) })
      section("Outputs", outputs)
    }
  }

  private func section(_ name: String, _ members: [JSONMember]) -> [JSONMember] {
    members.isEmpty ? [] : (name .= JSONValue.object(members))
  }

  /// Notes text that AWS would replace before it reads it: a dynamic reference cannot be escaped.
  func noteResolved(in obstacles: Obstacles) {
    for resource in resources where JSONValue.object(resource.properties).holds("{{resolve:") {
      obstacles.note(
        inexpressible: "`{{resolve:` in `\(resource.provenance.label)` would be replaced by what it refers to",
        in: "CloudFormation", at: resource.provenance.range, help: "use a text without `{{resolve:`")
    }
  }
}

/// One resource of a template.
struct TemplateResource {
  let logicalID: String
  let type: String
  /// Where the deployment says it.
  let provenance: Provenance
  var properties: [JSONMember]
  /// What a reader should know of it; AWS does nothing with it.
  var metadata: JSONValue?
  /// The condition under which it is made.
  var condition: String?
  /// What has to be there first, beyond what the properties refer to.
  var dependencies: [String] = []
  /// Whether it outlives the stack.
  var isRetained = false

  init(
    _ logicalID: String, _ type: String, at provenance: Provenance, @JSONObjectBuilder properties: () -> [JSONMember]
  ) {
    self.logicalID = logicalID
    self.type = type
    self.provenance = provenance
    self.properties = properties()
  }

  fileprivate var json: JSONValue {
    .object {
      "Type" .= type
      if let metadata { "Metadata" .= metadata }
      "Condition" .= condition
      if !dependencies.isEmpty { "DependsOn" .= JSONValue.strings(dependencies) }
      if isRetained {
        "DeletionPolicy" .= "Retain"
        "UpdateReplacePolicy" .= "Retain"
      }
      "Properties" .= JSONValue.object(properties)
    }
  }
}

extension JSONValue {
  /// Whether a string in it holds some words.
  fileprivate func holds(_ words: String) -> Bool {
    switch self {
    case .null, .bool, .integer, .number: false
    case .string(let string): string.utf8.contains(words.utf8)
    case .array(let elements): elements.contains { $0.holds(words) }
    case .object(let members): members.contains { $0.name.utf8.contains(words.utf8) || $0.value.holds(words) }
    }
  }

  /// The same value with the members of every object in the order of their names, as CDK writes properties.
  var sorted: JSONValue {
    switch self {
    case .null, .bool, .integer, .number, .string: self
    case .array(let elements): .array(elements.map { $0.sorted })
    case .object(let members):
      .object(members.map { JSONMember($0.name, $0.value.sorted) }.sorted { $0.name < $1.name })
    }
  }
}

extension String.UTF8View {
  /// Whether the bytes of some words stand in it.
  fileprivate func contains(_ words: String.UTF8View) -> Bool {
    var rest = self[...]
    while let first = words.first, let start = rest.firstIndex(of: first) {
      if rest[start...].starts(with: words) { return true }
      rest = rest[index(after: start)...]
    }
    return false
  }
}
