import AWSFacts
import ProxyModel
import SourceText

/// Puts a part together, setting by setting.
struct PartBuilder {
  /// How much of a value is the environment's own.
  enum Nature {
    /// Its words are, where they name the environment.
    case ordinary
    /// All of it: an id, an address range, an account. It says nothing that another environment could share.
    case identifier
  }

  let scope: OutlineScope
  var outline: PartOutline

  init(_ outline: PartOutline, in scope: OutlineScope) {
    self.outline = outline
    self.scope = scope
  }

  /// A setting of the model.
  mutating func add<Value: SettingValueConvertible>(
    _ name: String, _ setting: Setting<Value>, _ attribute: DeployedAttribute? = nil, _ nature: Nature = .ordinary
  ) {
    add(name, setting, attribute, nature) { $0.settingValue }
  }

  /// A setting whose value is to be put into words first.
  mutating func add<Value>(
    _ name: String, _ setting: Setting<Value>, _ attribute: DeployedAttribute? = nil, _ nature: Nature = .ordinary,
    in list: String? = nil, _ value: (Value) -> SettingValue
  ) {
    let state: Facet.State =
      switch setting {
      case .written(let written, _), .defaulted(let written, _): known(value(written), nature)
      case .refused(let text, _): .refused(text)
      case .unknown(let unknown): .unknown(unknown)
      }
    let isDefault = if case .defaulted = setting { true } else { false }
    insert(
      Facet(
        name: name, state: state, isDefault: isDefault, place: setting.range, attribute: attribute,
        isIdentifier: nature == .identifier, list: list))
  }

  /// A value that is plainly there.
  mutating func add(
    _ name: String, _ value: SettingValue, at place: SourceRange, _ attribute: DeployedAttribute? = nil,
    _ nature: Nature = .ordinary, in list: String? = nil
  ) {
    insert(
      Facet(
        name: name, state: known(value, nature), isDefault: false, place: place, attribute: attribute,
        isIdentifier: nature == .identifier, list: list))
  }

  /// Text that may have holes.
  mutating func add(
    _ name: String, _ text: DeferredText, at place: SourceRange, _ attribute: DeployedAttribute? = nil
  ) {
    if let unknown = scope.unknown(in: text) {
      insert(
        Facet(
          name: name, state: .unknown(unknown), isDefault: false, place: place, attribute: attribute,
          isIdentifier: false, list: nil))
    } else {
      add(name, .text(scope.text(text)), at: place, attribute)
    }
  }

  /// References to several resources, in any order.
  mutating func add<Resource>(
    _ name: String, _ setting: Setting<[Referral<Resource>]>, _ attribute: DeployedAttribute? = nil,
    _ title: (Reference<Resource>) -> String
  ) {
    for referral in setting.known ?? [] {
      guard case .unknown(let unknown) = referral.value else { continue }
      return add(name, Setting<String>.unknown(unknown), attribute)
    }
    add(name, setting, attribute) { .set($0.map { title($0.value) }) }
  }

  /// Takes note of settings that only a profile, or the file that declares something in full, speaks of.
  mutating func leaveUnsaid(_ names: [String]) {
    if scope.deployment.form.kind != .profile { outline.unsaid.formUnion(names) }
  }

  /// Takes back a setting that a file of this kind only lets guess.
  mutating func leaveOut(_ name: String) {
    outline.facets[name] = nil
    outline.unsaid.insert(name)
  }

  /// Takes note of settings of which other files than profiles are silent, as long as nothing is written.
  mutating func leaveDefaultsUnsaid(_ names: [String]) {
    guard scope.deployment.form.kind != .profile else { return }
    for name in names where outline.facets[name].map(Self.isUnwritten) ?? false { leaveOut(name) }
  }

  /// Takes back what a file that declares its own resources does not say of others'.
  fileprivate mutating func leaveOutUnwritten() {
    for (name, facet) in outline.facets where facet.unknown != nil && Self.isUnwritten(facet) { leaveOut(name) }
  }

  /// Whether nobody wrote anything there, known or not.
  private static func isUnwritten(_ facet: Facet) -> Bool {
    facet.unknown.map { $0.expression == nil } ?? facet.isDefault
  }

  /// Each tag is a setting of its own. Not every answer of AWS has the tags of what it shows.
  mutating func add(_ tags: Tags, _ attribute: DeployedAttribute?) {
    if tags.isEmpty, scope.deployment.form.kind == .describe { outline.unsaid.insert("tags") }
    for (key, value) in tags.sorted(by: { $0.key < $1.key }) {
      add("tags.\(key)", .text(value), at: outline.place, attribute)
    }
  }

  /// Zone `a` of one region is zone `a` of another, as long as environments are compared.
  mutating func shareZone(_ name: String) {
    guard scope.words.hidesIdentifiers, let region = scope.deployment.region.known,
      let facet = outline.facets[name], case .known(.text(let zone), _) = facet.state, zone.hasPrefix(region)
    else { return }
    let common = SettingValue.text("\(EnvironmentWords.placeholder)\(zone.dropFirst(region.count))")
    outline.facets[name] = Facet(
      name: name, state: .known(.text(zone), common: common), isDefault: facet.isDefault, place: facet.place,
      attribute: facet.attribute, isIdentifier: false, list: facet.list)
  }

  /// Whether the resource is made here, under what id it is found otherwise; `name` brings ids of different forms to one.
  mutating func add(_ ownership: Ownership, _ name: (String) -> String = { $0 }) {
    addOwnership(isMade: ownership == .created)
    if let id = ownership.externalID { add("id", .text(name(id)), at: outline.place, nil, .identifier) }
  }

  /// Whether the resource is made here. Whatever runs is found, whoever made it.
  mutating func addOwnership(isMade: Bool) {
    if scope.deployment.form.kind == .describe {
      outline.unsaid.insert("ownership")
    } else {
      add("ownership", .text(isMade ? "created" : "found"), at: outline.place)
    }
  }

  private mutating func insert(_ facet: Facet) { outline.facets[facet.name] = facet }

  /// What a tool calls an attribute of this resource; nil where the resource is only named, so that no tool changes it.
  func ifMade(_ attribute: CompanionAttribute) -> DeployedAttribute? {
    outline.isMade ? .companion(attribute) : nil
  }

  private func known(_ value: SettingValue, _ nature: Nature) -> Facet.State {
    switch nature {
    case .ordinary: .known(value, common: value.mapTexts(scope.words.common))
    case .identifier where scope.words.hidesIdentifiers && value != .nothing:
      .known(value, common: .text(EnvironmentWords.placeholder))
    case .identifier: .known(value, common: value)
    }
  }
}

extension Outline {
  /// Adds a part that is put together in place.
  mutating func add(_ part: PartOutline, in scope: OutlineScope, _ build: (inout PartBuilder) -> Void) {
    var builder = PartBuilder(part, in: scope)
    build(&builder)
    if !part.isMade, !scope.deployment.form.kind.speaksOfOthers { builder.leaveOutUnwritten() }
    add(builder.outline)
  }
}
