/// The same numbers every time, so that what fails can be run again.
struct HCLRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: elements.indices, using: &self)]
  }
}

/// Files that are HCL, with layout as nobody would write it.
struct HCLGenerator {
  var random: HCLRandom
  private var text = ""
  /// Whether a line break may stand here.
  private var free = false

  init(seed: UInt64) { random = HCLRandom(seed: seed) }

  mutating func file() -> String {
    text = random.chance(3) ? "\u{FEFF}" : ""
    body(depth: 0)
    if random.chance(10), text.last == "\n" { text.removeLast() }
    if random.chance(5) { text += "  \t" }
    if random.chance(8) { text = text.replacing("\n", with: "\r\n") }
    return text
  }

  private mutating func body(depth: Int) {
    var names = ["a", "bb", "ccc", "type", "default", "vpc_subnet_ids", "größe", "for", "null", "x-y", "名前"].shuffled(
      using: &random)
    for _ in 0..<Int.random(in: 0...6, using: &random) {
      switch Int.random(in: 0..<10, using: &random) {
      case 0..<6:
        guard let name = names.popLast() else { continue }
        space()
        text += name
        space()
        text += "="
        space()
        expression(depth: depth)
        endLine()
      case 6, 7: block(depth: depth)
      case 8:
        space()
        text += random.pick(["# note", "// note é", "/* a */", "/* a\n b */", "#"])
        endLine(comment: false)
      default: endLine()
      }
    }
  }

  private mutating func block(depth: Int) {
    space()
    text += random.pick(["resource", "variable", "dynamic", "b"])
    for _ in 0..<Int.random(in: 0...2, using: &random) {
      text += " "
      space()
      text += random.pick(["\"aws_x\"", "name", "\"\"", "\"a b\"", "\"\\u0041\"", "\"é\"", "\"a\\\"b\""])
    }
    text += random.pick(["{", " {", "  {"])
    switch Int.random(in: 0..<10, using: &random) {
    case 0: space()
    case 1, 2:
      space()
      text += random.pick(["a", "type"])
      text += "="
      expression(depth: depth + 1)
    default:
      if random.chance(15) { text += " # c" }
      newline()
      if depth < 3 { body(depth: depth + 1) }
      space()
    }
    text += "}"
    endLine()
  }

  // MARK: Expressions

  private mutating func expression(depth: Int) {
    if depth > 4 {
      text += random.pick(["a", "1", "null", "\"s\"", "var.x"])
      return
    }
    switch Int.random(in: 0..<26, using: &random) {
    case 0, 1: text += random.pick(["a.b.c", "var.x", "each.value", "a.0.b", "a.*.b", "a[*].b", "a . b"])
    case 2: text += random.pick(["1", "0.5", "1e6", "42", "true", "false", "null"])
    case 3, 4: string(depth: depth)
    case 5: heredoc(depth: depth)
    case 6, 7: bracketed("[", "]", depth: depth) { $0.list(depth: depth + 1) }
    case 8, 9: object(depth: depth)
    case 10, 11:
      text += random.pick(["f", "merge", "provider::aws::x", "in"])
      bracketed("(", ")", depth: depth) { $0.list(depth: depth + 1, expands: true) }
    case 12: bracketed("(", ")", depth: depth) { $0.expression(depth: depth + 1) }
    case 13, 14:
      operand(depth: depth)
      space()
      text += random.pick(["+", "-", "*", "/", "%", "==", "!=", "<", ">", "<=", ">=", "&&", "||"])
      space()
      operand(depth: depth)
    case 15:
      operand(depth: depth)
      text += " "
      text += "?"
      space()
      expression(depth: depth + 1)
      space()
      text += ":"
      space()
      expression(depth: depth + 1)
    case 16:
      text += random.pick(["-", "!", "- ", "! "])
      operand(depth: depth)
    case 17: comprehension(depth: depth)
    case 18:
      text += random.pick(["a", "b.c", "f(x)", "\"s\"", "[1]", "{ a = 1 }"])
      space()
      bracketed("[", "]", depth: depth) { $0.expression(depth: depth + 1) }
      if random.chance(30) { text += ".x" }
    case 19:
      text += "\"${"
      free { $0.expression(depth: depth + 1) }
      text += "}\""
    case 20: text += random.pick(["list", "map", "set", "\"list\"", "\"map\"", "\"string\"", "string", "list(string)"])
    default: text += random.pick(["a", "1", "\"x\"", "var.y", "-1"])
    }
  }

  private mutating func operand(depth: Int) {
    let value = random.pick(["a", "1", "-1", "\"s\"", "f()", "[1]", "{}", "a.b", "!c", "(", "x-y"])
    guard value == "(" else {
      text += value
      return
    }
    bracketed("(", ")", depth: depth) { $0.expression(depth: depth + 1) }
  }

  private mutating func list(depth: Int, expands: Bool = false) {
    let count = Int.random(in: 0...3, using: &random)
    for index in 0..<count {
      expression(depth: depth)
      space()
      if index < count - 1 || random.chance(30) { text += "," } else if expands, random.chance(15) { text += "..." }
      if random.chance(25) { breakLine() } else { space() }
    }
  }

