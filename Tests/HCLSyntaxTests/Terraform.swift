import Foundation

/// The `terraform` of this machine as a judge of syntax and layout.
enum Terraform {
  /// What it says of a text.
  enum Verdict: Equatable {
    case formatted([UInt8])
    case refused
  }

  /// The program, if there is one on the path.
  static let program: URL? = {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return path.split(separator: ":").map { URL(filePath: String($0)).appending(path: "terraform") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }()

  /// Formats every text as a file of one folder: one process for all.
  static func format(_ texts: [[UInt8]]) throws -> [Verdict] {
    guard let program else { return [] }
    let folder = FileManager.default.temporaryDirectory.appending(path: "hcl-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let names = texts.indices.map { "case\($0).tf" }
    for (name, text) in zip(names, texts) { try Data(text).write(to: folder.appending(path: name)) }
    let errors = folder.appending(path: "errors")
    try Data().write(to: errors)
    let process = Process()
    process.executableURL = program
    process.currentDirectoryURL = folder
    process.arguments = ["fmt", "-no-color", "-list=false", "."]
    process.environment = ["PATH": "/usr/bin:/bin", "HOME": folder.path, "CHECKPOINT_DISABLE": "1"]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    let said = String(decoding: try Data(contentsOf: errors), as: UTF8.self)
    var refused: Set<Substring> = []
    for part in said.components(separatedBy: "on case").dropFirst() { refused.insert(part.prefix { $0.isNumber }) }
    return try zip(texts.indices, names).map { index, name in
      if refused.contains("\(index)") { return .refused }
      return .formatted(Array(try Data(contentsOf: folder.appending(path: name))))
    }
  }
}
