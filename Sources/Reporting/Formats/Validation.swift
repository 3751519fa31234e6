import ProxyModel
public import Rules
public import SourceText

/// What a run of `validate` came to: all that a report in whatever format says, and nothing that belongs to one format.
public struct Validation: Sendable {
  /// One thing that was read: a profile with what it extends, a Terraform directory, a template.
  public struct Input: Sendable {
    /// As the user named it, or as the walk found it.
    public let path: String
    /// `profile`, `terraform`, `plan`, `cloudformation`, `cli` or `describe`.
    public let kind: String
    /// How many files it consists of.
    public let files: Int
    /// How many proxies it describes; nil where it could not be read.
    public let proxies: Int?

    /// A thing that was read.
    public init(path: String, kind: String, files: Int, proxies: Int?) {
      (self.path, self.kind, self.files, self.proxies) = (path, kind, files, proxies)
    }
  }

  /// Every file of the run.
  public let sources: SourceMap
  /// What was read, in the order of the operands.
  public let inputs: [Input]
  /// What is wrong with the files as files; such a file was not judged.
  public let problems: [Diagnostic]
  /// What the rules say.
  public let judgement: Judgement
  /// The rules' findings, those included that are excused.
  public let findings: [Finding]
  /// The least severity that fails the run.
  public let failOn: Severity
  /// The version of the program.
  public let version: String

  /// The result of a run.
  public init(
    sources: SourceMap, inputs: [Input], problems: [Diagnostic], judgement: Judgement, findings: [Finding],
    failOn: Severity, version: String
  ) {
    (self.sources, self.inputs, self.problems, self.judgement) = (sources, inputs, problems, judgement)
    (self.findings, self.failOn, self.version) = (findings, failOn, version)
  }

  /// The findings that count.
  public var open: [Finding] { findings.filter { $0.excuse == nil } }

  /// How many diagnostics of a severity count, problems with files included.
  public func count(_ severity: Severity) -> Int {
    open.count { $0.diagnostic.severity == severity } + problems.count { $0.severity == severity }
  }

  /// How many findings are excused by a comment, or known from the baseline.
  public func excused(byBaseline: Bool) -> Int {
    findings.count { $0.excuse.map { ($0 == .baseline) == byBaseline } ?? false }
  }

  /// What could not be decided, each unknown once for each rule.
  var unknowns: [(rule: String, reason: String, remedy: String?, range: SourceRange)] {
    var seen: Set<String> = []
    var list: [(rule: String, reason: String, remedy: String?, range: SourceRange)] = []
    for outcome in judgement.outcomes {
      for unknown in outcome.unknowns {
        let key = "\(outcome.rule.id) \(unknown.range.file) \(unknown.range.start) \(unknown.reason)"
        if seen.insert(key).inserted { list.append((outcome.rule.id, unknown.reason, unknown.remedy, unknown.range)) }
      }
    }
    return list.sorted { ($0.range, $0.rule, $0.reason) < ($1.range, $1.rule, $1.reason) }
  }

  /// The input of a deployment that was judged.
  func input(ofDeployment index: Int?) -> Input? {
    let judged = inputs.filter { $0.proxies != nil }
    return index.flatMap { judged.indices.contains($0) ? judged[$0] : nil }
  }
}

extension Diagnostic {
  /// What is to be seen at the place, in one sentence with the message; secrets are not repeated.
  var sentence: String {
    (primary.text.isEmpty ? message : "\(message): \(primary.shown)") + (instance.map { " (of \($0))" } ?? "")
  }

  /// The resource, where the place does not tell which one it is: a block of Terraform in a module, or with a key.
  var instance: String? {
    guard let resource, !primary.text.holds(resource) else { return nil }
    let isOne = resource.hasPrefix("module.") || resource.hasPrefix("aws_") && resource.holds("[")
    return isOne ? resource : nil
  }

  /// The reason that the rule gives.
  var reason: String? { remarks.first { $0.title == "why" }?.text }

  /// `HR066 plaintext-allowed`, or what a problem with a file is called.
  var title: String {
    let name = [rule, slug].compactMap { $0 }.joined(separator: " ")
    return name.isEmpty ? "unreadable" : name
  }
}

extension Diagnostic.Label {
  /// The text without secrets.
  var shown: String { SecretMask.masked(text) }
}

extension Diagnostic.Remark {
  /// The text without secrets.
  var shown: String { SecretMask.masked(text) }
}
