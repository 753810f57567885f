using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NdisConformance.Tests.Cli;
using NdisConformance.Tests.Runner;

namespace NdisConformance.Tests.Reports;

/// <summary>A file that <c>dotnet test --logger trx</c> writes here and now, for tests of every outcome.</summary>
internal static class TrxSample
{
    private const string Name = "Sample";

    private const string Source = """
        using System;
        using NUnit.Framework;

        [TestFixture]
        public class Sample
        {
            [Test]
            public void Passes() => Console.WriteLine("well");

            [Test]
            public void Fails() => Assert.Fail("it does not hold");

            [Test]
            public void IsSkipped() => Assert.Ignore("not now");
        }
        """;

    // What a test project of NUnit has beside its own assembly.
    private static readonly string[] Kinds =
        ["Microsoft.ApplicationInsights*", "Microsoft.Extensions.DependencyModel*", "Microsoft.TestPlatform*",
        "Microsoft.VisualStudio*", "NUnit*", "nunit*", "testcentric*", "testhost*"];

    /// <summary>The text of the file.</summary>
    public static string Write()
    {
        using TemporaryFolder folder = new();
        foreach (string file in Kinds.SelectMany(kind => Directory.EnumerateFiles(AppContext.BaseDirectory, kind)))
        {
            File.Copy(file, folder.At(Path.GetFileName(file)), overwrite: true);
        }

        File.Copy(
            Path.Combine(AppContext.BaseDirectory, "NdisConformance.Tests.runtimeconfig.json"),
            folder.At($"{Name}.runtimeconfig.json"));
        CSharpCompilation compilation = CSharpCompilation.Create(
            Name,
            [CSharpSyntaxTree.ParseText(Source)],
            Directory.EnumerateFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "System*.dll")
                .Append(typeof(TestFixtureAttribute).Assembly.Location)
                .Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.That(compilation.Emit(folder.At($"{Name}.dll")).Success);

        ToolOutcome outcome = new ToolProcess { Directory = folder.Root }.Dotnet(
            "test", $"{Name}.dll", "--logger", $"trx;LogFileName={folder.At("sample.trx")}");

        Assert.That(File.Exists(folder.At("sample.trx")), outcome.ToString());
        return File.ReadAllText(folder.At("sample.trx"));
    }
}
