import SourceText

extension TerraformFunction {
  /// Functions between values and the texts that stand for them.
  static let encodings: [String: TerraformFunction] = [
    "base64decode": .init([.string], returns: .string) { call throws(FunctionExit) in
      guard let bytes = Base64.decode(try call.string(0)) else { throw .refused("expected base64", argument: 0) }
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw .refused("what is encoded is no text", argument: 0)
      }
      return call.string(text)
    },
    "base64encode": .init([.string], returns: .string) { call throws(FunctionExit) in
      call.string(Base64.encode(Array(try call.string(0).utf8)))
    },
    "csvdecode": .init([.string], returns: .list(.any)) { call throws(FunctionExit) in
      try CSVTable.decode(try call.string(0), call)
    },
    "jsondecode": .init([.string], returns: .any) { call throws(FunctionExit) in
      let value = call.value(0)
      let text = try call.text(0)
      if case .json(let structure)? = text.encoded { return JSONDecoding.decoded(structure) }
      do throws(JSONDecoding.Failure) {
        return try JSONDecoding.decode(text, at: value.range)
      } catch {
        switch error {
        case .malformed(let reason, _): throw .refused(reason, argument: 0)
        case .unknown(let unknown): throw .unknown(unknown)
        }
      }
    },
    "jsonencode": .init([.anything], returns: .string) { call throws(FunctionExit) in
      let value = call.value(0)
      switch value.content {
      case .unknown(let unknown): throw .unknown(unknown)
      default: break
      }
      var text = TerraformText()
      JSONEncoding.append(value, to: &text)
      text.encoded = .json(value)
      return TerraformValue(.text(text), at: call.range)
    },
    "urlencode": .init([.string], returns: .string) { call throws(FunctionExit) in
      call.string(PercentEncoding.encode(try call.string(0)))
    },
    "textencodebase64": .init([.string, .string], returns: .string) { call throws(FunctionExit) in
      let (text, encoding) = (try call.string(0), try TextEncoding.named(try call.string(1)))
      guard let bytes = encoding.encode(text) else {
        throw .refused("the text has characters that the encoding has not", argument: 0)
      }
      return call.string(Base64.encode(bytes))
    },
    "textdecodebase64": .init([.string, .string], returns: .string) { call throws(FunctionExit) in
      let encoding = try TextEncoding.named(try call.string(1))
      guard let bytes = Base64.decode(try call.string(0)) else { throw .refused("expected base64", argument: 0) }
      guard let text = encoding.decode(bytes) else {
        throw .refused("what is encoded is no text of that encoding", argument: 0)
      }
      return call.string(text)
    },
    "yamldecode": .init([.string], returns: .any) { call throws(FunctionExit) in
      try YAMLDecoding.decode(try call.string(0), call)
    },
    "yamlencode": .init([.anything], returns: .string) { call throws(FunctionExit) in
      let value = call.value(0)
      if let unknown = value.firstUnknown { throw .unknown(unknown) }
      return call.string(YAMLEncoding.encode(value))
    },
  ]
}
