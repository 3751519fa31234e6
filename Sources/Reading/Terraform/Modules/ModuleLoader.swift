import HCLSyntax
import SourceText
import YAMLSyntax

/// Reads the directories that modules are made of, each of them once.
final class ModuleLoader {
  let files: InputFiles
  let evaluator: Evaluator
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var directives: [Directive] = []
  private var loaded: [String: ModuleDeclarations] = [:]

  init(files: InputFiles, evaluator: Evaluator) {
    self.files = files
    self.evaluator = evaluator
  }

  /// How many files were read.
  var fileCount: Int { loaded.values.reduce(0) { $0 + $1.fileCount } }

  /// What a directory declares; nil where there is no such directory.
  func load(_ directory: String) -> ModuleDeclarations? {
    if let known = loaded[directory] { return known }
    guard let names = files.list(directory.isEmpty ? "." : directory) else { return nil }
    let declarations = ModuleDeclarations(directory: directory)
    loaded[directory] = declarations
    var blocks: [ModuleBlock] = []
    let relevant = names.filter(ModuleFileNames.isConfiguration).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    for name in relevant where !ModuleFileNames.isOverride(name) {
      blocks += read(ModulePaths.join(directory, name), declarations)
    }
    for name in relevant where ModuleFileNames.isOverride(name) {
      ModuleOverrides.lay(read(ModulePaths.join(directory, name), declarations), over: &blocks)
    }
    diagnostics += declarations.take(blocks)
    return declarations
  }

  private func read(_ path: String, _ declarations: ModuleDeclarations) -> [ModuleBlock] {
    guard case .success(let bytes) = files.read(path) else {
      let id = evaluator.sources.add(SourceFile(name: path, bytes: []))
      diagnostics.append(.error("the file cannot be read", at: SourceRange(file: id, 0..<0), path))
      return []
    }
    declarations.fileCount += 1
    let file = SourceFile(name: path, bytes: bytes)
    let id = evaluator.sources.add(file)
    if path.hasSuffix(".json") { return readJSON(file, id) }
    let document = HCLDocument(file, id: id)
    diagnostics += document.diagnostics
    directives += HCLDirectives.directives(of: document, in: file)
    return document.body.blocks.map { ModuleBlock(type: $0.type, labels: $0.labels, body: ModuleBody($0.body)) }
  }

  private func readJSON(_ file: SourceFile, _ id: UInt32) -> [ModuleBlock] {
    do throws(YAMLError) {
      let stream = try YAMLReader.read(file, id: id, dialect: .json)
      return stream.root.map(JSONBlocks.blocks) ?? []
    } catch {
      diagnostics += error.diagnostics
      return []
    }
  }
}

/// Which files of a directory Terraform reads.
enum ModuleFileNames {
  static func isConfiguration(_ name: String) -> Bool {
    (name.hasSuffix(".tf") || name.hasSuffix(".tf.json")) && !isIgnored(name)
  }

  /// What editors leave behind.
  private static func isIgnored(_ name: String) -> Bool {
    name.hasPrefix(".") || name.hasSuffix("~") || name.hasPrefix("#") && name.hasSuffix("#")
  }

  static func isOverride(_ name: String) -> Bool {
    let base = name.hasSuffix(".tf") ? name.dropLast(3) : name.dropLast(8)
    return base == "override" || base.hasSuffix("_override")
  }

  /// Files of values that are read without being asked for, in the order in which they count: the last one wins.
  static func values(among names: [String]) -> [String] {
    let automatic = names.filter { name in
      (name.hasSuffix(".auto.tfvars") || name.hasSuffix(".auto.tfvars.json")) && !isIgnored(name)
    }
    return ["terraform.tfvars", "terraform.tfvars.json"].filter(names.contains)
      + automatic.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}

/// Paths as they stand in configurations.
enum ModulePaths {
  static func join(_ directory: String, _ name: String) -> String {
    directory.isEmpty || directory == "." ? name : directory.hasSuffix("/") ? directory + name : "\(directory)/\(name)"
  }

  /// The path that leads from one directory to another; `.` where they are the same.
  static func path(to directory: String, from root: String) -> String {
    var (here, there) = (root.split(separator: "/")[...], directory.split(separator: "/")[...])
    while let first = here.first, first == there.first, first != ".." {
      here.removeFirst()
      there.removeFirst()
    }
    let path = (here.map { _ in ".." } + there.map(String.init)).joined(separator: "/")
    return path.isEmpty ? "." : path
  }

  /// A path without `.` and, where something stands before it, without `..`.
  static func resolve(_ path: String, from directory: String) -> String {
    let isAbsolute = path.hasPrefix("/") || directory.hasPrefix("/")
    let start = path.hasPrefix("/") ? "" : directory
    var parts: [Substring] = []
    for part in start.split(separator: "/") + path.split(separator: "/") {
      switch part {
      case ".": continue
      case "..":
        if let last = parts.last, last != ".." { parts.removeLast() } else if !isAbsolute { parts.append(part) }
      default: parts.append(part)
      }
    }
    return (isAbsolute ? "/" : "") + parts.joined(separator: "/")
  }
}

/// Blocks of a file in JSON, where labels are keys inside each other.
enum JSONBlocks {
  /// How many labels each type of block has.
  private static let labels = [
    "resource": 2, "data": 2, "variable": 1, "output": 1, "module": 1, "provider": 1, "locals": 0, "terraform": 0,
  ]

