import ProxyModel
import SourceText
import YAMLSyntax

/// The variables of the Serverless Framework in its files: `${self:custom.stage}`, `${env:HOST}`, `#{AWS::AccountId}`.
enum ServerlessVariables {
  /// What a variable may begin with, and where its value comes from.
  private static let kinds: [(prefix: String, source: String)] = [
    ("self:", "this file"), ("opt:", "the command line"), ("env:", "the environment"), ("file(", "another file"),
    ("ssm:", "Systems Manager"), ("cf:", "another stack"), ("cf(", "another stack"), ("s3:", "a bucket"),
    ("sls:", "the framework"), ("aws:", "the account"), ("param:", "the parameters of a stage"), ("git:", "git"),
    ("terraform:", "Terraform"), ("output:", "another service"),
  ]
  /// How many variables may lead to one another.
  private static let longestChain = 16

  /// Whether what stands in `${…}` is a variable of the framework.
  static func isVariable(_ name: String) -> Bool { kinds.contains { name.hasPrefix($0.prefix) } }

  /// What a text with variables comes to.
  static func value(of text: String, at range: SourceRange, in scope: TemplateScope) -> Value {
    value(of: text, at: range, in: scope, depth: 0)
  }

  /// What one variable stands for.
  static func value(ofVariable name: String, at range: SourceRange, in scope: TemplateScope) -> Value {
    value(ofVariable: name, at: range, in: scope, depth: 0)
  }

  private static func value(of text: String, at range: SourceRange, in scope: TemplateScope, depth: Int) -> Value {
    let pieces = SubstitutionText.pieces(of: text)
    if pieces.count == 1, case .variable(let name) = pieces[0] {
      return value(ofVariable: name, at: range, in: scope, depth: depth)
    }
    var declared = DeclaredText("")
    for piece in pieces {
      switch piece {
      case .literal(let literal): append(literal, to: &declared, at: range)
      // Not the framework's: CloudFormation sees it as it stands.
      case .variable(let name) where !isVariable(name): declared.append(.literal("${\(name)}"))
      case .variable(let name):
        let value = value(ofVariable: name, at: range, in: scope, depth: depth)
        for part in scope.parts(of: value) ?? [.unknown(Unknown("`${\(name)}` is no text", at: range))] {
          declared.append(part)
        }
      }
    }
    return scope.text(declared, at: range)
  }

  private static func value(
    ofVariable name: String, at range: SourceRange, in scope: TemplateScope, depth: Int
  ) -> Value {
    let expression = "${\(name)}"
    guard depth < longestChain, scope.budget.spend(1) else {
      return .unknown(Unknown("variables lead to one another for too long", at: range, expression: expression))
    }
    if name.hasPrefix("self:"), !name.utf8.contains(UInt8(ascii: ",")) {
      let path = name.dropFirst("self:".count).split(separator: ".").map(String.init)
      var node: YAMLNode? = scope.template.root
      for key in path { node = node?[key] }
      if let node, node.kind == .scalar, let text = node.text {
        return text.utf8.contains(UInt8(ascii: "{"))
          ? value(of: text, at: node.range, in: scope, depth: depth + 1) : ScalarValue.value(of: node, in: scope)
      }
    }
    let source = kinds.first { name.hasPrefix($0.prefix) }?.source ?? "elsewhere"
    return .unknown(
      Unknown("the Serverless Framework takes `\(expression)` from \(source)", at: range, expression: expression))
  }

  /// Literal text, with what a plug-in makes of `#{…}` as holes.
  private static func append(_ literal: String, to text: inout DeclaredText, at range: SourceRange) {
    let marked = literal.replacingRuns(of: "#{", with: "${#")
    for piece in SubstitutionText.pieces(of: marked) {
      switch piece {
      case .literal(let run): text.append(.literal(run))
      case .variable("#AWS::AccountId"): text.append(.account)
      case .variable("#AWS::Region"): text.append(.region)
      case .variable("#AWS::Partition"): text.append(.partition)
      case .variable(let name) where name.hasPrefix("#"):
        let inner = name.dropFirst()
        text.append(
          .unknown(Unknown("a plug-in makes it when the stack is deployed", at: range, expression: "#{\(inner)}")))
      case .variable(let name): text.append(.literal("${\(name)}"))
      }
    }
  }
}
