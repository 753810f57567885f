#if USE_VERIFY
using NdisConformance.Runner;
using VerifyNUnit;
using VerifyTests;

namespace NdisConformance.Suite;

/// <summary>Verifies snapshots with Verify, in the files that the tool itself uses.</summary>
internal sealed class SnapshotVerifier(string folder)
{
    private readonly SnapshotStore _store = new(folder);

    static SnapshotVerifier() => VerifierSettings.UseUtf8NoBom();

    public async Task Verify(SnapshotKey key, string text)
    {
        SnapshotFiles files = _store.Files(key);
        VerifySettings settings = new();
        settings.UseDirectory(Path.GetDirectoryName(files.Verified)!);
        settings.UseFileName(key.Scenario[(key.Scenario.LastIndexOf('/') + 1)..]);
        settings.DisableDiff();
        await Verifier.Verify(text, settings);
    }

    /// <summary>Where a trace is kept that is not as the snapshot has it.</summary>
    public string ReceivedOf(SnapshotKey key) => _store.Files(key).Received;

    public IReadOnlyList<string> Dangling(string plugin, IReadOnlySet<string> drivers, IReadOnlySet<string> scenarios)
        => _store.Dangling(plugin, drivers, scenarios);
}
#endif
