import ProxyModel
import Reading
import SourceText

/// Hands each candidate to the reader of its kind.
struct InputReaders {
  /// What candidates named as parts of themselves.
  let parts = NamedFiles()
  private let files: FileSystem
  /// The value of an environment variable.
  private let environment: @Sendable (String) -> String?
  private let settings: InputSettings
  /// The values of CloudFormation parameters: those typed count more than those of files.
  private let parameters: [String: String]
  /// What is wrong with the files of values.
  let diagnostics: [Diagnostic]

  /// Throws for a file of values that cannot be read.
  init(_ console: Console, _ settings: InputSettings, into sources: inout SourceMap) throws(Failure) {
    (files, environment, self.settings) = (console.files, console.terminal.variable, settings)
    var parameters: [String: String] = [:]
    var diagnostics: [Diagnostic] = []
    for path in settings.parameterFiles {
      let file = ParameterFile.read(path, try console.files.input(path), into: &sources)
      for (name, value) in file.values { parameters[name] = value }
      diagnostics += file.diagnostics
    }
    for assignment in settings.parameters { parameters[assignment.name] = assignment.value }
    (self.parameters, self.diagnostics) = (parameters, diagnostics)
  }

  /// What a candidate says.
  func read(_ candidate: InputSearch.Candidate, into sources: inout SourceMap) -> InputReading {
    switch candidate.kind {
    case .profile: profile(candidate, into: &sources)
    case .cloudformation: template(candidate, into: &sources)
    case .plan: PlanReader.read(candidate.name, candidate.bytes, into: &sources)
    case .describe: DescribeReader.read(candidate.name, candidate.files, into: &sources)
    case .terraform: terraform(candidate, into: &sources)
    case .cli: script(candidate, into: &sources)
    }
  }

  /// The files of this run, as readers find those that an input names.
  private var inputFiles: InputFiles {
    let files = files
    return InputFiles(
      read: { path in
        do throws(FileError) { return .success(try files.read(path)) } catch {
          return .failure(UnreadableFile(error.reason))
        }
      },
      list: { directory in
        (try? files.list(directory))?.map { $0.name }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      })
  }

  private func template(_ candidate: InputSearch.Candidate, into sources: inout SourceMap) -> InputReading {
    let first = Int(sources.nextFile)
    let reading = CloudFormationReader.read(
      candidate.name, candidate.bytes, parameters: parameters, into: &sources, files: inputFiles)
    for file in sources.files.dropFirst(first + 1) { parts.insert(file.name, "another template nests it") }
    return reading
  }

  private func script(_ candidate: InputSearch.Candidate, into sources: inout SourceMap) -> InputReading {
    ScriptReader.read(candidate.name, candidate.bytes, into: &sources) { path in
      parts.insert(path, "a script reads it")
      return inputFiles.read(path)
    }
  }

  private func terraform(_ candidate: InputSearch.Candidate, into sources: inout SourceMap) -> InputReading {
    let directory = candidate.files.first.map { Path.split($0.path).directory } ?? ""
    let variables = TerraformVariables(
      environment: settings.takesEnvironment ? environment : nil, arguments: settings.variables)
    let reading = TerraformReader.read(
      directory.isEmpty ? "." : directory, variables, into: &sources, files: inputFiles)
    for module in reading.modules { parts.insert(module, "other modules call it") }
    return reading.reading
  }

  private func profile(_ candidate: InputSearch.Candidate, into sources: inout SourceMap) -> InputReading {
    let first = sources.nextFile
    let result = ProfileReader.read(candidate.name, candidate.bytes, into: &sources) { path in
      parts.insert(path, "other profiles extend it")
      do throws(FileError) { return .success(try files.read(path)) } catch {
        return .failure(UnreadableFile(error.reason))
      }
    }
    return InputReading(
      .profile, deployments: result.deployment.map { [$0] } ?? [], diagnostics: result.diagnostics,
      directives: result.directives, fileCount: Int(sources.nextFile - first))
  }
}

/// Files and directories that others name as parts of themselves, with what they are to those.
final class NamedFiles {
  private var reasons: [String: String] = [:]

  /// Takes note of a part.
  func insert(_ path: String, _ reason: String) { reasons[Path.normalized(path)] = reason }

  /// What a path is to others; nil where nobody names it.
  func reason(for path: String) -> String? { reasons[Path.normalized(path)] }
}
