import ProxyModel

/// One property of a model's structure, ready to be shown.
struct Field {
  /// How a profile would spell it: `max_connections_percent`.
  let name: String
  /// Its value in words.
  let text: String
  /// The value that holds because nothing is written, in words; nil where something is, or where it is no setting.
  let defaultText: String?

  /// A property and its value.
  init(_ name: String, _ value: some ShownValue) {
    self.name = name
    text = value.shown
    defaultText = value.shownDefault
  }

  /// The id of a resource that was seen running, and nothing for one that was not, which is most of them.
  static func ofRunning(_ id: RunningID) -> [Field] { id.text == nil ? [] : [Field("running_id", id)] }
}

/// A structure that is shown property by property.
///
/// A test compares each list with the stored properties, so that none can be forgotten.
protocol FieldedValue: ShownValue {
  /// The stored properties in their order, without the symbol of a resource and without places.
  var fields: [Field] { get }
}

extension FieldedValue {
  var shown: String { "{\(fields.map { "\($0.name): \($0.text)" }.joined(separator: ", "))}" }
}
