import Foundation
import PlayedCloud
import Rendering
import TestSupport

/// A stand-in for `aws` that writes down what it is asked, and answers so that a script goes all the way.
struct Recorder {
  /// What AWS seems to have.
  enum State: String, CaseIterable {
    /// Nothing of it.
    case absent
    /// All of it, and each thing with another setting.
    case different
    /// All of it, and the parameters say where the proxy is.
    case own
  }

  private let folder: ScriptFolder
  private let program: String

  /// Nil, with a printed line, on a machine without Bash.
  init?(_ files: [RenderedFile]) throws {
    guard let folder = try ScriptFolder(files) else { return nil }
    self.folder = folder
    program = try folder.write("aws", Self.script).path
  }

  /// What a script asked for, command by command, and what it said.
  func run(_ words: [String], state: State, account: String) throws -> (commands: [[String]], outcome: RealTool.Outcome)
  {
    let record = folder.url.appending(path: "record")
    for name in ["record", "record.gone"] { try? FileManager.default.removeItem(at: folder.url.appending(path: name)) }
    let outcome = try folder.run(
      words,
      environment: [
        "AWS_CLI": program, "RECORD": record.path, "STATE": state.rawValue, "ACCOUNT": account, "POLL_SECONDS": "0",
        "LC_ALL": "C.UTF-8",
      ], input: "pa\"ss\\word\n")
    let bytes = (try? Data(contentsOf: record)) ?? Data()
    return (Self.commands(bytes), outcome)
  }

  /// Whether a script left a file behind.
  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: folder.url.appending(path: name).path) }

  /// The words of a printed command, as Bash reads them.
  func words(of line: String) throws -> [String] {
    let outcome = try folder.run("-c", "eval \"set -- $1\"; printf '%s\\0' \"$@\"", "bash", line)
    guard outcome.status == 0 else { throw RealTool.Failure.refused(outcome.words) }
    return outcome.output.split(separator: "\0", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  /// Words end with NUL, commands with one more.
  private static func commands(_ bytes: Data) -> [[String]] {
    var commands: [[String]] = []
    var words: [String] = []
    for word in String(decoding: bytes, as: UTF8.self).split(separator: "\0", omittingEmptySubsequences: false) {
      if word == "\u{1}END" {
        commands.append(words)
        words = []
      } else {
        words.append(String(word))
      }
    }
    return commands
  }

  private static let script = #"""
    #!/usr/bin/env bash
    set -euo pipefail
    printf '%s\0' "$@" $'\001END' >>"${RECORD}"
    # Like the real one it reads what is handed to it: a pipe without a reader would fail, now and then.
    if [[ "$*" == *file:///dev/stdin* ]]; then cat >/dev/null; fi
    query=''
    for ((i = 1; i < $#; i++)); do
      if [[ "${!i}" == --query ]]; then j=$((i + 1)); query="${!j}"; fi
    done
    refuse() {
      printf '\nAn error occurred (%s) when calling\n' \
        'NoSuchEntity) (DBProxyNotFoundFault) (DBProxyEndpointNotFoundFault) (ResourceNotFoundException) (ParameterNotFound' >&2
      exit 254
    }
    case "$1 $2" in
      'sts get-caller-identity') printf '"%s"\n' "${ACCOUNT}"; exit ;;
      'rds delete-db-proxy'* | 'ec2 delete-security-group') : >"${RECORD}.gone" ;;
    esac
    if [[ "${STATE}" == absent ]]; then
      case "${query}" in
        *.DBProxyArn | *.DBProxyEndpointArn) if [[ "$2" == describe-* ]]; then refuse; fi ;;
        *.Status) printf '"available"\n'; exit ;;
      esac
      case "$2" in
        get-* | describe-secret) refuse ;;
      esac
      printf 'null\n'
      exit
    fi
    case "${query}" in
      'DBProxies[0].EngineFamily =='* | 'DBProxyEndpoints[0].DBProxyName =='* | '!DeletedDate') printf 'true\n' ;;
      *.Status) if [[ -e "${RECORD}.gone" ]]; then rm "${RECORD}.gone"; refuse; fi; printf '"available"\n' ;;
      'SecurityGroups[0].GroupId') if [[ -e "${RECORD}.gone" ]]; then rm "${RECORD}.gone"; printf 'null\n'; exit; fi
        printf '"sg-1"\n' ;;
      'Targets[?RdsResourceId!='* | *'`"headroom-before-cutover"`'* | 'max('*) printf 'null\n' ;;
      'Targets[?TargetHealth]'*) printf 'i-1\tREAD_WRITE\tAVAILABLE\tNone\tNone\n' ;;
      'length(Targets'*) printf '7\n' ;;
      Parameter.Version) if [[ "$*" == *:headroom* ]]; then printf '6\n'; else printf '7\n'; fi ;;
      Parameter.Value) if [[ "${STATE}" == own ]]; then printf '"different-from-the-profile"\n'
        elif [[ "$*" == *:headroom* ]]; then printf '"old.example"\n'; else printf '"other.example"\n'; fi ;;
      SecretString) printf '{"username": "app", "host": "%s", "port": 1}\n' "${*//[^a-z]/}" ;;
      *VersionId) printf '"0e636566-9d40-4d26-b76c-9cfd86a59a0d"\n' ;;
      *) printf '"different-from-the-profile"\n' ;;
    esac
    """#
}
