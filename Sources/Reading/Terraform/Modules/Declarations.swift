import HCLSyntax
import SourceText

/// `variable "name" { … }`
struct VariableDeclaration {
  let name: Located<String>
  let body: ModuleBody
  let header: SourceRange
}

/// `output "name" { … }`
struct OutputDeclaration {
  let name: Located<String>
  let body: ModuleBody
}

/// `resource "type" "name" { … }` or `data "type" "name" { … }`
struct ResourceDeclaration {
  let mode: TerraformAddress.Mode
  let type: Located<String>
  let name: Located<String>
  let header: SourceRange
  let body: ModuleBody

  /// What it is called in its module: `data.aws_vpc.main`.
  var local: String { (mode == .data ? "data." : "") + "\(type.value).\(name.value)" }

  /// Arguments that are Terraform's own, and no attributes of the resource.
  static let metaArguments: Set<String> = ["count", "for_each", "depends_on", "provider"]
  /// Blocks that are Terraform's own.
  static let metaBlocks: Set<String> = ["lifecycle", "provisioner", "connection"]

  /// Whether an argument or a block is Terraform's own.
  static func isMeta(_ name: String) -> Bool { metaArguments.contains(name) || metaBlocks.contains(name) }
}

/// `module "name" { source = "…" }`
struct ModuleCallDeclaration {
  let name: Located<String>
  let header: SourceRange
  let body: ModuleBody

  static let metaArguments: Set<String> = ["source", "version", "count", "for_each", "depends_on", "providers"]
}

/// `provider "name" { … }`
struct ProviderDeclaration {
  let name: Located<String>
  let header: SourceRange
  let body: ModuleBody
}

/// What `required_providers` says of a provider.
struct ProviderRequirement {
  let name: Located<String>
  /// Where it comes from: `hashicorp/aws`.
  let source: Located<String>?
  /// Which versions are accepted: `>= 5.0, < 7.0`.
  let version: Located<String>?
}

/// Everything that the files of one directory declare.
final class ModuleDeclarations {
  let directory: String
  var variables: [String: VariableDeclaration] = [:]
  /// In the order of the files.
  var variableNames: [String] = []
  var locals: [String: ModuleBody.Argument] = [:]
  /// In the order of the files.
  var resources: [ResourceDeclaration] = []
  private var resourcesByName: [String: Int] = [:]
  var calls: [ModuleCallDeclaration] = []
  var outputs: [String: OutputDeclaration] = [:]
  var providers: [ProviderDeclaration] = []
  var requirements: [String: ProviderRequirement] = [:]
  /// Which versions of Terraform are accepted.
  var requiredVersion: Located<String>?
  /// How many files it consists of.
  var fileCount = 0

  init(directory: String) { self.directory = directory }

  func resource(_ local: String) -> ResourceDeclaration? { resourcesByName[local].map { resources[$0] } }

  func add(_ resource: ResourceDeclaration) {
    resourcesByName[resource.local] = resources.count
    resources.append(resource)
  }
}
