public import ProxyModel
public import SourceText
import YAMLSyntax

/// Writes the profile that describes a proxy of a deployment, whatever the deployment was read from.
public enum ProfileRenderer {
  /// A profile as text, and what its author has to know of it.
  public struct Profile: Sendable {
    /// The YAML, with a line break at its end.
    public let text: String
    /// What nothing says, and the profile leaves open or names in a comment, in the order of the profile.
    public let unknowns: [Unknown]
    /// What the deployment has and a profile has no words for, a sentence each.
    public let losses: [String]
  }

  /// The profile of one proxy.
  ///
  /// A profile holds decisions and leaves out what follows from them. What follows is asked of the reader of profiles itself, so
  /// that nothing is left out that it would not work out again.
  ///
  /// - Parameters:
  ///   - proxy: A proxy of the deployment, of which everything is left out that belongs to others only.
  ///   - places: Where a range stands, for a comment: `main.tf:12`.
  ///   - reading: What a profile means; nil for a text that is none.
  public static func render(
    _ proxy: Proxy, of deployment: Deployment, places: (SourceRange) -> String?,
    reading: (String) -> Deployment?
  ) -> Profile {
    withoutActuallyEscaping(places) { places in
      let deployment = deployment.proxies.count > 1 ? deployment.part(around: proxy) : deployment
      let draft = ProfileScope(
        deployment: deployment, proxy: proxy, baseline: nil, isDraft: true, places: places)
      let baseline = reading(YAMLPrinter.print(draft.root.output))
      let scope = ProfileScope(
        deployment: deployment, proxy: proxy, baseline: baseline, isDraft: false, places: places)
      let root = scope.root.output
      let text = YAMLPrinter.print(root)
      let losses = reading(text).map { ProfileLosses(of: scope, in: $0).sentences } ?? []
      let notes = losses.map { "not expressible in a profile: \($0)" }
      return Profile(
        text: notes.isEmpty ? text : YAMLPrinter.print(root.commented(aboveAll: notes)),
        unknowns: scope.doubts.unknowns, losses: losses)
    }
  }
}

extension YAMLOutput {
  fileprivate func commented(aboveAll lines: [String]) -> YAMLOutput {
    var copy = self
    copy.commentAbove = lines + copy.commentAbove
    return copy
  }
}
