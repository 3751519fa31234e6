import Foundation
import TestSupport
import Testing

/// Files are written whole or not at all, and never over what somebody else wrote.
@Suite struct OutputTests {
  @Test func `a folder is created, kept, refused, forced, checked and cleared`() throws {
    let program = try Program()
    func generate(_ words: String...) throws -> RealTool.Outcome {
      try program.shell(#""$HEADROOM" generate terraform "$@" --out out/deep"#, words)
    }
    let missing = try generate("p.yaml", "--check")
    #expect(missing.status == 1 && missing.output.contains("out/deep/proxy.tf: missing"), "\(missing.words)")
    #expect(!program.exists("out"))

    let first = try generate("p.yaml")
    #expect(first.status == 0 && first.output.isEmpty, "\(first.words)")
    #expect(first.errors.contains("created, 0 replaced, 0 removed, 0 unchanged"), "\(first.errors)")
    let names = try program.names(in: "out/deep")
    #expect(names.contains("proxy.tf") && names.contains("alarms.tf") && names.contains(".headroom.sha256"), "\(names)")
    let again = try generate("p.yaml")
    #expect(again.status == 0 && again.errors.contains("0 created, 0 replaced, 0 removed"), "\(again.errors)")
    let current = try generate("p.yaml", "--check")
    #expect(current.status == 0 && current.output.isEmpty, "\(current.words)")

    let generated = try program.read("out/deep/proxy.tf")
    try program.write("out/deep/proxy.tf", Data("\(generated)# mine\n".utf8))
    let stale = try generate("p.yaml", "--check")
    #expect(stale.status == 1 && stale.output == "out/deep/proxy.tf: changed\n", "\(stale.words)")
    let refused = try generate("p.yaml")
    #expect(
      refused.status == 2 && refused.errors.contains("error: will not overwrite `out/deep/proxy.tf`"),
      "\(refused.errors)")
    #expect(refused.errors.contains("= fix: ") && refused.errors.contains("--force"), "\(refused.errors)")
    #expect(try program.read("out/deep/proxy.tf") == "\(generated)# mine\n")
    let forced = try generate("p.yaml", "--force")
    #expect(forced.status == 0 && forced.errors.contains("0 created, 1 replaced, 0 removed"), "\(forced.errors)")
    #expect(try program.read("out/deep/proxy.tf") == generated)

    // Without alarms there is no file of alarms, and the old one goes.
    try program.write("overlay.yaml", Data("extends: p.yaml\nalarms: null\n".utf8))
    let smaller = try generate("overlay.yaml")
    #expect(smaller.status == 0 && smaller.errors.contains(", 1 removed,"), "\(smaller.errors)")
    #expect(try program.names(in: "out/deep") == names.filter { $0 != "alarms.tf" })
  }

  /// Where the folder cannot be, as whoever runs the tests.
  @Test(arguments: [
    ("p.yaml", "it is not a directory"), ("p.yaml/x", "it is not a directory"),
    ("/proc/headroom", "cannot write"), ("/dev/null", "it is not a directory"),
    ("gone/../p.yaml/x", "it is not a directory"),
  ])
  func `a folder that cannot be is named`(_ out: String, _ message: String) throws {
    let program = try Program()
    let before = try program.names(in: ".")
    let outcome = try program.run("generate", "terraform", "p.yaml", "--out", out)
    #expect(outcome.status == 2 && outcome.output.isEmpty)
    #expect(outcome.errors.contains("error: ") && outcome.errors.contains(message), "\(outcome.errors)")
    #expect(try program.names(in: ".").filter { $0 != "gone" } == before)
    #expect(try program.read("p.yaml") == String(decoding: Data(contentsOf: Program.profile), as: UTF8.self))
  }

