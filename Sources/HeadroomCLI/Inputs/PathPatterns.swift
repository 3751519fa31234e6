/// Patterns of paths to pass over: `*` stands for any part of a name, `**` for any number of directories, and a directory for
/// everything below it.
struct PathPatterns: Sendable {
  private let patterns: [(text: String, parts: [[UInt8]])]

  init(_ patterns: [String]) { self.patterns = patterns.map { ($0, Self.parts(of: $0)) } }

  /// The first pattern that a path falls under.
  func pattern(of path: String) -> String? {
    let parts = Self.parts(of: path)
    return patterns.first { !$0.parts.isEmpty && Self.matches($0.parts, parts) }?.text
  }

  private static func parts(of path: String) -> [[UInt8]] {
    Path.normalized(path).split(separator: "/", omittingEmptySubsequences: false).map { Array($0.utf8) }
      .filter { !$0.isEmpty || path.hasPrefix("/") }
  }

  /// Whether the path, or a directory above it, is what the pattern says.
  private static func matches(_ pattern: [[UInt8]], _ path: [[UInt8]]) -> Bool {
    /// Which parts of the pattern may come next.
    var next: Set<Int> = [0]
    func withSkipped(_ places: Set<Int>) -> Set<Int> {
      var all = places
      for place in places.sorted() {
        var place = place
        while place < pattern.count, pattern[place] == Array("**".utf8) {
          place += 1
          all.insert(place)
        }
      }
      return all
    }
    next = withSkipped(next)
    for part in path {
      var after: Set<Int> = []
      for place in next where place < pattern.count {
        if pattern[place] == Array("**".utf8) {
          after.insert(place)
        } else if nameMatches(pattern[place][...], part[...]) {
          after.insert(place + 1)
        }
      }
      next = withSkipped(after)
      if next.contains(pattern.count) { return true }
    }
    return false
  }

  private static func nameMatches(_ pattern: ArraySlice<UInt8>, _ name: ArraySlice<UInt8>) -> Bool {
    var (pattern, name) = (pattern, name)
    /// Where to go on when what follows the last `*` does not fit: that pattern, and the name without one more byte.
    var retry: (pattern: ArraySlice<UInt8>, name: ArraySlice<UInt8>)?
    while !(pattern.isEmpty && name.isEmpty) {
      if pattern.first == UInt8(ascii: "*") {
        pattern = pattern.dropFirst()
        retry = (pattern, name)
      } else if let first = name.first, first == pattern.first {
        (pattern, name) = (pattern.dropFirst(), name.dropFirst())
      } else if let again = retry, !again.name.isEmpty {
        retry = (again.pattern, again.name.dropFirst())
        (pattern, name) = (again.pattern, again.name.dropFirst())
      } else {
        return false
      }
    }
    return true
  }
}
