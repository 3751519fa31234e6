extension Rule {
  /// The comments by which findings are let stand.
  static let suppressions: [Rule] = [
    .suppressionMalformed, .suppressionOfUnknownRule, .suppressionExpired, .suppressionUnused, .suppressionRefused,
  ]
}

/// What the pages of these rules share.
enum SuppressionText {
  static let form = """
    A comment lets the findings of one line stand when it stands behind something on that line, and those of the next key and its \
    whole block when it stands on a line of its own: `# headroom: ignore HR066 until 2027-01-31: the old client goes in January`. \
    It names one rule or several, by id or by name, parted by commas; the last day on which it holds may be left out, the reason \
    may not.
    """
}
