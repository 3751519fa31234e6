import SourceText
import YAMLSyntax

/// Holds a profile's tree to its declarations: unknown keys, wrong types, values out of range, keys left out.
struct ProfileChecker {
  /// What messages call the whole file.
  var subject = "profile"
  private(set) var diagnostics: [Diagnostic] = []

  /// The rule that looks for passwords itself in the texts that are its own.
  private static let judgeOfSecrets = "HR106"

  /// Checks a mapping; `place` is where to say that something is missing from it.
  mutating func check(_ node: ProfileNode, as section: SectionDeclaration, path: String, place: SourceRange) {
    guard case .map(let entries, _) = node else {
      if case .unknown = node { return }
      report(node, "`\(path)`", expected: "a mapping with keys such as `\(section.keys.first?.name ?? "")`")
      return
    }
    var meant: Set<String> = []
    for entry in entries where !entry.value.isNull {
      let full = path.isEmpty ? entry.key.value : "\(path).\(entry.key.value)"
      guard let key = section.keys.first(where: { $0.name == entry.key.value }) else {
        if let name = reportUnknown(entry.key, path: path, section: section) { meant.insert(name) }
        reportSecrets(in: entry.value)
        continue
      }
      check(entry.value, as: key.form, path: full, key: entry.key.range, judge: key.judgedBy)
    }
    // A key that is only misspelled is not missing as well.
    for key in section.keys where key.isRequired && !meant.contains(key.name) {
      let entry = entries.first { $0.key.value == key.name }
      if entry == nil || entry?.value.isNull == true { reportMissing(key, path: path, removed: entry, place: place) }
    }
  }

  /// `removed` is the `null` that takes the key away.
  private mutating func reportMissing(
    _ key: KeyDeclaration, path: String, removed: ProfileNode.Entry?, place: SourceRange
  ) {
    let owner = path.isEmpty ? "the \(subject)" : "`\(path)`"
    diagnostics.append(
      .error(
        "`\(key.name)` is missing", at: removed?.key.range ?? place,
        removed == nil ? "\(owner) needs it" : "nothing stands here, and \(owner) needs it",
        help: "write `\(path.isEmpty ? key.name : "\(path).\(key.name)")`: \(key.form.expectation)"))
  }

  private mutating func check(_ node: ProfileNode, as form: Form, path: String, key: SourceRange, judge: String?) {
    if case .unknown = node { return }
    switch form {
    case .section(let section):
      check(node, as: section, path: path, place: key)
    case .list(let element):
      guard case .list(let items, _) = node else {
        return report(node, "`\(path)`", expected: form.expectation, label: node.missingSpace)
      }
      for item in items {
        let name: String? = if case .scalar(let scalar)? = item.entry("name")?.value { ".\(scalar.text)" } else { nil }
        check(item, as: element, path: path + (name ?? ""), key: item.firstKey ?? item.range, judge: judge)
      }
    case .oneOrMany(let element):
      guard case .list(let items, _) = node else {
        return check(node, as: element, path: path, key: key, judge: judge)
      }
      for item in items { check(item, as: element, path: path, key: item.range, judge: judge) }
    case .map(let element):
      guard case .map(let entries, _) = node else { return report(node, "`\(path)`", expected: form.expectation) }
      for entry in entries where !entry.value.isNull {
        if SecretMask.isSecretName(entry.key.value) { reportSecret(at: entry.key.range) }
        check(entry.value, as: element, path: "\(path).\(entry.key.value)", key: entry.key.range, judge: judge)
      }
    case .boolean, .integer, .number, .text, .choice:
      checkScalar(node, as: form, path: path, judge: judge)
    }
  }

