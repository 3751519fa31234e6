import Foundation
import TestSupport

/// The AWS provider on this machine: a folder laid out as Terraform's own mirrors are.
enum ProviderMirror {
  /// The root of the mirror, where the provider lies under host, namespace, name, version and platform.
  static let root: URL? = {
    if let named = ProcessInfo.processInfo.environment["HEADROOM_TERRAFORM_MIRROR"] { return URL(filePath: named) }
    let find = RealTool(program: URL(filePath: "/usr/bin/find"))
    let words = ["/", "-xdev", "-maxdepth", "9", "-name", "terraform-provider-aws_v*", "-print", "-quit"]
    guard let outcome = try? find.run(words, in: URL(filePath: "/"), seconds: 30),
      let line = outcome.output.split(separator: "\n").first
    else { return nil }
    return (0..<6).reduce(URL(filePath: String(line))) { url, _ in url.deletingLastPathComponent() }
  }()
}
