import Testing

@testable import HeadroomCLI

/// What each command takes.
private let parameters: [String: any Parameters] = [
  "completion": CompletionParameters(), "debug": DebugParameters(), "diff": DiffParameters(),
  "explain": ExplainParameters(), "generate": GenerateParameters(), "import": ImportParameters(),
  "init": InitParameters(), "rules": RulesParameters(), "schema": SchemaParameters(), "validate": ValidateParameters(),
]

/// A property that is missing from a list of declarations would be an option that nobody can type.
@Test(arguments: Headroom.program.commands.map(\.name))
func `every property is declared, in its order`(name: String) throws {
  let command = try #require(Headroom.program.commands.first { $0.name == name })
  #expect(command.declarations.map(\.name) == reflected(try #require(parameters[name])))
}

@Test func `the options of every command are declared`() {
  #expect(GlobalParameters().declarations.map(\.name) == reflected(GlobalParameters()))
}

@Test func `a property that is not declared is seen`() {
  struct Forgetful: Parameters {
    let listed = Option.flag("--listed", help: "x")
    let forgotten = Option.flag("--forgotten", help: "x")
    let shared = Sample.Shared()

    var declarations: [Declaration] { [listed.declaration] }
  }
  #expect(reflected(Forgetful()) == ["--listed", "--forgotten", "--var"])
}

/// What the properties of a structure declare, groups included.
private func reflected(_ parameters: any Parameters) -> [String] {
  Mirror(reflecting: parameters).children.flatMap { child -> [String] in
    switch child.value {
    case let parameter as any Parameter: [parameter.declaration.name]
    case let group as any Parameters: reflected(group)
    default: []
    }
  }
}

extension Declaration {
  fileprivate var name: String {
    switch self {
    case .option(let option): option.name
    case .operand(let operand): operand.name
    }
  }
}
