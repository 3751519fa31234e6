import SourceText

/// `data "aws_iam_policy_document"`: the policy that its blocks describe, put together as the provider does it.
struct PolicyDocumentSource {
  /// Why there is no document.
  enum Exit: Error {
    case unknown(TerraformUnknown)
    case fault(Fault)
  }

  /// The version that the provider writes where none is given.
  private static let version = "2012-10-17"

  private let body: TerraformValue
  private let place: SourceRange

  /// - Parameter body: Its arguments and blocks as an object.
  init(_ body: TerraformValue, at place: SourceRange) {
    self.body = body
    self.place = place
  }

  /// The document as text that remembers what it was made from; not known where a part of it is not known that may say anything.
  func json() throws(Fault) -> TerraformValue {
    do throws(Exit) {
      let document = try document()
      var text = TerraformText()
      JSONEncoding.append(document, to: &text)
      text.encoded = .json(document)
      return TerraformValue(.text(text), at: place)
    } catch {
      switch error {
      case .unknown(let unknown): return .unknown(unknown.of(.string), at: place)
      case .fault(let fault): throw fault
      }
    }
  }

  private func argument(_ name: String) -> TerraformValue? {
    body.entry(name).flatMap { $0.value.isNull ? nil : $0.value }
  }

  private func document() throws(Exit) -> TerraformValue {
    var merged = MergedPolicy()
    for source in try documents("source_json", "source_policy_documents") { merged.lay(source) }
    let version = argument("version") ?? .string(Self.version, at: place)
    var own = MergedPolicy()
    own.version = version
    own.id = argument("policy_id")
    own.statements = try blocks("statement").map { block throws(Exit) in try statement(block) }
    merged.lay(own)
    for source in try documents("override_json", "override_policy_documents") { merged.lay(source) }
    return merged.value(at: place)
  }

  /// The blocks of a type; that there may be more of them leaves nothing to be said.
  private func blocks(_ name: String, of value: TerraformValue? = nil) throws(Exit) -> [TerraformValue] {
    guard let list = (value ?? body).entry(name)?.value, !list.isNull else { return [] }
    if case .object = list.content { return [list] }
    guard let elements = list.elements else { throw .unknown(list.unknown ?? strange(list)) }
    return elements
  }

  private func strange(_ value: TerraformValue) -> TerraformUnknown {
    TerraformUnknown("what stands here is no policy document", expression: "", at: value.range)
  }

  /// The documents that are taken over, in their order.
  private func documents(_ single: String, _ several: String) throws(Exit) -> [MergedPolicy] {
    var all: [TerraformValue] = []
    if let value = argument(single) { all.append(value) }
    if let list = argument(several) {
      guard let elements = list.elements else { throw .unknown(list.unknown ?? strange(list)) }
      all += elements.filter { !$0.isNull }
    }
    var documents: [MergedPolicy] = []
    for value in all {
      guard case .text(let text) = value.content else { throw .unknown(value.unknown ?? strange(value)) }
      if text.known?.isEmpty == true { continue }
      documents.append(MergedPolicy(try decoded(text, value)))
    }
    return documents
  }

  private func decoded(_ text: TerraformText, _ value: TerraformValue) throws(Exit) -> TerraformValue {
    if case .json(let structure)? = text.encoded { return structure }
    do throws(JSONDecoding.Failure) {
      return try JSONDecoding.decode(text, at: value.range)
    } catch {
      switch error {
      case .unknown(let unknown): throw .unknown(unknown)
      case .malformed(let reason, let range): throw .fault(Fault("this is no policy document", at: range, reason))
      }
    }
  }
}

// Statements.
extension PolicyDocumentSource {
  /// A block as a statement of the policy language, each part with its place.
  private func statement(_ block: TerraformValue) throws(Exit) -> TerraformValue {
    if let unknown = block.unknown { throw .unknown(unknown) }
    var entries: [TerraformValue.Entry] = []
    func add(_ name: String, _ entry: TerraformValue.Entry?, _ convert: (TerraformValue) throws(Exit) -> TerraformValue)
      throws(Exit)
    {
      guard let entry, !entry.value.isNull else { return }
      entries.append(.init(name: name, place: entry.place, value: try convert(entry.value)))
    }
    try add("Sid", block.entry("sid")) { $0 }
    let effect = block.entry("effect").flatMap { $0.value.isNull ? nil : $0 }
    entries.append(
      effect.map { .init(name: "Effect", place: $0.place, value: $0.value) }
        ?? .init(name: "Effect", place: block.range, value: .string("Allow", at: block.range)))
    for (name, argument) in [
      ("Action", "actions"), ("NotAction", "not_actions"), ("Resource", "resources"), ("NotResource", "not_resources"),
    ] {
      guard let entry = block.entry(argument), entry.value.elements?.isEmpty != true else { continue }
      try add(name, entry) { value throws(Exit) in Self.oneOrMany(value) }
    }
    for (name, type) in [("Principal", "principals"), ("NotPrincipal", "not_principals")] {
      let principals = try blocks(type, of: block)
      guard !principals.isEmpty else { continue }
      try add(name, block.entry(type)) { value throws(Exit) in try self.principals(principals, at: value.range) }
    }
    let conditions = try blocks("condition", of: block)
    if !conditions.isEmpty {
      try add("Condition", block.entry("condition")) { value throws(Exit) in
        try self.conditions(conditions, at: value.range)
      }
    }
    return .object(entries, at: block.range)
  }

