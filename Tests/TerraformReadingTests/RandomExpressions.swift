import TestSupport

/// Writes expressions at random: every operator, most functions, loops, splats, conditionals and templates, mostly of the type that
/// is called for and sometimes not.
struct RandomExpressions {
  /// What an expression shall be.
  enum Kind: CaseIterable {
    case number
    case string
    case bool
    case list
    case object
  }

  private var random: SeededRandom
  /// Names that loops have given.
  var names: [(name: String, kind: Kind)] = []

  init(seed: UInt64) { random = SeededRandom(seed: seed) }

  mutating func next() -> String {
    if chance(70) { return expression(pick(Kind.allCases), 4) }
    // An arm that is taken, whose type hangs on the one that is not.
    let (taken, other) = (expression(pick(Kind.allCases), 1), partial(3))
    return chance(50) ? "(true ? \(taken) : \(other))" : "(false ? \(other) : \(taken))"
  }

  mutating func number(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }
  mutating func chance(_ percent: Int) -> Bool { number(100) < percent }
  mutating func pick<Choice>(_ choices: [Choice]) -> Choice { choices[number(choices.count)] }

  mutating func expression(_ kind: Kind, _ depth: Int) -> String {
    // Now and then something else than is called for.
    if chance(3) { return depth > 0 ? expression(pick(Kind.allCases), depth - 1) : "null" }
    if depth > 0, chance(2) { return partial(depth - 1) }
    let named = names.filter { $0.kind == kind }
    if !named.isEmpty, chance(35) { return pick(named).name }
    if depth == 0 { return literal(kind) }
    if chance(8) {
      return "(\(expression(.bool, depth - 1)) ? \(expression(kind, depth - 1)) : \(expression(kind, depth - 1)))"
    }
    if chance(5) { return "try(\(expression(kind, depth - 1)), \(expression(kind, depth - 1)))" }
    switch kind {
    case .number: return numeric(depth - 1)
    case .string: return text(depth - 1)
    case .bool: return logical(depth - 1)
    case .list: return list(depth - 1)
    case .object: return object(depth - 1)
    }
  }

  private mutating func literal(_ kind: Kind) -> String {
    switch kind {
    case .number:
      pick(["0", "1", "2", "3", "7", "10", "-1", "0.1", "0.5", "1.25", "2.75", "100", "1e3", "12345678901234567890"])
    case .string:
      pick([
        "\"\"", "\"a\"", "\"b\"", "\"ab\"", "\"A-b_c\"", "\"é ü\"", "\"1\"", "\"2.5\"", "\"true\"", "\"x,y,z\"",
        "\"a\\nb\\n\"",
        "\"  pad \"", "\"q\\\"q\"", "\"$${x}\"", "\"<&>\"", "\"10.0.0.0/16\"",
      ])
    case .bool: pick(["true", "false"])
    case .list:
      pick([
        "[]", "[1, 2, 3]", "[\"b\", \"a\", \"b\"]", "[true]", "[1, \"a\"]", "[[1], [2, 3]]", "[{ a = 1 }, { a = 2 }]",
        "[null, 1]", "tolist([])", "toset([])", "[[], [1]]", "tolist([{ a = 1 }, { a = null }])",
        "[{ a = [1] }, { b = 2 }]",
        "tolist([\"1\", null])", "toset([1, 2])", "[tolist([\"a\"]), []]", "[{}, null]",
        "[[1, [2, null]], toset([\"a\"])]",
        "[\"a\", \"\"]", "tolist([3, 1, 2])", "toset([\"z\", \"y\"])",
      ])
    case .object:
      pick([
        "{}", "{ a = 1 }", "{ a = 1, b = \"x\" }", "{ a = { b = [1] }, c = null }", "{ \"k y\" = true }",
        "tomap({ a = \"1\", b = \"2\" })",
        "{ a = \"x\", b = \"y\", c = \"z\" }", "tomap({})", "tomap({ a = null, b = \"x\" })",
        "tomap({ a = [1], b = [2] })",
        "{ a = tolist([1]), b = toset([1]) }", "tomap({ a = { b = 1 } })", "{ a = null }", "{ \"0\" = 1 }",
      ])
    }
  }

