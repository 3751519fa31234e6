import Rendering
import Reporting

/// Where imported profiles go: to standard output, into a file, or into a directory.
struct ImportOutput {
  private let imports: [ProxyImport]
  private let withBlocks: Bool

  init(_ imports: [ProxyImport], withBlocks: Bool) {
    self.imports = imports
    self.withBlocks = withBlocks
  }

  /// To standard output; with import blocks each file stands under its name.
  func print(_ console: inout Console) {
    for item in imports {
      guard withBlocks else {
        console.out(item.profile.text)
        continue
      }
      console.out("# ==> \(Self.fileName(of: item)).yaml <==\n\(item.profile.text)")
      if let blocks = item.blocks { console.out("# ==> \(blocks.file.name) <==\n\(blocks.file.text)") }
      item.reportMissingBlocks(&console)
    }
  }

  /// One profile into the file of that path, with its blocks beside it; several into the directory.
  func write(to path: String, force: Bool, _ console: inout Console) throws(Failure) {
    var files: [(path: String, text: String)] = []
    let isDirectory = imports.count > 1 || path.hasSuffix("/") || Self.isDirectory(path, console)
    for item in imports {
      let name = Self.fileName(of: item)
      let file = isDirectory ? Path.join(path, "\(name).yaml") : path
      files.append((file, item.profile.text))
      guard withBlocks else { continue }
      if let blocks = item.blocks {
        let folder = isDirectory ? path : Path.split(path).directory
        let own = imports.count > 1 ? "\(name).\(blocks.file.name)" : blocks.file.name
        files.append((Path.join(folder, own), blocks.file.text))
      }
      item.reportMissingBlocks(&console)
    }
    if !force, let taken = files.first(where: { (try? console.files.kind($0.path)) != nil }) {
      throw .input("`\(taken.path)` is there already", help: "name another path, or add `--force` to replace it")
    }
    if isDirectory, (try? console.files.kind(path)) == nil {
      do throws(FileError) { try console.files.makeDirectory(path) } catch { throw .unwritable(path, error) }
    }
    for file in files {
      try console.files.write(Array(file.text.utf8), to: file.path)
      console.say("wrote \(file.path)")
    }
  }

  private static func isDirectory(_ path: String, _ console: Console) -> Bool {
    switch try? console.files.kind(path) {
    case .directory?, .linkedDirectory?: true
    case .file?, .other?, nil: false
    }
  }

  /// The proxy's name as a file may be called.
  private static func fileName(of item: ProxyImport) -> String {
    let bytes = item.label.utf8.map { byte -> UInt8 in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
        byte
      default: UInt8(ascii: "_")
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