  /// A list of one is written as that one; `&{…}` is how Terraform's users write the `${…}` of policies.
  private static func oneOrMany(_ list: TerraformValue) -> TerraformValue {
    guard let elements = list.elements else { return list }
    let values = elements.map(withVariables)
    if values.count == 1 { return values[0] }
    // As the provider does: each once, the last in the alphabet first, as far as they are known.
    let set = SetOrder.sortedWithoutRepeats(values)
    return TerraformValue(.tuple(set.reversed()), at: list.range)
  }

  private static func withVariables(_ value: TerraformValue) -> TerraformValue {
    guard case .text(let text) = value.content else { return value }
    let hasVariable = text.parts.contains {
      if case .text(let run, _) = $0 { run.firstRange(of: "&{") != nil } else { false }
    }
    guard hasVariable else { return value }
    return value.with(
      .text(
        TerraformText(
          text.parts.map { part in
            guard case .text(let run, let place) = part else { return part }
            return .text(run.split(on: "&{").joined(separator: "${"), at: place)
          })))
  }

  private func principals(_ blocks: [TerraformValue], at range: SourceRange) throws(Exit) -> TerraformValue {
    var entries: [TerraformValue.Entry] = []
    for block in blocks {
      if let unknown = block.unknown { throw .unknown(unknown) }
      guard let type = block.entry("type")?.value, let identifiers = block.entry("identifiers")?.value else { continue }
      guard let name = type.string else { throw .unknown(type.firstUnknown ?? strange(type)) }
      if name == "*" { return .string("*", at: type.range) }
      let place = entries.firstIndex { $0.name == name }
      if let place, let known = identifiers.elements {
        let before = entries[place].value.elements ?? [entries[place].value]
        entries[place].value = TerraformValue(.tuple(before + known), at: identifiers.range)
      } else {
        entries.append(.init(name: name, place: type.range, value: identifiers))
      }
    }
    return .object(
      entries.map { .init(name: $0.name, place: $0.place, value: Self.oneOrMany($0.value)) }, at: range)
  }

  private func conditions(_ blocks: [TerraformValue], at range: SourceRange) throws(Exit) -> TerraformValue {
    var tests: [TerraformValue.Entry] = []
    for block in blocks {
      if let unknown = block.unknown { throw .unknown(unknown) }
      guard let test = block.entry("test")?.value, let variable = block.entry("variable")?.value,
        let values = block.entry("values")?.value
      else { continue }
      guard let name = test.string, let key = variable.string else {
        throw .unknown(test.firstUnknown ?? variable.firstUnknown ?? strange(block))
      }
      let entry = TerraformValue.Entry(name: key, place: variable.range, value: Self.oneOrMany(values))
      if let place = tests.firstIndex(where: { $0.name == name }) {
        tests[place].value = .object((tests[place].value.entries ?? []) + [entry], at: tests[place].value.range)
      } else {
        tests.append(.init(name: name, place: test.range, value: .object([entry], at: block.range)))
      }
    }
    return .object(tests, at: range)
  }
}

/// Policies laid over each other by the names of their statements.
private struct MergedPolicy {
  var version: TerraformValue?
  var id: TerraformValue?
  var statements: [TerraformValue] = []

  init() {}

  /// Takes a document apart.
  init(_ document: TerraformValue) {
    version = document.entry("Version")?.value
    id = document.entry("Id")?.value
    let list = document.entry("Statement")?.value
    statements = list.map { $0.elements ?? [$0] } ?? []
  }

  /// A statement with the `Sid` of one that is there takes its place; all others are added.
  mutating func lay(_ other: MergedPolicy) {
    if let newer = other.version?.string,
      newer.utf8.lexicographicallyPrecedes(version?.string?.utf8 ?? "".utf8) == false
    {
      version = other.version
    }
    id = other.id ?? id
    for statement in other.statements {
      let sid = statement.entry("Sid")?.value.string ?? ""
      if !sid.isEmpty, let place = statements.firstIndex(where: { $0.entry("Sid")?.value.string == sid }) {
        statements[place] = statement
      } else {
        statements.append(statement)
      }
    }
  }

  func value(at place: SourceRange) -> TerraformValue {
    var entries: [TerraformValue.Entry] = []
    if let version { entries.append(.init(name: "Version", place: version.range, value: version)) }
    if let id, !id.isNull { entries.append(.init(name: "Id", place: id.range, value: id)) }
    let list = TerraformValue(.tuple(statements), at: place)
    entries.append(.init(name: "Statement", place: place, value: list))
    return .object(entries, at: place)
  }
}
