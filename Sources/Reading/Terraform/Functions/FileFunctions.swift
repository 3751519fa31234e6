import HCLSyntax
import SourceText

extension TerraformFunction {
  /// Functions on files, which are looked for where Terraform would: from the root module on.
  static let files: [String: TerraformFunction] = [
    "abspath": unknown("it hangs on where Terraform is run", [.string]),
    "basename": .init([.string], returns: .string) { call throws(FunctionExit) in
      let path = try call.string(0)
      return call.string(path.split(separator: "/").last.map(String.init) ?? (path.isEmpty ? "." : "/"))
    },
    "dirname": .init([.string], returns: .string) { call throws(FunctionExit) in
      call.string(FilePaths.directory(of: try call.string(0)))
    },
    "file": .init([.string], returns: .string) { call throws(FunctionExit) in
      let (file, id) = try source(call)
      let whole = SourceRange(file: id, 0..<file.bytes.count)
      guard let text = String(validating: file.bytes, as: UTF8.self) else {
        throw .refused("the file is no text", argument: 0)
      }
      return TerraformValue(.text(TerraformText(text, at: whole)), at: call.range)
    },
    "filebase64": digest { Base64.encode($0) },
    "filebase64sha256": digest { Base64.encode(SHA256.digest(of: $0)) },
    "filebase64sha512": digest { Base64.encode(SHA512.digest(of: $0)) },
    "fileexists": .init([.string], returns: .bool) { call throws(FunctionExit) in
      let path = call.evaluator.path(of: try call.string(0))
      if case .success = call.evaluator.files.read(path) { return call.bool(true) }
      return call.bool(false)
    },
    "filemd5": digest { Hexadecimal.text(MD5.digest(of: $0)) },
    "fileset": .init([.string, .string], returns: .set(.string)) { call throws(FunctionExit) in
      let (folder, pattern) = (call.evaluator.path(of: try call.string(0)), try call.string(1))
      let found = FilePaths.files(in: folder, matching: pattern, call.evaluator.files)
      return call.result(.set(SetOrder.sortedWithoutRepeats(found.map { call.string($0) }), of: .string))
    },
    "filesha1": digest { Hexadecimal.text(SHA1.digest(of: $0)) },
    "filesha256": digest { Hexadecimal.text(SHA256.digest(of: $0)) },
    "filesha512": digest { Hexadecimal.text(SHA512.digest(of: $0)) },
    "pathexpand": .init([.string], returns: .string) { call throws(FunctionExit) in
      let path = try call.string(0)
      guard path == "~" || path.hasPrefix("~/") else { return call.string(path) }
      throw .unknown(TerraformUnknown("it hangs on who runs Terraform", expression: "", at: call.range))
    },
    "templatefile": .init([.string, .any], returns: .string) { call throws(FunctionExit) in
      let (file, id) = try source(call)
      return try fill(HCLExpression.readingTemplate(file, id: id), named: file.name, call)
    },
    "templatestring": .init([.string, .any], returns: .string) { call throws(FunctionExit) in
      let file = SourceFile(name: "templatestring", text: try call.string(0))
      return try fill(HCLExpression.readingTemplate(file, id: call.evaluator.sources.add(file)), named: "", call)
    },
  ]

  /// The file that the first argument names. One that is not there is no mistake of the configuration: it may be made by whoever
  /// runs it, as the archive of a Lambda function is.
  private static func source(_ call: TerraformFunctionCall) throws(FunctionExit) -> (SourceFile, UInt32) {
    let name = try call.string(0)
    let path = call.evaluator.path(of: name)
    switch call.evaluator.files.read(path) {
    case .success(let bytes):
      let file = SourceFile(name: path, bytes: bytes)
      return (file, call.evaluator.sources.add(file))
    case .failure(let problem):
      throw .unknown(
        TerraformUnknown("the file `\(name)` cannot be read: \(problem.reason)", expression: "", at: call.range))
    }
  }

