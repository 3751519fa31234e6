internal import SourceText

struct JSONScanner: ~Copyable {
  init(_ b: [UInt8], file: UInt32) {}
  consuming func read() throws(YAMLError) -> Tree { Tree(bytes: [], file: 0) }
}
