using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NdisConformance.Contract;
using NdisConformance.Tests.Architecture;

namespace NdisConformance.Tests.Cli;

/// <summary>The reference miniport with a few lines changed, compiled as a plugin of its own.</summary>
internal static class PatchedReference
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading;
        """;

    /// <summary>Writes the plugin into a folder; gives the path of its .dll.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="changes">Texts of the sources, each of which occurs once, and the texts in their place.</param>
    public static string Write(string folder, params (string Before, string After)[] changes)
    {
        string[] sources = [.. Directory.EnumerateFiles(
            Path.Combine(RepositoryTree.Root, "plugins/ReferenceMiniport"), "*.cs").Order().Select(File.ReadAllText)];
        foreach ((string before, string after) in changes)
        {
            Assert.That(sources.Sum(source => source.Split(before).Length - 1), Is.EqualTo(1), before);
            sources = [.. sources.Select(source => source.Replace(before, after))];
        }

        CSharpCompilation compilation = CSharpCompilation.Create(
            "Patched",
            sources.Append(Usings).Select(source => CSharpSyntaxTree.ParseText(source)),
            References(),
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: OptimizationLevel.Release,
                nullableContextOptions: NullableContextOptions.Enable));
        string path = Path.Combine(folder, "Patched", "Patched.dll");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Assert.That(
            compilation.Emit(path).Diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error), Is.Empty);
        return path;
    }

    private static IEnumerable<MetadataReference> References()
        => Directory.EnumerateFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "System*.dll")
            .Append(typeof(IMiniportDriver).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path));
}
