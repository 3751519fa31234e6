import SourceText
import TestSupport
import Testing

@testable import HeadroomCLI

private func file(_ name: String, _ text: String, isExecutable: Bool = false) -> OutputFile {
  OutputFile(name: name, bytes: Array(text.utf8), isExecutable: isExecutable)
}

private func message(_ body: () throws(Failure) -> Void) -> String {
  do throws(Failure) {
    try body()
    return "no failure"
  } catch {
    switch error {
    case .input(let message, _), .usage(let message, _): return message
    case .said: return "said"
    }
  }
}

extension MemoryFiles {
  /// The files without the list of checksums.
  fileprivate var plain: [String: String] { files.filter { !$0.key.hasSuffix(OutputManifest.fileName) } }

  fileprivate func directory(_ path: String = "out") -> OutputDirectory {
    OutputDirectory(path: path, system: system)
  }
}

@Test(arguments: ["out", "deep/er/out", ".", "/abs/out", "out/"])
func `writes, writes again, and cleans up`(_ path: String) throws {
  let disk = MemoryFiles()
  let directory = disk.directory(path)
  let first = [file("main.tf", "a"), file("modules/x/run.sh", "b", isExecutable: true), file("same.tf", "s")]
  #expect(try directory.staleness(of: first).map(\.staleness) == [.missing, .missing, .missing])
  #expect(try directory.write(first).created == ["main.tf", "modules/x/run.sh", "same.tf"])
  #expect(disk.plain.values.sorted() == ["a", "b", "s"])
  #expect(disk.executables == [Path.join(path, "modules/x/run.sh")])
  #expect(try directory.staleness(of: first).isEmpty)

  let second = [file("main.tf", "A"), file("same.tf", "s"), file("new.tf", "n")]
  let stale = try directory.staleness(of: second)
  #expect(stale.map(\.name) == ["main.tf", "new.tf", "modules/x/run.sh"])
  #expect(stale.map(\.staleness) == [.changed, .missing, .leftOver])
  let written = try directory.write(second)
  let expected = OutputDirectory.Written(
    created: ["new.tf"], replaced: ["main.tf"], unchanged: ["same.tf"], removed: ["modules/x/run.sh"])
  #expect(written == expected)
  #expect(disk.plain.values.sorted() == ["A", "n", "s"])
  #expect(!disk.directories.contains { $0.hasSuffix("modules") })
  #expect(disk.files[Path.join(path, OutputManifest.fileName)]?.split(separator: "\n").count == 3)
}

@Test func `leaves alone what is not its own`() throws {
  let disk = MemoryFiles(["out/main.tf": "mine", "out/notes.md": "mine too", "out/equal.tf": "e"])
  let files = [file("main.tf", "a"), file("equal.tf", "e"), file("b.tf", "b"), file("c.tf", "c"), file("d.tf", "d")]
  let foreign = "will not overwrite `out/main.tf`: not written by headroom, or edited since"
  #expect(message { () throws(Failure) in _ = try disk.directory().write(files) } == foreign)
  #expect(disk.changes == 0)
  #expect(try disk.directory().staleness(of: files).count == 4)
  #expect(try disk.directory().write(files, force: true).unchanged == ["equal.tf"])
  #expect(disk.files["out/notes.md"] == "mine too")

  for name in ["main", "b", "c", "d"] { disk.put("out/\(name).tf", "edited") }
  let next = files.map { file($0.name, "2") }
  #expect(
    message { () throws(Failure) in _ = try disk.directory().write(next) }
      == "will not overwrite `out/main.tf`, `out/b.tf`, `out/c.tf` and 1 more: not written by headroom, or edited since"
  )
  let written = try disk.directory().write([file("equal.tf", "2")])
  #expect(written.kept == ["b.tf", "c.tf", "d.tf", "main.tf"])
  #expect(written.replaced == ["equal.tf"])
  #expect(disk.files["out/b.tf"] == "edited")
}

@Test func `a file that a user deleted is written again, and one that is no longer generated is forgotten`() throws {
  let disk = MemoryFiles()
  _ = try disk.directory().write([file("a", "1"), file("b", "1")])
  disk.delete("out/a")
  disk.delete("out/b")
  #expect(try disk.directory().write([file("a", "1")]) == .init(created: ["a"]))
  #expect(disk.plain == ["out/a": "1"])
}

