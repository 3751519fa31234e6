/// An address or a reference of Terraform, step by step: `module.db["eu"].aws_db_proxy.this[0].arn`.
struct PlanAddress: Sendable {
  /// One step.
  enum Step: Hashable, Sendable {
    case name(String)
    /// What stands between brackets, quotes included: `0`, `"eu"`.
    case index(String)
  }

  /// The steps in order.
  let steps: [Step]

  /// Takes any text apart; brackets inside of quotes belong to the key.
  init(_ text: String) {
    var steps: [Step] = []
    var run: [UInt8] = []
    var isQuoted = false, isEscaped = false, isInside = false
    func finish(_ step: (String) -> Step) {
      if !run.isEmpty { steps.append(step(String(decoding: run, as: UTF8.self))) }
      run = []
    }
    for byte in text.utf8 {
      if isQuoted {
        run.append(byte)
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == 0x22 {
          isQuoted = false
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""):
        isQuoted = true
        run.append(byte)
      case UInt8(ascii: "["):
        finish { .name($0) }
        isInside = true
      case UInt8(ascii: "]"):
        finish { .index($0) }
        isInside = false
      case UInt8(ascii: ".") where !isInside: finish { .name($0) }
      default: run.append(byte)
      }
    }
    finish { .name($0) }
    self.steps = steps
  }

  /// A call of a module, with the key of its instance.
  struct ModuleStep: Hashable, Sendable {
    let name: String
    var key: String?
  }

  /// The modules at the front, outermost first, and the steps behind them.
  var modules: (path: [ModuleStep], rest: ArraySlice<Step>) {
    var path: [ModuleStep] = []
    var rest = steps[...]
    while rest.first == .name("module"), case .name(let name)? = rest.dropFirst().first {
      rest = rest.dropFirst(2)
      var module = ModuleStep(name: name)
      if case .index(let key)? = rest.first {
        module.key = key
        rest = rest.dropFirst()
      }
      path.append(module)
    }
    return (path, rest)
  }

  /// The address of a module's instance, with a dot behind it; empty for the root.
  static func prefix(_ path: [ModuleStep]) -> String {
    path.map { "module.\($0.name)" + ($0.key.map { "[\($0)]" } ?? "") + "." }.joined()
  }
}