  private mutating func numeric(_ depth: Int) -> String {
    func operand(_ random: inout RandomExpressions) -> String { random.expression(.number, depth) }
    switch number(22) {
    case 0...4: return "(\(operand(&self)) \(pick(["+", "-", "*"])) \(operand(&self)))"
    case 5: return "(\(operand(&self)) / \(pick(["2", "3", "7", "0.1", "-4"])))"
    case 6: return "(\(operand(&self)) % \(pick(["2", "3", "7", "0.3", "-4"])))"
    case 7: return "-\(operand(&self))"
    case 8: return "length(\(expression(pick([.list, .object, .string]), depth)))"
    case 9: return "\(pick(["max", "min"]))(\(operand(&self)), \(operand(&self)))"
    case 10: return "\(pick(["floor", "ceil", "abs"]))(\(operand(&self)))"
    case 11: return "sum([for n in range(\(pick(["1", "3", "5"]))) : n * \(operand(&self))])"
    case 12: return "tonumber(\(expression(pick([.string, .number]), depth)))"
    case 13: return "\(expression(.list, depth))[\(pick(["0", "1", "5"]))]"
    case 14: return "parseint(\(expression(.string, depth)), 10)"
    case 15: return "index(\(expression(.list, depth)), \(operand(&self)))"
    case 16: return "lookup(\(expression(.object, depth)), \"a\", \(operand(&self)))"
    case 17: return "signum(\(operand(&self)))"
    case 18: return "one(\(expression(.list, depth)))"
    case 19: return "max(\(expression(.list, depth))...)"
    case 20:
      return pick([
        "pow(2, 3)", "log(8, 2)", "pow(3, 2)", "timecmp(\"2020-01-01T00:00:00Z\", \"2020-01-02T00:00:00Z\")",
      ])
    default: return literal(.number)
    }
  }

