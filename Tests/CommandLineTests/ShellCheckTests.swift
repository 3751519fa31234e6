import Foundation
import PlayedCloud
import Rendering
import TestSupport
import Testing

/// ShellCheck has nothing to say, at its strictest.
@Suite struct ShellCheckTests {
  @Test func findsNothing() throws {
    guard let shellcheck = try RealTool.find("shellcheck") else { return }
    for sample in SampleProfile.allCases {
      guard let folder = try ScriptFolder(try sample.scripts()) else { return }
      let names = try sample.scripts().map(\.name)
      let outcome = try shellcheck.run(["-o", "all", "-S", "style"] + names, in: folder.url)
      #expect(outcome.status == 0, "\(sample): \(outcome.words)")
    }
  }

  /// The one thing it is told not to look for is that single quotes keep a shell from reading what is in them.
  @Test func isToldToOverlookOneThing() throws {
    for sample in SampleProfile.allCases {
      for script in try sample.scripts() {
        let directives = script.text.matches(of: /shellcheck disable=([A-Z0-9,]+)/).map { String($0.1) }
        #expect(directives == ["SC2016"], "\(sample) \(script.name)")
        #expect(script.isExecutable)
      }
    }
  }
}
