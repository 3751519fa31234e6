import AWSFacts
import SourceText

/// The keys at the top of a profile.
enum RootKeys {
  static let version = ProfileKey(
    "headroom", .integer(1...1), "The version of this format.", absent: .required)
  static let name = ProfileKey(
    "name", .text(.name), "What is deployed. The names of everything that is created begin with it.", absent: .required)
  static let environment = ProfileKey(
    "environment", .text(.name), "Which environment: `dev`, `staging`, `prod`.", absent: .required)
  static let extends = ProfileKey(
    "extends", .text(.any),
    """
    A profile that this one is laid over, by a path from this file. Maps merge, a list replaces a list, `null` removes; \
    what is found wrong with a value points at the file it stands in.
    """)
  static let region = ProfileKey("region", .text(.region), "The AWS region.", absent: .required)
  static let account = ProfileKey(
    "account", .text(.account),
    "The account number, in quotes. It makes the policies exact and lets environments be told apart.",
    absent: .derived("the account in which the configuration is applied"))
  static let proxyQuota = ProfileKey(
    "proxy_quota", .integer(1...Form.plausible.upperBound),
    "How many proxies the account may have in the region, where AWS granted more.",
    absent: .value(Limits.proxies.value))
  static let tags = ProfileKey(
    "tags", Shape<[String: String]>.tags, "Tags for everything that is created and can carry them.",
    absent: .emptyMapping
  )
  static let standardTags = ProfileKey(
    "standard_tags", .boolean,
    "Whether `Name`, `Environment` and `ManagedBy` are added to the tags, so that whoever meets a resource finds its profile.",
    absent: .value(true))

  static let network = SectionKey("network", NetworkKeys.declaration, absent: .required)
  static let database = SectionKey("database", DatabaseKeys.declaration, absent: .required)
  static let proxy = SectionKey("proxy", ProxyKeys.declaration, absent: .required)
  static let targetGroup = SectionKey("target_group", TargetGroupKeys.declaration)
  static let endpoints = SectionKey(listOf: "endpoints", EndpointKeys.declaration)
  static let clients = SectionKey(listOf: "clients", ClientKeys.declaration)
  static let publish = SectionKey("publish", PublishKeys.declaration)
  static let alarms = SectionKey("alarms", AlarmKeys.declaration)

  static let cdk = SectionKey("cdk", CDKKeys.declaration)

  static let declaration = SectionDeclaration(
    "One RDS Proxy deployment in one environment.",
    [
      version.declaration, name.declaration, environment.declaration, extends.declaration, region.declaration,
      account.declaration, network.declaration, database.declaration, proxy.declaration, targetGroup.declaration,
      endpoints.declaration, clients.declaration, publish.declaration, alarms.declaration, cdk.declaration,
      proxyQuota.declaration,
      tags.declaration, standardTags.declaration,
    ])
}

extension Shape where Value == [String: String] {
  /// Keys of the author's choosing, each with a text of a kind.
  static func map(of form: TextForm) -> Shape {
    let shape = Shape<String>.text(form)
    return Shape(form: .map(shape.form)) { node in
      guard case .map(let entries, _) = node else { return nil }
      var texts: [String: String] = [:]
      for entry in entries {
        guard let text = shape.convert(entry.value) else { return nil }
        texts[entry.key.value] = text
      }
      return texts
    }
  }

  /// Tags.
  static let tags = map(of: .any)
}

extension Shape {
  /// One value, or a list of them.
  static func oneOrMany<Element: Sendable>(_ shape: Shape<Element>) -> Shape<[Element]> where Value == [Element] {
    Shape(form: .oneOrMany(shape.form)) { node in
      guard case .list(let items, _) = node else { return shape.convert(node).map { [$0] } }
      let values = items.compactMap(shape.convert)
      return values.count == items.count ? values : nil
    }
  }

  /// A list of values.
  static func list<Element: Sendable>(_ shape: Shape<Element>) -> Shape<[Element]> where Value == [Element] {
    Shape(form: .list(shape.form)) { node in
      guard case .list(let items, _) = node else { return nil }
      let values = items.compactMap(shape.convert)
      return values.count == items.count ? values : nil
    }
  }
}
