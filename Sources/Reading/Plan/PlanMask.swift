import SourceText
import YAMLSyntax

/// A plan or a state without what nobody may see, for reports to quote from.
///
/// Plans hold passwords in the clear, sensitive or not: so nothing is kept but the resources that findings can point at, and in
/// those every value that Terraform marks as sensitive is starred out. No byte moves.
struct PlanMask {
  private let original: [UInt8]
  private var bytes: [UInt8]

  init(_ original: [UInt8]) {
    self.original = original
    bytes = original.map { $0 == 0x0A || $0 == 0x0D ? $0 : 0x20 }
  }

  /// The file for reports.
  func file(named name: String) -> SourceFile { SourceFile(name: name, bytes: bytes) }

  /// Lets a place be seen.
  mutating func show(_ range: SourceRange) {
    let range = range.bytes.clamped(to: bytes.indices)
    bytes.replaceSubrange(range, with: original[range])
  }

  /// Lets a resource be seen, but for its secrets.
  mutating func show(_ resource: PlannedResource) {
    show(resource.whole)
    for (marks, values) in resource.sensitive { hide(values, marked: marks) }
    for path in resource.sensitivePaths {
      let value = path.reduce(resource.values) { $0?[$1] }
      if let value { hide(value) }
    }
  }

  /// Stars out what is marked: a mark is `true`, or has the shape of what it speaks of.
  private mutating func hide(_ values: YAMLNode, marked marks: YAMLNode) {
    var waiting = [(values, marks)]
    while let (value, mark) = waiting.popLast() {
      switch mark.kind {
      case .scalar: if mark.source == "true" { hide(value) }
      case .sequence: waiting += zip(value.items, mark.items)
      case .mapping:
        for entry in mark.entries {
          if let value = value[entry.key.text ?? ""] { waiting.append((value, entry.value)) }
        }
      }
    }
  }

  /// Stars out a value: what is between its quotes, or all of it.
  private mutating func hide(_ value: YAMLNode) {
    var range = value.range.bytes.clamped(to: bytes.indices)
    if value.style == .doubleQuoted { range = range.dropFirst().dropLast() }
    for index in range where bytes[index] != 0x0A && bytes[index] != 0x0D { bytes[index] = UInt8(ascii: "*") }
  }
}
