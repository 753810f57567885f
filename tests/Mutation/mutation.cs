#:package Microsoft.CodeAnalysis.CSharp
#:property PublishAot=false
#:property NoWarn=$(NoWarn);MA0048

// Makes small wrong changes in chosen members of Host and Machine and says how many of them the tests notice.
// See tests/README.md.
//
//   dotnet run tests/Mutation/mutation.cs [--commit COMMIT] [--members FILE] [--concurrency N] [--reports FOLDER]
//   dotnet run tests/Mutation/mutation.cs --list
using System.Diagnostics;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

const double RequiredPercent = 85;
const string TestProject = "tests/NdisConformance.Tests/NdisConformance.Tests.csproj";
const string TestFilter = "FullyQualifiedName~Tests.Host.|FullyQualifiedName~Tests.Machine.";
string[] projectPrefixes = ["NdisConformance.Host", "NdisConformance.Machine"];

string here = (string)AppContext.GetData("EntryPointFileDirectoryPath")!;
string root = Path.GetFullPath(Path.Combine(here, "..", ".."));
string memberFile = Option("--members") ?? Path.Combine(here, "members.txt");
string[] members = [.. File.ReadLines(memberFile).Select(line => line.Trim())
    .Where(line => line.Length > 0 && line[0] != '#')];
string clone = Directory.CreateTempSubdirectory("ndis-mutation-").FullName;
try
{
    // An aborted run leaves mutated assemblies behind: they stay in the clone.
    Run(root, "git", "clone", "--quiet", "--no-hardlinks", root, clone);
    Run(clone, "git", "checkout", "--quiet", "--detach", Option("--commit") ?? Head());
    return Mutate();
}
finally
{
    Directory.Delete(clone, recursive: true);
}

int Mutate()
{
    var spans = members.SelectMany(FindMember).ToArray();
    if (args.Contains("--list"))
    {
        foreach (var (project, file, span, name) in spans)
        {
            Console.WriteLine($"{Path.GetFileNameWithoutExtension(project)} {name} {Path.GetFileName(file)} {span}");
        }

        return 0;
    }

    Dictionary<string, int> counts = [];
    foreach (var ofProject in spans.GroupBy(span => span.Project))
    {
        string output = Path.Combine(
            Path.GetFullPath(Option("--reports") ?? Path.Combine(clone, "mutation")),
            Path.GetFileNameWithoutExtension(ofProject.Key));
        string[] patterns = [.. ofProject.GroupBy(span => span.File).SelectMany(ofFile => new[]
        {
            "--mutate",
            "**/" + Path.GetRelativePath(Path.GetDirectoryName(ofProject.Key)!, ofFile.Key).Replace('\\', '/')
                + string.Concat(ofFile.Select(span => $"{{{span.Span.Start}..{span.Span.End}}}")),
        })];
        Run(
            Path.GetDirectoryName(Path.Combine(clone, TestProject))!,
            "dotnet",
            [
                .. Stryker(), "--project", Path.GetFileName(ofProject.Key), .. patterns,
                "--test-case-filter", TestFilter, "--concurrency", Option("--concurrency") ?? "2",
                "--reporter", "Json", "--output", output, "--skip-version-check",
            ]);
        string report = Directory.EnumerateFiles(output, "*.json", SearchOption.AllDirectories).Single();
        Count(report, ofProject.ToLookup(span => span.File, span => span.Span), counts);
    }

    return Summarize(counts);
}

// A clone of an old commit has no tool manifest; the one of this checkout names the tool.
string[] Stryker()
{
    string manifest = Path.Combine(clone, ".config", "dotnet-tools.json");
    Directory.CreateDirectory(Path.GetDirectoryName(manifest)!);
    File.Copy(Path.Combine(root, ".config", "dotnet-tools.json"), manifest, overwrite: true);
    Run(clone, "dotnet", "tool", "restore");
    return ["stryker"];
}

// A line names a member as Type.Member, or as Member where it does not matter which type has it. Where a member had
// another name in an older commit, both stand on the line, with a bar between them.
(string Project, string File, TextSpan Span, string Name)[] FindMember(string line)
    => line.Split('|', StringSplitOptions.TrimEntries).Select(Declarations).FirstOrDefault(found => found.Length > 0)
        ?? throw new InvalidOperationException($"{memberFile}: no member {line} in Host or Machine");

