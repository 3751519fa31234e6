import Foundation
import PlayedCloud
import TestSupport
import Testing

/// Ends scripts in the middle: before a change reaches AWS, after AWS made it and before the script hears of it, by a signal that
/// it can answer and by one that it cannot.
struct Interruption {
  /// How a script is ended at the change it has come to.
  enum Way: String, CaseIterable {
    /// Control-C while AWS works.
    case interruptedAfter = "INT after"
    /// The machine lost its power while AWS works.
    case killedAfter = "KILL after"
    /// Control-C, and AWS never heard of it.
    case interruptedBefore = "INT before"
  }

  /// What it took.
  struct Pieces {
    /// How each run ended but the last.
    var interruptions: [Way] = []
    /// How many changes reached AWS, in all runs.
    var changes = 0
  }

  private let played: PlayedScripts
  private let changesAtOnce: Int

  /// Ends a script at every so many changes; nil, with a printed line, on a machine that lacks a tool.
  init?(of played: PlayedScripts, every changesAtOnce: Int) throws {
    guard try RealTool.find("python3") != nil else { return nil }
    (self.played, self.changesAtOnce) = (played, changesAtOnce)
    try played.folder.write("interrupting-aws", Self.program)
    try played.folder.write("in-foreground", Self.foreground)
  }

  /// Runs a script again and again until one run is not interrupted.
  func runToTheEnd(_ words: [String], input: String = "") throws -> Pieces {
    var pieces = Pieces()
    var last = ""
    for way in (0..<40).map({ Way.allCases[$0 % Way.allCases.count] }) {
      try played.folder.write("plan", "\(way.rawValue) \(changesAtOnce)")
      try played.folder.write("made", "")
      let outcome = try run(words, input)
      pieces.changes += try played.folder.contents(of: "made").count
      last = outcome.words
      if outcome.status == 0 {
        #expect(!pieces.interruptions.isEmpty, "nothing interrupted it")
        return pieces
      }
      switch way {
      case .interruptedAfter, .interruptedBefore:
        #expect(outcome.status == 130, "\(way.rawValue): \(outcome.words)")
        #expect(outcome.errors.contains("interrupted: run it again, and it goes on from what is done"))
      case .killedAfter: #expect(outcome.status == SIGKILL, "\(outcome.words)")
      }
      pieces.interruptions.append(way)
    }
    Issue.record("it never came to its end: \(last)")
    return pieces
  }

  private func run(_ words: [String], _ input: String) throws -> RealTool.Outcome {
    let environment = [
      "AWS_CLI": "./interrupting-aws", "REAL_AWS": played.commandLine.program.path, "POLL_SECONDS": "0",
      "LC_ALL": "C.UTF-8",
    ]
    return try played.folder.run(
      ["-c", "exec python3 in-foreground \"$@\"", "bash"] + words, environment: environment, input: input)
  }

  /// Gives a script the signals that a terminal would: a child inherits those that a thread of the test runner blocks.
  private static let foreground = """
    import os, signal, sys
    signal.pthread_sigmask(signal.SIG_SETMASK, [])
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    open("script", "w").write(str(os.getpid()))
    os.execvp("bash", ["bash"] + sys.argv[1:])
    """

  /// Stands before `aws` and counts what changes something; at the last change of the plan it ends the script.
  private static let program = """
    #!/bin/sh
    case "$2" in describe-* | get-* | list-*) exec "$REAL_AWS" "$@" ;; esac
    read -r signal moment last <plan
    count=$(($(wc -c <made) + 1))
    if [ "$count" = "$last" ] && [ "$moment" = before ]; then
      kill -s "$signal" "$(cat script)"
      exit 130
    fi
    "$REAL_AWS" "$@"
    status=$?
    printf . >>made
    if [ "$count" = "$last" ]; then kill -s "$signal" "$(cat script)"; fi
    exit "$status"
    """
}
