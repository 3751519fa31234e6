import ProxyModel
public import SourceText
import YAMLSyntax

/// Reads a plan or a state of Terraform: `terraform show -json`, or a `terraform.tfstate` as it is stored.
///
/// A plan is read as what will be there once it is applied.
public enum PlanReader {
  /// Whether a file looks like a plan or a state. Its beginning tells, unless somebody has put its keys in another order: then all
  /// of it is looked at, if the beginning has no key that would be strange in a plan.
  public static func recognizes(_ bytes: [UInt8]) -> Bool {
    let first = JSONKeys.top(of: bytes)
    if isOne(first) { return true }
    guard !first.isEmpty, first.allSatisfy(keys.contains) else { return false }
    return isOne(JSONKeys.all(of: bytes))
  }

  private static func isOne(_ found: [String]) -> Bool {
    found.contains("terraform_version") && found.contains(where: decisive.contains)
  }

  private static let decisive = [
    "format_version", "serial", "lineage", "values", "planned_values", "resource_changes",
  ]

  /// All that Terraform writes at the top of a plan or a state.
  private static let keys =
    decisive + [
      "action_invocations", "applyable", "check_results", "checks", "complete", "configuration", "deferred_changes",
      "errored", "output_changes", "outputs", "prior_state", "proposed_unknown", "relevant_attributes",
      "resource_drift", "resources", "terraform_version", "timestamp", "variables", "version",
    ]

  /// What a file says.
  ///
  /// - Parameters:
  ///   - path: Its name, as the user wrote it.
  ///   - bytes: What it holds.
  ///   - sources: The run's files. The plan joins them without what is nobody's business.
  public static func read(_ path: String, _ bytes: [UInt8], into sources: inout SourceMap) -> InputReading {
    let file = SourceFile(name: path, bytes: bytes)
    var mask = PlanMask(bytes)
    func failed(_ diagnostics: [Diagnostic]) -> InputReading {
      for diagnostic in diagnostics { mask.show(diagnostic.primary.range) }
      _ = sources.add(mask.file(named: path))
      return InputReading(.plan, deployments: [], diagnostics: diagnostics)
    }
    do throws(YAMLError) {
      let stream = try YAMLReader.read(file, id: sources.nextFile, dialect: .json)
      guard let root = stream.documents.first?.root, let document = PlanDocument(root) else {
        return failed([Self.foreign(stream.documents.first?.root)].compactMap { $0 })
      }
      let reading = read(document, named: path)
      for resource in document.resources { mask.show(resource) }
      for range in reading.shown { mask.show(range) }
      _ = sources.add(mask.file(named: path))
      return reading.result
    } catch {
      return failed(error.diagnostics)
    }
  }

  private static func foreign(_ root: YAMLNode?) -> Diagnostic? {
    root.map {
      .error(
        "this is neither a plan nor a state of Terraform", at: $0.entries.first?.key.range ?? $0.range,
        help: "write one by `terraform show -json PLANFILE`")
    }
  }

  private static func read(
    _ document: PlanDocument, named path: String
  ) -> (result: InputReading, shown: [SourceRange]) {
    var documents: [String: PlannedResource] = [:]
    for resource in document.resources where resource.type == PlanDocument.policyDocument {
      documents[resource.address] = resource
    }
    let configuration = PlanConfiguration(document)
    let values = PlanValues(
      configuration: configuration, identities: PlanIdentities(document.resources), documents: documents)
    var lifting = TerraformLifting()
    var leaving: [(what: String, why: String)] = []
    for resource in document.resources where TerraformLifting.knows(resource.type) {
      if resource.action == .delete || resource.action == .forget {
        leaving.append((resource.address, "the plan takes it away"))
        continue
      }
      let body = values.body(of: resource)
      var origin = Origin(ResourceAddress(resource.address), name: resource.name, at: resource.place)
      if resource.isData { origin.found = TerraformFacets.found(resource.type, body, at: origin.address) }
      lifting.lift(resource.type, body, origin)
    }
    var parts = lifting.finished()
    PlanDuplicates.remove(from: &parts)
    let (context, shown) = PlanContext.of(document, named: path)
    var deployment = Assembler.deployment(of: parts, in: context)
    deployment.form = DeploymentForm(.plan)
    deployment.form.terraform = PlanFacts.facts(of: document, in: configuration)
    let actions = document.resources.compactMap { resource in resource.action.map { (resource.address, $0) } }
    deployment.note(Dictionary(keepingFirst: actions))
    var result = InputReading(.plan, deployments: deployment.isAboutProxies ? [deployment] : [], passedOver: leaving)
    if document.passedOver > 0 {
      let resources = document.passedOver == 1 ? "1 resource" : "\(document.passedOver) resources"
      result.passedOver.append((resources, "nothing to do with RDS Proxy"))
    }
    return (result, shown)
  }
}

extension Deployment {
  /// Whether it says anything of a proxy.
  var isAboutProxies: Bool {
    !(proxies.isEmpty && targetGroups.isEmpty && targets.isEmpty && endpoints.isEmpty && alarms.isEmpty
      && parameters.isEmpty)
  }
}
