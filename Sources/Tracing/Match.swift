public import ProxyModel

/// Whether one thing fits another, where not all of either need be known.
public enum Match: Hashable, Sendable {
  /// It does not, whatever is still unknown.
  case no
  /// It depends on this.
  case perhaps(Unknown)
  /// It does, whatever is still unknown.
  case yes

  /// Both must fit.
  func and(_ other: @autoclosure () -> Match) -> Match {
    switch self {
    case .no: .no
    case .yes: other()
    case .perhaps: if case .no = other() { .no } else { self }
    }
  }

  /// One of them must fit.
  func or(_ other: @autoclosure () -> Match) -> Match {
    switch self {
    case .yes: .yes
    case .no: other()
    case .perhaps: if case .yes = other() { .yes } else { self }
    }
  }

  /// Fits where this does not.
  var negated: Match {
    switch self {
    case .yes: .no
    case .no: .yes
    case .perhaps: self
    }
  }
}

extension Sequence {
  /// Whether any element fits; none of nothing does.
  func any(_ match: (Element) -> Match) -> Match {
    var result = Match.no
    for element in self {
      result = result.or(match(element))
      if result == .yes { return .yes }
    }
    return result
  }

  /// Whether every element fits; all of nothing do.
  func all(_ match: (Element) -> Match) -> Match {
    var result = Match.yes
    for element in self {
      result = result.and(match(element))
      if result == .no { return .no }
    }
    return result
  }
}
