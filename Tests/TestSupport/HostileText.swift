/// Texts that are at home nowhere: whoever writes one into another language without quoting it will be found out.
public enum HostileText {
  /// What has broken programs before: quotes, sequences of HCL, the shell and YAML, what looks like another type, what is
  /// invisible, and what only looks the same.
  static let pieces: [String] = [
    "\"", "'", "`id`", "\\", "\\n", "\\u0041", "${path.module}", "$${kept}", "%{ if true }", "%%{", "$", "$$", "%", "{",
    "}", "~}",
    "\n", "\r\n", "\t", "\n\n", " ", "  ", "#", " # no comment", "// no", "/* no */", "<<EOT", "EOT", "\nEOT\n", "---",
    "...", "- item",
    "--force", "-", ":", ": ", "key: value", "? ", "!tag", "&anchor", "*alias", "@", "|", ">", "[", "]", ",", "null",
    "~", "true", "no",
    "0x1F", "1e3", "16.10", "0o17", "2026-08-01", "=", "==", "$(reboot)", ";", "&&", "\u{0}", "\u{1}", "\u{7}",
    "\u{1B}[31m", "\u{7F}",
    "\u{85}", "\u{A0}", "\u{AD}", "\u{200B}", "\u{200D}", "\u{202E}", "\u{2028}", "\u{FEFF}", "\u{FFFD}", "\u{E000}",
    "\u{301}", "é", "e\u{301}",
    "Å", "ß", "İ", "日本", "עברית", "🦆", "👩‍👩‍👧", "\u{10FFFF}", "a", "Z", "orders",
  ]

  /// A text of one to six pieces, which may begin and end with anything.
  public static func make(using random: inout SeededRandom) -> String {
    let count = Int.random(in: 1...6, using: &random)
    return (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
  }
}
