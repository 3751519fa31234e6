import ProxyModel
import SourceText
import YAMLSyntax

/// Gathers the keys of one mapping of a profile, and the comments that stand among them.
struct ProfileMapping {
  let scope: ProfileScope
  private var entries: [YAMLOutput.Entry] = []
  /// Lines for above the next key, or for the end of the mapping where none follows.
  private var remarks: [String] = []

  /// When a key is written.
  enum Need {
    /// Always: a profile is not complete without it.
    case required
    /// Where the input writes it, or where leaving it out would mean something else.
    case decision
    /// Only where leaving it out would mean something else: a name, a number that headroom works out by itself.
    case derived
  }

  init(_ scope: ProfileScope) { self.scope = scope }

  /// Whether no key stands in it.
  var isEmpty: Bool { entries.isEmpty }

  /// The mapping.
  var output: YAMLOutput { .mapping(entries).commented(below: remarks) }

  /// Adds a line of comment.
  mutating func remark(_ line: String) { if !scope.isDraft { remarks.append(SecretMask.masked(line)) } }

  /// Adds a key with its value, and where the input has it.
  mutating func put(_ key: String, _ value: YAMLOutput, at range: SourceRange? = nil, note: String? = nil) {
    var value = value
    let words = [note, range.flatMap(scope.places)].compactMap { $0 }.joined(separator: ", ")
    if !words.isEmpty, !scope.isDraft { value.commentAtEnd = words }
    value.commentAbove = remarks + value.commentAbove
    remarks = []
    entries.append(YAMLOutput.Entry(key, value))
  }

  /// Adds a key whose value is not known, with the reason and the place to fill in.
  mutating func put(_ key: String, unknown: Unknown) {
    scope.doubts.note(unknown)
    let open = YAMLOutput.string(SecretMask.masked(unknown.reason)).tagged(Self.tag)
    if unknown.expression == Self.tag { return put(key, open, at: unknown.range) }
    remark(["unknown: \(unknown.reason)", scope.places(unknown.range)].compactMap { $0 }.joined(separator: ", "))
    put(key, open)
  }

  /// Names a key that nobody has written, for the author to fill in.
  mutating func ask(_ key: String, _ unknown: Unknown) {
    scope.doubts.note(unknown)
    remark("unknown: \(unknown.reason)")
    remark("\(key):")
  }

  /// Adds the section under a key; one that holds nothing but comments is commented out itself.
  mutating func put(_ key: String, _ section: ProfileMapping, spaced: Bool = false) {
    guard section.isEmpty else {
      return put(key, spaced ? section.output.spaced() : section.output)
    }
    guard !section.remarks.isEmpty else { return }
    remark("\(key):")
    for line in section.remarks { remark("  \(line)") }
  }

  /// Adds a list of sections.
  mutating func put(_ key: String, _ sections: [ProfileMapping], spaced: Bool = false) {
    let list = YAMLOutput.sequence(sections.map { $0.output })
    put(key, spaced ? list.spaced() : list)
  }

  /// The tag by which a profile says that a value is decided elsewhere.
  static let tag = "!unknown"
}

extension ProfileMapping {
  /// Adds a key for a setting, where it is needed.
  ///
  /// - Parameters:
  ///   - like: What the profile means without the key, where that is known.
  ///   - standard: AWS's own value, for a setting whose default is worth a comment.
  ///   - isAsked: Whether the author is asked for it where nobody says.
  ///   - shape: How the value is written.
  mutating func put<Value: Equatable>(
    _ key: String, _ setting: Setting<Value>, _ need: Need = .decision, like derived: Setting<Value>? = nil,
    standard: Setting<Value>? = nil, isAsked: Bool = false, as shape: (Value) -> YAMLOutput?
  ) {
    guard isNeeded(setting, need, like: derived) else {
      if isAsked, case .unknown(let unknown) = setting { ask(key, unknown) }
      return remarkDefault(key, setting, standard, as: shape)
    }
    switch setting {
    case .unknown(let unknown): put(key, unknown: unknown)
    case .refused(let text, let range): put(key, scope.shown(.string(text)), at: range)
    case .written(let value, let range):
      if let value = shape(value) { put(key, scope.shown(value), at: range) }
    case .defaulted(let value, _):
      if let value = shape(value) { put(key, scope.shown(value), note: "AWS's default") }
    }
  }

  mutating func put<Value: Equatable & ProfileConvertible>(
    _ key: String, _ setting: Setting<Value>, _ need: Need = .decision, like derived: Setting<Value>? = nil,
    standard: Setting<Value>? = nil, isAsked: Bool = false
  ) {
    put(key, setting, need, like: derived, standard: standard, isAsked: isAsked, as: { $0.yaml })
  }

  /// A setting that may be none.
  mutating func put<Value: Equatable & ProfileConvertible>(
    _ key: String, _ setting: Setting<Value?>, _ need: Need = .decision, like derived: Setting<Value?>? = nil
  ) {
    put(key, setting, need, like: derived, as: { $0?.yaml })
  }

  private func isNeeded<Value: Equatable>(_ setting: Setting<Value>, _ need: Need, like derived: Setting<Value>?)
    -> Bool
  {
    switch need {
    case .required: return true
    case .decision where setting.isWritten: return true
    case .decision, .derived:
      guard !scope.isDraft else { return false }
      guard let derived else { return setting.isWritten || (scope.baseline == nil && setting.known != nil) }
      if case .unknown = setting, case .unknown = derived, !setting.isWritten { return false }
      return setting != derived
    }
  }

  /// Tells what holds where nothing is written.
  private mutating func remarkDefault<Value: Equatable>(
    _ key: String, _ setting: Setting<Value>, _ standard: Setting<Value>?, as shape: (Value) -> YAMLOutput?
  ) {
    guard let standard, case .defaulted(let value, _) = setting, let output = shape(value) else { return }
    let text = YAMLPrinter.print(.mapping([YAMLOutput.Entry(key, output)])).split(separator: "\n")
    guard text.count == 1 else { return }
    remark("\(text[0]) # \(setting == standard ? "AWS's" : "headroom's") default")
  }
}
