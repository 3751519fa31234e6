import HCLSyntax
import ProxyModel
import SourceText

extension TerraformScope {
  /// A policy as an `aws_iam_policy_document` data source.
  @HCLBuilder func document(_ setting: Setting<PolicyDocument>, named name: String) -> [HCLItem] {
    if let document = known(setting) {
      block("data", "aws_iam_policy_document", name) {
        if document.version != PolicyDocument([]).version {
          "version" .= .string(document.version)
          HCLItem.blank
        }
        for (index, statement) in document.statements.enumerated() {
          if index > 0 { HCLItem.blank }
          item(of: statement)
        }
      }
    }
  }

  private func item(of statement: PolicyStatement) -> HCLItem {
    let place = statement.provenance.range
    return block("statement") {
      if let sid = statement.sid { "sid" .= .string(sid) }
      "effect" .= .string(statement.effect.rawValue)
      scope("actions", statement.actions, at: place)
      if let resources = statement.resources { scope("resources", resources, at: place) }
      for principal in statement.principals {
        HCLItem.blank
        block("principals") {
          "type" .= .string(principal.kind)
          "identifiers" .= .listed(principal.identifiers.map { policyText($0, at: place) })
        }
      }
      for condition in statement.conditions {
        HCLItem.blank
        block("condition") {
          "test" .= .string(condition.test)
          "variable" .= .string(condition.key)
          "values" .= .listed(condition.values.map { policyText($0, at: place) })
        }
      }
    }
  }

  private func scope(_ name: String, _ scope: PolicyStatement.Scope<DeferredText>, at place: SourceRange) -> HCLItem {
    let values = HCLValue.listed(scope.elements.map { policyText($0, at: place) })
    return switch scope {
    case .only: name .= values
    case .allExcept: "not_\(name)" .= values
    }
  }

  /// Text inside a policy; the data source reads `&{` as the beginning of a policy variable and has no way to escape it.
  private func policyText(_ text: DeferredText, at place: SourceRange) -> HCLValue {
    for case .text(let run) in text.parts where run.utf8.hasAmpersandBrace {
      obstacles.note(
        inexpressible: "`&{` in a policy would be read as a variable", in: "Terraform", at: place,
        help: "use a name without `&{`")
    }
    return value(text, at: place)
  }
}

extension String.UTF8View {
  fileprivate var hasAmpersandBrace: Bool {
    zip(self, dropFirst()).contains { $0 == UInt8(ascii: "&") && $1 == UInt8(ascii: "{") }
  }
}
