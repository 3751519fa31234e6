import AWSFacts
import ProxyModel
import SourceText
import YAMLSyntax

/// What a setting can hold and a profile can say.
protocol ProfileConvertible {
  /// The value as it stands in a profile.
  var yaml: YAMLOutput { get }
}

extension Bool: ProfileConvertible { var yaml: YAMLOutput { .bool(self) } }
extension Int: ProfileConvertible { var yaml: YAMLOutput { .integer(self) } }
extension String: ProfileConvertible { var yaml: YAMLOutput { .string(self) } }
extension Double: ProfileConvertible {
  /// `900`, not `900.0`, as people write it.
  var yaml: YAMLOutput { Int(exactly: self).map { .integer($0) } ?? YAMLOutput(.scalar(.float(self))) }
}
extension Percent: ProfileConvertible { var yaml: YAMLOutput { .integer(rawValue) } }
extension Seconds: ProfileConvertible { var yaml: YAMLOutput { .integer(rawValue) } }
extension Port: ProfileConvertible { var yaml: YAMLOutput { .integer(rawValue) } }
extension CapacityUnits: ProfileConvertible { var yaml: YAMLOutput { units.yaml } }
extension CIDRBlock: ProfileConvertible { var yaml: YAMLOutput { .string(description) } }
extension ARN: ProfileConvertible { var yaml: YAMLOutput { .string(description) } }

extension ProfileConvertible where Self: RawRepresentable, RawValue == String {
  var yaml: YAMLOutput { .string(rawValue) }
}
extension AlarmComparison: ProfileConvertible {}
extension BlueGreenState: ProfileConvertible {}
extension Client.Runtime: ProfileConvertible {}
extension ClientPasswordAuthType: ProfileConvertible {}
extension ClientTrait: ProfileConvertible {}
extension ClusterScalability: ProfileConvertible {}
extension DefaultAuthScheme: ProfileConvertible {}
extension Engine: ProfileConvertible {}
extension EngineFamily: ProfileConvertible {}
extension EngineMode: ProfileConvertible {}
extension GlobalRole: ProfileConvertible {}
extension IAMAuth: ProfileConvertible {}
extension NetworkType: ProfileConvertible {}
extension PostgresDatabase: ProfileConvertible {}
extension SSLMode: ProfileConvertible {}
extension Secret.Host: ProfileConvertible {}
extension Secret.Rotation: ProfileConvertible {}
extension TargetRole: ProfileConvertible {}
extension VPC.Tenancy: ProfileConvertible {}

extension Array where Element: ProfileConvertible {
  /// One value as it is, several as a list.
  var oneOrMany: YAMLOutput { count == 1 ? self[0].yaml : list }

  /// A list on one line.
  var list: YAMLOutput { .sequence(map { $0.yaml }).flow() }
}
