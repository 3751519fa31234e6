import ProxyModel

/// What a condition comes to.
enum Truth {
  case yes
  case no
  /// It depends on something that the files do not tell.
  case unknown(Unknown)

  init(_ value: Bool) { self = value ? .yes : .no }

  /// The opposite; what is not known stays so.
  var negated: Truth {
    switch self {
    case .yes: .no
    case .no: .yes
    case .unknown(let unknown): .unknown(unknown)
    }
  }

  /// Whether all hold: one that does not decides, whatever else is not known.
  static func all(_ truths: [Truth]) -> Truth {
    var open: Unknown?
    for truth in truths {
      switch truth {
      case .yes: continue
      case .no: return .no
      case .unknown(let unknown): open = open ?? unknown
      }
    }
    return open.map { .unknown($0) } ?? .yes
  }

  /// Whether one holds.
  static func any(_ truths: [Truth]) -> Truth { all(truths.map { $0.negated }).negated }
}
