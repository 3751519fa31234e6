import HCLSyntax
import ProxyModel
public import SourceText

/// Reads a directory of Terraform that others wrote, without Terraform, credentials or network.
public enum TerraformReader {
  /// Reads a root module with everything that it calls by a path.
  ///
  /// - Parameters:
  ///   - directory: The directory, as the user calls it.
  ///   - variables: What the user gives to its variables.
  ///   - sources: Takes in every file that is read.
  ///   - files: Finds them.
  /// - Returns: What it says, and the directories of the modules that it calls.
  public static func read(
    _ directory: String, _ variables: TerraformVariables = TerraformVariables(), into sources: inout SourceMap,
    files: InputFiles
  ) -> (reading: InputReading, modules: [String]) {
    let place = SourceRange(file: sources.nextFile, 0..<0)
    let configuration = TerraformConfiguration(directory, variables, files: files, sources: sources)
    var lifting = TerraformLifting()
    let resources = configuration.resources(ofTypes: TerraformLifting.knows)
    var bodies: [(resource: TerraformResource, body: Value)] = []
    var origins = ValueOrigins()
    for resource in resources {
      let evaluated = resource.body
      origins.add(those: evaluated, of: resource.address.description)
      let body = Value(evaluated)
      bodies.append((resource, body))
      lifting.lift(resource.type, body, origin(of: resource, body))
    }
    var passedOver = configuration.switchedOff { $0.hasPrefix("aws_db_proxy") }.map { resource in
      (what: resource.address, why: "its `count` or `for_each` makes none of it")
    }
    var hint: String?
    var unseen: Unknown?
    for call in configuration.unreadCalls {
      origins.add(those: call.arguments, of: call.address)
      if KnownModules.lift(call, into: &lifting) { continue }
      passedOver.append((call.address, call.reasonUnread))
      unseen =
        unseen
        ?? Unknown(
          "`\(call.address)` is not among these files", at: call.place, expression: call.address,
          remedy: "check a plan (`terraform show -json PLANFILE`)")
      hint = hint ?? "`\(call.address)` is not among these files: check a plan of it (`terraform show -json PLANFILE`)"
    }
    var deployment = Assembler.deployment(
      of: lifting.finished(), in: context(of: bodies, in: configuration, at: Provenance(place, directory)))
    deployment.form = DeploymentForm(.terraform)
    deployment.form.terraform = TerraformFactsReader.facts(of: bodies, in: configuration, of: deployment)
    deployment.form.terraform.origins = origins.all
    deployment.toolProblems = ProviderWordCheck.problems(in: configuration)
    deployment.unseenWords = unseen
    let lock = ProviderLock.read(ModulePaths.join(directory == "." ? "" : directory, ProviderLock.name), files)
    if let lock { deployment.form.terraform.provider = .written(lock, at: place) }
    sources = configuration.sources
    var reading = InputReading(
      .terraform, deployments: deployment.isAboutProxies || !deployment.toolProblems.isEmpty ? [deployment] : [],
      diagnostics: configuration.diagnostics,
      directives: configuration.directives, fileCount: configuration.fileCount, passedOver: passedOver)
    reading.hint = hint
    reading.variables = configuration.variableNames
    return (reading, configuration.calledDirectories)
  }

  private static func origin(of resource: TerraformResource, _ body: Value) -> Origin {
    let address = ResourceAddress(resource.address.description)
    var origin = Origin(address, name: resource.name, at: resource.place)
    origin.condition = resource.condition.map { Unknown($0) }
    if resource.declaration.mode == .data { origin.found = TerraformFacets.found(resource.type, body, at: address) }
    return origin
  }

  /// Region and account as the providers of the proxies have them, or, without any proxy, the one that makes whatever says nothing.
  private static func context(
    of resources: [(resource: TerraformResource, body: Value)], in configuration: TerraformConfiguration,
    at provenance: Provenance
  ) -> InputContext {
    var context = InputContext(provenance)
    let proxies = resources.filter { $0.resource.type == "aws_db_proxy" && $0.resource.declaration.mode == .resource }
    let providers = proxies.map { $0.resource.provider.map { Value($0.body) } }
    let regions = zip(proxies, providers).map { $0.body["region"] ?? $1?["region"] }
    let accounts = providers.map(Self.account)
    guard let region = regions.first, let account = accounts.first else {
      let provider = configuration.provider.map { Value($0.body) }
      (context.region, context.account) = (provider?["region"], Self.account(of: provider))
      return context
    }
    func several(_ what: String) -> Value {
      .unknown(Unknown("the proxies are in several \(what)", at: provenance.range))
    }
    context.region = regions.allSatisfy { $0?.scalar == region?.scalar } ? region : several("regions")
    context.account = accounts.allSatisfy { $0?.scalar == account?.scalar } ? account : several("accounts")
    return context
  }

  /// The one account that a provider may work in.
  private static func account(of provider: Value?) -> Value? {
    let accounts = provider?["allowed_account_ids"]?.elements ?? []
    return accounts.count == 1 ? accounts.first : nil
  }
}

extension UnreadModuleCall {
  /// Why nothing is known of it, and what to do.
  fileprivate var reasonUnread: String {
    let source = source?.value ?? ""
    if source.hasPrefix(".") || source.hasPrefix("/") { return "there is no directory `\(source)`" }
    return "`\(source)` is not among these files: check a plan of it (`terraform show -json`) to have it read"
  }
}

/// The versions of providers that `terraform init` chose and wrote down.
enum ProviderLock {
  /// Where it writes them.
  static let name = ".terraform.lock.hcl"

  /// The one version of the AWS provider that is used.
  static func read(_ path: String, _ files: InputFiles) -> TerraformFacts.ProviderVersions? {
    guard case .success(let bytes) = files.read(path) else { return nil }
    let document = HCLDocument(SourceFile(name: path, bytes: bytes), id: 0)
    for block in document.body.blocks("provider") where block.labels.first?.value.hasSuffix("/hashicorp/aws") == true {
      guard let version = block.body.attribute("version")?.value.text else { continue }
      return ProviderConstraint.read(Located(version, at: block.range)).known
    }
    return nil
  }
}
