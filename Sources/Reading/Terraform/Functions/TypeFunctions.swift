extension TerraformFunction {
  /// Functions that change a value's type or what is known of it.
  static let types: [String: TerraformFunction] = [
    "ephemeralasnull": .init([.anything], returns: .any) { call throws(FunctionExit) in call.value(0) },
    "issensitive": .init([.anything], returns: .bool) { call throws(FunctionExit) in
      call.bool(call.value(0).isSensitive)
    },
    "nonsensitive": .init([.anything], returns: .any) { call throws(FunctionExit) in
      var value = call.value(0)
      value.isSensitive = false
      return value
    },
    "sensitive": .init([.anything], returns: .any) { call throws(FunctionExit) in
      var value = call.value(0)
      value.isSensitive = true
      return value
    },
    "tobool": converting(to: .bool),
    "tolist": converting(to: .list(.any)),
    "tomap": converting(to: .map(.any)),
    "tonumber": converting(to: .number),
    "toset": converting(to: .set(.any)),
    "tostring": converting(to: .string),
  ]

  private static func converting(to type: TerraformType) -> TerraformFunction {
    TerraformFunction([.init(type: type, isNullable: true)], returns: type) { call throws(FunctionExit) in call.value(0)
    }
  }
}
