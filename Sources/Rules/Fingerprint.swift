import ProxyModel
import SourceText

/// By what a finding is known again after the file was edited: 32 hexadecimal digits.
///
/// It is made of the rule, the deployment's name and environment, the resource as its file calls it, the key that the value stands
/// under, and the value's shape: its first line with every number as `0`, so that 90 lowered to 85 is still the same finding. Where
/// all that is the same for several findings they are counted, in the order of their places. Neither lines nor the names of files are
/// part of it: text may move, and files may be renamed. Secrets are not part of it either.
struct Fingerprints {
  let sources: SourceMap
  let deployments: [Deployment]
  private var seen: [String: Int] = [:]

  init(sources: SourceMap, deployments: [Deployment]) {
    self.sources = sources
    self.deployments = deployments
  }

  /// The fingerprint of the next finding; findings are to come in the order of their places.
  mutating func next(for finding: Diagnostic, in deployment: Int?) -> String {
    var parts = [finding.rule ?? "", identity(of: deployment), finding.resource ?? ""]
    if let file = sources.file(of: finding.primary.range) {
      let line = WrittenLine(file, finding.primary.range.bytes)
      parts += [line.key, line.shape]
    }
    let known = parts.joined(separator: "\u{0}")
    let count = seen[known, default: 0]
    seen[known] = count + 1
    let text = "\(known)\u{0}\(count)"
    return String(SHA256.hexadecimal(of: Array(text.utf8)).prefix(32))
  }

  private func identity(of deployment: Int?) -> String {
    guard let deployment, deployments.indices.contains(deployment) else { return "" }
    let it = deployments[deployment]
    return [it.name.known, it.environment.known].map { $0 ?? "" }.joined(separator: "/")
  }
}

/// The line that a finding begins on, as far as it tells the finding from others.
private struct WrittenLine {
  /// The word before the `:` or `=` in front of the value; empty where there is none.
  let key: String
  /// The value's first line with every run of digits as `0`, and nothing of a secret.
  let shape: String

  /// How much of a line is looked at on either side of the value: a plan is one line of many megabytes.
  private static let reach = 1 << 14

  init(_ file: SourceFile, _ range: Range<Int>) {
    let bytes = file.bytes
    let range = range.clamped(to: bytes.indices)
    let first = max(0, range.lowerBound - Self.reach)
    let start = bytes[first..<range.lowerBound].lastIndex(where: isBreak).map { $0 + 1 } ?? first
    let last = min(bytes.count, range.upperBound + Self.reach)
    let end = bytes[range.lowerBound..<last].firstIndex(where: isBreak) ?? last
    let shown = file.maskedBytes(in: start..<end)
    let value = shown[(range.lowerBound - start)..<(min(range.upperBound, end) - start)]
    var shape: [UInt8] = []
    for byte in value {
      let folded = isDigit(byte) ? UInt8(ascii: "0") : byte
      let isRun = folded == UInt8(ascii: "0") || folded == UInt8(ascii: "*")
      if !(isRun && shape.last == folded) { shape.append(folded) }
    }
    self.shape = String(decoding: shape, as: UTF8.self)

    var before = shown[..<(range.lowerBound - start)]
    while let last = before.last, isBlank(last) || last == UInt8(ascii: "[") { before.removeLast() }
    guard let separator = before.last, separator == UInt8(ascii: ":") || separator == UInt8(ascii: "=") else {
      key = ""
      return
    }
    before.removeLast()
    while let last = before.last, isBlank(last) || isQuote(last) { before.removeLast() }
    let wordStart = before.lastIndex { !isWordByte($0) }.map { $0 + 1 } ?? before.startIndex
    key = String(decoding: before[wordStart...], as: UTF8.self)
  }
}

private func isBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
private func isQuote(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }
private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
private func isWordByte(_ byte: UInt8) -> Bool {
  !isBlank(byte) && !isQuote(byte) && byte != UInt8(ascii: "{") && byte != UInt8(ascii: ",")
}
