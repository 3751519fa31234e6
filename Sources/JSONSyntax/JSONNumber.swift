/// A number as JSON writes it, kept as text so that `0.10` stays `0.10` and nothing is rounded.
public struct JSONNumber: Sendable, Hashable, CustomStringConvertible {
  /// The text, which is what is printed.
  public let description: String

  /// The number that `text` writes, or nil where RFC 8259 has no such number (`01`, `.5`, `1.`, `+1`, `NaN`).
  public init?(_ text: String) {
    var rest = text.utf8[...]
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    let integer = Self.digits(&rest)
    guard integer.count > 0, integer.count == 1 || integer.first != UInt8(ascii: "0") else { return nil }
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      guard !Self.digits(&rest).isEmpty else { return nil }
    }
    if let exponent = rest.first, exponent | 0x20 == UInt8(ascii: "e") {
      rest = rest.dropFirst()
      if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { rest = rest.dropFirst() }
      guard !Self.digits(&rest).isEmpty else { return nil }
    }
    guard rest.isEmpty else { return nil }
    description = text
  }

  private static func digits(_ rest: inout Substring.UTF8View) -> Substring.UTF8View {
    let run = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    rest = rest[run.endIndex...]
    return run
  }
}
