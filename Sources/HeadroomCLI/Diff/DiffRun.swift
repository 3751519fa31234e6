import Diffing
import ProxyModel
import Reading
import Reporting
import SourceText

/// Two deployments, read and compared.
struct DiffRun {
  let result: DiffResult
  private let forbidden: [ForbiddenChange]

  /// Reads both sides and the parity file, and compares them.
  init(
    _ paths: [String], _ arguments: Arguments<DiffParameters>, _ console: inout Console
  ) throws(Failure) {
    let parameters = arguments.parameters
    forbidden = try ForbiddenChange.read(arguments[parameters.forbid])
    // A side that is compared with itself is read once.
    let inputs = try Inputs(
      paths[0] == paths[1] ? [paths[0]] : paths, console, InputSettings(arguments.of(parameters.input)))
    let entries = try inputs.readable(&console)
    var sides: [(path: String, deployment: Deployment, kind: SideKind)] = []
    for path in paths {
      let own = Self.distinct(
        entries.filter { $0.path == path || $0.path.hasPrefix(path.hasSuffix("/") ? path : path + "/") })
      guard own.count <= 1 else {
        let isOneFile = own.allSatisfy { $0.path == own.first?.path }
        throw .input(
          "`\(path)` holds \(own.count) deployments",
          help: isOneFile
            ? "`diff` takes one on each side: write each into a file of its own"
            : "name one of them: \(listed(own.prefix(4).map { "`\($0.path)`" }))")
      }
      guard let entry = own.first else {
        throw .input(
          "`\(path)` does not describe an RDS Proxy",
          help: "each side is a profile, a directory of Terraform, a plan, a template, a script or a capture")
      }
      sides.append(entry)
    }
    var sources = inputs.sources
    let parity = try Self.parity(for: paths, arguments, &sources, &console)
    result = DiffResult(
      sources: sources, before: .init(path: sides[0].path, kind: sides[0].kind),
      after: .init(path: sides[1].path, kind: sides[1].kind),
      difference: Difference(from: sides[0].deployment, to: sides[1].deployment), parity: parity,
      showsAll: arguments[parameters.all], showsMends: arguments[parameters.mend] || sides[0].kind != sides[1].kind)
  }

  /// Each deployment once: one side may lie in the directory that is the other.
  private static func distinct(
    _ entries: [(path: String, deployment: Deployment, kind: SideKind)]
  ) -> [(path: String, deployment: Deployment, kind: SideKind)] {
    entries.reduce(into: []) { kept, entry in
      if !kept.contains(where: { $0.path == entry.path && $0.deployment == entry.deployment }) { kept.append(entry) }
    }
  }

  /// What may differ: as the named file says, or the usual one where both sides lie beside it.
  private static func parity(
    for paths: [String], _ arguments: Arguments<DiffParameters>, _ sources: inout SourceMap, _ console: inout Console
  ) throws(Failure) -> Parity? {
    let parameters = arguments.parameters
    if arguments[parameters.noParity] { return nil }
    let path = arguments[parameters.parity] ?? ParityReader.usualPath
    let folder = Path.split(path).directory + "/"
    if arguments[parameters.parity] == nil, !paths.allSatisfy({ Path.normalized($0).hasPrefix(folder) }) { return nil }
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try console.files.read(path)
    } catch {
      if arguments[parameters.parity] == nil, error == .missing { return nil }
      throw .unreadable(path, error)
    }
    var (written, diagnostics) = ParityReader.read(path, bytes, into: &sources)
    var parity: Parity?
    if let written {
      let lines = written.settings.map { Parity.Written($0.path, $0.permissions) }
      let read = Parity.read(lines, environments: written.environments)
      parity = read.parity
      diagnostics += read.diagnostics
    }
    guard diagnostics.isEmpty else {
      console.complain(
        TextReport(sources: sources, style: console.errorStyle, width: console.width).text(of: diagnostics))
      throw .said
    }
    return parity
  }

  /// Prints what differs, and answers whether that is a failure.
  func print(as arguments: Arguments<DiffParameters>, _ console: inout Console) -> ExitStatus {
    let parameters = arguments.parameters
    if arguments[parameters.summary] {
      console.out(TextReport.printable("\(result.before.path) → \(result.after.path): \(result.summary)") + "\n")
    } else {
      switch arguments[parameters.format] {
      case .text: console.out(DiffText(style: console.style).text(of: result))
      case .markdown: console.out(DiffMarkdown.text(of: result))
      case .json: console.out(DiffJSON.text(of: result))
      }
    }
    guard forbidden.isEmpty else {
      let found = forbidden.filter { $0.occurs(in: result.difference) }
      if !found.isEmpty { console.say("forbidden, and found: \(found.map({ $0.rawValue }).joined(separator: ", "))") }
      return found.isEmpty ? .clean : .findings
    }
    return result.counted.isEmpty ? .clean : .findings
  }
}
