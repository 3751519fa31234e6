extension TerraformFunction {
  /// Functions of the AWS provider.
  static let providers: [String: TerraformFunction] = [
    "provider::aws::arn_build": .init([.string, .string, .string, .string, .string], returns: .string) {
      call throws(FunctionExit) in
      var arn = TerraformText("arn")
      for index in call.arguments.indices {
        arn.append(.text(":", at: nil))
        arn.append(try call.text(index))
      }
      return call.text(arn)
    },
    "provider::aws::arn_parse": .init([.string], returns: .any) { call throws(FunctionExit) in
      let names = ["partition", "service", "region", "account_id", "resource"]
      let parts = try arnParts(call)
      return .object(
        zip(names, parts).map { .init(name: $0, place: call.range, value: call.text($1)) }, at: call.range)
    },
    "provider::aws::trim_iam_role_path": .init([.string], returns: .string) { call throws(FunctionExit) in
      let parts = try arnParts(call)
      let (front, resource) = (parts.dropLast(), parts[4])
      guard let known = resource.known else {
        throw .unknown(
          resource.firstUnknown(at: call.range) ?? TerraformUnknown("it is not known", expression: "", at: call.range))
      }
      guard known.hasPrefix("role/") else { throw .refused("expected the ARN of a role", argument: 0) }
      var arn = TerraformText("arn:")
      for part in front {
        arn.append(part)
        arn.append(.text(":", at: nil))
      }
      arn.append(.text("role/" + (known.split(separator: "/").last ?? ""), at: nil))
      return call.text(arn)
    },
  ]

  /// The five parts of an ARN behind `arn:`.
  private static func arnParts(_ call: TerraformFunctionCall) throws(FunctionExit) -> [TerraformText] {
    let text = try call.text(0).expanded(for: ":")
    if let stranger = text.firstHole(thatMayContain: ":", at: call.value(0).range) { throw .unknown(stranger) }
    var parts = [TerraformText()]
    for part in text.parts {
      guard case .text(let run, _) = part else {
        parts[parts.count - 1].append(part)
        continue
      }
      for (index, piece) in run.split(on: ":").enumerated() {
        // What stands behind the fifth colon is the resource, with whatever colons it has.
        if index > 0 {
          if parts.count < 6 { parts.append(TerraformText()) } else { parts[5].append(.text(":", at: nil)) }
        }
        parts[parts.count - 1].append(.text(piece, at: nil))
      }
    }
    guard parts.count == 6, parts[0].known == "arn" else { throw .refused("expected an ARN", argument: 0) }
    return Array(parts.dropFirst())
  }
}
