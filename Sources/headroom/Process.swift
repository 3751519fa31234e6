import CLibrary
import HeadroomCLI

/// The process: its streams, and its end.
enum Process {
  /// What was typed, the program's own name first.
  static var arguments: [String] {
    #if hasFeature(Embedded)
      // Embedded Swift keeps no words of the command line; Linux does.
      do throws(FileError) {
        return try SystemFiles.read("/proc/self/cmdline")
          .split(separator: 0, omittingEmptySubsequences: false).dropLast().map { String(decoding: $0, as: UTF8.self) }
      } catch {
        say("error: cannot read /proc/self/cmdline, where the words of the command are: \(error.reason)\n")
        exit(ExitStatus.failure.rawValue)
      }
    #else
      return CommandLine.arguments
    #endif
  }

  /// Makes a write to a pipe that nobody reads an error instead of the end of the process.
  static func ignoreBrokenPipes() { ignore_signal(SIGPIPE) }

  /// Writes what was said, and ends. A reader that has gone is no failure: it has seen what it wanted.
  static func end(_ console: Console, _ status: ExitStatus) -> Never {
    var status = status
    do throws(FileError) {
      try Descriptor.write(Array(console.output.utf8), to: STDOUT_FILENO)
    } catch {
      if error != .brokenPipe {
        status = .failure
        say("error: cannot write standard output: \(error.reason)\n")
      }
    }
    say(console.errors)
    exit(status.rawValue)
  }

  /// Writes to standard error; there is nowhere to say that it failed.
  static func say(_ text: String) { try? Descriptor.write(Array(text.utf8), to: STDERR_FILENO) }
}

extension Terminal {
  /// The terminal and the environment of the process.
  static var system: Terminal {
    Terminal(
      outputIsTerminal: isatty(STDOUT_FILENO) == 1, errorIsTerminal: isatty(STDERR_FILENO) == 1, columns: columns,
      variable: { name in unsafe getenv(name).map { unsafe String(cString: $0) } },
      secondsSince1970: { Int(clamping: time(nil)) },
      showProgress: { text in Process.say("\r\u{1B}[2K" + text) })
  }

  private static var columns: Int? {
    var size = winsize()
    let answer = unsafe window_size(STDOUT_FILENO, &size)
    return answer == 0 && size.ws_col > 0 ? Int(size.ws_col) : nil
  }
}
