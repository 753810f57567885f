using NdisConformance.Tests.Architecture;
using NdisConformance.Tests.Cli;
using NdisConformance.Tests.Runner;

namespace NdisConformance.Tests.Acceptance;

/// <summary>
/// A vendor's way through the README, command by command, in a folder outside the tree: the package, a plugin that the
/// harness has never seen, first run, accept, second run, a change, a mistake.
/// </summary>
internal sealed class VendorPluginTests
{
    private const string Vendor = "../VendorNic";
    private const string Tool = "dotnet run -c Release --project src/NdisConformance.Cli -- ";
    private readonly ReadmeInstructions _readme = new();
    private TemporaryFolder _folder = null!;
    private Dictionary<string, string> _environment = null!;
    private Dictionary<string, string> _vendorsEnvironment = null!;

    [SetUp]
    public void MakeFolder()
    {
        ReleaseBuild.Begin();
        _folder = new TemporaryFolder();
        _environment = new Dictionary<string, string>
        {
            ["MSBUILDDISABLENODEREUSE"] = "1",
            ["DOTNET_CLI_UI_LANGUAGE"] = "en",
            ["NO_COLOR"] = "1",
        };

        // An empty cache: nothing that an earlier build left may stand in for the package. Our own project is packed
        // with the cache that it was restored with.
        _vendorsEnvironment = new(_environment) { ["NUGET_PACKAGES"] = _folder.At("cache") };
    }

    [TearDown]
    public void RemoveFolder()
    {
        _folder.Dispose();
        ReleaseBuild.End();
    }

    [Test]
    public void GoesTheWayOfTheReadme()
    {
        Assert.That(_readme.Commands, Has.Count.EqualTo(6));
        Directory.CreateDirectory(_folder.At("VendorNic"));
        Expect(0, _readme.Commands[0]);
        CopySources(_readme.Commands[1]);
        _folder.Write("VendorNic/VendorNic.csproj", _readme.ProjectFile);
        Expect(0, _readme.Commands[2]);

        string first = Expect(20, _readme.Commands[3]);
        Assert.That(first, Does.Contain("snapshots are new: look at them, then `accept`"));
        Expect(0, _readme.Commands[4]);
        string second = Expect(0, _readme.Commands[5]);
        Assert.That(second, Does.Contain("conformant"));

        ChangeOrderOfTwoLegalSteps();
        BreakARule();
    }

    private void ChangeOrderOfTwoLegalSteps()
    {
        Replace("Nic.Unmap();\n        Gate.Free();", "Gate.Free();\n        Nic.Unmap();");
        Expect(0, _readme.Commands[2]);
        string moved = Expect(20, _readme.Commands[5]);
        Assert.That(moved, Does.Contain("NdisMUnmapIoSpace").And.Contain("NdisFreeSpinLock"));
        Assert.That(moved, Does.Contain("moved").Or.Contain("now comes"), "the change is named in words");
    }

    private void BreakARule()
    {
        const string free = "Ndis.NdisMFreeNetBufferSGList(Adapter.DmaHandle, slot.List, slot.NetBuffer);";
        Replace(free, free + "\n" + free);
        Expect(0, _readme.Commands[2]);
        Assert.That(Expect(2, _readme.Commands[5]), Does.Contain("SGDMA-FREE-002"));
    }

    /// <summary>The README's <c>cp FROM/*.cs TO</c>, without a shell.</summary>
    private void CopySources(string command)
    {
        string[] words = command.Split(' ');
        Assert.That(words, Has.Length.EqualTo(3).And.Contains("cp"));
        string from = Path.Combine(RepositoryTree.Root, Path.GetDirectoryName(words[1])!);
        foreach (string file in Directory.EnumerateFiles(from, Path.GetFileName(words[1])))
        {
            File.Copy(file, Path.Combine(Place(words[2]), Path.GetFileName(file)));
        }
    }

    /// <summary>Edits the one source file that has a text.</summary>
    private void Replace(string old, string replacement)
    {
        string[] files = [.. Directory.EnumerateFiles(_folder.At("VendorNic"), "*.cs")
            .Where(file => File.ReadAllText(file).Contains(old, StringComparison.Ordinal))];
        Assert.That(files, Has.Length.EqualTo(1), "the reference miniport has another text here now: " + old);
        string text = File.ReadAllText(files[0]);
        File.WriteAllText(files[0], text.Replace(old, replacement, StringComparison.Ordinal));
    }

    /// <summary>Runs a command as printed, but for where the vendor's folder lies and that the tool is built.</summary>
    private string Expect(int exitCode, string command)
    {
        string[] words = command.StartsWith(Tool, StringComparison.Ordinal)
            ? [ToolProcess.Tool, .. command[Tool.Length..].Split(' ')]
            : command.Split(' ')[1..];
        ToolProcess process = new()
        {
            Directory = RepositoryTree.Root,
            Environment = command.StartsWith("dotnet pack ", StringComparison.Ordinal)
                ? _environment
                : _vendorsEnvironment,
        };
        ToolOutcome outcome = process.Dotnet([.. words.Select(Place)]);
        Assert.That(outcome.ExitCode, Is.EqualTo(exitCode), $"{command}\n{outcome}");
        return outcome.Output;
    }

    private string Place(string word) => word.StartsWith(Vendor, StringComparison.Ordinal)
        ? _folder.At("VendorNic") + word[Vendor.Length..]
        : word;
}
