import Foundation
import Glibc

/// How long the program takes from start to finish, as ratios against other programs measured in the same run.
///
///     .ci/release
///     swift run -c release headroom-benchmark
@main
enum Benchmark {
  static func main() {
    let program = ".build/embedded/headroom"
    guard FileManager.default.isExecutableFile(atPath: program) else {
      print("build it first: .ci/release")
      exit(2)
    }
    let profile = "Profiles/orders/prod.yaml"
    let floor = Contender("/bin/true", ["/bin/true"])
    let contenders = [
      floor, Contender("headroom --version", [program, "--version"]),
      Contender("headroom validate", [program, "validate", profile]),
      Contender("headroom generate terraform", [program, "generate", "terraform", profile]),
      Contender("headroom validate, all profiles", [program, "validate", "Profiles"]),
    ]
    // Interleaved, so that whatever else the machine does falls on all of them alike.
    for _ in 0..<300 { for contender in contenders { contender.run() } }
    let base = floor.median
    for contender in contenders {
      print("\(contender.name): \(shown(contender.median)) ms, \(shown(contender.median / base)) × /bin/true")
    }
    let target = 2 * base + 1
    print(
      "validate one profile: \(shown(contenders[2].median)) ms of the \(shown(target)) ms that are twice /bin/true plus one"
    )
    comparePeers(with: contenders[2].median, profile: profile)
  }

  /// The fastest peers that check anything near, where they are installed; a few runs tell enough.
  private static func comparePeers(with own: Double, profile: String) {
    guard let linter = find("cfn-lint") else { return print("cfn-lint is not installed: no peer to compare with") }
    let peer = Contender("cfn-lint --version", [linter, "--version"])
    for _ in 0..<5 { peer.run() }
    print("cfn-lint, to say its version: \(shown(peer.median)) ms, \(shown(peer.median / own)) × headroom validate")
  }

  private static func find(_ name: String) -> String? {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return ([".tools/bin"] + path.split(separator: ":").map(String.init)).map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  private static func shown(_ number: Double) -> String { String(format: "%.2f", number) }
}

/// A program, and how long its runs took.
final class Contender {
  let name: String
  private let words: [String]
  private var milliseconds: [Double] = []

  init(_ name: String, _ words: [String]) {
    self.name = name
    self.words = words
  }

  var median: Double { milliseconds.isEmpty ? .nan : milliseconds.sorted()[milliseconds.count / 2] }

  func run() {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    unsafe posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    unsafe posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var arguments = unsafe words.map { unsafe strdup($0) } + [nil]
    defer { unsafe arguments.forEach { unsafe free($0) } }
    var child: pid_t = 0
    let start = ContinuousClock.now
    let result = unsafe posix_spawn(&child, words[0], &actions, nil, &arguments, environ)
    var status: Int32 = 0
    if result == 0 { unsafe waitpid(child, &status, 0) }
    let passed = ContinuousClock.now - start
    unsafe posix_spawn_file_actions_destroy(&actions)
    milliseconds.append(Double(passed.components.attoseconds) / 1e15 + Double(passed.components.seconds) * 1000)
  }
}
