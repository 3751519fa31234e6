import Foundation
import Testing

@testable import HeadroomCLI
@testable import headroom

/// A directory of the real disk, removed afterwards.
private func withDirectory(_ body: (String) throws -> Void) throws {
  let directory = FileManager.default.temporaryDirectory.appending(path: "headroom-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: directory) }
  try body(directory.path())
}

private func put(_ text: String, _ path: String) throws { try Data(text.utf8).write(to: URL(filePath: path)) }

private func error(_ body: () throws(FileError) -> Void) -> FileError? {
  do throws(FileError) { try body() } catch { return error }
  return nil
}

@Test func `reads what can be read, and says why it cannot`() throws {
  let system = FileSystem.system
  try withDirectory { directory in
    let long = [UInt8](repeating: 7, count: 3_000_000)
    try Data(long).write(to: URL(filePath: directory + "/long"))
    try put("", directory + "/empty")
    #expect(try system.read(directory + "/long") == long)
    #expect(try system.read(directory + "/empty") == [])
    #expect(error { () throws(FileError) in _ = try system.read(directory + "/absent") } == .missing)
    #expect(error { () throws(FileError) in _ = try system.read(directory) } == .isDirectory)
    #expect(error { () throws(FileError) in _ = try system.read(directory + "/empty/x") } == .notDirectory)

    let sparse = try FileHandle(forUpdating: URL(filePath: directory + "/empty"))
    try sparse.truncate(atOffset: UInt64(Descriptor.limit) + 1)
    try sparse.close()
    #expect(error { () throws(FileError) in _ = try system.read(directory + "/empty") } == .tooLarge(limit: 1 << 30))

    if getuid() != 0 {
      try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: directory + "/long")
      #expect(error { () throws(FileError) in _ = try system.read(directory + "/long") } == .permission)
    }
  }
}

@Test func `pipes are read to their end and written through`() async throws {
  let pipe = Pipe()
  let sent = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0) }
  let descriptor = pipe.fileHandleForWriting.fileDescriptor
  let writer = Task.detached { () -> FileError? in
    defer { try? pipe.fileHandleForWriting.close() }
    return error { () throws(FileError) in try Descriptor.write(sent, to: descriptor) }
  }
  let read = try Descriptor.read(pipe.fileHandleForReading.fileDescriptor)
  #expect(read == sent)
  #expect(await writer.value == nil)
  let short = Pipe()
  try short.fileHandleForWriting.write(contentsOf: [1, 2, 3])
  try short.fileHandleForWriting.close()
  let refused = error { () throws(FileError) in
    _ = try Descriptor.read(short.fileHandleForReading.fileDescriptor, limit: 2)
  }
  #expect(refused == .tooLarge(limit: 2))
}

@Test func `lists with links told apart`() throws {
  try withDirectory { directory in
    let manager = FileManager.default
    try put("", directory + "/file")
    try manager.createDirectory(atPath: directory + "/sub", withIntermediateDirectories: true)
    for (link, target) in [("up", ".."), ("to-file", "file"), ("loop", "loop"), ("nowhere", "absent")] {
      try manager.createSymbolicLink(atPath: "\(directory)/\(link)", withDestinationPath: target)
    }
    let entries = try FileSystem.system.list(directory).sorted { $0.name < $1.name }
    #expect(
      entries == [
        .init(name: "file", kind: .file), .init(name: "loop", kind: .other), .init(name: "nowhere", kind: .other),
        .init(name: "sub", kind: .directory), .init(name: "to-file", kind: .file),
        .init(name: "up", kind: .linkedDirectory),
      ])
    #expect(try Walk().files(below: directory, in: .system).files == ["\(directory)/file", "\(directory)/to-file"])
    #expect(try FileSystem.system.kind(directory + "/up") == .directory)
    #expect(error { () throws(FileError) in _ = try FileSystem.system.kind(directory + "/nowhere") } == .missing)
    #expect(error { () throws(FileError) in _ = try FileSystem.system.list(directory + "/file") } == .notDirectory)
  }
}

@Test func `an output directory on the disk`() throws {
  try withDirectory { root in
    let directory = OutputDirectory(path: root + "/new//out/", system: .system)
    let script = OutputFile(name: "bin/run.sh", bytes: Array("#!/bin/sh\n".utf8), isExecutable: true)
    let main = OutputFile(name: "main.tf", bytes: Array("a\n".utf8))
    #expect(try directory.write([script, main]).created == ["bin/run.sh", "main.tf"])
    #expect(FileManager.default.isExecutableFile(atPath: root + "/new/out/bin/run.sh"))
    #expect(try directory.staleness(of: [script, main]).isEmpty)
    #expect(try directory.write([OutputFile(name: "main.tf", bytes: Array("b\n".utf8))]).removed == ["bin/run.sh"])
    let names = try FileManager.default.subpathsOfDirectory(atPath: root).sorted()
    #expect(names == ["new", "new/out", "new/out/.headroom.sha256", "new/out/main.tf"])

    try put("edited", root + "/new/out/main.tf")
    #expect(throws: Failure.self) { try directory.write([main]) }
    try FileManager.default.createDirectory(atPath: root + "/new/out/taken", withIntermediateDirectories: true)
    #expect(throws: Failure.self) { try directory.write([OutputFile(name: "taken", bytes: [])], force: true) }
    if getuid() != 0 {
      try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: root + "/new/out")
      #expect(throws: Failure.unwritable(root + "/new/out/main.tf", .permission)) {
        try directory.write([main], force: true)
      }
      try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: root + "/new/out")
      #expect(try String(contentsOfFile: root + "/new/out/main.tf", encoding: .utf8) == "edited")
    }
    #expect(
      error { () throws(FileError) in try FileSystem.system.create(root + "/new/out/main.tf", [], false) } == .exists)
  }
}

@Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"))) func `a full disk is an error`() throws {
  let full = try FileHandle(forWritingTo: URL(filePath: "/dev/full"))
  #expect(error { () throws(FileError) in try Descriptor.write([1], to: full.fileDescriptor) } == .noSpace)
}

@Test func `the process ends with what was said`() async throws {
  let said = try await #require(
    processExitsWith: .exitCode(1), observing: [\.standardOutputContent, \.standardErrorContent]
  ) {
    var console = Console(files: .system, terminal: .system)
    console.out("result é\n")
    console.complain("remark")
    headroom.Process.end(console, .findings)
  }
  #expect(String(decoding: said.standardOutputContent, as: UTF8.self).contains("result é\n"))
  #expect(String(decoding: said.standardErrorContent, as: UTF8.self).contains("remark\n"))
}

@Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
func `a reader that has gone is no failure, and a full disk is one`() async {
  await #expect(processExitsWith: .exitCode(0)) {
    headroom.Process.ignoreBrokenPipes()
    let pipe = Pipe()
    try pipe.fileHandleForReading.close()
    dup2(pipe.fileHandleForWriting.fileDescriptor, 1)
    var console = Console(files: .system, terminal: .system)
    console.out("nobody reads this")
    headroom.Process.end(console, .clean)
  }
  await #expect(processExitsWith: .exitCode(2)) {
    let full = try FileHandle(forWritingTo: URL(filePath: "/dev/full"))
    dup2(full.fileDescriptor, 1)
    var console = Console(files: .system, terminal: .system)
    console.out("no room for this")
    headroom.Process.end(console, .clean)
  }
}
