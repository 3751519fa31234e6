import AWSFacts
import HCLSyntax
public import ProxyModel
import SourceText

/// Writes the `import` blocks by which Terraform takes over what is running, instead of making it again.
public enum TerraformImports {
  /// `imports.tf`, for the module that `TerraformRenderer` makes of the same deployment.
  public struct File: Sendable {
    /// The file.
    public let file: RenderedFile
    /// The addresses of which no id is known, so that Terraform would make them.
    public let missing: [String]
  }

  /// The blocks for a deployment, with the ids of what is running.
  ///
  /// - Parameters:
  ///   - deployment: What Terraform is to look after: what the imported profile means.
  ///   - running: What is there, as it was captured.
  public static func render(_ deployment: Deployment, of running: Deployment) -> File {
    let scope = TerraformScope(deployment)
    let entries = ImportEntries(scope: scope, running: running).all
    var items: [HCLItem] = [
      .comment(
        "Takes over what is running; needs Terraform \(TerraformImport.firstVersion.value). Delete this file once it is applied."
      )
    ]
    for entry in entries {
      items.append(.blank)
      if let id = entry.id {
        items.append(
          block("import") {
            "to" .= .reference(entry.address)
            "id" .= .string(id)
          })
      } else {
        items.append(.comment("\(entry.address): no id is known, and Terraform would create it"))
      }
    }
    return File(
      file: RenderedFile(name: "imports.tf", text: HCLPrinter.print(items)),
      missing: entries.filter { $0.id == nil }.map { $0.address })
  }
}

/// What is to be imported, in the order of the module's files.
private struct ImportEntries {
  /// A resource of the module and the id of the one that is running.
  struct Entry {
    let address: String
    let id: String?
  }

  let scope: TerraformScope
  let running: Deployment

  private var deployment: Deployment { scope.deployment }

  var all: [Entry] { groups + rules + roles + policies + secrets + proxies + endpoints + parameters + alarms }

  private func entry<Row: Resource>(_ type: TerraformImport, _ row: Row, _ parts: String?...) -> Entry {
    let known = parts.compactMap { $0 }
    return Entry(
      address: "\(type.rawValue).\(TerraformName.local(row.symbol.name))",
      id: known.count == parts.count ? known.joined(separator: type.form.value.separator) : nil)
  }

  private var groups: [Entry] {
    deployment.securityGroups.filter { $0.ownership == .created }.map { group in
      let same = running.securityGroups.first { $0.name == group.name && $0.name.known != nil }
      return entry(.securityGroup, group, same?.runningID.text ?? same?.ownership.externalID)
    }
  }

  private var rules: [Entry] {
    // A group that the module makes has its name there, and its id in the capture.
    let made = Set(deployment.securityGroups.filter { $0.ownership == .created }.compactMap { $0.name.known })
    var names: [String: String] = [:]
    for group in running.securityGroups {
      guard let id = group.ownership.externalID, let name = group.name.known, made.contains(name) else { continue }
      names[id] = name
    }
    let ids = Dictionary(
      keepingFirst: running.securityGroupRules.compactMap { rule in
        rule.runningID.text.map { (RuleWords.text(of: rule, in: running, calling: names), $0) }
      })
    // As the module has them: those of its own groups first.
    let own = deployment.securityGroupRules.filter { !$0.isFound }
    return own.map { rule in
      entry(
        rule.direction == .ingress ? .ingressRule : .egressRule, rule, ids[RuleWords.text(of: rule, in: deployment)])
    }
  }

  private var roles: [Entry] {
    deployment.roles.filter { $0.ownership == .created }.map { role in
      entry(.role, role, running.roles.first { $0.name == role.name }?.name.known)
    }
  }

  private var policies: [Entry] {
    scope.rolePolicies.map { named in
      let role = running.roles.first { $0.name == named.role.name }
      let policy = role?.policies.first { $0.name == named.policy.name }
      let id = [role?.name.known, policy?.name].compactMap { $0 }
      return Entry(
        address: "\(TerraformImport.rolePolicy.rawValue).\(named.localName)",
        id: id.count == 2 ? id.joined(separator: TerraformImport.rolePolicy.form.value.separator) : nil)
    }
  }

  private var secrets: [Entry] {
    scope.createdSecrets.map { secret in
      let same = running.secrets.first { $0.name == secret.name }
      return entry(.secret, secret, same?.arn?.known.map { "\($0.arn)" } ?? same?.ownership.externalID)
    }
  }

  private var proxies: [Entry] {
    deployment.proxies.flatMap { proxy -> [Entry] in
      let name = running.proxies.first { $0.name == proxy.name }?.name.known
      let groups = deployment.targetGroups.filter { $0.proxy.value == .symbol(proxy.symbol) }
      let targets = deployment.targets.filter { $0.proxy.value == .symbol(proxy.symbol) }
      return [entry(.proxy, proxy, name)] + groups.map { entry(.targetGroup, $0, name) }
        + targets.map { target in
          let database = deployment.databases[target.database.value]
          let types = TerraformImport.targetTypes.value
          return entry(
            .target, target, name, DefaultTargetGroup.name.value,
            database.map { $0.kind == .cluster ? types.cluster : types.instance }, database?.identifier.known)
        }
    }
  }

  private var endpoints: [Entry] {
    deployment.endpoints.map { endpoint in
      let same = running.endpoints.first { $0.name == endpoint.name }
      return entry(.endpoint, endpoint, deployment.proxies[endpoint.proxy.value]?.name.known, same?.name.known)
    }
  }

  private var parameters: [Entry] {
    deployment.parameters.map { parameter in
      entry(.parameter, parameter, running.parameters.first { $0.name == parameter.name }?.name.known)
    }
  }

  private var alarms: [Entry] {
    deployment.alarms.map { alarm in
      entry(.alarm, alarm, running.alarms.first { $0.name == alarm.name }?.name.known)
    }
  }
}
