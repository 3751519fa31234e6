public import ProxyModel
public import SourceText

/// What reading one input gave.
public struct InputReading: Sendable {
  /// What kind it is of.
  public var kind: InputKind
  /// The deployments that it describes; none where it has errors that leave nothing to be judged.
  public var deployments: [Deployment]
  /// What is wrong with it as a file, in the order of the file; what could be read is read all the same.
  public var diagnostics: [Diagnostic]
  /// The comments in it that speak to headroom.
  public var directives: [Directive]
  /// How many files it consists of.
  public var fileCount: Int
  /// What was looked at and left, with the reason: a module that is not here, a block of no concern.
  public var passedOver: [(what: String, why: String)]
  /// What to do for more of it to be seen; nil where there is no more.
  public var hint: String?
  /// The Terraform variables to which the user may give values, by name.
  public var variables: [String] = []
  /// The CloudFormation parameters to which the user may give values, by name.
  public var parameters: [String] = []

  /// A reading of an input.
  public init(
    _ kind: InputKind, deployments: [Deployment], diagnostics: [Diagnostic] = [], directives: [Directive] = [],
    fileCount: Int = 1, passedOver: [(what: String, why: String)] = []
  ) {
    (self.kind, self.deployments, self.diagnostics) = (kind, deployments, diagnostics)
    (self.directives, self.fileCount, self.passedOver) = (directives, fileCount, passedOver)
  }
}

/// How readers find the files that an input names, or consists of.
public struct InputFiles: Sendable {
  /// The bytes of a file.
  public var read: @Sendable (String) -> Result<[UInt8], UnreadableFile>
  /// The names in a directory, sorted; nil where there is no such directory.
  public var list: @Sendable (String) -> [String]?

  /// Files that these functions find.
  public init(
    read: @escaping @Sendable (String) -> Result<[UInt8], UnreadableFile>,
    list: @escaping @Sendable (String) -> [String]?
  ) {
    self.read = read
    self.list = list
  }
}