@Test(arguments: ["../a", "/a", "a/../b", "", "a//b", "./a", "a\nb", "a\\b", OutputManifest.fileName])
func `names do not lead out of the directory`(_ name: String) throws {
  let disk = MemoryFiles(["out/keep": "x", "a": "precious"])
  #expect(
    message { () throws(Failure) in _ = try disk.directory().write([file(name, "x")], force: true) }.hasPrefix(
      "cannot write"))
  #expect(disk.changes == 0)
  // A list of checksums that somebody else wrote cannot make the program remove other files.
  disk.put("out/" + OutputManifest.fileName, "\(SHA256.hexadecimal(of: Array("precious".utf8)))  \(name)\n")
  #expect(
    message { () throws(Failure) in _ = try disk.directory().write([]) }.hasPrefix("cannot read `out/.headroom.sha256`")
  )
  #expect(try disk.directory().write([file("b", "b")], force: true).created == ["b"])
  #expect(disk.files["a"] == "precious")
}

@Test func `what is in the way is named`() {
  let disk = MemoryFiles(["out": "a file", "dir/main.tf/x": "1", "dir/sub": "file", "two": "1"])
  disk.put("pipe/main.tf", .other)
  disk.refuse("secret/main.tf", with: .permission)
  disk.put("secret/main.tf", "x")
  func write(_ path: String, _ name: String) -> String {
    message { () throws(Failure) in _ = try disk.directory(path).write([file(name, "x")], force: true) }
  }
  #expect(write("out", "main.tf") == "cannot read `out/.headroom.sha256`: it is not a directory")
  #expect(write("dir", "main.tf") == "cannot read `dir/main.tf`: it is a directory")
  #expect(write("dir", "sub/x") == "cannot read `dir/sub/x`: it is not a directory")
  #expect(write("pipe", "main.tf") == "cannot read `pipe/main.tf`: it is not a file")
  #expect(write("secret", "main.tf") == "cannot read `secret/main.tf`: permission denied")
  #expect(
    message { () throws(Failure) in _ = try disk.directory("two").write([file("a", "1"), file("a", "2")]) }
      == "cannot read `two/.headroom.sha256`: it is not a directory")
  #expect(
    message { () throws(Failure) in _ = try disk.directory("new").write([file("a", "1"), file("a", "2")]) }
      .hasSuffix("is taken by another file"))
}

@Test(arguments: [FileError.noSpace, .permission, .readOnly, .other("input/output error")])
func `a change that fails at any step leaves everything as it was`(_ error: FileError) throws {
  let old = [file("keep", "k"), file("edit", "old"), file("gone", "g"), file("sub/gone", "g")]
  let new = [file("keep", "k"), file("edit", "new"), file("add", "a"), file("deep/er/add", "a")]
  func prepared() throws -> MemoryFiles {
    let disk = MemoryFiles(["out/mine": "m"])
    _ = try disk.directory().write(old)
    return disk
  }
  let reference = try prepared()
  let before = (reference.files, reference.directories)
  let start = reference.changes
  _ = try reference.directory().write(new)
  let after = (reference.files, reference.directories)
  let steps = reference.changes - start
  #expect(steps > 15)
  var failures = 0
  for step in 0..<steps {
    let disk = try prepared()
    disk.fail(change: step, with: error)
    do throws(Failure) {
      let written = try disk.directory().write(new)
      // Only the clearing up after the work was done may fail without a word, and what is left of it is told.
      let left = Set(written.leftBehind)
      #expect(disk.files.filter { !left.contains($0.key) } == after.0)
    } catch {
      failures += 1
      guard case .input(let message, _) = error else { continue }
      #expect(message.hasPrefix("cannot write `out"))
      #expect((disk.files, disk.directories) == before)
    }
  }
  #expect(failures > 12)
}

