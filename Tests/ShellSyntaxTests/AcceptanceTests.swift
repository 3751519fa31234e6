import Foundation
import ShellSyntax
import SourceText
import TestSupport
import Testing

/// What Bash reads is read, and what it refuses is refused.
@Suite struct AcceptanceTests {
  static let accepted: [String] = [
    "", "\n\n", "# only a comment", "echo a", "echo 'a b' \"c $d\" e\\ f", "a=1 b=2 command", "a=1", "a+=1", "a[0]=1",
    "a=(1 2 3)", "a=(1 # one\n2\n)", "a+=(x)", "local x", "export A=1 B", "declare -a list=(a b)", "readonly x=\"$y\"",
    "a | b | c", "a |& b", "! a", "a && b || c", "a &&\n b", "a |\n b", "a; b", "a &", "a & b", "a;",
    "{ a; b; }", "{ a\nb\n}", "( a; b )", "(a)", "((x = 1))", "((x > 1 && y < 2))", "if a; then b; fi",
    "if a; then b; elif c; then d; else e; fi", "if ! a; then b; fi", "if a\nthen\nb\nelse\nc\nfi > out 2>&1",
    "for x in a b c; do echo $x; done", "for x; do a; done", "for x in; do a; done", "for x in \"$@\"\ndo a\ndone",
    "for x\ndo a; done", "for ((i = 0; i < 3; i++)); do a; done", "for ((;;)) { a; }", "select x in a b; do c; done",
    "while a; do b; done", "until a; do b; done < file", "while IFS= read -r line; do a; done <<< \"$x\"",
    "case $x in a) b ;; c | d) e ;; *) f ;; esac", "case $x in\n(a)\n b\n ;;\nesac", "case x in esac",
    "case $x in a) ;; esac", "case $x in a) b ;& c) d ;;& *) e; esac", "case $x in a) b\nesac",
    "case $x in *[!a-z]*) b ;; '') c ;; esac",
    "f() { a; }", "f () { a; }", "f()\n{\na\n}", "function f { a; }", "function f() { a; }", "f() ( a )",
    "f() if a; then b; fi", "f() { a; } > out", "my-f() { :; }",
    "[[ -n $x ]]", "[[ $a == b* && ( $c != d || -z $e ) ]]", "[[ $x =~ ^(a|b)+$ ]]", "[[ $x =~ \\((a)\\) ]]",
    "[[ ]]", "[[ a < b ]]", "[[ -n $x &&\n -n $y ]]", "[ -n \"$x\" ] && a", "test -f x",
    "cat <<EOF\na $b\nEOF", "cat <<'EOF'\n$(not closed\nEOF", "cat <<-EOF\n\ta\n\tEOF", "cat <<EOF > file\na\nEOF\nb",
    "cat <<A <<B\na\nA\nb\nB", "cat > file << \"END\"\n'\nEND", "cat <<EOF | tee file\na\nEOF", "cat <<\\EOF\n`\nEOF",
    "x=$(cat <<EOF\na )\nEOF\n)", "f() {\ncat <<EOF\na\nEOF\n}", "cat <<EOF\n\"\nEOF", "cat <<EOF\n\\\"$x\\$y\nEOF",
    "a > b 2>&1 < c >> d", "a >| b", "a <> b", "a &> b", "a &>> b", "exec 3< file", "exec {fd}> file", "a 2> /dev/null",
    "> file", "a >& 2", "a <&-", "diff <(a) <(b)", "tee >(a) < b",
    "echo $(a)", "echo `a`", "echo `a \\`b\\``", "echo $(a $(b `c`))", "echo \"$(a \"b c\" \"$(d)\")\"",
    "echo $((1 + 2))",
    "echo $(( (1 + 2) * 3 ))", "echo $( (a) )", "echo $((a); (b))", "echo $(case x in a) b;; esac)",
    "echo $( # no )\n a)",
    "echo ${a}", "echo ${a:-b}", "echo ${a:-$(b)}", "echo \"${a:-'b'}\"", "echo \"${a:-\"b c\"}\"",
    "echo ${#a} ${#a[@]} ${!a}",
    "echo ${a[0]} ${a[@]} ${a[$i]}", "echo ${a#*/} ${a##*/} ${a%/*} ${a%%/*}", "echo ${a/b/c} ${a//b/c} ${a/#b/c}",
    "echo ${a:1} ${a:1:2} ${a: -1}", "echo ${a^^} ${a,,} ${a@Q}", "echo ${a:?not set} ${a:=b} ${a:+c}",
    "echo $1 $@ $* $# $? $- $$ $! $0 ${10}", "echo $'a\\'b\\x41\\n' $\"a\"", "echo $ \"$\" $, a$", "echo a#b # c",
    "echo {a,b} {1..3} *.txt ~ [a-z]", "echo a\\\nb", "a \\\n --b c", "time a", "time -p a | b", "! a | b",
    "echo if then else fi", "echo done", "if=1", "a=`b`", "x=\"a\nb\"", "a='b\n\nc'", "echo \"a\\\"b\" 'a\"b'",
    "coproc a", "f() { g() { a; }; g; }", "while :; do break; done", "if (a); then (b); fi", "if { a; }; then b; fi",
    "aws rds create-db-proxy \\\n  --auth '[{\n  \"a\": 1\n}]' \\\n  --tags Key=a,Value=b\n# end",
  ]

