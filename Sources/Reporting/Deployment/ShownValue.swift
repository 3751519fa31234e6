import AWSFacts
import ProxyModel

/// A value of a model that can be shown in the words of the files: `POSTGRESQL`, `120`, `none`.
protocol ShownValue {
  /// The value in words.
  var shown: String { get }
  /// Those words where the value holds because nothing is written; nil for what is written, and for what is no setting.
  var shownDefault: String? { get }
}

extension ShownValue {
  var shownDefault: String? { nil }
}

extension ShownValue where Self: CustomStringConvertible {
  var shown: String { description }
}

extension ShownValue where Self: RawRepresentable, RawValue == String {
  var shown: String { rawValue }
}

extension String: ShownValue {}
extension Int: ShownValue {}
extension UInt32: ShownValue {}
extension Bool: ShownValue {}
extension Double: ShownValue {}
extension ARN: ShownValue {}
extension CIDRBlock: ShownValue {}
extension Port: ShownValue {}
extension CapacityUnits: ShownValue {}

extension Percent: ShownValue {
  var shown: String { rawValue.shown }
}

extension Seconds: ShownValue {
  var shown: String { rawValue.shown }
}

extension BlueGreenState: ShownValue {}
extension Client.Runtime: ShownValue {}
extension ClientPasswordAuthType: ShownValue {}
extension ClientTrait: ShownValue {}
extension ClusterScalability: ShownValue {}
extension Database.Kind: ShownValue {}
extension DefaultAuthScheme: ShownValue {}
extension Engine: ShownValue {}
extension EngineFamily: ShownValue {}
extension EngineMode: ShownValue {}
extension GlobalRole: ShownValue {}
extension IAMAuth: ShownValue {}
extension NetworkType: ShownValue {}
extension PolicyStatement.Effect: ShownValue {}
extension PostgresDatabase: ShownValue {}
extension SSLMode: ShownValue {}
extension Secret.Host: ShownValue {}
extension Secret.Rotation: ShownValue {}
extension SecurityGroupRule.Direction: ShownValue {}
extension TargetRole: ShownValue {}
extension VPC.Tenancy: ShownValue {}
