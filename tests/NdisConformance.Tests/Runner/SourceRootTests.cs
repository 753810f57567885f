using NdisConformance.Runner;

namespace NdisConformance.Tests.Runner;

/// <summary>A plugin that was built elsewhere names files that are not here.</summary>
[TestFixture]
internal sealed class SourceRootTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void SetUp()
    {
        _folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(_folder.Root, "src", "Nic"));
        File.WriteAllText(Path.Combine(_folder.Root, "src", "Nic", "Ring.cs"), string.Empty);
        File.WriteAllText(Path.Combine(_folder.Root, "Ring.cs"), string.Empty);
    }

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [TestCase("/_/src/Nic/Ring.cs", "src/Nic/Ring.cs")]
    [TestCase("/_1/Nic/src/Nic/Ring.cs", "src/Nic/Ring.cs")]
    [TestCase("./src/Nic/Ring.cs", "src/Nic/Ring.cs")]
    [TestCase(@"C:\Vendor\src\Nic\Ring.cs", "src/Nic/Ring.cs")]
    [TestCase("/_/Ring.cs", "Ring.cs")]
    [TestCase("/_/src/Other.cs", "/_/src/Other.cs")]
    [TestCase("/_/../Ring.cs/", "Ring.cs")]
    [TestCase("", "")]
    [TestCase("Ring.cs\0", "Ring.cs\0")]
    public void Elsewhere_TheLongestEndIsMeant_ThatIsAFileHere(string file, string name)
        => Assert.That(new SourceRoot(_folder.Root).NameOf(file), Is.EqualTo(name));

    [Test]
    public void BelowTheFolder_ItNeedNotExist()
        => Assert.That(
            new SourceRoot(_folder.Root).NameOf(Path.Combine(_folder.Root, "obj", "Made.g.cs")),
            Is.EqualTo("obj/Made.g.cs"));

    [Test]
    public void WhereItLies_AFileOfTheMachineKeepsItsName()
    {
        string outside = Path.Combine(_folder.Root, "Ring.cs");

        Assert.That(
            new SourceRoot(Path.Combine(_folder.Root, "src", "Nic")).NameOf(outside), Is.EqualTo(outside));
    }

    [Test]
    public void TheRootOfTheFileSystem_IsAFolder()
        => Assert.That(
            new SourceRoot(Path.GetPathRoot(_folder.Root)!).NameOf("/etc/Ring.cs"), Is.EqualTo("etc/Ring.cs"));
}
