import AWSFacts
import Foundation
import TestSupport
import Testing

/// The table of options says what the installed `aws` itself says.
@Suite struct ModelTests {
  @Test func optionsAreThoseOfTheCommandLine() throws {
    guard let aws = try RealTool.find("aws"), let python = try Cloud.python(beside: aws) else { return }
    let outcome = try python.run(
      ["-c", Self.listing] + CommandLineModel.names, in: FileManager.default.temporaryDirectory, seconds: 120)
    try #require(outcome.status == 0, "\(outcome.errors)")
    let lines = outcome.output.split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
    #expect(lines.count == CommandLineModel.names.count)
    for line in lines {
      let real = Set((line.count > 1 ? line[1] : "").split(separator: " ").map(String.init))
      let known = (CommandLineModel.options(of: line[0]) ?? []).map { option in
        "\(option.name)\(option.kind == .flag ? "?" : "")\(option.isRequired ? "!" : "")"
      }
      #expect(Set(known).subtracting(real).isEmpty, "\(line[0]) has more than `aws`")
      #expect(real.subtracting(known).isEmpty, "\(line[0]) lacks some")
    }
  }

  @Test func noNameIsCutInTwo() {
    for name in CommandLineModel.names {
      for option in CommandLineModel.options(of: name) ?? [] { #expect(option.name.last != "-", "\(name)") }
    }
  }

  private static let listing = """
    import sys
    from awscli.clidriver import create_clidriver
    services = create_clidriver()._get_command_table()
    for words in sys.argv[1:]:
        service, operation = words.split()
        commands = services[service].create_help_command().command_table
        table, row = commands[operation].arg_table, []
        for name, argument in table.items():
            if name.startswith("no-") and name[3:] in table: continue
            if name in ("cli-input-json", "cli-input-yaml", "generate-cli-skeleton"): continue
            flag = argument.cli_type_name == "boolean"
            row.append(name + ("?" if flag else "") + ("!" if argument.required else ""))
        print(words, " ".join(row), sep="\\t")
    """
}
