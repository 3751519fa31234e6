/// Which of several instances of a resource or module is meant.
enum InstanceKey: Hashable, Sendable {
  /// The number that `count` gives.
  case number(Int)
  /// The key that `for_each` gives.
  case text(String)
  /// It is not known how many there are or what they are called; this one stands for all.
  case unknown
}

extension InstanceKey: CustomStringConvertible {
  /// As it stands in an address, with its brackets.
  var description: String {
    switch self {
    case .number(let number): "[\(number)]"
    case .text(let text): "[\(HCLWords.quoted(text))]"
    case .unknown: "[?]"
    }
  }
}

/// A call of a module and the instance of it, on the way from the root.
struct ModuleStep: Hashable, Sendable {
  let name: String
  let key: InstanceKey?
}

/// The way from the root module to another; empty for the root.
struct ModulePath: Hashable, Sendable, CustomStringConvertible {
  var steps: [ModuleStep] = []

  static let root = ModulePath()

  func appending(_ name: String, _ key: InstanceKey?) -> ModulePath {
    ModulePath(steps: steps + [ModuleStep(name: name, key: key)])
  }

  /// `module.db["eu"]`; empty for the root.
  var description: String {
    steps.map { "module.\($0.name)\($0.key.map { $0.description } ?? "")" }.joined(separator: ".")
  }
}

/// One instance of a resource or of a data source in the whole configuration.
struct TerraformAddress: Hashable, Sendable {
  /// Whether Terraform makes it or only looks it up.
  enum Mode: Hashable, Sendable {
    case resource
    case data
  }

  let module: ModulePath
  let mode: Mode
  let type: String
  let name: String
  let key: InstanceKey?
}

extension TerraformAddress: CustomStringConvertible {
  /// In Terraform's words: `module.db["eu"].aws_db_proxy.this[0]`.
  var description: String {
    let path = module.steps.isEmpty ? "" : module.description + "."
    return "\(path)\(local)\(key.map { $0.description } ?? "")"
  }

  /// Without its module and instance: `data.aws_vpc.main`.
  var local: String { (mode == .data ? "data." : "") + "\(type).\(name)" }
}