  private mutating func text(_ depth: Int) -> String {
    func operand(_ random: inout RandomExpressions) -> String { random.expression(.string, depth) }
    switch number(34) {
    case 0...3:
      return
        "\"\(pick(["", "p-", "é"]))${\(expression(pick([.string, .string, .number, .bool]), depth))}\(pick(["", "-s", " "]))${\(operand(&self))}\""
    case 4:
      return "\"%{ if \(expression(.bool, depth)) }yes ${\(operand(&self))}%{ else ~} no %{ endif }.\""
    case 5: return loopTemplate(depth)
    case 6: return "\(pick(["upper", "lower", "title", "trimspace", "chomp", "strrev"]))(\(operand(&self)))"
    case 7: return "join(\(pick(["\",\"", "\"-\"", "\"\""])), \(expression(.list, depth)))"
    case 8:
      return
        "replace(\(operand(&self)), \(pick(["\"a\"", "\"/[a-z]+/\"", "\"/(.)b/\"", "\",\""])), \(pick(["\"\"", "\"<$1>\"", "\"z\""])))"
    case 9: return "substr(\(operand(&self)), \(pick(["0", "1", "-1"])), \(pick(["1", "2", "-1"])))"
    case 10:
      return
        "format(\(pick(["\"%s\"", "\"<%v>\"", "\"%q\"", "\"%5s|\"", "\"%-4v|\""])), \(expression(pick([.string, .number, .bool]), depth)))"
    case 11:
      return
        "format(\(pick(["\"%d\"", "\"%05.1f\"", "\"%x\"", "\"%+d\"", "\"%e\"", "\"%g\"", "\"%.3f\""])), \(expression(.number, depth)))"
    case 12: return "jsonencode(\(expression(pick(Kind.allCases), depth)))"
    case 13: return "tostring(\(expression(pick([.number, .bool, .string]), depth)))"
    case 14:
      return "\(pick(["trimprefix", "trimsuffix", "trim"]))(\(operand(&self)), \(pick(["\"a\"", "\"b\"", "\" \""])))"
    case 15: return "coalesce(\(operand(&self)), \(operand(&self)))"
    case 16: return "element(\(expression(.list, depth)), \(pick(["0", "1", "4"])))"
    case 17: return "\(pick(["md5", "sha1", "sha256", "base64encode", "urlencode", "sha512"]))(\(operand(&self)))"
    case 18: return "regex(\(pick(["\"[a-z]+\"", "\".\"", "\"^a?\"", "\"[[:alpha:]]*$\""])), \(operand(&self)))"
    case 19: return "yamlencode(\(expression(pick(Kind.allCases), depth)))"
    case 20: return "\(expression(.object, depth)).\(pick(["a", "b"]))"
    case 21: return "indent(2, \(operand(&self)))"
    case 22: return "cidrsubnet(\"10.0.0.0/16\", \(pick(["4", "8"])), \(expression(.number, depth)))"
    default: return furtherText(depth)
    }
  }

  private mutating func furtherText(_ depth: Int) -> String {
    func operand(_ random: inout RandomExpressions) -> String { random.expression(.string, depth) }
    switch number(12) {
    case 0: return "format(\"%s-%v\", \(operand(&self)), \(expression(pick(Kind.allCases), depth)))"
    case 1: return "format(\"%[2]s%[1]s\", \(operand(&self)), \(operand(&self)))"
    case 2:
      return
        "\(pick(["base64decode(base64encode", "textdecodebase64(textencodebase64"]))(\(operand(&self)))\(pick([")", ", \"UTF-16LE\"), \"UTF-16LE\")"]))"
    case 3: return "\(pick(["base64sha256", "base64sha512", "basename", "dirname"]))(\(operand(&self)))"
    case 4: return "cidrhost(\"10.0.0.0/\(pick(["8", "24", "30"]))\", \(expression(.number, depth)))"
    case 5:
      return pick([
        "cidrnetmask(\"172.16.0.0/12\")", "uuidv5(\"dns\", \"a.b\")", "timeadd(\"2020-01-01T00:00:00Z\", \"10m\")",
      ])
    case 6: return "formatdate(\(pick(["\"YYYY-MM-DD\"", "\"hh:mm\"", "\"EEE, D MMM\""])), \"2021-03-04T05:06:07Z\")"
    case 7: return "join(\",\", \(expression(.list, depth)), \(expression(.list, depth)))"
    case 8: return "one(\(expression(.list, depth)))"
    case 9: return "lookup(\(expression(.object, depth)), \(operand(&self)), \(operand(&self)))"
    case 10: return "element(\(expression(.list, depth)), \(expression(.number, depth)))"
    default: return literal(.string)
    }
  }

  private mutating func loopTemplate(_ depth: Int) -> String {
    let collection = expression(pick([.list, .object]), depth)
    names.append(("v", pick([.string, .number])))
    defer { names.removeLast() }
    return "\"%{ for k, v in \(collection) }${k}=${\(expression(.string, depth))};%{ endfor }\""
  }

  private mutating func logical(_ depth: Int) -> String {
    switch number(14) {
    case 0...2: return "(\(expression(.bool, depth)) \(pick(["&&", "||"])) \(expression(.bool, depth)))"
    case 3: return "!\(expression(.bool, depth))"
    case 4...5: return "(\(expression(.number, depth)) \(pick(["<", "<=", ">", ">="])) \(expression(.number, depth)))"
    case 6...8:
      let kind = pick(Kind.allCases)
      return "(\(expression(kind, depth)) \(pick(["==", "!="])) \(expression(kind, depth)))"
    case 9: return "contains(\(expression(.list, depth)), \(expression(pick(Kind.allCases), depth)))"
    case 10: return "can(\(expression(pick(Kind.allCases), depth)))"
    case 11:
      return
        "\(pick(["startswith", "endswith", "strcontains"]))(\(expression(.string, depth)), \(pick(["\"a\"", "\"\"", "\"b\""])))"
    case 12: return "\(pick(["alltrue", "anytrue"]))([\(expression(.bool, depth)), \(expression(.bool, depth))])"
    default: return "tobool(\(expression(pick([.bool, .string]), depth)))"
    }
  }

  private mutating func list(_ depth: Int) -> String {
    func operand(_ random: inout RandomExpressions) -> String { random.expression(.list, depth) }
    switch number(31) {
    case 0...1: return "[\(expression(pick(Kind.allCases), depth)), \(expression(pick(Kind.allCases), depth))]"
    case 2...4: return loop(depth)
    case 5: return "\(operand(&self))[*]\(pick(["", ".a", "[0]"]))"
    case 6: return "\(operand(&self)).*.a"
    case 7: return "concat(\(operand(&self)), \(operand(&self)))"
    case 8: return "\(pick(["distinct", "flatten", "compact", "reverse", "sort"]))(\(operand(&self)))"
    case 9: return "\(pick(["toset", "tolist"]))(\(operand(&self)))"
    case 10: return "split(\(pick(["\",\"", "\"a\"", "\"\\n\""])), \(expression(.string, depth)))"
    case 11: return "\(pick(["keys", "values"]))(\(expression(.object, depth)))"
    case 12: return "\(pick(["setunion", "setintersection", "setsubtract"]))(\(operand(&self)), \(operand(&self)))"
    case 13: return "slice(\(operand(&self)), 0, \(pick(["0", "1", "2"])))"
    case 14: return "chunklist(\(operand(&self)), \(pick(["1", "2"])))"
    case 15: return "range(\(pick(["0", "3", "-2", "1, 4", "0, 1, 0.25"])))"
    case 16: return "regexall(\(pick(["\"[a-z]\"", "\"(.)(b)?\"", "\"x*\""])), \(expression(.string, depth)))"
    case 17: return "coalescelist(\(operand(&self)), \(operand(&self)))"
    case 18: return "setproduct(\(operand(&self)), \(pick(["[1, 2]", "toset([\"u\"])"])))"
    case 19: return "formatlist(\(pick(["\"%s\"", "\"<%v>\""])), \(operand(&self)))"
    case 20: return "matchkeys(\(operand(&self)), \(operand(&self)), [\"a\", 1])"
    case 21: return "jsondecode(jsonencode(\(operand(&self))))"
    case 22: return "[for k, x in \(operand(&self)) : k]"
    case 23: return "cidrsubnets(\"10.0.0.0/16\", \(pick(["4, 4", "8, 4, 8"])))"
    case 24: return "yamldecode(yamlencode(\(operand(&self))))"
    case 25: return "csvdecode(\(pick(["\"a,b\\n1,2\\n\"", "\"a\\n\""])))"
    case 26: return "setproduct(\(operand(&self)), \(operand(&self)))"
    case 27: return "formatlist(\"%s:%v\", \(operand(&self)), \(pick([operand(&self), expression(.string, depth)])))"
    case 28: return "matchkeys(\(operand(&self)), \(operand(&self)), \(operand(&self)))"
    case 29: return "\(expression(.object, depth))[*]\(pick(["", ".a", ".b"]))"
    default: return literal(.list)
    }
  }

  private mutating func loop(_ depth: Int) -> String {
    let collection = expression(pick([.list, .object]), depth)
    names.append(("v\(names.count)", pick(Kind.allCases)))
    defer { names.removeLast() }
    let name = names[names.count - 1].name
    let condition = chance(30) ? " if \(expression(.bool, depth))" : ""
    return
      "[for \(chance(40) ? "k, " : "")\(name) in \(collection) : \(expression(pick(Kind.allCases), depth))\(condition)]"
  }

  private mutating func object(_ depth: Int) -> String {
    func operand(_ random: inout RandomExpressions) -> String { random.expression(.object, depth) }
    switch number(18) {
    case 0...2:
      return "{ a = \(expression(pick(Kind.allCases), depth)), b = \(expression(pick(Kind.allCases), depth)) }"
    case 3: return "{ (\(expression(.string, depth))) = \(expression(pick(Kind.allCases), depth)) }"
    case 4...5:
      let collection = expression(pick([.list, .object]), depth)
      names.append(("w\(names.count)", pick(Kind.allCases)))
      defer { names.removeLast() }
      let name = names[names.count - 1].name
      return
        "{ for k, \(name) in \(collection) : \(pick(["k", "\"x${k}\"", "\"same\""])) => \(expression(pick(Kind.allCases), depth))\(pick(["", "..."])) }"
    case 6...7: return "merge(\(operand(&self)), \(operand(&self)))"
    case 8: return "tomap(\(operand(&self)))"
    case 9: return "zipmap([\"a\", \"b\"], \(expression(.list, depth)))"
    case 10: return "\(expression(.list, depth))[0]"
    case 11: return "jsondecode(jsonencode(\(operand(&self))))"
    case 12: return "transpose(\(pick(["{ a = [\"x\", \"y\"], b = [\"x\"] }", "{}"])))"
    case 13: return "{ for k, x in \(operand(&self)) : \(pick(["k", "x"])) => { for y in [x, k] : y => k... } }"
    case 14: return "merge(\(expression(.list, depth))...)"
    case 15: return "yamldecode(yamlencode(\(operand(&self))))"
    case 16:
      return "{ for k, x in \(operand(&self)) : \(pick(["k", "\"same\""])) => x...  if \(expression(.bool, depth)) }"
    default: return literal(.object)
    }
  }
}
