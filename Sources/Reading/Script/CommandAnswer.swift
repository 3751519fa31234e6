import ProxyModel
import SourceText

/// What a call of the AWS command line answers, as far as that can be said before it is made.
enum CommandAnswer {
  /// How the expression of an answer begins of which nothing is known.
  static let opening = "$(aws "

  /// The part of the answer that a query asks for.
  static func text(of call: CommandCall, query: ScriptText?, at range: SourceRange) -> ScriptText {
    guard let path = query?.known ?? query.map(shape) else { return ScriptText(unasked(call, range)) }
    if call.name == "sts get-caller-identity", path == "Account" { return ScriptText(.account, at: range) }
    if call.name == "configure get", call.positionals.last?.known == "region" { return ScriptText(.region, at: range) }
    guard let subject = ScriptAddress.subject(of: call, asking: query),
      let facet = facet(String(path.split { $0 == "." || $0 == "|" }.last ?? "").withoutIndex)
    else { return ScriptText(unasked(call, range)) }
    return ScriptText(.attribute(of: subject, facet), at: range)
  }

  /// A query in which some parts are not known: its known parts.
  private static func shape(_ query: ScriptText) -> String { query.runs.map { $0.literal ?? "?" }.joined() }

  private static func unasked(_ call: CommandCall, _ range: SourceRange) -> Unknown {
    Unknown(
      "AWS answers `aws \(call.name)` only when the script runs", at: range, expression: "\(opening)\(call.name))")
  }

  /// What a member of an answer is.
  private static func facet(_ member: String) -> Facet? {
    switch member {
    case "DBProxyArn", "Arn", "ARN", "DBProxyEndpointArn", "TargetGroupArn", "DBClusterArn", "DBInstanceArn",
      "AlarmArn",
      "PolicyArn", "SecretARN":
      .arn
    case "DBProxyName", "RoleName", "Name", "DBProxyEndpointName", "DBClusterIdentifier", "DBInstanceIdentifier",
      "GroupName", "PolicyName":
      .name
    case "Endpoint", "Address": .endpoint
    case "GroupId", "VpcId", "SubnetId", "KeyId": .id
    case "DbClusterResourceId", "DbiResourceId": .resourceID
    default: nil
    }
  }
}

extension String {
  /// `DBProxies[0]` as `DBProxies`.
  fileprivate var withoutIndex: String { String(prefix { $0 != "[" }).filter { $0 != " " && $0 != "}" && $0 != "\"" } }
}
