extension CloudFormationReader {
  /// Whether bytes look like a template with a proxy in it.
  ///
  /// Searches for words only, so that a directory of other files is passed over without being parsed.
  public static func recognizes(_ bytes: [UInt8]) -> Bool { isTemplate(bytes) && bytes.holds("AWS::RDS::DBProxy") }

  /// Whether bytes look like a template at all: one that has resources with types of AWS.
  public static func isTemplate(_ bytes: [UInt8]) -> Bool {
    bytes.holds("AWSTemplateFormatVersion") || (bytes.holds("Resources") && bytes.holds("AWS::"))
  }
}

extension [UInt8] {
  /// Whether some words stand in the bytes.
  fileprivate func holds(_ words: String) -> Bool {
    let sought = Array(words.utf8)
    guard let first = sought.first, count >= sought.count else { return false }
    var start = 0
    while let next = self[start...].firstIndex(of: first), next + sought.count <= count {
      if self[next..<next + sought.count].elementsEqual(sought) { return true }
      start = next + 1
    }
    return false
  }
}
