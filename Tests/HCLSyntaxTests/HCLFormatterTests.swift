import HCLSyntax
import SourceText
import Testing

/// `terraform fmt` and the formatter, side by side: both refuse a file, or both write the same bytes.
@Suite struct HCLFormatterTests {
  /// Layouts that are easy to get wrong.
  static let corpus: [String] = [
    "", "\n\n\n", "   ", "\u{FEFF}", "\u{FEFF}a=1", "a=1", "a=1   \n  \t\n", "a=1\r\nbbb=2 # x\r\nc=3 # y",
    "a=1\nbbb=2\n\nc=3\n", "a=1 # x\nbbb=2 # y\nc=[\n1]# z\nd=1#w\n",
    "a=1/* x */\nb=2 /* y\n z */\nc=3// z\n/* x */d=1# y\n",
    "größe=1\ne\u{301}=2\na=3\n\"x\" = 1\n", "a={\n\"日本\"=1\nb=2\n\"👩‍👩‍👧‍👦\" = 3 # f\nc=4# g\n}\n",
    "r \"x\"y{\na=1\n\nb{\nc=1}\n d {}\ne{f=1}\n}\n", "a{\nb{\n}\n}\n", "b /* c */ \"x\" /* d */ \"y\" /* e */ {}\n",
    "b x /* a */ {}\nb /* a */ {}\nb \"\" \"\\u0041\" é{}\n", "b \"a\\nb\" \"\\u200d\" \"a b\" \"$x\" {}\n",
    "a=f(b,[c],{d=1})\n", "a=f(\nb,\nc\n)\n", "a=[\n1,\n[2,\n3],\n]\n", "a=[[\n1\n]]\n",
    "a = [{\nb = 1\n}, {\nc = 1\n}]\n",
    "a = jsonencode({\nb=[{\nc=1\n}]\n})\n", "a = f({\nb=1},\n{c=1})\n", "a=(\n1+2\n)\n", "a= x?y:z\n", "a = x\n",
    "a=-1\nb=1-1\nc=- 1\nd=[-1,-a]\ne=a-1\nf=(-a)\n",
    "a=!b\nc=! b\nd=!!b\n", "a=b&&c||!d==e\n", "a = 1+-1\nb=f(-1)\nc=x?-1:- 1\nd={a=-1}\n",
    "a=b[0]\nc=b [0]\nd=\"x\"[0]\ne=[1][0]\nf=f()[0]\ng=1 [0]\n",
    "a=b.c\nd=b . c\ne=b.0.c\nf=b.*.c\ng=b[*].c\nh=b[ * ]\n", "a=f( x ... )\nb={for k,v in m:k=>v...}\n",
    "a=[for x in[1]:x]\nb=[for x in [1] : x if x>0]\n",
    "a={for k,v in m:k=>{\nb=1\n}}\n", "a = [\nfor x in y : x\n]\n",
    "a=provider::aws::x(1)\nb=provider :: aws :: x (1)\n", "a=f (x)\n",
    "a=\"${x}\"\nb=[\"${x}\"]\nc=\"${\n x\n}\"\nd=\"${\n x\n? 1 : 2}\"\ne=\"${(x\n)}\"\nf=\"${(a)\n+(b)}\"\n",
    "a=\"${x}${y}\"\nb=(\"${x}\")\nc=\"${~x~}\"\nd=\"${[1]}\"\ne=\"${{a=1}}\"\nf{a=\"${x}\"}\ng=\"${x}\"==\"${y}\"\nh=\"${f(\"${x}\")}\"\n",
    "a=\"${x /* c */}\"\nb=\"${ x // c\n}\"\nc=\"${f( # c\n x)}\"\n",
    "a=\"${ {} }${ [] }x${  y  }z%{if a}b%{  else  }c%{endif}\"\n",
    "variable \"x\" {\ntype=\"string\"\n}\nvariable \"y\" {\ntype=list\n}\nvariable z{type=\"map\"}\nvariable{type=set}\n",
    "variable \"x\" {\ntype=\"bool\"\ndefault=\"${y}\"\nx{\ntype=list\n}\n}\nx {\ntype=map\nvariable \"x\"{\ntype=\"string\"\n}\n}\ntype=list\n",
    "variable \"x\" {\n  type = \"list\" # c\n  a=1 # d\n}\nvariable x {\n type = map /* x */\n}\n",
    "a=<<EOT\nfoo\n  bar\nEOT\nbb=1\n", "a=<<-EOT\n    foo\n    EOT\n",
    "a=[<<EOT\nfoo\nEOT\n,1]\nb=[\n<<EOT\nfoo ${a\n+ 1} x\nEOT\n]\n",
    "a {\nb=<<EOT\n${x}\n  %{if y~}\nz=1\n%{endif}\nEOT\nc=1\n}\n",
    "a=f(<<EOT\nfoo\nEOT\n)\nb={\nc=<<EOT\nx\n  EOT\nd=1\n}\n", "a=<<EOT\r\nfoo\r\nEOT\r\nb=1\r\n",
    "a=\"$\"\nb=\"$$\"\nc=\"$${x}\"\nd=\"$$${x}\"\ne=\"%\"\nf=\"%%{x}\"\ng=\"a$\"\nh=\"$${~\"\n",
    "# a\n  # b\n\n   // c\n/* d\n  e */\n  /* f */\n",
    "a {\n# b\n  # c\n      # d\n}\n", "a = { # b\nc=1 # d\n} # e\n", "a = [ # b\n1, # c\n2 # d\n] # e\n",
    "a={b=1,c=2}\nd={b:1}\ne={ }\nf=[ ]\ng=f( )\nh={\n}\ni=[\n]\n",
    "a={\nb=1\nccc={\n}\ndd=2\n}\n", "a={\nb=1,ccc=2\ndd=2\n}\n", "a = {\n(b)=1\n\"c\"=2\n\"${d}e\"=3\nf.g=4\n}\n",
    "a=1\nb {\n}\nc=1\nddd=2\n",
    "a = x ? {\nb=1\n} : {\nc=1\n}\n", "a=(x\n?y\n:z)\n", "a = b ||\nc\n", "a = (b ||\nc)\n", "a = f(x,\ny,\nz)\n",
    "a = f([\n1], {\nb=1\n})\n", "a = f(\n{\nb=1\n}\n)\n",
    "dynamic \"b\" {\nfor_each = x\ncontent{\ny=b.value\n}}\n", "a{\nb=1\n}c=1\n",
    "a {\nb = [\n{\nc = 1 },\n{ d = 1\n}\n]\n}\n", "a = ((((\n1\n))))\n", "a = [[[\n1\n],\n2],3]\n",
    "a=1 /* x */ /* y */\nb=/* z */2\n/* w */\nc=3\n", "a /* x */ = 1\nbbbb = 2\n", "a=1#x\n\n#y\nb=1#z\n", "a=0x1\n",
    "a=1.\n", "a=.5\n", "a=1..2\n", "a = 1e5\nb=1E-5\nc=1.5e+5\n",
    "a=\"b\"\"c\"\n", "a=b c\n", "a b\n", "a=\n1\n", "a=[1 2]\n", "a={b=1 c=2}\n", "a={b=1,,c=2}\n", "a=[,]\n",
    "a={,}\n", "a=f(,)\n", "a=f(1,)\nb=[1,]\nc={b=1,}\n",
    "a{b=1,c=2}\n", "a{b=1\n}\n", "a{b{}}\n", "a{\n", "}\n", "a=1\na=2\n", "a{}b{}\n", "a{}\n\n\n", "a \"b\"=1\n",
    "\"a\"=1\n", "a=\"\n\"\n", "a=\"${\"\n", "a='b'\n", "a=`b`\n", "a;b\n", "a=b&c\n", "a=b|c\n", "a=~b\n", "a=b^c\n",
    "a=\u{201C}b\u{201D}\n", "a=\"\\x\"\n", "a=\"\\u12\"\n", "a=\"\\uD800\"\n", "a=\"\\U0001F600\"\n",
    "a=\"\\U00110000\"\n", "a=<<EOT\nx\nEOT", "a=<< EOT\nx\nEOT\n", "a=<<\"EOT\"\nx\nEOT\n", "a=<<EOT\nx ${\nEOT\n",
    "a=b.\n", "a=b.*.c.*.d\n", "a=b.*.c[0].*.d\n", "a=b[*].c[*].d\n", "a=b.0.1\n", "a=b.*.0.1\n", "a=b[\n0\n]\n",
    "a=b[*\n]\n", "a=b[0,1]\n", "a=b[]\n", "a=[for x in y:x=>x]\n", "a={for x in y:x}\n", "a=[for x in y:x...]\n",
    "a={for=1}\n", "a=for\n",
    "a=::x()\n", "a=x::()\n", "a=x::y\n", "a=\"%{if x}\"\n", "a=\"%{endif}\"\n", "a=\"%{for x in y}%{endif}\"\n",
    "a=\"%{if x}%{else}%{else}%{endif}\"\n", "a=\"%{foo}\"\n", "a=\"%{if x y}%{endif}\"\n", "a=\"${x y}\"\n",
    "a=\"${}\"\n", "/* a\n", "a=1 /* b\n", "a=1\rb=2\n", "a=<<EOT\nx\ry\nEOT\n",
    "a = x.y.\"z\"\n", "a = x[\"y\"] [0] . z\n", "a = x\n.y\n", "a = (x\n.y)\n", "a=f\n(x)\n", "a=(f\n(x))\n",
    "a={\nb\n=\n1}\n", "a={b=\n1}\n", "a={(\nb\n)=1}\n", "a=[\nx\n?\ny\n:z]\n", "a=~}\n", "a=\"~}\"\n", "a=\"${x~}\"\n",
    "a={b=1~}\n",
  ]

