import SourceText

/// What is known of names that AWS makes up: how an ARN is put together, and which characters an id never has.
extension TerraformText {
  /// The same text with every ARN in it taken apart, where the separator could stand inside.
  func expanded(for separator: String) -> TerraformText {
    guard separator.utf8.contains(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "/") })
    else { return plain }
    var expanded = TerraformText()
    for part in parts {
      if case .symbol(let symbol) = part, let shape = symbol.arnParts {
        for part in shape { expanded.append(part) }
      } else {
        expanded.append(part)
      }
    }
    return expanded
  }

  /// A hole in which a character of that text may stand.
  func firstHole(thatMayContain text: String, at range: SourceRange) -> TerraformUnknown? {
    for part in parts {
      switch part {
      case .text: continue
      case .symbol(let symbol):
        if symbol.isPlainName, !text.isEmpty, text.utf8.allSatisfy(Self.separators.contains) { continue }
        return .afterApply(symbol, at: range)
      case .unknown(let unknown): return unknown
      }
    }
    return nil
  }

  /// What no id, account or region contains.
  private static let separators = Set(":/,;|@ \n\t\"'()[]{}<>#?&=".utf8)
}

extension TerraformSymbol {
  /// Whether it is an id or another word without separators.
  var isPlainName: Bool {
    if piece != nil { return piece != .name }
    guard let attribute else { return false }
    switch attribute {
    case "account_id", "region", "partition", "dns_suffix", "resource_id", "cluster_resource_id", "dbi_resource_id",
      "owner_id", "unique_id", "vpc_id", "availability_zone":
      return true
    case "id": return ARNShape.plainIDs.contains { address.type == $0 }
    case "name", "identifier", "cluster_identifier", "function_name": return true
    default: return false
    }
  }

  /// The ARN in parts, where it is one and how it is put together is known.
  var arnParts: [TerraformText.Part]? {
    guard piece == nil, attribute == "arn" || attribute == "id" && ARNShape.idIsARN.contains(address.type),
      let shape = ARNShape.all[address.type]
    else { return nil }
    func hole(_ piece: Piece) -> TerraformText.Part { .symbol(taking(piece)) }
    func text(_ text: String) -> TerraformText.Part { .text(text, at: nil) }
    var parts = [text("arn:"), hole(.partition), text(":\(shape.service):")]
    if shape.hasRegion { parts.append(hole(.region)) }
    parts.append(text(":"))
    if shape.hasAccount { parts.append(hole(.account)) }
    parts.append(text(":\(shape.resource)"))
    parts.append(hole(shape.endsInID ? .identifier : .name))
    return parts
  }
}

/// How the ARN of a type of resource is put together.
struct ARNShape: Sendable {
  let service: String
  /// What stands before the name: `db-proxy:`.
  let resource: String
  var hasRegion = true
  var hasAccount = true
  /// Whether AWS makes up the end, and nothing else stands there.
  var endsInID = false

  static let all: [String: ARNShape] = [
    "aws_db_proxy": ARNShape(service: "rds", resource: "db-proxy:", endsInID: true),
    "aws_db_proxy_endpoint": ARNShape(service: "rds", resource: "db-proxy-endpoint:", endsInID: true),
    "aws_rds_cluster": ARNShape(service: "rds", resource: "cluster:"),
    "aws_db_instance": ARNShape(service: "rds", resource: "db:"),
    "aws_secretsmanager_secret": ARNShape(service: "secretsmanager", resource: "secret:"),
    "aws_kms_key": ARNShape(service: "kms", resource: "key/", endsInID: true),
    "aws_iam_role": ARNShape(service: "iam", resource: "role/", hasRegion: false),
    "aws_iam_user": ARNShape(service: "iam", resource: "user/", hasRegion: false),
    "aws_lambda_function": ARNShape(service: "lambda", resource: "function:"),
  ]

  static let plainIDs: Set<String> = [
    "aws_security_group", "aws_vpc", "aws_subnet", "aws_kms_key", "aws_db_instance", "aws_rds_cluster", "aws_db_proxy",
    "aws_instance", "aws_iam_role", "aws_caller_identity", "aws_region",
  ]
  static let idIsARN: Set<String> = ["aws_secretsmanager_secret"]
}
