import ProxyModel
import Reporting
import Rules
import SourceText

/// Mends what is found, as far as that is mechanical, in memory; writing is a step of its own.
///
/// A mended value may let another rule speak that had nothing to say before, so that the inputs are read and judged again until nothing
/// is left to mend; a second run has nothing to do, therefore.
struct Mending {
  /// A file as it was and as it is to be.
  struct Change {
    let path: String
    let before: [UInt8]
    let after: [UInt8]
  }

  /// The files that change, by path.
  private(set) var changes: [Change] = []
  /// What is mended, each with the name of its file.
  private(set) var mended: [(path: String, what: String)] = []
  /// What could be mended alone, but contradicts something else.
  private(set) var refused: [Diagnostic] = []
  /// The last reading: what is left.
  let run: ValidationRun

  /// How often the inputs are read at most; each round mends at least one thing that the rounds before it brought to light.
  private static let roundLimit = 16

  init(
    _ operands: [String], _ settings: InputSettings, by rules: [Rule], for team: Team, _ console: Console
  ) throws(Failure) {
    guard !operands.contains("-") else {
      throw .usage("`--fix` cannot change standard input", help: "name the file")
    }
    var before: [String: [UInt8]] = [:]
    var after: [String: [UInt8]] = [:]
    var console = console
    let disk = console.files
    var round = 0
    while true {
      let run = try ValidationRun(operands, settings, by: rules, for: team, console)
      let wanted = Self.mendable(in: run)
      let plan = EditPlan(wanted.map { $0.edits }, in: run.inputs.sources, path: Path.normalized)
      round += 1
      guard !plan.replacements.isEmpty, round < Self.roundLimit else {
        self.run = run
        refused = plan.refused.sorted().map { wanted[$0] }
        break
      }
      for (index, diagnostic) in wanted.enumerated() where !plan.refused.contains(index) {
        let path = Path.normalized(run.inputs.sources.file(of: diagnostic.primary.range)?.name ?? "")
        let item = (path: path, what: [diagnostic.rule, diagnostic.slug].compactMap { $0 }.joined(separator: " "))
        if !mended.contains(where: { $0 == item }) { mended.append(item) }
      }
      for (path, replacements) in plan.replacements {
        let old: [UInt8]
        if let known = after[path] {
          old = known
        } else {
          old = try console.files.input(path)
          before[path] = old
        }
        after[path] = Replacement.apply(replacements, to: old)
      }
      let known = after
      console.files.read = { (path) throws(FileError) in
        if let bytes = known[Path.normalized(path)] { return bytes }
        return try disk.read(path)
      }
    }
    changes = before.sorted { $0.key < $1.key }.compactMap { path, old in
      after[path].flatMap { $0 == old ? nil : Change(path: path, before: old, after: $0) }
    }
  }

  /// What says how it is mended, and is not excused by a comment.
  private static func mendable(in run: ValidationRun) -> [Diagnostic] {
    let findings = run.findings.filter { finding in
      if case .comment? = finding.excuse { false } else { mayMend(finding, of: run) }
    }
    return (run.inputs.diagnostics + findings.map { $0.diagnostic }).filter { !$0.edits.isEmpty }
  }

  /// Rules mend in the words of a profile. In Terraform and templates a number stands for a number, and nothing else is touched,
  /// because they quote in ways of their own; a plan or a capture is no place to mend anything.
  private static func mayMend(_ finding: Finding, of run: ValidationRun) -> Bool {
    let deployments = run.inputs.deployments
    let kinds = finding.deployment.map { deployments.indices.contains($0) ? [deployments[$0].form.kind] : [] }
    return (kinds ?? deployments.map { $0.form.kind }).allSatisfy { kind in
      switch kind {
      case .profile: return true
      case .terraform, .cloudformation:
        return finding.diagnostic.edits.allSatisfy { edit in
          guard case .replace(let text) = edit.change, let file = run.inputs.sources.file(of: edit.range) else {
            return false
          }
          return Int(text) != nil && Int(file.text(edit.range)) != nil
        }
      case .plan, .cli, .describe: return false
      }
    }
  }

  /// The changes as a unified diff.
  var diff: String {
    changes.map { UnifiedDiff.text(of: $0.path, from: $0.before, to: $0.after) }.joined()
  }

  /// Writes all files or none; a file that has changed since it was read is left alone, and all others with it.
  func write(_ files: FileSystem) throws(Failure) {
    var transaction = FileTransaction(system: files)
    do throws(FileTransaction.Problem) {
      for change in changes {
        guard (try? files.read(change.path)) == change.before else {
          throw FileTransaction.Problem(path: change.path, error: .other("it has changed since it was read"))
        }
        try transaction.stage(OutputFile(name: change.path, bytes: change.after), replacing: change.before, below: "")
      }
      try transaction.commit()
    } catch {
      let kept = transaction.rollBack()
      if kept.isEmpty { throw .unwritable(error.path, error.error) }
      throw .input(
        "cannot write `\(error.path)`, nor put back what was there: \(error.error.reason)",
        help: "the old files are kept as \(listed(kept.map { "`\($0)`" }, "and"))")
    }
    _ = transaction.finish(emptying: "")
  }
}