  @Test func matchesOnTrickyFiles() throws {
    try compare(Self.corpus.map { Array($0.utf8) }, "tricky files")
  }

  @Test(arguments: [1 as UInt64, 2, 3, 4]) func matchesOnGeneratedFiles(_ seed: UInt64) throws {
    try compare(
      (0..<500 as Range<UInt64>).map { index in
        var generator = HCLGenerator(seed: seed << 32 | index)
        return Array(generator.file().utf8)
      }, "generated files, seed \(seed)")
  }

  @Test(arguments: [1 as UInt64, 2, 3, 4]) func matchesOnMutatedFiles(_ seed: UInt64) throws {
    try compare(HCLMutation.files(count: 500, seed: seed), "mutated files, seed \(seed)")
  }

  @Test func formattedFilesStayAsTheyAre() {
    for seed in 0..<300 as Range<UInt64> {
      var generator = HCLGenerator(seed: seed)
      guard let once = HCLFormatter.format(Array(generator.file().utf8)), let twice = HCLFormatter.format(once) else {
        continue
      }
      // A few layouts take two rounds, as with terraform: a comment that the first moves is aligned by the second.
      #expect(HCLFormatter.format(twice) == HCLFormatter.format(HCLFormatter.format(twice) ?? []))
    }
  }

