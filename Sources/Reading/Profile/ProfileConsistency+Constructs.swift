import ProxyModel
import SourceText

extension ProfileConsistency {
  /// Constructs of clients that there are not, ids that stand twice, and a group that is not headroom's to open.
  static func constructs(of root: ProfileSection) -> [Diagnostic] {
    let cdk = root.section(RootKeys.cdk)
    let constructs = cdk.section(CDKKeys.constructs)
    var found: [Diagnostic] = []
    if let open = cdk.value(CDKKeys.allowAllOutbound), open.value,
      let group = root.section(RootKeys.proxy).entry(ProxyKeys.securityGroup)
    {
      found.append(
        .error(
          "`allow_all_outbound` and `proxy.security_group` exclude each other", at: open.range,
          "it is about a group that is created", related: [.init(group.key.range, "this one exists already")],
          help: "delete `cdk.allow_all_outbound`"))
    }
    guard case .map(let entries, _)? = constructs.node else { return found }
    let groups = entries.filter { $0.key.value == ConstructKeys.clientSecurityGroups.name }.flatMap { entry in
      if case .map(let groups, _) = entry.value { groups } else { [ProfileNode.Entry]() }
    }
    let clients = root.sections(RootKeys.clients).compactMap { $0.value(ClientKeys.name)?.value }
    for group in groups where !clients.contains(group.key.value) {
      let suggestion = Suggestion.closest(to: group.key.value, among: clients).map { "did you mean `\($0)`?" }
      found.append(
        .error(
          "a client that `clients` does not have", at: group.key.range, suggestion ?? "",
          help: "name one of the clients of the profile"))
    }
    var first: [String: SourceRange] = [:]
    for entry in entries + groups {
      guard case .scalar(let scalar) = entry.value else { continue }
      if let earlier = first.updateValue(scalar.range, forKey: scalar.text) {
        found.append(
          .error(
            "`\(scalar.text)` stands twice", at: scalar.range, "here again",
            related: [.init(earlier, "first here")], help: "give each construct an id of its own"))
      }
    }
    return found
  }
}
