import SourceText
import Testing
import YAMLSyntax

extension ErrorTests {
  @Test(arguments: [
    ErrorCase("⟦⟧", "there is no JSON value here"),
    ErrorCase("[1⟦,⟧ ]", "a comma stands before the closing bracket", related: ["]"], help: "remove the comma"),
    ErrorCase(#"{"a": 1⟦,⟧}"#, "a comma stands before the closing bracket", related: ["}"]),
    ErrorCase("[1⟦⟧ 2]", "a comma is missing", label: "before `2`", related: ["["]),
    ErrorCase(#"{"a": 1⟦⟧ "b": 2}"#, "a comma is missing", related: ["{"]),
    ErrorCase("[1,⟦,⟧ 2]", "a comma stands where an entry belongs"),
    ErrorCase("[⟦'⟧a']", "JSON has no single quotes", help: "use double quotes"),
    ErrorCase("{⟦'⟧a': 1}", "JSON has no single quotes"),
    ErrorCase("{⟦a⟧: 1}", "a key is not in double quotes"),
    ErrorCase(#"{⟦"a"⟧ 1}"#, "a key has no `:`", label: "no `:` follows"),
    ErrorCase("⟦/⟧/ note\n{}", "JSON has no comments"),
    ErrorCase("{} ⟦#⟧ note", "JSON has no comments"),
    ErrorCase("[⟦NaN⟧]", "JSON has no such number"),
    ErrorCase("[⟦-Infinity⟧]", "JSON has no such number"),
    ErrorCase("[⟦True⟧]", "JSON has no such word", help: "did you mean `true`?"),
    ErrorCase("[⟦None⟧]", "JSON has no such word", help: "did you mean `null`?"),
    ErrorCase("[⟦+1⟧]", "this number is malformed"),
    ErrorCase("[⟦012⟧]", "this number is malformed"),
    ErrorCase("[⟦1.⟧]", "this number is malformed"),
    ErrorCase("[⟦.5⟧]", "this number is malformed"),
    ErrorCase("[⟦1e⟧]", "this number is malformed"),
    ErrorCase("[⟦\"⟧a]", "a string is not closed", related: [""]),
    ErrorCase("[⟦\"a⟧\nb\"]", "a string goes over the end of its line"),
    ErrorCase("[\"a⟦\t⟧b\"]", "a control character stands in a string"),
    ErrorCase(#"["⟦\d⟧"]"#, "this escape means nothing"),
    ErrorCase(#"["⟦\ud800⟧"]"#, "an escape names no character"),
    ErrorCase(#"["⟦\u12⟧"]"#, "an escape has too few hexadecimal digits"),
    ErrorCase("[1, ⟦{⟧", "a bracket or brace is not closed", related: [""], help: "write the closing `}`"),
    ErrorCase("[1⟦}⟧", "a bracket or brace is closed by the wrong one", related: ["["]),
    ErrorCase("{} ⟦x⟧", "the value is over, but there is more"),
  ]) func json(_ test: ErrorCase) {
    var test = test
    test.dialect = .json
    test.check()
  }

  @Test func everyDuplicateIsReported() {
    #expect(throws: YAMLError.self) { try YAMLReader.read(SourceFile(name: "", text: "a: 1\na: 2\nb: {c: 1, c: 2}\n")) }
    do throws(YAMLError) {
      _ = try YAMLReader.read(SourceFile(name: "", text: "b: {c: 1, c: 2}\na: 1\na: 2\n"))
    } catch {
      #expect(error.diagnostics.map(\.primary.range.start) == [10, 21])
    }
  }

  @Test func jsonKeepsTheLastOfTwo() throws {
    let stream = try YAMLReader.read(SourceFile(name: "", text: #"{"a": 1, "b": 2, "a": 3}"#), dialect: .json)
    #expect(stream.root?["a"]?.resolved == .integer(3))
    #expect(stream.warnings.map(\.message) == ["a key is set twice"])
    #expect(stream.warnings.map(\.severity) == [.warning])
  }
}
