/// Text to text, as `terraform fmt` does it.
public enum HCLFormatter {
  /// The file as `terraform fmt` would leave it; nil for a file with mistakes in its syntax.
  ///
  /// Two things are left as they are that `terraform fmt` spoils: a label with `$` or `%` in it, which it loses, and a
  /// lone interpolation that would not be valid without its quotes.
  public static func format(_ bytes: [UInt8]) -> [UInt8]? {
    let tokens = HCLScanner.tokens(of: bytes)
    let document = HCLParser(bytes, file: 0, tokens: tokens).parse()
    guard document.diagnostics.isEmpty else { return nil }
    let lastEnd = tokens.dropLast().last?.end ?? 0
    var rewrites = HCLRewrites(bytes, tokens)
    rewrites.visit(document.body, inside: [])
    let rewritten = rewrites.applied()
    return HCLLayout(rewritten.tokens, of: rewritten.bytes, spacesAtEnd: bytes.count - Int(lastEnd)).text
  }
}
