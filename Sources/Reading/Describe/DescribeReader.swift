import AWSFacts
import ProxyModel
public import SourceText
import YAMLSyntax

/// Reads what the AWS command line says is running: a directory of answers such as `snapshot.sh` writes, or single files.
public enum DescribeReader {
  /// Whether a file looks like an answer of the AWS command line about a proxy or what is around one.
  ///
  /// In JSON its first keys tell; in YAML, its first words.
  public static func recognizes(_ bytes: [UInt8]) -> Bool {
    let keys = JSONKeys.top(of: bytes)
    if !keys.isEmpty { return isAnswer(keys) }
    let head = bytes.prefix(1 << 12).split(whereSeparator: { $0 == 0x0A || $0 == 0x0D })
    return isAnswer(
      head.compactMap { line in
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")), line.first != 0x20 else { return nil }
        return String(decoding: line[..<colon], as: UTF8.self)
      })
  }

  private static func isAnswer(_ keys: [String]) -> Bool {
    // Templates and plans have lists of such names, too, and say what they are.
    if !Set(keys).isDisjoint(with: ["AWSTemplateFormatVersion", "Resources", "terraform_version", "headroom"]) {
      return false
    }
    let kinds = CaptureKind.shown(by: keys)
    if !kinds.isDisjoint(with: CaptureKind.telling) { return true }
    if kinds.contains(.parameters) || kinds.contains(.parameter) { return keys.count <= 3 }
    if kinds.contains(.role) || kinds.contains(.policy) { return keys.count <= 2 }
    if kinds.contains(.inlinePolicy) { return keys.contains("PolicyName") }
    return kinds.contains(.identity) && keys.contains("Account")
  }

  /// What captures say, all of them together.
  ///
  /// - Parameters:
  ///   - path: What the user calls them all.
  ///   - files: The files, with their names.
  ///   - sources: The run's files, which these join without the secrets that they may hold.
  public static func read(
    _ path: String, _ files: [(path: String, bytes: [UInt8])], into sources: inout SourceMap
  ) -> InputReading {
    var captures: [Capture] = []
    var diagnostics: [Diagnostic] = []
    var passedOver: [(what: String, why: String)] = []
    for file in files {
      switch root(of: file.path, file.bytes, into: &sources) {
      case .failure(let error): diagnostics += error.diagnostics
      case .success(nil): passedOver.append((file.path, "it is empty"))
      case .success(let root?): captures.append(Capture(path: file.path, content: Value(root)))
      }
    }
    let lifting = CaptureLifting(captures)
    return InputReading(
      .describe, deployments: deployments(lifting, named: path), diagnostics: diagnostics + lifting.diagnostics,
      fileCount: files.count, passedOver: passedOver + lifting.passedOver)
  }

  /// Reads one file, as JSON unless it does not look like that, and adds it to the run's without its secrets.
  private static func root(
    of path: String, _ bytes: [UInt8], into sources: inout SourceMap
  ) -> Result<YAMLNode?, YAMLError> {
    let file = SourceFile(name: path, bytes: bytes)
    let first = bytes.first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
    let isJSON = first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    guard first != nil else {
      _ = sources.add(file)
      return .success(nil)
    }
    do throws(YAMLError) {
      let stream = try YAMLReader.read(file, id: sources.nextFile, dialect: isJSON ? .json : .yaml)
      let root = stream.documents.first?.root
      let shown = root.map { CaptureSecrets.hidden(bytes, under: $0) } ?? bytes
      _ = sources.add(SourceFile(name: path, bytes: shown))
      return .success(root)
    } catch {
      _ = sources.add(file)
      return .failure(error)
    }
  }

  /// One deployment for each region that has a proxy; what is around them is seen from all.
  private static func deployments(_ lifting: CaptureLifting, named path: String) -> [Deployment] {
    let homes = CaptureHome.homes(of: lifting.captures)
    let around = GroupsAround(lifting.parts).parts
    return (homes.isEmpty ? [CaptureHome()] : homes).compactMap { home in
      guard let place = lifting.captures.first?.place else { return nil }
      var context = InputContext(Provenance(place, path))
      context.region = home.region
      context.account = home.account ?? lifting.account
      context.isComplete = lifting.captures.contains { $0.content["MetricAlarms"] != nil }
      var deployment = Assembler.deployment(of: home.parts(of: around), in: context)
      deployment.form = DeploymentForm(.describe)
      deployment.leaveOpenWhatIsInside()
      deployment.roles = OwnIDs(of: deployment).recognized(in: deployment.roles)
      deployment.observed = lifting.reports.observations(on: deployment)
      if !lifting.captures.contains(where: { $0.content["TagList"] != nil }) { deployment.askForTags(at: place) }
      if !lifting.captures.contains(where: { $0.content["DBProxyEndpoints"] != nil }) {
        deployment.unseenEndpoints = Unknown(
          "the endpoints are not captured", at: place, remedy: "capture `aws rds describe-db-proxy-endpoints`")
      }
      if !lifting.captures.contains(where: { $0.content["Targets"] != nil }) {
        deployment.observed.unseenTargets = Unknown(
          "how the targets do is not captured", at: place, remedy: "capture `aws rds describe-db-proxy-targets`")
      }
      return deployment.isAboutProxies ? deployment : nil
    }
  }
}

extension Deployment {
  /// By its tags headroom knows a deployment that it has generated, and anybody an environment.
  fileprivate mutating func askForTags(at place: SourceRange) {
    let unknown = Unknown(
      "the tags of the proxy, which tell it, are not captured", at: place,
      remedy: "capture `aws rds list-tags-for-resource --resource-name` with the proxy's ARN")
    if name.known == nil { name = .unknown(unknown) }
    if environment.known == nil { environment = .unknown(unknown) }
  }

  /// What stands inside a database AWS does not know.
  fileprivate mutating func leaveOpenWhatIsInside() {
    for var database in databases where database.engine.known?.family == .postgresql {
      database.postgresDatabase = .unknown(
        Unknown(
          "no answer of AWS tells what became of the database `postgres`", at: database.provenance.range,
          remedy: "import a profile, and write `postgres_database` there"))
      databases.insert(database)
    }
  }
}