  private mutating func object(depth: Int) {
    let wasFree = free
    free = false
    text += "{"
    let isLong = random.chance(60)
    if isLong { newline() } else { space() }
    let count = Int.random(in: 0...4, using: &random)
    for index in 0..<count {
      space()
      text += random.pick(["a", "bbbb", "\"c d\"", "(var.k)", "\"${x}\"", "in", "true", "1"])
      space()
      text += random.pick(["=", "=", "=", ":"])
      space()
      expression(depth: depth + 1)
      if random.chance(15) { text += " /* c */ " }
      if isLong {
        if random.chance(20) { text += "," }
        if random.chance(10) { text += " # note" }
        newline()
        if random.chance(10) { newline() }
      } else {
        // What a heredoc ends with is a line break already.
        text += index < count - 1 ? ", " : " "
      }
    }
    space()
    text += "}"
    free = wasFree
  }

  private mutating func comprehension(depth: Int) {
    let isObject = random.chance(50)
    bracketed(isObject ? "{" : "[", isObject ? "}" : "]", depth: depth) { generator in
      generator.text += "for "
      generator.space()
      generator.text += generator.random.pick(["x", "k, v", "k ,v"])
      generator.text += " in "
      generator.expression(depth: depth + 1)
      generator.space()
      generator.text += ":"
      generator.space()
      if isObject {
        generator.expression(depth: depth + 2)
        generator.text += " =>"
      }
      generator.space()
      generator.expression(depth: depth + 1)
      if isObject, generator.random.chance(20) { generator.text += "..." }
      if generator.random.chance(30) {
        generator.text += " if "
        generator.expression(depth: depth + 1)
      }
    }
  }

  // MARK: Strings

  private mutating func string(depth: Int) {
    text += "\""
    for _ in 0..<Int.random(in: 0...4, using: &random) { part(depth: depth, quoted: true) }
    text += "\""
  }

  private mutating func part(depth: Int, quoted: Bool) {
    switch Int.random(in: 0..<9, using: &random) {
    case 0, 1: sequence("$", depth: depth)
    case 2 where depth < 3:
      text += random.pick(["%{if ", "%{~ if  "])
      free { $0.expression(depth: depth + 2) }
      text += random.pick(["}", " ~}"]) + "x"
      text += random.pick(["%{else}y", "%{ else ~} y", ""]) + "%{  endif }"
    case 3 where depth < 3:
      text += "%{for x in "
      free { $0.expression(depth: depth + 2) }
      text += "}${x}%{ endfor }"
    case 4: text += quoted ? random.pick(["\\n", "\\\"", "\\u00e9"]) : random.pick(["\"", "\\", "  "])
    case 5: text += random.pick(["$", "%", "$${a}", "%%{b}", "$ $", "$$x"])
    default: text += random.pick(["text", " a  b ", "é日本", "{", "}", "#", "=", "//", "👩‍👩‍👧"])
    }
  }

  private mutating func sequence(_ mark: String, depth: Int) {
    text += mark + random.pick(["{", "{", "{~", "{ "])
    free { $0.expression(depth: depth + 2) }
    text += random.pick(["}", "}", " ~}", " }"])
  }

  private mutating func heredoc(depth: Int) {
    let indent = random.pick(["", "  ", "\t"])
    text += random.pick(["<<", "<<-"]) + "EOT\n"
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      text += random.pick(["", "  ", "    ", "\t"])
      for _ in 0..<Int.random(in: 0...2, using: &random) { part(depth: depth + 1, quoted: false) }
      text += "\n"
    }
    text += indent + "EOT\n"
  }

  /// The marker of a heredoc brings its own line break.
  private var endedByHeredoc: Bool { text.hasSuffix("EOT\n") }

  // MARK: Layout

  private mutating func bracketed(
    _ open: String, _ close: String, depth: Int, _ inside: (inout HCLGenerator) -> Void
  ) {
    text += open
    free { generator in
      if generator.random.chance(25) { generator.breakLine() } else { generator.space() }
      inside(&generator)
      if generator.random.chance(25) { generator.breakLine() } else { generator.space() }
    }
    text += close
  }

  private mutating func free(_ inside: (inout HCLGenerator) -> Void) {
    let wasFree = free
    free = true
    inside(&self)
    free = wasFree
  }

  private mutating func space() {
    if random.chance(50) { text += random.pick([" ", "  ", "\t", "   "]) }
    if random.chance(2) { text += "/* c */" }
    if free, random.chance(5) { breakLine() }
  }

  private mutating func breakLine() {
    if free { text += random.pick(["\n", "\n", "\n\n", " # c\n", " // c\n  "]) }
  }

  private mutating func newline() {
    if !endedByHeredoc { text += "\n" }
  }

  private mutating func endLine(comment: Bool = true) {
    if endedByHeredoc { return }
    if comment, random.chance(15) { text += random.pick([" # c", "// é", " /* c */", " /* c\n */"]) }
    text += random.pick(["\n", "\n", "\n", " \n", "\n\n"])
  }
}
