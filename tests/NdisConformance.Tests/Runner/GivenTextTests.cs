using NdisConformance.Runner;

namespace NdisConformance.Tests.Runner;

[TestFixture]
internal sealed class GivenTextTests
{
    // Two drivers of a plugin write their first snapshots at the same time, into folders that both of them make.
    [Test]
    public void AFolderThatIsMadeMeanwhile_IsNoFault()
    {
        using TemporaryFolder folder = new();
        for (int round = 0; round < 500; round++)
        {
            string path = folder.At($"{round}");
            using Barrier start = new(2);
            Thread maker = new(() =>
            {
                start.SignalAndWait();
                Directory.CreateDirectory(path);
            });
            maker.Start();
            start.SignalAndWait();
            string? fault;
            do
            {
                fault = GivenText.FolderFault(path);
            }
            while (fault is null && !Directory.Exists(path));

            maker.Join();
            Assert.That(fault, Is.Null);
        }
    }

    [Test]
    public void WhatIsNoFolder_IsAFault()
    {
        using TemporaryFolder folder = new();
        string file = folder.Write("file", "text");

        Assert.That(GivenText.FolderFault(file), Is.EqualTo("is no folder"));
        Assert.That(GivenText.FolderFault(Path.Combine(file, "below")), Does.StartWith("cannot be a folder"));
        Assert.That(GivenText.FolderFault(folder.At("new", "below")), Is.Null);
    }
}
