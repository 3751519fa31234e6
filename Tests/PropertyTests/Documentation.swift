import Foundation
import TestSupport

/// `Docs/profile.md`, as far as the tests need it.
enum Documentation {
  /// Every key that it has a row for: `clients[].instances.peak`.
  static var keyPaths: Set<String> {
    get throws {
      let page = try String(contentsOf: Golden.package.appending(path: "Docs/profile.md"), encoding: .utf8)
      var section = ""
      var paths: Set<String> = []
      for line in page.split(separator: "\n") {
        if line.hasPrefix("## ") {
          section = line.hasPrefix("## `") ? line.dropFirst(4).replacing("`", with: "") + "." : ""
        } else if line.hasPrefix("| `"), let key = line.split(separator: "`").dropFirst().first {
          paths.insert(section + key)
        }
      }
      return paths
    }
  }
}
