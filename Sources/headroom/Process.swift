import HeadroomCLI

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The process: its streams, and its end.
enum Process {
  /// Makes a write to a pipe that nobody reads an error instead of the end of the process.
  static func ignoreBrokenPipes() { _ = signal(SIGPIPE, SIG_IGN) }

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
    let answer = unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size)
    return answer == 0 && size.ws_col > 0 ? Int(size.ws_col) : nil
  }
}
