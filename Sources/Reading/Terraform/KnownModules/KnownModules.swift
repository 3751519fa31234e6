import ProxyModel
import SourceText

/// The modules of the registry that make an RDS Proxy, read as typed calls by the inputs that they document.
enum KnownModules {
  /// Takes a call in; false for a module that is not known here.
  static func lift(_ call: UnreadModuleCall, into lifting: inout TerraformLifting) -> Bool {
    let source = call.source?.value ?? ""
    let path = source.parts(between: "//").first { !$0.isEmpty } ?? source
    switch path {
    case "terraform-aws-modules/rds-proxy/aws", "clowdhaus/rds-proxy/aws":
      CommunityProxyModule(call: call).lift(into: &lifting)
    case "cloudposse/rds-db-proxy/aws": CloudPosseProxyModule(call: call).lift(into: &lifting)
    default: return false
    }
    return true
  }
}

extension UnreadModuleCall {
  /// The origin of a resource inside of the module.
  func origin(_ local: String) -> Origin {
    var origin = Origin(ResourceAddress("\(address).\(local)"), name: address, at: place)
    origin.condition = condition.map { Unknown($0) }
    return origin
  }

  /// A reference to a resource inside of the module.
  func reference(to origin: Origin, _ facet: Facet) -> Value {
    .text(DeclaredText([.attribute(of: origin.address, facet)]), at: place)
  }
}

extension Value {
  /// What a module's input with a default comes to: a `null` that is written is no default.
  func input(_ name: String, default standard: Value) -> Value {
    entries.last { $0.key.value == name }?.value ?? standard
  }

  /// The text of an input that means nothing where it is empty.
  func filled(_ name: String) -> Value? { self[name].flatMap { $0.scalar?.isEmpty == true ? nil : $0 } }
}

/// Whether a module makes something, by an input that says so.
enum ModuleSwitch {
  case on
  case off
  case unknown(Unknown)

  init(_ value: Value?, default isOn: Bool) {
    switch (value?.scalar, value?.reasonUnknown) {
    case ("true"?, _): self = .on
    case ("false"?, _): self = .off
    case (_, let unknown?): self = .unknown(unknown)
    default: self = isOn ? .on : .off
    }
  }
}
