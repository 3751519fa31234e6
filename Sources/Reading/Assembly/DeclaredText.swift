import ProxyModel
import SourceText

/// The name by which an input's own resources refer to each other: `module.db.aws_db_proxy.this`, a logical id, a command.
struct ResourceAddress: Hashable, Sendable, CustomStringConvertible {
  /// The address as a report prints it.
  let description: String

  init(_ text: String) { description = text }
}

/// Which of a resource's names or properties something refers to. Readers translate: Terraform's `id` of a role is its name.
enum Facet: Hashable, Sendable {
  /// The id by which AWS knows it: `sg-…`, `subnet-…`, `vpc-…`.
  case id
  /// Its ARN.
  case arn
  /// Its name or identifier.
  case name
  /// The host that clients connect to.
  case endpoint
  /// The `prx-`, `cluster-` or `db-` id at the end of its ARN.
  case resourceID
  /// Something else, in the words of the input.
  case other(String)
}

/// Text as an input declares it, of which some parts are known only once the deployment stands.
struct DeclaredText: Hashable, Sendable {
  /// One run of the text.
  enum Part: Hashable, Sendable {
    /// Known as it is.
    case literal(String)
    /// What AWS will say of a resource that the input declares.
    case attribute(of: ResourceAddress, Facet)
    /// The account that the deployment is made in.
    case account
    /// The region that it is made in.
    case region
    /// `aws`, or what stands there in other parts of the world.
    case partition
    /// What the files do not tell.
    case unknown(Unknown)
  }

  /// The runs in order; two literals never stand side by side, and none is empty.
  private(set) var parts: [Part] = []

  /// Text without a hole.
  init(_ text: String) { append(.literal(text)) }

  /// Text with holes in it.
  init(_ parts: [Part]) { for part in parts { append(part) } }

  /// Lets literal text grow together.
  mutating func append(_ part: Part) {
    if case .literal(let text) = part {
      if text.isEmpty { return }
      if case .literal(let before)? = parts.last {
        parts[parts.count - 1] = .literal(before + text)
        return
      }
    }
    parts.append(part)
  }

  /// The text, if all of it is known.
  var known: String? {
    if parts.isEmpty { return "" }
    if parts.count == 1, case .literal(let text) = parts[0] { return text }
    return nil
  }

  /// The resource and the facet that the whole text is, where it is nothing else.
  var reference: (address: ResourceAddress, facet: Facet)? {
    if parts.count == 1, case .attribute(let address, let facet) = parts[0] { return (address, facet) }
    return nil
  }

  /// Why the text is not known in full.
  func reasonUnknown(at range: SourceRange) -> Unknown {
    for part in parts {
      switch part {
      case .literal: continue
      case .unknown(let unknown): return unknown
      case .attribute(let address, let facet):
        return Unknown(
          "what AWS gives `\(address)` as \(facet.words) is known only after deployment", at: range,
          expression: "\(address).\(facet.words)")
      case .account: return Unknown("the account is not written", at: range, expression: "account")
      case .region: return Unknown("the region is not written", at: range, expression: "region")
      case .partition: return Unknown("the region is not written", at: range, expression: "partition")
      }
    }
    return Unknown("it is known only after deployment", at: range)
  }

  /// The pieces between separators. Ids, names, accounts and regions hold no `:`, `/` or `,`, so that a hole is never cut.
  func split(_ separator: String) -> [DeclaredText] {
    guard !separator.isEmpty else { return [self] }
    var pieces = [DeclaredText("")]
    for part in parts {
      guard case .literal(let text) = part else {
        pieces[pieces.count - 1].append(part)
        continue
      }
      for (index, run) in Self.runs(of: text, between: separator).enumerated() {
        if index > 0 { pieces.append(DeclaredText("")) }
        pieces[pieces.count - 1].append(.literal(run))
      }
    }
    return pieces
  }

  private static func runs(of text: String, between separator: String) -> [String] {
    let (bytes, mark) = (Array(text.utf8), Array(separator.utf8))
    var runs: [String] = []
    var start = 0, index = 0
    while index + mark.count <= bytes.count {
      if bytes[index..<index + mark.count].elementsEqual(mark) {
        runs.append(String(decoding: bytes[start..<index], as: UTF8.self))
        index += mark.count
        start = index
      } else {
        index += 1
      }
    }
    return runs + [String(decoding: bytes[start...], as: UTF8.self)]
  }

  /// The name of the policy that AWS manages, by its ARN in whichever partition, or by the name alone; nil for a policy of an account.
  var nameOfAWSManagedPolicy: String? {
    guard case .literal(let end)? = parts.last else { return nil }
    if end == known, !end.contains(":") { return end }
    let runs = Self.runs(of: end, between: ":iam::aws:policy/")
    guard runs.count == 2 else { return nil }
    return Self.runs(of: runs[1], between: "/").last
  }

  /// The ARN of a proxy that the input declares: its last part is all that only AWS knows.
  static func proxyARN(of proxy: ResourceAddress) -> DeclaredText {
    DeclaredText([
      .literal("arn:"), .partition, .literal(":rds:"), .region, .literal(":"), .account, .literal(":db-proxy:"),
      .attribute(of: proxy, .resourceID),
    ])
  }
}

extension Facet {
  /// What a message calls it.
  var words: String {
    switch self {
    case .id: "id"
    case .arn: "arn"
    case .name: "name"
    case .endpoint: "endpoint"
    case .resourceID: "resource id"
    case .other(let words): words
    }
  }
}
