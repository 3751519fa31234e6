import AWSFacts
import ProxyModel

/// The value of a setting, of whatever type it is in the model: something that can be compared, printed and measured.
public enum SettingValue: Hashable, Sendable {
  /// Nothing is set.
  case nothing
  /// On or off.
  case flag(Bool)
  /// A whole number or a fraction.
  case number(Double)
  /// A word, a name, a sentence.
  case text(String)
  /// Several, in an order that means nothing.
  case list([String])

  /// As a file would have it: `true`, `75`, `POSTGRESQL`, `none`.
  public var shown: String {
    switch self {
    case .nothing: "none"
    case .flag(let isOn): "\(isOn)"
    case .number(let number): Int(exactly: number).map(String.init) ?? "\(number)"
    case .text(let text): text
    case .list(let items): items.isEmpty ? "none" : items.joined(separator: ", ")
    }
  }

  /// The number, where it is one.
  public var number: Double? { if case .number(let number) = self { number } else { nil } }

  /// A list without the order in which it was written.
  static func set(_ items: [String]) -> SettingValue { .list(items.sorted()) }

  /// The same value with its texts changed.
  func mapTexts(_ transform: (String) -> String) -> SettingValue {
    switch self {
    case .nothing, .flag, .number: self
    case .text(let text): .text(transform(text))
    case .list(let items): .set(items.map(transform))
    }
  }
}

/// A type of the model that a setting can have.
protocol SettingValueConvertible: Sendable {
  var settingValue: SettingValue { get }
}

extension Bool: SettingValueConvertible { var settingValue: SettingValue { .flag(self) } }
extension Int: SettingValueConvertible { var settingValue: SettingValue { .number(Double(self)) } }
extension Double: SettingValueConvertible { var settingValue: SettingValue { .number(self) } }
extension String: SettingValueConvertible { var settingValue: SettingValue { .text(self) } }
extension Percent: SettingValueConvertible { var settingValue: SettingValue { .number(Double(rawValue)) } }
extension Seconds: SettingValueConvertible { var settingValue: SettingValue { .number(Double(rawValue)) } }
extension Port: SettingValueConvertible { var settingValue: SettingValue { .number(Double(rawValue)) } }
extension CapacityUnits: SettingValueConvertible { var settingValue: SettingValue { .number(units) } }
extension CIDRBlock: SettingValueConvertible { var settingValue: SettingValue { .text(canonical) } }

extension Optional: SettingValueConvertible where Wrapped: SettingValueConvertible {
  var settingValue: SettingValue { self?.settingValue ?? .nothing }
}

extension SettingValueConvertible where Self: RawRepresentable, RawValue == String {
  var settingValue: SettingValue { .text(rawValue) }
}

extension Engine: SettingValueConvertible {}
extension EngineFamily: SettingValueConvertible {}
extension DefaultAuthScheme: SettingValueConvertible {}
extension IAMAuth: SettingValueConvertible {}
extension ClientPasswordAuthType: SettingValueConvertible {}
extension NetworkType: SettingValueConvertible {}
extension TargetRole: SettingValueConvertible {}
extension SSLMode: SettingValueConvertible {}
extension EngineMode: SettingValueConvertible {}
extension ClusterScalability: SettingValueConvertible {}
extension GlobalRole: SettingValueConvertible {}
extension PostgresDatabase: SettingValueConvertible {}
extension BlueGreenState: SettingValueConvertible {}
extension Secret.Rotation: SettingValueConvertible {}
extension Secret.Host: SettingValueConvertible {}
extension VPC.Tenancy: SettingValueConvertible {}
extension Client.Runtime: SettingValueConvertible {}
extension Database.Kind: SettingValueConvertible {}
