import HCLSyntax
import SourceText
import YAMLSyntax

/// What the user gives to the variables of a root module, beside what lies in its directory.
public struct TerraformVariables: Sendable {
  /// A name and the words of its value.
  public struct Given: Sendable {
    /// The variable.
    public let name: String
    /// The value, as words of a shell are: a text for a variable that takes a text, an expression for any other.
    public let value: String

    /// A variable and its value.
    public init(_ name: String, _ value: String) { (self.name, self.value) = (name, value) }
  }

  /// Where a value comes from on the command line; the order counts.
  public enum Argument: Sendable {
    /// `--var name=value`
    case value(Given)
    /// `--var-file path`
    case file(String)
  }

  /// The value of a variable of the environment, asked for `TF_VAR_name`; nil unless the user wants them to count.
  public var environment: (@Sendable (String) -> String?)?
  /// What the command line says, in its order.
  public var arguments: [Argument]

  /// What the user gives; nothing, where nothing is said.
  public init(environment: (@Sendable (String) -> String?)? = nil, arguments: [Argument] = []) {
    self.environment = environment
    self.arguments = arguments
  }
}

/// The value of a variable before it is worked out.
enum GivenValue {
  /// In a file of values.
  case expression(ModuleExpression)
  /// On a command line or in the environment, where the variable's type decides how it is read.
  case words(String, at: SourceRange)
}

/// Gathers the values of a root module's variables, the last one that counts under each name.
struct VariableInputs {
  private(set) var values: [String: GivenValue] = [:]
  private(set) var diagnostics: [Diagnostic] = []

  /// - Parameter declared: The names of the variables that the module declares.
  init(
    _ given: TerraformVariables, for declared: [String], in directory: String, _ files: InputFiles,
    _ sources: inout SourceMap
  ) {
    for name in given.environment == nil ? [] : declared {
      guard let value = given.environment?("TF_VAR_\(name)") else { continue }
      take(TerraformVariables.Given(name, value), called: "TF_VAR_\(name)", &sources)
    }
    let names = files.list(directory.isEmpty ? "." : directory) ?? []
    for name in ModuleFileNames.values(among: names) {
      read(ModulePaths.join(directory, name), files, &sources)
    }
    for argument in given.arguments {
      switch argument {
      case .value(let variable): take(variable, called: "--var \(variable.name)", &sources)
      case .file(let path): read(path, files, &sources)
      }
    }
  }

  private mutating func take(_ variable: TerraformVariables.Given, called name: String, _ sources: inout SourceMap) {
    let file = SourceFile(name: name, text: variable.value)
    let id = sources.add(file)
    values[variable.name] = .words(variable.value, at: SourceRange(file: id, 0..<file.bytes.count))
  }

  private mutating func read(_ path: String, _ files: InputFiles, _ sources: inout SourceMap) {
    switch files.read(path) {
    case .failure(let problem):
      let id = sources.add(SourceFile(name: path, bytes: []))
      diagnostics.append(
        .error("the file of values cannot be read", at: SourceRange(file: id, 0..<0), problem.reason))
    case .success(let bytes):
      let file = SourceFile(name: path, bytes: bytes)
      let id = sources.add(file)
      if path.hasSuffix(".json") { readJSON(file, id) } else { readNative(file, id) }
    }
  }

  private mutating func readNative(_ file: SourceFile, _ id: UInt32) {
    let document = HCLDocument(file, id: id)
    diagnostics += document.diagnostics
    for attribute in document.body.attributes { values[attribute.name.value] = .expression(.native(attribute.value)) }
    for block in document.body.blocks {
      diagnostics.append(
        .error(
          "a file of values has no blocks", at: block.header,
          help: "write `\(block.type.value) = …`, or put it into a `.tf` file"))
    }
  }

  private mutating func readJSON(_ file: SourceFile, _ id: UInt32) {
    do throws(YAMLError) {
      for entry in try YAMLReader.read(file, id: id, dialect: .json).root?.entries.map({ $0 }) ?? [] {
        if let name = entry.key.text { values[name] = .expression(.json(entry.value)) }
      }
    } catch {
      diagnostics += error.diagnostics
    }
  }
}
