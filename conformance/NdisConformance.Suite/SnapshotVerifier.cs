#if !USE_VERIFY
using NdisConformance.Results;
using NdisConformance.Runner;

namespace NdisConformance.Suite;

/// <summary>Verifies snapshots by the harness's own store; fails as Verify does.</summary>
internal sealed class SnapshotVerifier(string folder)
{
    private readonly SnapshotStore _store = new(folder);

    public Task Verify(SnapshotKey key, string text)
    {
        SnapshotResult result = _store.Compare(key, text, []);
        Assert.That(
            result.State,
            Is.EqualTo(SnapshotState.Equal),
            () => VerifyMessage.Of(_store.Files(key), result));
        return Task.CompletedTask;
    }

    /// <summary>Where a trace is kept that is not as the snapshot has it.</summary>
    public string ReceivedOf(SnapshotKey key) => _store.Files(key).Received;

    public IReadOnlyList<string> Dangling(string plugin, IReadOnlySet<string> drivers, IReadOnlySet<string> scenarios)
        => _store.Dangling(plugin, drivers, scenarios);
}
#endif
