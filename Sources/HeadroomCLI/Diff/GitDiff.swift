import Reporting
import SourceText

/// What git hands to an external diff: the path in the repository, and for each side a file, its hash and its mode.
///
/// The files are copies in some temporary directory, where nothing lies that a profile extends. So each side is read under its
/// path in the repository, and what it extends is found there, as the working directory has it now.
struct GitDiff {
  private let path: String
  private let before: String
  private let after: String

  /// The words of `diff.external`: seven, or nine for a file that was renamed.
  init(_ words: [String]) throws(Failure) {
    guard words.count == 7 || words.count == 9 else {
      throw .usage(
        "`--git` takes the seven words that git hands to an external diff, and \(words.count) came",
        help: "set `diff.headroom.command` to `headroom diff --git`")
    }
    (path, before, after) = (words.count == 9 ? words[7] : words[0], words[1], words[4])
  }

  /// Prints what differs. Git takes any other status than success for a program that broke.
  func run(_ arguments: Arguments<DiffParameters>, _ console: inout Console) throws(Failure) -> ExitStatus {
    console.out(TextReport.printable("headroom diff \(path)") + "\n")
    if before == Self.nothing || after == Self.nothing {
      console.out("\(after == Self.nothing ? "deleted" : "new"): there is nothing to compare it with\n\n")
      return .clean
    }
    let (old, new) = ("\(path) (before)", path)
    let (before, after, files) = (before, after, console.files)
    console.files.read = { (name) throws(FileError) in
      switch name {
      case old: try files.read(before)
      case new: try files.read(after)
      default: try files.read(name)
      }
    }
    console.files.kind = { (name) throws(FileError) in name == old || name == new ? .file : try files.kind(name) }
    defer { console.files = files }
    let run: DiffRun
    do throws(Failure) {
      run = try DiffRun([old, new], arguments, &console)
    } catch {
      // What is no profile, or one with errors, is no reason for git to stop.
      console.report(error, see: "headroom diff --help")
      return .clean
    }
    _ = run.print(as: arguments, &console)
    console.out("\n")
    return .clean
  }

  /// What git names where a file is not there.
  private static let nothing = "/dev/null"
}