  private func compare(_ files: [[UInt8]], _ what: String) throws {
    let verdicts = try Terraform.format(files)
    if verdicts.isEmpty {
      print("skipped: no terraform to compare \(what) with")
      return
    }
    var formatted = 0
    var exceptions: [HCLException: Int] = [:]
    for (file, verdict) in zip(files, verdicts) {
      let ours = HCLFormatter.format(file).map(Terraform.Verdict.formatted) ?? .refused
      if ours != .refused { formatted += 1 }
      if ours == verdict { continue }
      if let exception = HCLException(file, ours: ours, theirs: verdict) {
        exceptions[exception, default: 0] += 1
      } else {
        Issue.record("\(what): differs on\n\(show(file))\nours: \(show(ours))\ntheirs: \(show(verdict))")
      }
    }
    print(
      "terraform fmt against us on \(files.count) \(what): \(formatted) formatted, \(files.count - formatted) refused, "
        + "exceptions \(exceptions.map { "\($0.key) \($0.value)" }.sorted())")
  }

  private func show(_ verdict: Terraform.Verdict) -> String {
    if case .formatted(let text) = verdict { "\n" + show(text) } else { "refused" }
  }

  private func show(_ text: [UInt8]) -> String { String(decoding: text, as: UTF8.self).debugDescription }
}