  static let refused: [String] = [
    "echo 'a", "echo \"a", "echo `a", "echo $(a", "echo ${a", "echo \"$(a\"", "a=(1 2", "if a; then b", "if a; b; fi",
    "if a; then fi", "if; then a; fi", "fi", "then", "done", "for x in a; do b", "for x in a; b; done",
    "for; do a; done",
    "while a; done", "case x in a) b", "case x a) b;; esac", "case x in a b) c;; esac", "esac", "{ a", "{ }", "}",
    "( a", "( )", ")", "a )", "a ;; b", "; a", "a ; ; b", "& a", "a & & b", "| a", "a |", "a &&", "a && && b",
    "a | | b",
    "a || ; b", "f() a", "f()", "[[ -n x", "a >", "a > > b", "a < ;", "echo (a)", "echo a(b",
    "function { a; }",
    "x=$(a; b", "for x in a; do done", "while; do a; done", "until a; do done", "if a; then b; else fi",
    "if a; then b; elif; then c; fi", "a=$((1", "echo $(if a; then b)", "cat <(a", "a=(b", "! ! |", "(a; b", "{ a; )",
    "if a; then b; done", "f() { a; ", "select x in a; do b",
  ]

  private static func read(_ text: String) -> ShellScript {
    ShellReader.read(SourceFile(name: "script.sh", text: text), id: 0)
  }

  @Test(arguments: accepted) func reads(_ text: String) {
    let script = Self.read(text)
    #expect(script.errors.isEmpty, "\(script.errors.map(\.message))")
  }

  @Test(arguments: refused) func refuses(_ text: String) {
    #expect(Self.read(text).errors.count == 1)
  }

  /// Bash says the same of each of them.
  @Test func agreesWithBash() throws {
    guard let bash = try RealTool.find("bash") else { return }
    // One process for all: `bash -n` reads each text from its variable.
    let texts = Self.accepted + Self.refused
    var driver = "LC_ALL=C.UTF-8\n"
    for text in texts { driver += "bash -n <<< \(ShellQuoting.quoted(text)) 2> /dev/null; printf '%s ' $?\n" }
    let outcome = try bash.run(["-s"], in: FileManager.default.temporaryDirectory, input: driver)
    let statuses = outcome.output.split(separator: " ")
    try #require(statuses.count == texts.count, "\(outcome.words)")
    for (text, status) in zip(texts, statuses) {
      #expect((status == "0") == Self.read(text).errors.isEmpty, "Bash ends with \(status): \(text)")
    }
  }

  /// Whatever a shell refuses, the statements around it are there.
  @Test func goesOnAfterErrors() {
    let script = Self.read("one\ntwo | | three\nfour\nfi\nfive \"open\nsix\n")
    #expect(ScriptListing.text(of: script) == "one\ntwo\nfour\nfive open\nsix\n")
    #expect(script.errors.map(\.message) == ["a command is missing", "nothing is open here", "a quote is not closed"])
  }

  @Test func hereDocumentsNeedTheirEnd() {
    let script = Self.read("cat <<END\ntext\nEND here\n")
    #expect(script.errors.map(\.message) == ["a here-document is not closed"])
    #expect(script.errors.map(\.primary.range.bytes) == [6..<9])
  }

  @Test func depthIsBounded() {
    for piece in ["$(", "(", "{ ", "if a; then ", "${a:-", "f() ", "coproc ", "$((", "\"$(", "[[ $(", "a=("] {
      let script = Self.read(String(repeating: piece, count: 5_000))
      #expect(!script.errors.isEmpty, "\(piece)")
    }
  }
}
