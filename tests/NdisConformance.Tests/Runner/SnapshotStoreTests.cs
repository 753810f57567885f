using NdisConformance.Results;
using NdisConformance.Runner;
using NdisConformance.Tests.Trace;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Runner;

[TestFixture]
internal sealed class SnapshotStoreTests
{
    private static readonly SnapshotKey Key = new("Vendor", "nic", "group/name");
    private static readonly string Text = EventWriter.Of(writer => writer.GetVersion()).Snapshot();
    private static readonly string Other = EventWriter.Of(writer => writer.Sleep(5)).Snapshot();

    private TemporaryFolder _folder = null!;

    private string Verified => _folder.At("Vendor", "nic", "group", "name.verified.txt");

    private string Received => _folder.At("Vendor", "nic", "group", "name.received.txt");

    private string Verdict => _folder.At("Vendor", "nic", "group", "name.verdict.received.txt");

    [SetUp]
    public void SetUp() => _folder = new TemporaryFolder();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public void New_IsKeptBeside()
    {
        SnapshotResult result = Compare(Text);

        Assert.That(result.State, Is.EqualTo(SnapshotState.New));
        Assert.That(result.Path, Is.EqualTo("Vendor/nic/group/name"));
        Assert.That(File.ReadAllText(Received), Is.EqualTo(Text));
    }

    [Test]
    public void Equal_RemovesWhatWasReceived()
    {
        Compare(Text, "RULE-001: broken");
        File.Copy(Received, Verified);

        Assert.That(Compare(Text).State, Is.EqualTo(SnapshotState.Equal));
        Assert.That(File.Exists(Received) || File.Exists(Verdict), Is.False);
    }

    [Test]
    public void Changed_SaysWhatMoved_AndLeavesTheAcceptedOneAlone()
    {
        _folder.Write("Vendor/nic/group/name.verified.txt", Text);

        SnapshotResult result = Compare(Other);

        Assert.That(result.State, Is.EqualTo(SnapshotState.Changed));
        Assert.That(result.Changes, Has.Some.EqualTo("gone: NdisGetVersion(), was the first event"));
        Assert.That(File.ReadAllText(Verified), Is.EqualTo(Text));
    }

    [Test]
    public void Changed_FromSomethingThatIsNoSnapshot_SaysSo()
    {
        _folder.Write("Vendor/nic/group/name.verified.txt", "<<<<<<< mine");

        Assert.That(Compare(Text).Changes.Single(), Does.StartWith("the accepted file cannot be read: line 1"));
    }

    [Test]
    public void ByteOrderMark_CarriageReturns_AndAMissingLastNewline_AreTolerated()
    {
        _folder.Write("Vendor/nic/group/name.verified.txt", "\uFEFF" + Text.TrimEnd('\n').Replace("\n", "\r\n"));

        Assert.That(Compare(Text).State, Is.EqualTo(SnapshotState.Equal));
    }

    [Test]
    public void Files_AreWritten_WithLineFeeds_AndWithoutAByteOrderMark()
    {
        Compare(Text);

        byte[] bytes = File.ReadAllBytes(Received);
        Assert.That(bytes[0], Is.EqualTo((byte)'n'));
        Assert.That(bytes, Has.No.Member((byte)'\r'));
        Assert.That(bytes[^1], Is.EqualTo((byte)'\n'));
    }

    [Test]
    public void ASnapshot_IsVerifiedOnceARun()
    {
        SnapshotStore store = new(_folder.Root);
        store.Compare(Key, Text, []);

        Assert.Throws<InvalidOperationException>(() => store.Compare(Key, Text, []));
    }

    [Test]
    public void Dangling_IsWhatNoScenarioMakes()
    {
        foreach (string name in new[] { "nic/group/name", "nic/group/gone", "gone/group/name" })
        {
            _folder.Write($"Vendor/{name}.verified.txt", Text);
        }

        _folder.Write("Other/nic/group/gone.verified.txt", Text);

        Assert.That(
            new SnapshotStore(_folder.Root).Dangling(
                "Vendor", new HashSet<string> { "nic" }, new HashSet<string> { "group/name" }),
            Is.EqualTo(new[] { "Vendor/gone/group/name", "Vendor/nic/group/gone" }));
    }

    [Test]
    public void Accept_PromotesWhatIsMeant()
    {
        Compare(Text);

        Assert.That(Accept(_ => false).ExitCode, Is.EqualTo(ExitCode.NothingMatched));
        Assert.That(Accept(_ => true).Accepted, Is.EqualTo(new[] { "Vendor/nic/group/name" }));
        Assert.That(File.ReadAllText(Verified), Is.EqualTo(Text));
        Assert.That(File.Exists(Received), Is.False);
        Assert.That(Accept(_ => true).ExitCode, Is.EqualTo(ExitCode.NothingMatched));
    }

    [Test]
    public void Accept_RefusesATraceWhoseRunBrokeARule_ButByForce()
    {
        Compare(Text, "SGDMA-FREE-002: twice");

        AcceptResult refused = Accept(_ => true);
        Assert.That(refused.ExitCode, Is.EqualTo(ExitCode.NotConformant));
        Assert.That(refused.Refused.Single().Reasons, Is.EqualTo(new[] { "SGDMA-FREE-002: twice" }));
        Assert.That(File.Exists(Verified), Is.False);

        Assert.That(Accept(_ => true, force: true).ExitCode, Is.EqualTo(ExitCode.Success));
        Assert.That(File.Exists(Verified));
        Assert.That(File.Exists(Verdict), Is.False);
    }