/// Files with something changed, most of them wrong.
enum HCLMutation {
  static func files(count: Int, seed: UInt64) -> [[UInt8]] {
    var random = HCLRandom(seed: seed)
    return (0..<count).map { _ in
      var file: [UInt8]
      if random.chance(50) {
        file = Array(random.pick(HCLFormatterTests.corpus).utf8)
      } else {
        var generator = HCLGenerator(seed: random.next())
        file = Array(generator.file().utf8)
      }
      for _ in 0..<Int.random(in: 1...3, using: &random) { mutate(&file, &random) }
      return file
    }
  }

  private static let pieces = [
    "{", "}", "[", "]", "(", ")", "\"", "${", "%{", "~", "=", ",", ".", "\n", " ", "<<EOT\n", "EOT\n", "#", "/*", "*/",
    "for ", "in ",
    "?", ":", "...", "1", "a", "-", "!", "\\", "\t", "\r", "$", "%", "if ", "endif", "'", "é", "\u{0}",
  ]

  private static func mutate(_ file: inout [UInt8], _ random: inout HCLRandom) {
    let place = Int.random(in: 0...file.count, using: &random)
    switch Int.random(in: 0..<5, using: &random) {
    case 0: file.insert(contentsOf: Array(random.pick(pieces).utf8), at: place)
    case 1: file.removeSubrange(place..<min(file.count, place + Int.random(in: 1...3, using: &random)))
    case 2:
      let other = Int.random(in: 0...file.count, using: &random)
      let piece = file[min(place, other)..<min(max(place, other), min(place, other) + 20)]
      file.insert(contentsOf: piece, at: place)
    case 3: if random.chance(20) { file.removeSubrange(place...) }
    default: if place < file.count { file[place] = UInt8.random(in: 0...255, using: &random) }
    }
  }
}

/// Where the formatter does not follow `terraform fmt`, on purpose.
enum HCLException {
  /// Terraform takes some bytes for letters that are not UTF-8.
  case notUTF8
  /// Terraform drops labels that have `$` or `%` in them.
  case lostLabel
  /// Terraform takes the quotes from a value that is not valid without them, and writes a file that it then refuses.
  case brokenValue

  init?(_ file: [UInt8], ours: Terraform.Verdict, theirs: Terraform.Verdict) {
    guard case .formatted(let text) = theirs else { return nil }
    if String(validating: file, as: UTF8.self) == nil, ours == .refused {
      self = .notUTF8
    } else if ours == .refused {
      return nil
    } else if HCLFormatter.format(text) == nil {
      self = .brokenValue
    } else if Self.losesLabels(HCLDocument(SourceFile(name: "test.tf", bytes: file), id: 0).body) {
      self = .lostLabel
    } else {
      return nil
    }
  }

  private static func losesLabels(_ body: HCLBody) -> Bool {
    body.blocks.contains { block in
      block.labels.contains { $0.value.contains("$") || $0.value.contains("%") } || losesLabels(block.body)
    }
  }
}
