import AWSFacts
import ProxyModel
import ShellSyntax
public import SourceText

/// Turns a shell script that calls the AWS command line into the deployment that is there once it has run.
///
/// The script is followed, not run: what AWS answers, what stands in the environment and what a condition decides shows only then.
public enum ScriptReader {
  /// Whether the bytes say of themselves that they are such a script: a line calls `rds` and names a proxy.
  ///
  /// Looks for words only, so that a directory of other files is passed over without being parsed.
  public static func recognizes(_ bytes: [UInt8]) -> Bool {
    // JSON and YAML begin otherwise; a script has a line that begins with a command.
    guard bytes.contains(UInt8(ascii: "\n")), let first = bytes.first(where: { $0 > 0x20 }), first != UInt8(ascii: "{")
    else { return false }
    let text = String(decoding: bytes, as: UTF8.self)
    return text.split(separator: "\n").contains { line in
      let words = line.split(whereSeparator: { " \t\"".contains($0) })
      guard let service = words.firstIndex(of: "rds"), service + 1 < words.count else { return false }
      let operation = words[service + 1]
      return (operation.holds("-db-prox") || operation == "wait") && !line.drop { $0 == " " }.hasPrefix("#")
        && !line.holds(": ")
    }
  }

  /// Reads a script.
  ///
  /// - Parameters:
  ///   - path: The name to call it by; files that it reads are looked for beside it.
  ///   - bytes: What it says.
  ///   - sources: Takes in the script and the files that it reads.
  ///   - readFile: Finds those.
  public static func read(
    _ path: String, _ bytes: [UInt8], into sources: inout SourceMap,
    readFile: (String) -> Result<[UInt8], UnreadableFile>
  ) -> InputReading {
    let file = SourceFile(name: path, bytes: bytes)
    let id = sources.add(file)
    let script = ShellReader.read(file, id: id)
    let files = Files(sources)
    let run = withoutActuallyEscaping(readFile) { readFile -> Followed in
      var run = ScriptRun(script, of: file) { name in files.find(name, beside: path, readFile) }
      _ = run.run(script.statements, at: SourceRange(file: id, 0..<bytes.count))
      return Followed(calls: run.calls, account: run.account, isExhausted: run.isExhausted)
    }
    sources = files.sources
    let whole = SourceRange(file: id, 0..<min(bytes.count, 1))
    var context = InputContext(Provenance(whole, path))
    context.region = run.calls.lazy.compactMap { $0.region }.first?.value
    context.account = run.account?.value
    var deployment = Assembler.deployment(of: ScriptLifting.parts(of: run.calls), in: context)
    deployment.form = DeploymentForm(.cli)
    deployment.toolProblems = Self.problems(of: run.calls)
    deployment.unseenWords = run.calls.lazy.compactMap { $0.unseenOptions }.first
    var passedOver: [(what: String, why: String)] = []
    if run.isExhausted { passedOver.append((path, "the script does more than is followed")) }
    return InputReading(
      .cli, deployments: [deployment], diagnostics: script.errors,
      directives: ScriptDirectives.directives(of: script, in: file), fileCount: files.sources.files.count - Int(id),
      passedOver: passedOver)
  }

  /// What following a script gave.
  private struct Followed {
    let calls: [CommandCall]
    let account: ScriptText?
    let isExhausted: Bool
  }

  /// What the calls say wrong, each place once, however often a function is called.
  private static func problems(of calls: [CommandCall]) -> [ToolProblem] {
    var seen: Set<SourceRange> = []
    return calls.flatMap { CommandCheck.problems(of: $0) }.filter { seen.insert($0.range).inserted }
      .sorted { $0.range < $1.range }
  }

  /// The files that a script reads, each taken in once.
  private final class Files {
    var sources: SourceMap
    private var found: [String: UInt32] = [:]

    init(_ sources: SourceMap) { self.sources = sources }

    func find(
      _ name: String, beside path: String, _ readFile: (String) -> Result<[UInt8], UnreadableFile>
    ) -> (source: SourceFile, id: UInt32)? {
      if let id = found[name] { return (sources.files[Int(id)], id) }
      let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
      let place = name.hasPrefix("/") || folder.isEmpty ? name : "\(folder)/\(name)"
      guard case .success(let bytes) = readFile(place) else { return nil }
      let file = SourceFile(name: place, bytes: bytes)
      let id = sources.add(file)
      found[name] = id
      return (file, id)
    }
  }
}
