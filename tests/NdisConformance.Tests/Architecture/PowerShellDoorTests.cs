namespace NdisConformance.Tests.Architecture;

/// <summary>The PowerShell door cannot be run here, so its text is read: it only forwards to the tool.</summary>
internal sealed class PowerShellDoorTests
{
    private readonly string[] _lines = File.ReadAllLines(Path.Combine(RepositoryTree.Root, "run-conformance.ps1"));

    [Test]
    public void IsShort() => Assert.That(_lines, Has.Length.LessThanOrEqualTo(25));

    [Test]
    public void ForwardsToRun_BySplattingAnArray()
    {
        string call = _lines.Single(line => line.StartsWith("dotnet ", StringComparison.Ordinal));
        Assert.That(call, Is.EqualTo("dotnet run --project $project -- @forwarded"));
        Assert.That(_lines, Does.Contain("$project = Join-Path $PSScriptRoot 'src/NdisConformance.Cli'"));
        Assert.That(_lines, Does.Contain("$forwarded = @('run') + $Plugin"));
    }

    [Test]
    public void EndsWithTheExitCodeOfTheTool()
        => Assert.That(_lines.Last(line => line.Trim().Length > 0).Trim(), Is.EqualTo("exit $LASTEXITCODE"));

    [Test]
    public void TakesNamedParameters_ThatTheToolHas()
    {
        string text = string.Join('\n', _lines);
        Assert.That(text, Does.Contain("param("));
        foreach (string option in (string[])["--format", "--snapshots", "--scenario"])
        {
            Assert.That(text, Does.Contain(option));
        }
    }
}