  @Test(arguments: ["locked", "locked/new"]) func `a folder that may not be written is named`(_ out: String) throws {
    guard let nobody = Program.asNobody else { return }
    let program = try Program()
    let outcome = try program.shell(
      #"chmod 755 . && mkdir locked && chmod 555 locked && \#(nobody)"$HEADROOM" generate terraform p.yaml --out "$1""#,
      [out])
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("error: cannot write `locked/"), "\(outcome.errors)")
    #expect(outcome.errors.contains("permission denied"), "\(outcome.errors)")
    #expect(try program.names(in: "locked") == [])
  }

  /// A disk of 16 kB: what was there stays, byte for byte, and nothing else is left.
  @Test(arguments: [false, true]) func `a full disk leaves nothing half-written`(_ hasOldFiles: Bool) throws {
    let program = try Program()
    let script = #"""
      mkdir disk && mount -t tmpfs -o size=\#(hasOldFiles ? 64 : 16)k none disk 2>&1 || exit 77
      if [ "$1" = true ]; then
        printf 'extends: p.yaml\nname: older\n' > older.yaml
        "$HEADROOM" generate terraform older.yaml --out disk/out || exit 78
        head -c 8192 /dev/zero > disk/ballast; head -c 100000 /dev/zero >> disk/ballast
        (cd disk/out && sha256sum $(ls -A)) > before
      fi
      "$HEADROOM" generate terraform p.yaml --out disk/out; status=$?
      if [ "$1" = true ]; then (cd disk/out && sha256sum $(ls -A)) | diff before - >&2 || exit 79; else ls -A disk; fi
      exit $status
      """#
    let unshare = RealTool(program: URL(filePath: "/usr/bin/unshare"))
    guard (try? unshare.run(["-rm", "true"], in: program.folder))?.status == 0 else {
      return RealTool.skip("nothing can be mounted here, so that no disk is full")
    }
    try program.write("script", Data(script.utf8))
    let outcome = try program.shell(#"exec /usr/bin/unshare -rm /bin/sh script "$1""#, ["\(hasOldFiles)"])
    if outcome.status == 77 { return RealTool.skip("nothing can be mounted here: \(outcome.output)") }
    #expect(outcome.status == 2, "\(outcome.words)")
    #expect(outcome.errors.contains("no space is left"), "\(outcome.errors)")
    #expect(outcome.errors.contains("= fix: free some space"), "\(outcome.errors)")
    #expect(outcome.output.isEmpty, "left behind: \(outcome.output)")
  }

  @Test func `a reader that goes away is no failure`() throws {
    let program = try Program()
    let outcome = try program.shell(
      #"{ "$HEADROOM" generate terraform p.yaml; echo "status $?" >&2; } | head -n 1"#)
    #expect(outcome.status == 0 && outcome.output == "# ==> versions.tf <==\n", "\(outcome.words)")
    #expect(outcome.errors.contains("status 0") && !outcome.errors.contains("error"), "\(outcome.errors)")
    // More than a pipe holds, so that the writer does notice.
    try program.write("list.yaml", Data("[\(Array(repeating: "x", count: 100_000).joined(separator: ", "))]\n".utf8))
    let long = try program.shell(#"{ "$HEADROOM" debug yaml list.yaml; echo "status $?" >&2; } | head -n 1"#)
    #expect(long.output == "+STR\n" && long.errors == "status 0\n", "\(long.words)")
  }

  @Test func `output that cannot be written is an error`() throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return RealTool.skip("there is no /dev/full") }
    let program = try Program()
    for words in ["generate terraform p.yaml", "validate p.yaml", "rules", "--help"] {
      let outcome = try program.shell(#""$HEADROOM" \#(words) > /dev/full"#)
      #expect(outcome.status == 2, "\(words)")
      #expect(outcome.errors.contains("error: cannot write standard output: no space is left"), "\(outcome.errors)")
      let closed = try program.shell(#""$HEADROOM" \#(words) >&-"#)
      #expect(
        closed.status == 2 && closed.errors.contains("cannot write standard output: it is closed"), "\(closed.errors)")
    }
  }

  /// Two profiles, eight writers, one folder: in the end it holds what one of them wrote, whole.
  @Test func `several at once leave one whole module`() throws {
    let program = try Program()
    try program.write("other.yaml", Data("extends: p.yaml\nname: other\n".utf8))
    let errors = try program.runAtOnce(
      (0..<8).map { index in
        let profile = index.isMultiple(of: 2) ? ["p.yaml"] : ["other.yaml", "--force"]
        return ["generate", "terraform", "--out", "same"] + profile
      })
    // Whoever comes late may find files that another one has written since; then it says so.
    let complaints = errors.split(separator: "\n").filter { $0.hasPrefix("error: ") }
    #expect(complaints.allSatisfy { $0.contains("will not overwrite") || $0.contains("cannot ") }, "\(errors)")
    let names = try program.names(in: "same")
    #expect(names.allSatisfy { $0.hasSuffix(".tf") || $0 == ".headroom.sha256" }, "\(names)")
    for name in names where name.hasSuffix(".tf") {
      let text = try program.read("same/\(name)")
      #expect(text.hasPrefix("# Written by headroom from ") && text.hasSuffix("\n"), "\(name)")
    }
    let last = try program.shell(#""$HEADROOM" generate terraform p.yaml --out same --force"#)
    #expect(last.status == 0, "\(last.errors)")
    #expect(try program.shell(#""$HEADROOM" generate terraform p.yaml --out same --check"#).status == 0)
  }
}
