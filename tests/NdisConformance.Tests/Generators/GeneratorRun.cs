using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NdisConformance.Tests.Generators;

/// <summary>Compiles a text with a generator, as the compiler does.</summary>
internal sealed class GeneratorRun
{
    private const string Usings = "using System; using System.Collections.Generic; using NdisConformance.Generators;\n";

    private static readonly MetadataReference[] References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path))];

    private readonly Compilation _compilation;

    public GeneratorRun(IIncrementalGenerator generator, string source)
    {
        CSharpParseOptions options = new(LanguageVersion.Latest);
        Compilation before = CSharpCompilation.Create(
            "Compiled",
            [CSharpSyntaxTree.ParseText(Usings + source, options)],
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        CSharpGeneratorDriver.Create([generator.AsSourceGenerator()], parseOptions: options)
            .RunGeneratorsAndUpdateCompilation(
                before, out _compilation, out System.Collections.Immutable.ImmutableArray<Diagnostic> reported);
        Reported = [.. reported.Select(diagnostic => diagnostic.GetMessage())];
    }

    /// <summary>What the generator complains of.</summary>
    public IReadOnlyList<string> Reported { get; }

    /// <summary>A type of the compiled text.</summary>
    public Type Type(string name)
    {
        using MemoryStream stream = new();
        Assert.That(
            _compilation.Emit(stream).Diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error), Is.Empty);
        return Assembly.Load(stream.ToArray()).GetType(name, throwOnError: true)!;
    }
}