  private mutating func checkScalar(_ node: ProfileNode, as form: Form, path: String, judge: String?) {
    guard case .scalar(let scalar) = node else { return report(node, "`\(path)`", expected: form.expectation) }
    if case .string(let text) = scalar.value, judge != Self.judgeOfSecrets, SecretMask.containsSecret(text) {
      return reportSecret(at: scalar.range)
    }
    switch (form, scalar.value) {
    case (.boolean, .bool): return
    case (.boolean, .string(let text)) where ["yes", "no", "on", "off", "y", "n"].contains(text.lowercased()):
      report(node, "`\(path)`", expected: form.expectation, label: "`\(text)` is text in YAML 1.2")
    case (.integer(let range), .integer(let number)):
      let isPlausible = Form.plausible.contains(number) && (judge != nil || range.contains(number))
      if !isPlausible { reportValue(scalar, path: path, expected: form.expectation) }
    case (.number(let range), .integer(let number)):
      if !range.contains(Double(number)) { reportValue(scalar, path: path, expected: form.expectation) }
    case (.number(let range), .float(let number)):
      if !range.contains(number) { reportValue(scalar, path: path, expected: form.expectation) }
    case (.text(let text), .string), (.text(let text), .integer), (.text(let text), .float):
      if judge == nil, !text.accepts(scalar.text) { reportText(scalar, path: path, form: text) }
    case (.choice(let words), .string), (.choice(let words), .integer):
      if judge == nil, !words.contains(scalar.text) { reportChoice(scalar, path: path, words: words) }
    case (.boolean, .string(let text)), (.integer, .string(let text)), (.number, .string(let text)):
      let isQuoted = ["true", "false"].contains(text) || Double(text) != nil
      report(
        node, "`\(path)`", expected: form.expectation, label: isQuoted ? "in quotes, `\(text)` is text" : nil)
    default: report(node, "`\(path)`", expected: form.expectation)
    }
  }

  private mutating func report(_ node: ProfileNode, _ what: String, expected: String, label: String? = nil) {
    diagnostics.append(
      .error("\(what) has the wrong type", at: node.shown, label ?? "found \(node.kind)", help: "write \(expected)"))
  }

  private mutating func reportValue(_ scalar: ProfileNode.Scalar, path: String, expected: String) {
    diagnostics.append(
      .error("`\(path)` is out of range", at: scalar.range, "found `\(scalar.text)`", help: "write \(expected)"))
  }

  private mutating func reportText(_ scalar: ProfileNode.Scalar, path: String, form: TextForm) {
    diagnostics.append(
      .error(
        "`\(path)` has the wrong form", at: scalar.range,
        scalar.text.isEmpty ? "nothing stands here" : "this is not \(form.name)",
        help: "write \(form.expectation)\(scalar.text.isEmpty ? ", or leave the key out" : "")"))
  }

  private mutating func reportChoice(_ scalar: ProfileNode.Scalar, path: String, words: [String]) {
    let meant = Suggestion.closest(to: scalar.text, among: words)
    diagnostics.append(
      .error(
        "`\(path)` has a value that it cannot have", at: scalar.range,
        meant.map { "did you mean `\($0)`?" } ?? "found `\(scalar.text)`",
        help: "write one of \(words.map { "`\($0)`" }.joined(separator: ", "))",
        edits: meant.map { [.replacing(scalar.range, with: $0)] } ?? []))
  }

  /// Reports a key that is not declared, and gives the one that was probably meant.
  private mutating func reportUnknown(_ key: Located<String>, path: String, section: SectionDeclaration) -> String? {
    if SecretMask.isSecretName(key.value) {
      reportSecret(at: key.range)
      return nil
    }
    let names = section.keys.map { $0.name }
    let meant = Suggestion.closest(to: key.value, among: names)
    let suggestion = meant.map { "did you mean `\($0)`?" }
    diagnostics.append(
      .error(
        "unknown key `\(key.value)`", at: key.range, suggestion ?? "",
        help: "\(path.isEmpty ? "a \(subject)" : "`\(path)`") takes \(names.map { "`\($0)`" }.joined(separator: ", "))")
    )
    return meant
  }

  /// Looks for secrets below a key that nothing else looks into.
  private mutating func reportSecrets(in node: ProfileNode) {
    switch node {
    case .unknown: return
    case .scalar(let scalar):
      if case .string(let text) = scalar.value, SecretMask.containsSecret(text) { reportSecret(at: scalar.range) }
    case .list(let items, _): for item in items { reportSecrets(in: item) }
    case .map(let entries, _):
      for entry in entries {
        if SecretMask.isSecretName(entry.key.value) {
          reportSecret(at: entry.key.range)
        } else {
          reportSecrets(in: entry.value)
        }
      }
    }
  }

  private mutating func reportSecret(at range: SourceRange) {
    diagnostics.append(
      .error(
        "a password in plain text", at: range, "what stands here is not shown",
        help:
          "delete it, change the password, and name its secret under `proxy.auth`; the value belongs in Secrets Manager"
      ))
  }
}

extension ProfileNode {
  /// What is wrong with `-item: …`, which looks like an item and is a mapping.
  fileprivate var missingSpace: String? {
    guard case .map(let entries, _) = self, let key = entries.first?.key.value, key.hasPrefix("-") else { return nil }
    return "`\(key)` is a key: a space is missing after `-`"
  }

  /// A place short enough to underline.
  fileprivate var shown: SourceRange { firstKey ?? range }
}
