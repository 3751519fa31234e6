import ProxyModel
import SourceText

/// The name that `cloudposse/label/null` makes of labels, which every module of Cloud Posse calls its resources by.
///
/// As version 0.25 makes it: namespace, environment, stage, name and attributes, cleaned, in one case, with hyphens in between.
/// https://github.com/cloudposse/terraform-null-label/blob/0.25.0/main.tf
struct NullLabel {
  /// What a module that has labels is given.
  let inputs: Value
  /// Where the module is called.
  let place: SourceRange

  private static let order = ["namespace", "environment", "stage", "name", "attributes"]
  private static let cleaning = "/[^-a-zA-Z0-9]/"
  private static let hashLength = 5

  /// The name; with attributes that the module adds to those it is given, where it makes several.
  func name(adding attributes: Value? = nil) -> Value {
    do throws(Undecided) {
      let cleaning = try text("regex_replace_chars")
      guard cleaning == nil || cleaning == Self.cleaning else {
        throw Undecided("the module cleans its labels by a pattern that it is given", at: place)
      }
      let delimiter = try text("delimiter") ?? "-"
      let style = try text("label_value_case").flatMap(Style.init) ?? .lower
      let written = try list(inputs["label_order"] ?? context["label_order"]) ?? []
      var labels: [String] = []
      for label in written.isEmpty ? Self.order : written {
        let value =
          if label == "attributes" {
            try self.attributes(adding: attributes, style).joined(separator: delimiter)
          } else {
            style.applied(to: Self.cleaned(try text(label) ?? ""))
          }
        if !value.isEmpty { labels.append(value) }
      }
      let whole = labels.joined(separator: delimiter)
      return .text(try shortened(whole, delimiter, style), at: place)
    } catch {
      return .unknown(error.reason)
    }
  }

  /// What is handed on from other labels; what a module is given itself goes before it.
  private var context: Value { inputs["context"] ?? .map([], at: place) }

  private func text(_ name: String) throws(Undecided) -> String? {
    guard let value = inputs[name] ?? context[name] else {
      if let unknown = inputs.reasonUnknown ?? context.reasonUnknown { throw Undecided(unknown) }
      return nil
    }
    if let scalar = value.scalar { return scalar }
    throw Undecided(value)
  }

  private func list(_ value: Value?) throws(Undecided) -> [String]? {
    guard let value else { return nil }
    var texts: [String] = []
    for element in value.elements {
      guard let scalar = element.scalar else { throw Undecided(element) }
      texts.append(scalar)
    }
    return texts
  }

  private func attributes(adding more: Value?, _ style: Style) throws(Undecided) -> [String] {
    if let unknown = context.reasonUnknown { throw Undecided(unknown) }
    var attributes: [String] = []
    for given in [context["attributes"], inputs["attributes"], more] {
      for attribute in try list(given) ?? [] {
        let shown = style.applied(to: Self.cleaned(attribute))
        if !shown.isEmpty, !attributes.contains(shown) { attributes.append(shown) }
      }
    }
    return attributes
  }

  /// A name that is longer than it may be keeps its beginning, and some letters of its checksum tell it from others.
  private func shortened(_ name: String, _ delimiter: String, _ style: Style) throws(Undecided) -> String {
    let limit = try text("id_length_limit").flatMap { Int($0) } ?? 0
    guard limit > 0, name.count > limit else { return name }
    let room = limit - Self.hashLength - delimiter.count
    var start = room > 0 ? String(name.prefix(room)) : ""
    if start.hasSuffix(delimiter) { start.removeLast(delimiter.count) }
    let hash = style.applied(to: MD5.hexadecimal(of: Array(name.utf8)) + "qrstuvwxyz")
    return String((room > 0 ? start + delimiter + hash : hash).prefix(limit))
  }

  private static func cleaned(_ text: String) -> String {
    String(
      text.unicodeScalars.filter { scalar in
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "-": true
        default: false
        }
      }.map(Character.init))
  }
}

/// Why the name cannot be told.
private struct Undecided: Error {
  let reason: Unknown

  init(_ unknown: Unknown) { reason = unknown }

  init(_ why: String, at range: SourceRange) { reason = Unknown(why, at: range) }

  /// A value that is not known, or is none that a label can be made of.
  init(_ value: Value) {
    reason = value.reasonUnknown ?? Unknown("a label cannot be made of \(value.kind)", at: value.range)
  }
}

/// How `label_value_case` writes labels, of which only ASCII is left.
private enum Style: String {
  case lower, upper, title, none

  func applied(to text: String) -> String {
    switch self {
    case .lower: text.lowercased()
    case .upper: text.uppercased()
    case .title:
      text.lowercased().split(separator: "-", omittingEmptySubsequences: false).map(Self.capital).joined(separator: "-")
    case .none: text
    }
  }

  private static func capital(_ word: Substring) -> String { word.prefix(1).uppercased() + word.dropFirst() }
}
