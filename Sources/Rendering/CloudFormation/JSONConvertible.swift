import AWSFacts
import JSONSyntax
import ProxyModel

/// What a setting can hold and JSON can say.
protocol JSONConvertible {
  /// The value in JSON.
  var json: JSONValue { get }
}

extension Bool: JSONConvertible { var json: JSONValue { .bool(self) } }
extension Int: JSONConvertible { var json: JSONValue { .integer(self) } }
extension String: JSONConvertible { var json: JSONValue { .string(self) } }
extension Percent: JSONConvertible { var json: JSONValue { .integer(rawValue) } }
extension Seconds: JSONConvertible { var json: JSONValue { .integer(rawValue) } }
extension Double: JSONConvertible {
  /// `900`, not `900.0`, as people write it.
  var json: JSONValue {
    if let whole = Int(exactly: self) { return .integer(whole) }
    return JSONNumber("\(self)").map { .number($0) } ?? .null
  }
}

extension JSONConvertible where Self: RawRepresentable, RawValue == String {
  var json: JSONValue { .string(rawValue) }
}
extension EngineFamily: JSONConvertible {}
extension IAMAuth: JSONConvertible {}
extension ClientPasswordAuthType: JSONConvertible {}
extension DefaultAuthScheme: JSONConvertible {}
extension NetworkType: JSONConvertible {}
extension TargetRole: JSONConvertible {}