    [Test]
    public void ALaterCleanRun_MakesItAcceptable()
    {
        Compare(Text, "SGDMA-FREE-002: twice");
        Compare(Text);

        Assert.That(Accept(_ => true).ExitCode, Is.EqualTo(ExitCode.Success));
    }

    /// <summary>Whatever is left of a run that was interrupted, or mixed from two runs, is not acceptable.</summary>
    [TestCase(false, Description = "interrupted before the verdict was written")]
    [TestCase(true, Description = "the verdict of an earlier run that passed")]
    public void ATraceWithoutItsOwnVerdict_IsNotAcceptable_ByForceEither(bool hasOldVerdict)
    {
        Compare(Other);
        string old = File.ReadAllText(Verdict);
        Compare(Text, "SGDMA-FREE-002: twice");
        File.Delete(Verdict);
        if (hasOldVerdict)
        {
            File.WriteAllText(Verdict, old);
        }

        Assert.That(Accept(_ => true, force: true).ExitCode, Is.EqualTo(ExitCode.BadInput));
        Assert.That(File.Exists(Verified), Is.False);
    }

    [Test]
    public void NoTemporaryFile_IsLeft_AndOneThatIsCountsAsNothing()
    {
        Compare(Text);
        _folder.Write("Vendor/nic/group/other.received.txt.1.tmp", Text);
        _folder.Write("Vendor/nic/group/other.verified.txt.1.tmp", Text);

        Assert.That(Directory.GetFiles(Path.GetDirectoryName(Received)!, "name*"), Has.Length.EqualTo(2));
        Assert.That(new SnapshotStore(_folder.Root).Received(), Is.EqualTo(new[] { Key }));
    }

    [Test]
    public void Message_IsThatOfVerify()
    {
        SnapshotResult result = Compare(Text);

        string message = VerifyMessage.Of(new SnapshotFiles(_folder.Root, Key), result);

        Assert.That(message, Does.StartWith("Directory: " + _folder.At("Vendor", "nic", "group") + "\nNew:\n"));
        Assert.That(message, Does.Contain("  - Received: name.received.txt\n    Verified: name.verified.txt\n"));
    }

    /// <summary>A received snapshot beside an accepted one hides nothing of it.</summary>
    [Test]
    public void Comparison_TakesAcceptedSnapshots_AndSaysWhatItLeftOut()
    {
        _folder.Write("a/x/y/z/one.verified.txt", Text);
        _folder.Write("b/x/y/z/one.verified.txt", Other);
        _folder.Write("b/x/y/z/one.received.txt", Text);

        Comparison accepted = SnapshotComparison.Compare(_folder.At("a"), _folder.At("b"));
        Comparison received = SnapshotComparison.Compare(_folder.At("a"), _folder.At("b"), takesReceived: true);

        Assert.That(accepted.Pairs.Single().State, Is.EqualTo(PairState.Changed));
        Assert.That(received.Pairs.Single().State, Is.EqualTo(PairState.Equal));
        Assert.That(accepted.Sources, Is.EqualTo(new[]
        {
            $"A is {_folder.At("a")}; accepted snapshots: 1",
            $"B is {_folder.At("b")}; accepted snapshots: 1; received and left out: 1, --received takes them",
        }));
        Assert.That(
            received.Sources[1], Is.EqualTo($"B is {_folder.At("b")}; accepted snapshots: 0, received: 1"));
    }

    [Test]
    public void Comparison_TellsFoldersApart()
    {
        _folder.Write("a/x/y/z/one.verified.txt", Text);
        _folder.Write("a/x/y/z/two.verified.txt", Text);
        _folder.Write("b/x/y/z/two.received.txt", Other);
        _folder.Write("b/x/y/z/three.verified.txt", Text);

        Comparison received = SnapshotComparison.Compare(_folder.At("a"), _folder.At("b"), takesReceived: true);
        Comparison accepted = SnapshotComparison.Compare(_folder.At("a"), _folder.At("b"));

        Assert.That(received.Pairs.Select(pair => (pair.Name, pair.State)), Is.EqualTo(new[]
        {
            ("x/y/z/one", PairState.OnlyInA), ("x/y/z/three", PairState.OnlyInB), ("x/y/z/two", PairState.Changed),
        }));
        Assert.That(accepted.Pairs.Select(pair => (pair.Name, pair.State)), Is.EqualTo(new[]
        {
            ("x/y/z/one", PairState.OnlyInA), ("x/y/z/three", PairState.OnlyInB), ("x/y/z/two", PairState.OnlyInA),
        }));
        Assert.Throws<ConfigurationException>(() => SnapshotComparison.Compare(_folder.At("a"), _folder.At("c")));
    }

    private SnapshotResult Compare(string text, params string[] broken)
        => new SnapshotStore(_folder.Root).Compare(Key, text, broken);

    private AcceptResult Accept(Func<SnapshotKey, bool> isMeant, bool force = false)
        => SnapshotAccepter.Accept(new SnapshotStore(_folder.Root), isMeant, force);
}
