import Testing
@Suite struct Scratch { }
