import ProxyModel
import Reading
import Rendering
import Reporting
import SourceText

/// One proxy of the input with the profile that describes it.
struct ProxyImport {
  /// What messages call the proxy.
  let label: String
  /// The profile.
  let profile: ProfileRenderer.Profile
  /// The import blocks for what generate makes of it; nil where the profile cannot be read yet.
  let blocks: TerraformImports.File?

  /// Every proxy of the input, or the one that is named; to be taken over by Terraform, or only described.
  static func all(of inputs: Inputs, named name: String?, takenOver: Bool = false) throws(Failure) -> [ProxyImport] {
    let found = inputs.deployments.flatMap { deployment in
      deployment.proxies.map { (proxy: $0, deployment: deployment) }
    }
    guard !found.isEmpty else {
      throw .input("nothing here describes an RDS Proxy", help: "name a file or a directory that does")
    }
    let labels = found.map { label(of: $0.proxy) }
    let wanted = found.filter { name == nil || label(of: $0.proxy) == name }
    guard !wanted.isEmpty else {
      let meant = Suggestion.closest(to: name ?? "", among: labels).map { "did you mean `\($0)`?" }
      throw .usage(
        "there is no proxy `\(name ?? "")`", help: meant ?? "these are here: \(labels.joined(separator: ", "))")
    }
    return wanted.map { ProxyImport($0.proxy, of: $0.deployment, in: inputs.sources, takenOver: takenOver) }
  }

  private init(_ proxy: Proxy, of deployment: Deployment, in sources: SourceMap, takenOver: Bool) {
    label = Self.label(of: proxy)
    // Other files make what they describe already.
    let isTaken = takenOver && deployment.form.kind == .describe
    profile = ProfileRenderer.render(
      proxy, of: isTaken ? deployment.takenOver(with: proxy) : deployment, places: { sources.line(of: $0) },
      reading: Self.deployment)
    blocks = Self.deployment(of: profile.text).map { TerraformImports.render($0, of: deployment) }
  }

  private static func label(of proxy: Proxy) -> String { proxy.name.known ?? proxy.provenance.label }

  /// What a profile means that stands in no file.
  private static func deployment(of text: String) -> Deployment? {
    var sources = SourceMap()
    return ProfileReader.read("profile", Array(text.utf8), into: &sources) { _ in
      .failure(UnreadableFile("an imported profile extends nothing"))
    }.deployment
  }

  /// Says what is left to do.
  func report(_ console: inout Console) {
    let count = profile.unknowns.count
    if count > 0 {
      console.say(
        "\(TextReport.printable(label)): \(count) \(count == 1 ? "place" : "places") to fill in; look for `unknown`")
    }
    for loss in profile.losses {
      console.say("\(TextReport.printable(label)): not expressible in a profile: \(TextReport.printable(loss))")
    }
  }

  /// Says what Terraform would make although it may be there.
  func reportMissingBlocks(_ console: inout Console) {
    guard let blocks else {
      return console.say("\(TextReport.printable(label)): no import blocks before the profile is complete")
    }
    guard !blocks.missing.isEmpty else { return }
    console.say("\(TextReport.printable(label)): no id is known of \(blocks.missing.joined(separator: ", "))")
  }
}

extension SourceMap {
  /// `main.tf:12`; nil for a range of another run.
  fileprivate func line(of range: SourceRange) -> String? {
    guard let file = file(of: range) else { return nil }
    let end = min(Int(range.bytes.lowerBound), file.bytes.count)
    let line = file.bytes[..<end].count { $0 == UInt8(ascii: "\n") } + 1
    return "\(file.name):\(line)"
  }
}
