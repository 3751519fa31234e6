import SourceText

/// An alarm of CloudWatch, on whatever metric.
struct AlarmDraft: Sendable {
  var origin: Origin
  var name: Value?
  var description: Value?
  var namespace: Value?
  var metric: Value?
  var dimensions: Listed<(name: Located<String>, value: Value)>?
  /// `Sum` and its like, or a percentile.
  var statistic: Value?
  var period: Value?
  var evaluationPeriods: Value?
  var threshold: Value?
  var comparison: Value?
  var treatMissingData: Value?
  var actions: Value?
  var tags: Value?

  init(_ origin: Origin) { self.origin = origin }
}

/// A parameter of Systems Manager.
struct ParameterDraft: Sendable {
  var origin: Origin
  var name: Value?
  var description: Value?
  var value: Value?
  var tags: Value?

  init(_ origin: Origin) { self.origin = origin }
}

/// Something that runs programs and may connect to the proxy.
struct ComputeDraft: Sendable {
  /// What it is.
  enum Runtime: Sendable { case lambda, ecs, eks, appRunner, ec2 }

  var origin: Origin
  var runtime: Runtime
  var name: Value?
  var securityGroups: Value?
  /// The role that the program runs as: a name or an ARN.
  var role: Value?
  /// After how many seconds it is stopped.
  var timeout: Value?
  /// How many of it may run at once, where the input bounds it.
  var concurrency: Value?
  /// Its environment, to see which host it is told to connect to.
  var environment: Value?

  init(_ origin: Origin, _ runtime: Runtime) {
    self.origin = origin
    self.runtime = runtime
  }
}
