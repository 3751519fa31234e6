import AWSFacts
import ProxyModel
import SourceText

/// Reads IAM policy documents, whatever format they stand in.
///
/// What is not known in a list of actions or resources stays a hole in the document; where it is not known what a statement does at
/// all, the whole document is not known, for a statement that may forbid anything leaves nothing to be said.
enum PolicyDocumentReader {
  /// Why a document has no meaning to be told.
  private enum Flaw: Error {
    case unknown(Unknown)
    case wrong(String, at: SourceRange)
  }

  /// The document that a tree means.
  static func read(_ node: PolicyNode, label: String) -> Setting<PolicyDocument> {
    do throws(Flaw) {
      guard case .map = node else { throw flaw(node) }
      guard let statements = node.entry("Statement")?.value else {
        throw Flaw.wrong("a policy without statements", at: node.range)
      }
      if case .unknown(let unknown) = statements { throw Flaw.unknown(unknown) }
      let version = try node.entry("Version").map { entry throws(Flaw) in try word(entry.value) }
      let read = try statements.elements.enumerated().map { index, node throws(Flaw) in
        try statement(node, label: "\(label).Statement.\(index + 1)")
      }
      // Without a version AWS reads a document as the language was in 2008.
      return .written(PolicyDocument(read, version: version ?? "2008-10-17"), at: node.range)
    } catch {
      switch error {
      case .unknown(let unknown): return .unknown(unknown)
      case .wrong(let text, let range): return .refused(text, at: range)
      }
    }
  }

  private static func flaw(_ node: PolicyNode) -> Flaw {
    if case .unknown(let unknown) = node { return .unknown(unknown) }
    return .wrong("no policy document", at: node.range)
  }

  private static func word(_ node: PolicyNode) throws(Flaw) -> String {
    guard case .text(let text, _) = node, let known = text.known else { throw flaw(node) }
    return known
  }

  private static func statement(_ node: PolicyNode, label: String) throws(Flaw) -> PolicyStatement {
    guard case .map = node else { throw flaw(node) }
    guard let effectEntry = node.entry("Effect") else { throw .wrong("a statement without `Effect`", at: node.range) }
    let effectWord = try word(effectEntry.value)
    guard let effect = PolicyStatement.Effect(rawValue: effectWord) else {
      throw .wrong(effectWord, at: effectEntry.value.range)
    }
    if let except = node.entry("NotPrincipal") {
      throw .unknown(Unknown("`NotPrincipal` is not evaluated", at: except.key.range))
    }
    let start = node.entries.first?.key.range ?? node.range
    var statement = PolicyStatement(effect: effect, [], at: Provenance(start, label))
    statement.sid = try node.entry("Sid").map { entry throws(Flaw) in try word(entry.value) }
    guard let actions = scope(node, "Action") else { throw .wrong("a statement without `Action`", at: node.range) }
    statement.actions = actions
    statement.resources = scope(node, "Resource")
    statement.principals = node.entry("Principal").map { principals($0.value) } ?? []
    statement.conditions = try node.entry("Condition").map { entry throws(Flaw) in try conditions(entry.value) } ?? []
    statement.places = PolicyStatement.Places(
      action: place(node, "Action"), resource: place(node, "Resource"), principal: principalPlace(node),
      condition: place(node, "Condition"))
    return statement
  }

  /// `Action` or `NotAction` with its list.
  private static func scope(_ node: PolicyNode, _ key: String) -> PolicyStatement.Scope<DeferredText>? {
    if let entry = node.entry(key) { return .only(texts(entry.value)) }
    return node.entry("Not\(key)").map { .allExcept(texts($0.value)) }
  }

  private static func texts(_ node: PolicyNode) -> [DeferredText] {
    node.elements.map { element in
      switch element {
      case .text(let text, _): text
      case .unknown(let unknown): DeferredText([.unknown(unknown)])
      case .list(_, let range), .map(_, let range):
        DeferredText([.unknown(Unknown("what stands here is no text", at: range))])
      }
    }
  }

  private static func principals(_ node: PolicyNode) -> [PolicyPrincipal] {
    switch node {
    case .map(let entries, _): inOrder(entries).map { PolicyPrincipal($0.key.value, texts($0.value)) }
    case .text(let text, _): [PolicyPrincipal(text.known ?? "AWS", [text])]
    case .list, .unknown: [PolicyPrincipal("AWS", texts(node))]
    }
  }

  private static func conditions(_ node: PolicyNode) throws(Flaw) -> [PolicyCondition] {
    guard case .map(let tests, _) = node else { throw flaw(node) }
    var conditions: [PolicyCondition] = []
    for test in inOrder(tests) {
      guard case .map(let keys, _) = test.value else { throw flaw(test.value) }
      conditions += inOrder(keys).map { PolicyCondition(test.key.value, $0.key.value, texts($0.value)) }
    }
    return conditions
  }

  /// By key: a policy means the same in any order of its keys.
  private static func inOrder(_ entries: [PolicyNode.Entry]) -> [PolicyNode.Entry] {
    entries.sorted { $0.key.value < $1.key.value }
  }

  /// The one principal where there is one, and the key where there are more.
  private static func principalPlace(_ node: PolicyNode) -> SourceRange? {
    guard let kinds = node.entry("Principal")?.value.entries, kinds.count == 1, let only = kinds.first,
      case .text(_, let range)? = only.value.elements.first, only.value.elements.count == 1
    else { return place(node, "Principal") }
    return range
  }

  /// The value itself where it is one text, and the key where it is more than one would underline.
  private static func place(_ node: PolicyNode, _ key: String) -> SourceRange? {
    guard let entry = node.entry(key) ?? node.entry("Not\(key)") else { return nil }
    let elements = entry.value.elements
    if elements.count == 1, case .text(_, let range) = elements[0] { return range }
    return entry.key.range
  }
}