(string Project, string File, TextSpan Span, string Name)[] Declarations(string member)
{
    int dot = member.LastIndexOf('.');
    string? type = dot < 0 ? null : member[..dot];
    string name = member[(dot + 1)..];
    var found =
        from project in Directory.EnumerateFiles(Path.Combine(clone, "src"), "*.csproj", SearchOption.AllDirectories)
        where projectPrefixes.Any(prefix => Path.GetFileName(project).StartsWith(prefix, StringComparison.Ordinal))
        from file in Directory.EnumerateFiles(Path.GetDirectoryName(project)!, "*.cs", SearchOption.AllDirectories)
        from node in CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot().DescendantNodes()
        let declaration = node as MemberDeclarationSyntax
        where declaration is not null && HasCode(declaration) && NameOf(declaration) == name
        where type is null || (declaration.Parent as TypeDeclarationSyntax)?.Identifier.Text == type
        orderby file
        select (project, file, declaration.Span, member);
    return [.. found];
}

static string? NameOf(MemberDeclarationSyntax declaration) => declaration switch
{
    MethodDeclarationSyntax method => method.Identifier.Text,
    PropertyDeclarationSyntax property => property.Identifier.Text,
    _ => null,
};

static bool HasCode(MemberDeclarationSyntax declaration)
    => declaration.DescendantNodes().Any(node => node is BlockSyntax or ArrowExpressionClauseSyntax);

// Stryker reports what does not compile in every file; only what lies in the members counts.
static void Count(string report, ILookup<string, TextSpan> spans, Dictionary<string, int> counts)
{
    using JsonDocument document = JsonDocument.Parse(File.ReadAllText(report));
    var mutants =
        from file in document.RootElement.GetProperty("files").EnumerateObject()
        let lines = SourceText.From(file.Value.GetProperty("source").GetString()!).Lines
        from mutant in file.Value.GetProperty("mutants").EnumerateArray()
        let start = mutant.GetProperty("location").GetProperty("start")
        let line = start.GetProperty("line").GetInt32()
        let position = lines[line - 1].Start + start.GetProperty("column").GetInt32() - 1
        where spans[file.Name].Any(span => span.Contains(position))
        select (file.Name, line, mutant);
    foreach (var (file, line, mutant) in mutants)
    {
        string status = mutant.GetProperty("status").GetString()!;
        counts[status] = counts.GetValueOrDefault(status) + 1;
        if (status is "Survived" or "NoCoverage")
        {
            string replacement = mutant.GetProperty("replacement").GetString()!.ReplaceLineEndings(" ");
            string mutator = mutant.GetProperty("mutatorName").GetString()!;
            Console.WriteLine($"{status}: {Path.GetFileName(file)}:{line} {mutator}: {replacement}");
        }
    }
}

static int Summarize(Dictionary<string, int> counts)
{
    int Of(string status) => counts.GetValueOrDefault(status);
    int caught = Of("Killed") + Of("Timeout");
    int covered = caught + Of("Survived");
    double percent = covered == 0 ? 0 : 100.0 * caught / covered;
    Console.WriteLine(
        $"mutation: {percent:F1} % caught ({caught} of {covered}): {Of("Killed")} killed, {Of("Timeout")} timed out, "
        + $"{Of("Survived")} survived; not counted: {Of("NoCoverage")} not covered, "
        + $"{Of("CompileError")} did not compile");
    return percent >= RequiredPercent ? 0 : 1;
}

string? Option(string name)
{
    int index = Array.IndexOf(args, name);
    return index >= 0 && index + 1 < args.Length ? args[index + 1] : null;
}

string Head()
{
    using Process git = Process.Start(new ProcessStartInfo("git", ["rev-parse", "HEAD"])
    {
        WorkingDirectory = root,
        RedirectStandardOutput = true,
    })!;
    string head = git.StandardOutput.ReadToEnd().Trim();
    git.WaitForExit();
    return head;
}

static void Run(string folder, string program, params string[] arguments)
{
    ProcessStartInfo start = new(program, arguments) { WorkingDirectory = folder };
    start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";

    // MSBuild takes it as a property: the ordinary build runs the analyzers.
    start.Environment["RunAnalyzers"] = "false";
    using Process process = Process.Start(start)!;
    process.WaitForExit();
    if (process.ExitCode != 0)
    {
        throw new InvalidOperationException($"{program} {arguments[0]} ended with {process.ExitCode}");
    }
}