  static func blocks(_ root: YAMLNode) -> [ModuleBlock] {
    root.entries.flatMap { entry -> [ModuleBlock] in
      guard let type = entry.key.text, let count = labels[type] else { return [] }
      return blocks(Located(type, at: entry.key.range), [], entry.value, count)
    }
  }

  private static func blocks(
    _ type: Located<String>, _ labels: [Located<String>], _ node: YAMLNode, _ missing: Int
  ) -> [ModuleBlock] {
    if node.kind == .sequence { return node.items.flatMap { blocks(type, labels, $0, missing) } }
    guard node.kind == .mapping else { return [] }
    if missing == 0 {
      return [ModuleBlock(type: type, labels: labels, body: ModuleBody(node), name: (labels.last ?? type).range)]
    }
    return node.entries.flatMap { entry -> [ModuleBlock] in
      guard let label = entry.key.text, label != "//" else { return [] }
      return blocks(type, labels + [Located(label, at: entry.key.range)], entry.value, missing - 1)
    }
  }
}

/// Lays the blocks of an override file over those they name.
enum ModuleOverrides {
  static func lay(_ overrides: [ModuleBlock], over blocks: inout [ModuleBlock]) {
    for block in overrides {
      let key = block.labels.map { $0.value }
      let place = blocks.firstIndex { $0.type.value == block.type.value && $0.labels.map { $0.value } == key }
      // Blocks without a name say more of the same: `locals`, `terraform`.
      guard let place, !key.isEmpty else {
        blocks.append(block)
        continue
      }
      blocks[place].body = blocks[place].body.overridden(by: block.body)
    }
  }
}

extension ModuleDeclarations {
  /// Takes in what the blocks at the top of its files declare; the answer is what is wrong with them.
  func take(_ blocks: [ModuleBlock]) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    var places: [String: SourceRange] = [:]
    for block in blocks {
      let words = ([block.type.value] + block.labels.map { $0.value }).joined(separator: ".")
      if !block.labels.isEmpty, block.type.value != "provider", Self.isNamed(block.type.value) {
        if let first = places[words] {
          diagnostics.append(
            .error(
              "`\(words)` is declared twice", at: block.header, "here, too",
              related: [.init(first, "first declared here")],
              help: "give one of them another name"))
          continue
        }
        places[words] = block.header
      }
      take(block)
    }
    return diagnostics
  }

  private static func isNamed(_ type: String) -> Bool {
    ["resource", "data", "variable", "output", "module"].contains(type)
  }

  private func take(_ block: ModuleBlock) {
    switch (block.type.value, block.labels.count) {
    case ("resource", 2), ("data", 2):
      add(
        ResourceDeclaration(
          mode: block.type.value == "data" ? .data : .resource, type: block.labels[0],
          name: block.labels[1], header: block.header, body: block.body))
    case ("variable", 1):
      variableNames.append(block.labels[0].value)
      variables[block.labels[0].value] = VariableDeclaration(
        name: block.labels[0], body: block.body, header: block.header)
    case ("output", 1): outputs[block.labels[0].value] = OutputDeclaration(name: block.labels[0], body: block.body)
    case ("module", 1):
      calls.append(ModuleCallDeclaration(name: block.labels[0], header: block.header, body: block.body))
    case ("provider", 1):
      providers.append(ProviderDeclaration(name: block.labels[0], header: block.header, body: block.body))
    case ("locals", 0): for argument in block.body.arguments { locals[argument.name.value] = argument }
    case ("terraform", 0): takeSettings(block.body)
    // `check` may hold a data source of its own, which only its own conditions see; the others say how a state is changed.
    default: break
    }
  }

  private func takeSettings(_ body: ModuleBody) {
    if let version = body.argument("required_version")?.value.plainText { requiredVersion = version }
    for required in body.bodies("required_providers") {
      for argument in required.arguments {
        let parts = argument.value.plainEntries
        requirements[argument.name.value] = ProviderRequirement(
          name: argument.name, source: parts["source"], version: parts["version"] ?? argument.value.plainText)
      }
    }
  }
}

extension ModuleExpression {
  /// The truth value, where one is written.
  var flag: Bool? {
    switch self {
    case .native(let expression): if case .bool(let flag) = expression.kind { flag } else { nil }
    case .json(let node): if case .bool(let flag)? = node.resolved { flag } else { nil }
    }
  }

  /// The text, where it is one without sequences.
  var plainText: Located<String>? {
    switch self {
    case .native(let expression): expression.text.map { Located($0, at: expression.range) }
    case .json(let node): node.kind == .scalar ? node.text.map { Located($0, at: node.range) } : nil
    }
  }

  /// The texts in an object, by their names.
  var plainEntries: [String: Located<String>] {
    var entries: [String: Located<String>] = [:]
    switch self {
    case .native(let expression):
      guard case .object(let items) = expression.kind else { return [:] }
      for item in items {
        guard let name = item.name?.value, let text = item.value.text else { continue }
        entries[name] = Located(text, at: item.value.range)
      }
    case .json(let node):
      for entry in node.entries {
        guard let name = entry.key.text, let text = entry.value.text else { continue }
        entries[name] = Located(text, at: entry.value.range)
      }
    }
    return entries
  }
}
