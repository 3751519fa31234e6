import HeadroomCLI

@main
enum Main {
  static func main() {
    Process.ignoreBrokenPipes()
    var console = Console(files: .system, terminal: .system)
    let status = Headroom.run(Array(Process.arguments.dropFirst()), &console)
    Process.end(console, status)
  }
}
