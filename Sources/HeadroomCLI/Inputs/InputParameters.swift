import ProxyModel
import Reading
import SourceText

/// The operands and options of the commands that read deployments, whatever describes them.
struct InputParameters: Parameters {
  let paths = Operand.list(
    "PATH", accepts: .path,
    help: "profiles, Terraform directories, plans, templates, scripts, captures; directories that hold some; or -")
  let kind = Option.choice(
    "--kind", value: "KIND", of: InputKind.self, help: "what the inputs are, where their content does not tell")
  let variables = Option.forms(
    "--var", value: "NAME=VALUE", form: "NAME=VALUE", help: "the value of a Terraform variable", read: Assignment.init)
  let variableFiles = Option.list(
    "--var-file", value: "FILE", accepts: .path, help: "a file with values of Terraform variables")
  let takesEnvironment = Option.flag(
    "--var-environment", help: "let TF_VAR_NAME of the environment give values to Terraform variables, too")
  let templateParameters = Option.forms(
    "--parameter", value: "NAME=VALUE", form: "NAME=VALUE", help: "the value of a CloudFormation parameter",
    read: Assignment.init)
  let parameterFiles = Option.list(
    "--parameters", value: "FILE", accepts: .path, help: "a file with values of CloudFormation parameters")

  var declarations: [Declaration] {
    [
      paths.declaration, kind.declaration, variables.declaration, variableFiles.declaration,
      takesEnvironment.declaration, templateParameters.declaration, parameterFiles.declaration,
    ]
  }
}

/// The operands of the commands that take profiles and nothing else.
struct ProfileParameters: Parameters {
  let paths = Operand.list(
    "PATH", accepts: .path, help: "profiles, directories that hold some, or - for standard input")

  var declarations: [Declaration] { [paths.declaration] }
}

/// What the user says of the inputs beside their names.
struct InputSettings: Sendable {
  /// What kind they are of, where their content does not tell.
  var kind: InputKind?
  /// Values of Terraform variables, and files with such, in the order in which they count.
  var variables: [TerraformVariables.Argument] = []
  /// Whether the environment gives values to Terraform variables, too.
  var takesEnvironment = false
  /// Values of CloudFormation parameters.
  var parameters: [Assignment] = []
  /// Files with values of CloudFormation parameters.
  var parameterFiles: [String] = []

  /// Nothing said.
  init() {}

  /// Only this kind.
  init(only kind: InputKind) { self.kind = kind }

  /// What was typed.
  init(_ arguments: Arguments<InputParameters>) {
    let declared = arguments.parameters
    kind = arguments[declared.kind]
    let names = (value: declared.variables.shape.name, file: declared.variableFiles.shape.name)
    variables = arguments.given.all.compactMap { word in
      switch word.name {
      case names.value: Assignment(word.text).map { .value(.init($0.name, $0.value)) }
      case names.file: .file(word.text)
      default: nil
      }
    }
    takesEnvironment = arguments[declared.takesEnvironment]
    (parameters, parameterFiles) = (arguments[declared.templateParameters], arguments[declared.parameterFiles])
  }
}

extension InputSettings {
  /// Fails where `--var` names a variable that no directory declares; a file of values may hold more than one directory needs.
  func expectVariables(declared: [String]) throws(Failure) {
    for case .value(let given) in variables where !declared.contains(given.name) {
      let near = Suggestion.closest(to: given.name, among: declared)
      throw .usage(
        "no Terraform directory here declares a variable `\(given.name)`", help: near.map { "did you mean `\($0)`?" })
    }
  }

  /// Fails where `--parameter` names a parameter that no template has.
  func expectParameters(declared: [String]) throws(Failure) {
    for given in parameters where !declared.contains(given.name) {
      let near = Suggestion.closest(to: given.name, among: declared)
      throw .usage("no template here has a parameter `\(given.name)`", help: near.map { "did you mean `\($0)`?" })
    }
  }
}

/// `NAME=VALUE` as it is typed.
struct Assignment: Sendable {
  let name: String
  let value: String

  /// Nil for what has no name or no `=`.
  init?(_ text: String) {
    let halves = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard halves.count == 2, !halves[0].isEmpty else { return nil }
    (name, value) = (halves[0], halves[1])
  }
}
