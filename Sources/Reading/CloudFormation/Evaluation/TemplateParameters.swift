import AWSFacts
import ProxyModel
import SourceText
import YAMLSyntax

/// The parameters of a template, with what they are given.
struct TemplateParameters {
  /// Where a parameter's value comes from.
  enum Given {
    /// From the command line or a file of parameters.
    case text(String)
    /// From the template that this one is nested in.
    case value(Value)
  }

  let given: [String: Given]
  private let declarations: [String: YAMLEntry]

  init(of template: Template, given: [String: Given]) {
    self.given = given
    declarations = Dictionary(
      keepingFirst: template.entries(of: "Parameters").map { ($0.key.text ?? "", $0) })
  }

  /// The names in no particular order.
  var names: some Sequence<String> { declarations.keys }

  /// What a parameter stands for; nil where the template has none of that name.
  ///
  /// - Parameter range: Where it is referred to.
  func value(of name: String, at range: SourceRange) -> Value? {
    guard let entry = declarations[name] else { return nil }
    let type = entry.value["Type"]?.text ?? "String"
    if entry.value["NoEcho"].map(Self.isTrue) == true {
      return unknown(name, "`\(name)` is a secret (`NoEcho`)", at: range, remedy: nil)
    }
    switch given[name] {
    case .value(let value): return value
    case .text(let text): return Self.value(text, of: type, at: range)
    case nil: break
    }
    guard let value = entry.value["Default"], let text = value.text else {
      return unknown(
        name, "the parameter `\(name)` has no default", at: range, remedy: "give `--parameter \(name)=…`")
    }
    if type.hasPrefix("AWS::SSM::Parameter::Value<") {
      return unknown(
        name, "the parameter `\(name)` is read from Systems Manager (`\(text)`) when the stack is deployed", at: range,
        remedy: nil)
    }
    return Self.value(text, of: type, at: value.range)
  }

  private func unknown(_ name: String, _ reason: String, at range: SourceRange, remedy: String?) -> Value {
    .unknown(Unknown(reason, at: range, expression: "!Ref \(name)", remedy: remedy))
  }

  private static func value(_ text: String, of type: String, at range: SourceRange) -> Value {
    guard type == "CommaDelimitedList" || type.hasPrefix("List<") else { return .text(text, at: range) }
    let items = text.split(separator: ",", omittingEmptySubsequences: false).map { item in
      String(item.trimmed)
    }
    return .list(items == [""] ? [] : items.map { .text($0, at: range) }, at: range)
  }

  private static func isTrue(_ node: YAMLNode) -> Bool { node.text?.lowercased() == "true" }
}

// What is wrong with the parameters themselves.
extension TemplateParameters {
  /// Values that the template does not allow.
  func check(into mistakes: Mistakes) {
    for (name, entry) in declarations {
      guard let allowed = entry.value["AllowedValues"], allowed.kind == .sequence else { continue }
      let words = allowed.items.compactMap { $0.text }
      let isSecret = entry.value["NoEcho"].map(Self.isTrue) == true
      if case .text(let text)? = given[name], !words.contains(text) {
        note(isSecret ? "a value" : text, of: name, at: entry.key.range, words, into: mistakes)
      } else if given[name] == nil, let value = entry.value["Default"], let text = value.text, !words.contains(text) {
        note(isSecret ? "the default" : text, of: name, at: value.range, words, into: mistakes)
      }
    }
  }

  private func note(_ text: String, of name: String, at range: SourceRange, _ words: [String], into mistakes: Mistakes)
  {
    let list = words.prefix(12).map { "`\($0)`" }.joined(separator: ", ")
    mistakes.note(
      .error(
        "a parameter has a value that the template does not allow", at: range, "`\(text)` for `\(name)`",
        help: "give one of \(list)\(words.count > 12 ? ", …" : "")"))
  }
}

extension Substring {
  /// The text without the blanks around it.
  var trimmed: Substring {
    var text = self
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return text
  }
}
