/// Everything that a command takes, as the properties of a structure: the declaration and the names by which the command reads
/// what was typed are the same thing, so that an option is named once, where it is declared.
///
///     struct GenerateParameters: Parameters {
///       let format = Operand.one("FORMAT", of: Format.self, help: "what to write")
///       let out = Option.text("--out", "-o", value: "DIR", help: "write files here")
///       let variables = VariableParameters()  // shared with other commands
///
///       var declarations: [Declaration] { [format.declaration, out.declaration] + variables.declarations }
///     }
///
/// The program cannot read the list off the structure; a test does, and finds a property that is missing from it.
protocol Parameters: Sendable {
  /// What every property declares, in the order of the properties. Operands are filled in that order.
  var declarations: [Declaration] { get }
}

/// A command that takes nothing.
struct NoParameters: Parameters {
  let declarations: [Declaration] = []
}

/// The shape of one property.
enum Declaration: Sendable {
  case option(OptionDeclaration)
  case operand(OperandDeclaration)
}

/// A property that declares something: an `Option` or an `Operand`.
protocol Parameter: Sendable {
  var declaration: Declaration { get }
}

extension [Declaration] {
  /// The options, in the order of the properties.
  var options: [OptionDeclaration] {
    compactMap { if case .option(let option) = $0 { option } else { nil } }
  }

  /// The operands, in the order of the properties.
  var operands: [OperandDeclaration] {
    compactMap { if case .operand(let operand) = $0 { operand } else { nil } }
  }
}
