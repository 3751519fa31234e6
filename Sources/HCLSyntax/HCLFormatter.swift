/// Text to text, as `terraform fmt` does it.
public enum HCLFormatter {
  /// The file as `terraform fmt` would leave it; nil for a file that is not HCL.
  public static func format(_ bytes: [UInt8]) -> [UInt8]? {
    let tokens = HCLScanner.tokens(of: bytes)
    return HCLLayout(tokens, of: bytes, spacesAtEnd: 0).text
  }
}
