/// Text of which some parts are known only once the deployment stands: an ARN with a random suffix, a proxy's `prx-` id.
public struct DeferredText: Hashable, Sendable, ExpressibleByStringLiteral {
  /// One run of the text.
  public enum Part: Hashable, Sendable {
    /// Known as it is.
    case text(String)
    /// What AWS will say of a resource of this deployment.
    case attribute(ResourceAttribute)
    /// What the files do not tell.
    case unknown(Unknown)
  }

  /// The runs in order; two runs of known text never stand side by side.
  public private(set) var parts: [Part] = []

  /// Text with holes in it.
  public init(_ parts: [Part]) { for part in parts { append(part) } }

  /// Text without a hole.
  public init(_ text: String) { self.init([.text(text)]) }

  /// Text without a hole.
  public init(stringLiteral text: String) { self.init(text) }

  /// One attribute and nothing around it.
  public init(_ attribute: ResourceAttribute) { self.init([.attribute(attribute)]) }

  /// Lets known text grow together.
  public mutating func append(_ part: Part) {
    if case .text(let text) = part {
      if text.isEmpty { return }
      if case .text(let before)? = parts.last {
        parts[parts.count - 1] = .text(before + text)
        return
      }
    }
    parts.append(part)
  }

  /// The text, if all of it is known.
  public var known: String? {
    if parts.isEmpty { return "" }
    if parts.count == 1, case .text(let text) = parts[0] { return text }
    return nil
  }
}

/// What AWS decides when it creates a resource.
public enum ResourceAttribute: Hashable, Sendable {
  /// A secret's ARN, which ends in six random characters.
  case secretARN(Symbol<Secret>)
  /// A role's ARN.
  case roleARN(Symbol<Role>)
  /// The `prx-` id at the end of a proxy's ARN, which `rds-db:connect` is granted on.
  case proxyResourceID(Symbol<Proxy>)
  /// The `cluster-` or `db-` id that `rds-db:connect` is granted on where IAM goes from end to end.
  case databaseResourceID(Symbol<Database>)
  /// The proxy's name, through the resource, so that what uses it waits for it.
  case proxyName(Symbol<Proxy>)
  /// The host name of the proxy's own read/write endpoint.
  case proxyEndpoint(Symbol<Proxy>)
  /// The host name of an additional endpoint.
  case endpointAddress(Symbol<Endpoint>)
  /// The account that the deployment is made in.
  case accountID
}
