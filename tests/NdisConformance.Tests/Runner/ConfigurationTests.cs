using NdisConformance.Results;
using NdisConformance.Runner;

namespace NdisConformance.Tests.Runner;

[TestFixture]
internal sealed class ConfigurationTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void SetUp() => _folder = new TemporaryFolder();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public void IsFoundUpwards_AndItsPathsStartAtItsFolder()
    {
        _folder.Write(ToolConfiguration.FileName, """{ "plugin": "out/nic", "snapshots": "snapshots" }""");
        Directory.CreateDirectory(_folder.At("a", "b"));

        ToolConfiguration found = ConfigurationReader.FindUpwards(_folder.At("a", "b"));

        Assert.That(found.Folder, Is.EqualTo(_folder.Root));
        Assert.That(found.Plugin, Is.EqualTo(_folder.At("out", "nic")));
        Assert.That(found.Snapshots, Is.EqualTo(_folder.At("snapshots")));
        Assert.That(found.Waivers, Is.Empty);
    }

    [Test]
    public void ABareName_StaysOne_UnlessSuchAPathExists()
    {
        _folder.Write(ToolConfiguration.FileName, """{ "plugin": "Nic" } // a comment""");
        Assert.That(ConfigurationReader.FindUpwards(_folder.Root).Plugin, Is.EqualTo("Nic"));

        Directory.CreateDirectory(_folder.At("Nic"));
        Assert.That(ConfigurationReader.FindUpwards(_folder.Root).Plugin, Is.EqualTo(_folder.At("Nic")));
    }

    [Test]
    public void AWaiver_MayHaveEverything()
    {
        _folder.Write(
            ToolConfiguration.FileName,
            """
            { "waivers": [{ "rule": "sgdma-free-002", "scenario": "free-*", "driver": "nic",
              "fingerprint": "0123456789AB", "reason": "old hardware", "owner": "Ann", "until": "2026-12-31" }] }
            """);

        Assert.That(
            ConfigurationReader.FindUpwards(_folder.Root).Waivers,
            Is.EqualTo(new[]
            {
                new Waiver
                {
                    Scope = new WaiverScope
                    {
                        Rule = "SGDMA-FREE-002",
                        Scenario = "free-*",
                        Driver = "nic",
                        Fingerprint = "0123456789ab",
                    },
                    Reason = "old hardware",
                    Owner = "Ann",
                    Until = new DateOnly(2026, 12, 31),
                },
            }));
    }

    [Test]
    public void WaiversOfOneRule_MayDiffer()
    {
        _folder.Write(
            ToolConfiguration.FileName,
            """
            { "waivers": [
              { "rule": "REG-001", "reason": "x" },
              { "rule": "REG-001", "scenario": "lifecycle", "reason": "x" },
              { "rule": "REG-001", "driver": "nic", "reason": "x" },
              { "rule": "REG-001", "fingerprint": "0123456789ab", "reason": "x" },
              { "fingerprint": "0123456789ab", "reason": "x" },
              { "rule": "REG-001", "scenario": "lifecycle", "driver": "nic", "reason": "x" },
            ] }
            """);

        Assert.That(ConfigurationReader.FindUpwards(_folder.Root).Waivers, Has.Count.EqualTo(6));
    }

    [TestCase("""{ "waivers": [{ "rule": "NO-SUCH-001", "reason": "x" }] }""", "there is no rule 'NO-SUCH-001'")]
    [TestCase(
        """{ "waivers": [{ "rule": "REG-001", "reason": "x", "until": "31.12.2026" }] }""",
        "until is a day as 2026-12-31, and not '31.12.2026'")]
    [TestCase("""{ "plugins": "x" }""", "cannot be read")]
    [TestCase("{", "cannot be read")]
    [TestCase("""{ "waivers": [{ "rule": "REG-001" }] }""", "cannot be read")]
    public void WhatCannotBeUnderstood_IsSaid(string text, string expected)
    {
        _folder.Write(ToolConfiguration.FileName, text);

        Assert.That(
            Assert.Throws<ConfigurationException>(() => ConfigurationReader.FindUpwards(_folder.Root))!.Message,
            Does.Contain(expected));
    }

    [Test]
    public void None_IsNothing()
        => Assert.That(ConfigurationReader.FindUpwards(_folder.Root).Snapshots, Is.Null);
}
