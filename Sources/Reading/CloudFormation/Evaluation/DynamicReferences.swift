import ProxyModel
import SourceText
import YAMLSyntax

/// `{{resolve:secretsmanager:…}}`: what CloudFormation asks another service for when it deploys a stack, the right way to a secret.
enum DynamicReferences {
  private static let opening = "{{resolve:"
  private static let closing = "}}"

  /// The text with its dynamic references taken out; nil where it has none.
  static func resolving(_ text: DeclaredText, at range: SourceRange, in scope: TemplateScope) -> DeclaredText? {
    let holds = text.parts.contains { part in
      if case .literal(let run) = part {
        run.utf8.contains(UInt8(ascii: "{")) && run[...].cut(at: opening) != nil
      } else {
        false
      }
    }
    guard holds else { return nil }
    var resolved = DeclaredText("")
    var reference: DeclaredText?
    for part in text.parts {
      guard case .literal(let run) = part else {
        if reference != nil { reference?.append(part) } else { resolved.append(part) }
        continue
      }
      var rest = run[...]
      while !rest.isEmpty {
        let mark = reference == nil ? opening : closing
        guard let (before, after) = rest.cut(at: mark) else {
          if reference != nil {
            reference?.append(.literal(String(rest)))
          } else {
            resolved.append(.literal(String(rest)))
          }
          break
        }
        if var whole = reference {
          whole.append(.literal(String(before)))
          resolved.append(outcome(of: whole, at: range, in: scope))
          reference = nil
        } else {
          resolved.append(.literal(String(before)))
          reference = DeclaredText("")
        }
        rest = after
      }
    }
    if let unfinished = reference {
      resolved.append(.literal(opening))
      for part in unfinished.parts { resolved.append(part) }
    }
    return resolved
  }

  /// What a reference leads to: unknown, but for the user of a secret that the template itself makes.
  private static func outcome(
    of reference: DeclaredText, at range: SourceRange, in scope: TemplateScope
  ) -> DeclaredText.Part {
    let words = reference.words
    if case .attribute(let address, .arn)? = reference.parts.dropFirst().first, reference.parts.count == 3,
      case .literal("secretsmanager:") = reference.parts[0], case .literal(let key) = reference.parts[2],
      key.hasPrefix(":SecretString:username"), let user = SecretContent.user(of: address, in: scope)
    {
      return .literal(user)
    }
    let service = words.prefix { $0 != ":" }
    let place =
      switch service {
      case "secretsmanager": "Secrets Manager"
      case "ssm", "ssm-secure": "Systems Manager"
      default: "another service"
      }
    return .unknown(
      Unknown(
        "it is read from \(place) when the stack is deployed", at: range, expression: "\(opening)\(words)\(closing)"))
  }
}

extension Substring {
  /// What stands before and after the first place of some words.
  fileprivate func cut(at mark: String) -> (before: Substring, after: Substring)? {
    let bytes = Array(utf8), sought = Array(mark.utf8)
    guard bytes.count >= sought.count, let first = sought.first else { return nil }
    for start in 0...(bytes.count - sought.count) where bytes[start] == first {
      guard bytes[start..<start + sought.count].elementsEqual(sought) else { continue }
      let lower = utf8.index(startIndex, offsetBy: start)
      return (self[..<lower], self[utf8.index(lower, offsetBy: sought.count)...])
    }
    return nil
  }
}

extension DeclaredText {
  /// The text as a message shows it: what is not known in braces.
  var words: String {
    parts.map { part in
      switch part {
      case .literal(let text): text
      case .attribute(let address, let facet): "${\(address).\(facet.words)}"
      case .account: "${AWS::AccountId}"
      case .region: "${AWS::Region}"
      case .partition: "${AWS::Partition}"
      case .unknown(let unknown): "${\(unknown.expression ?? "?")}"
      }
    }.joined()
  }
}
