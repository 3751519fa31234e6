import ProxyModel
import SourceText

/// Where a resource is declared, and what the rest of the input calls it.
struct Origin: Sendable {
  /// By what others refer to it.
  var address: ResourceAddress
  /// Its short name: Terraform's local name, a logical id. Two resources of one kind may share it.
  var name: String
  /// The words to point at: a block's header, a logical id, a command.
  var place: SourceRange
  /// Why it may not be there at all; nil for what is declared without conditions.
  var condition: Unknown?
  /// The id, name or ARN of what is there already and is only looked up; nil for what the input makes.
  var found: String?
  /// What the program calls it that wrote the input, where the input tells: a construct's path.
  var madeBy: String?

  /// A resource that the input makes.
  init(_ address: ResourceAddress, name: String, at place: SourceRange) {
    self.address = address
    self.name = name
    self.place = place
  }

  /// Where findings point, in the input's words.
  var provenance: Provenance { Provenance(place, address.description + (madeBy.map { " (\($0))" } ?? "")) }

  /// Made here, or found.
  var ownership: Ownership { found.map { .existing($0) } ?? .created }
}

/// A list that is known entry by entry, or not at all.
enum Listed<Element: Sendable>: Sendable {
  /// These, and no others.
  case known([Element], at: SourceRange)
  /// These at least; why there may be more.
  case atLeast([Element], Unknown)

  /// Those that are known.
  var elements: [Element] {
    switch self {
    case .known(let elements, _), .atLeast(let elements, _): elements
    }
  }

  /// Why there may be more; nil where all are known.
  var unseen: Unknown? {
    switch self {
    case .known: nil
    case .atLeast(_, let unknown): unknown
    }
  }

  /// Where the list stands.
  var range: SourceRange {
    switch self {
    case .known(_, let range): range
    case .atLeast(_, let unknown): unknown.range
    }
  }
}