@Test func `nothing old is lost when a disk fails for good`() throws {
  let old = [file("one", "old 1"), file("two", "old 2"), file("gone", "old 3")]
  let reference = MemoryFiles()
  _ = try reference.directory().write(old)
  let start = reference.changes
  _ = try reference.directory().write([file("one", "new 1"), file("two", "new 2")])
  for step in 0..<(reference.changes - start) {
    let disk = MemoryFiles()
    _ = try disk.directory().write(old)
    disk.fail(change: step, with: .other("input/output error"), lasts: true)
    let said = message { () throws(Failure) in
      _ = try disk.directory().write([file("one", "new 1"), file("two", "new 2")])
    }
    if said == "no failure" { continue }
    for text in ["old 1", "old 2", "old 3"] { #expect(disk.files.values.contains(text)) }
    let isBack = old.allSatisfy { disk.files["out/\($0.name)"] == String(decoding: $0.bytes, as: UTF8.self) }
    #expect(said.contains("nor put back") == !isBack)
  }
}

@Test func `the first run into a directory that cannot be made leaves nothing`() throws {
  let reference = MemoryFiles()
  _ = try reference.directory("a/b/out").write([file("x/y", "1")])
  for step in 0..<reference.changes {
    let disk = MemoryFiles()
    disk.fail(change: step, with: .readOnly)
    let said = message { () throws(Failure) in _ = try disk.directory("a/b/out").write([file("x/y", "1")]) }
    #expect(said.hasPrefix("cannot write `a") && said.hasSuffix("the file system is read-only"))
    #expect(disk.files.isEmpty && disk.directories.isEmpty)
  }
}

@Test func `one file is written whole or not at all`() throws {
  for step in 0...1 {
    let disk = MemoryFiles(["dir/a": "old"])
    disk.fail(change: step, with: .noSpace)
    #expect(
      message { () throws(Failure) in try disk.system.write([1], to: "dir/a") }
        == "cannot write `dir/a`: no space is left")
    #expect(disk.files == ["dir/a": "old"])
  }
  let disk = MemoryFiles(["dir/a": "old"])
  try disk.system.write(Array("new".utf8), to: "dir/a")
  try disk.system.write(Array("new".utf8), to: "b")
  #expect(disk.files == ["dir/a": "new", "b": "new"])
  #expect(
    message { () throws(Failure) in try disk.system.write([1], to: "dir") } == "cannot write `dir`: it is a directory")
}

@Test func `walks in order, and neither for ever nor out of the directory`() throws {
  let disk = MemoryFiles([
    "d/b.tf": "", "d/a/z.tf": "", "d/B.tf": "", "d/.git/x": "", "d/node_modules/y": "", "other/x": "",
  ])
  disk.put("d/link", .linkedDirectory)
  disk.put("d/pipe", .other)
  let found = try Walk().files(below: "d", in: disk.system)
  #expect(found.files == ["d/B.tf", "d/a/z.tf", "d/b.tf"])
  #expect(found.passedOver == ["d/.git", "d/link", "d/node_modules", "d/pipe"])
  #expect(try Walk().files(below: ".", in: disk.system).files.last == "other/x")
  #expect(
    message { () throws(Failure) in _ = try Walk(entryLimit: 5).files(below: "d", in: disk.system) }
      == "cannot read `d`: it holds more than 5 files or levels")
  #expect(
    message { () throws(Failure) in _ = try Walk(levelLimit: 1).files(below: "d", in: disk.system) }
      == "cannot read `d/a`: it holds more than 1 files or levels")
  disk.refuse("d/a", with: .permission)
  #expect(
    message { () throws(Failure) in _ = try Walk().files(below: "d", in: disk.system) }
      == "cannot read `d/a`: permission denied")
  #expect(
    message { () throws(Failure) in _ = try disk.system.input("absent") }
      == "cannot read `absent`: there is no such file or directory")
  #expect(try MemoryFiles(input: "in").system.input("-") == Array("in".utf8))
}

@Test(arguments: [
  ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
  ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
  (
    "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
    "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
  ),
  (
    "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
    "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
  ),
  (String(repeating: "a", count: 1_000_000), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
])
func `checksums of FIPS 180-4`(_ text: String, _ expected: String) {
  #expect(SHA256.hexadecimal(of: Array(text.utf8)) == expected)
}