  private static func digest(_ digest: @escaping @Sendable ([UInt8]) -> String) -> TerraformFunction {
    TerraformFunction([.string], returns: .string) { call throws(FunctionExit) in
      call.string(digest(try source(call).0.bytes))
    }
  }

  /// A template with the variables of the second argument, and nothing else to be seen in it.
  private static func fill(
    _ template: (HCLExpression, [Diagnostic]), named name: String, _ call: TerraformFunctionCall
  ) throws(FunctionExit) -> TerraformValue {
    if let first = template.1.first { throw .refused("the template cannot be read: \(first.message)", argument: 0) }
    guard !call.evaluator.openTemplates.contains(name) else {
      throw .refused("the template fills in itself", argument: 0)
    }
    var scope = Scope()
    for entry in try call.entries(1) { scope.names[entry.name] = entry.value }
    call.evaluator.openTemplates.append(name)
    defer { call.evaluator.openTemplates.removeLast() }
    do throws(Fault) {
      return try call.evaluator.convert(
        try call.evaluator.evaluate(template.0, scope), to: .string, as: "the filled-in template")
    } catch {
      throw .fault(error)
    }
  }
}

extension Evaluator {
  /// Where a path in a function leads, seen from where headroom is run.
  func path(of name: String) -> String { ModulePaths.resolve(name, from: rootDirectory) }
}

/// Paths as the functions take them apart.
enum FilePaths {
  private static let depthLimit = 12
  private static let countLimit = 10_000

  /// All but the last part.
  static func directory(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    let cleaned = ModulePaths.resolve(String(path[..<slash]), from: "")
    return cleaned.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : cleaned
  }

  /// The files below a folder whose path from there matches a pattern.
  static func files(in folder: String, matching pattern: String, _ files: InputFiles) -> [String] {
    let steps = pattern.split(separator: "/").map { Array($0) }
    var found: [String] = []
    var waiting: [(path: String, depth: Int)] = [("", 0)]
    while let (path, depth) = waiting.popLast(), found.count < countLimit {
      for name in files.list(ModulePaths.join(folder, path)) ?? [] {
        let inner = path.isEmpty ? name : "\(path)/\(name)"
        if files.list(ModulePaths.join(folder, inner)) != nil {
          if depth < depthLimit { waiting.append((inner, depth + 1)) }
        } else if matches(inner.split(separator: "/").map { Array($0) }[...], steps[...]) {
          found.append(inner)
        }
      }
    }
    return found
  }

  /// `**` stands for any number of folders.
  private static func matches(_ path: ArraySlice<[Character]>, _ steps: ArraySlice<[Character]>) -> Bool {
    guard let step = steps.first else { return path.isEmpty }
    if step == ["*", "*"] {
      return matches(path, steps.dropFirst()) || !path.isEmpty && matches(path.dropFirst(), steps)
    }
    guard let name = path.first else { return false }
    return matches(name: name[...], step[...]) && matches(path.dropFirst(), steps.dropFirst())
  }

  /// `*`, `?` and `{a,b}` within a name.
  private static func matches(name: ArraySlice<Character>, _ pattern: ArraySlice<Character>) -> Bool {
    guard let first = pattern.first else { return name.isEmpty }
    let rest = pattern.dropFirst()
    switch first {
    case "*": return matches(name: name, rest) || !name.isEmpty && matches(name: name.dropFirst(), pattern)
    case "?": return !name.isEmpty && matches(name: name.dropFirst(), rest)
    case "{":
      guard let end = rest.firstIndex(of: "}") else { return false }
      return rest[..<end].split(separator: ",", omittingEmptySubsequences: false).contains { choice in
        matches(name: name, (Array(choice) + Array(rest[(end + 1)...]))[...])
      }
    default: return name.first == first && matches(name: name.dropFirst(), rest)
    }
  }
}
