using NdisConformance.Runner;
using NdisConformance.Scenarios;
using NdisConformance.Tests.Runner;
using NdisConformance.Tests.Workers;

namespace NdisConformance.Tests.BadPlugins;

/// <summary>Whatever is wrong in an assembly, it loads or it is refused: nothing else is thrown.</summary>
[TestFixture]
internal sealed class FlippedBitTests
{
    private const int Seed = 20_261;
    private const int Scans = 600;
    private const int Loads = 6;

    private static readonly byte[] Good = File.ReadAllBytes(
        Path.Combine(TestContext.CurrentContext.TestDirectory, "plugins/ReferenceMiniport/ReferenceMiniport.dll"));

    private readonly Random _random = new(Seed);
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void SetUp() => _folder = new TemporaryFolder();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public void OneBit_OfTheMetadata_IsHarmlessOrRefused()
    {
        int metadata = Good.AsSpan().IndexOf("BSJB"u8);
        Assert.That(
            Refused(Scans, bytes => Flip(bytes, metadata, bytes.Length), path => PluginScanner.Scan(path)),
            Is.InRange(1, Scans - 1));
    }

    [Test]
    public void OneBit_OfTheHeaders_IsHarmlessOrRefused()
    {
        const int headers = 0x400;
        Assert.That(
            Refused(Scans, bytes => Flip(bytes, 0, headers), path => PluginScanner.Scan(path)),
            Is.InRange(1, Scans - 1));
    }

    [Test]
    public void ALostEnd_IsRefused()
        => Assert.That(
            Refused(Scans / 4, bytes => bytes[.._random.Next(bytes.Length * 3 / 4)], path => PluginScanner.Scan(path)),
            Is.EqualTo(Scans / 4));

    /// <summary>What the metadata reader cannot see shows when the plugin is loaded.</summary>
    [Test]
    public void OneBit_IsHarmlessOrRefused_WhenAWorkerLoadsIt()
    {
        using WorkerExecutorFactory workers = new(() => ScenarioCatalogue.Everything, WorkerBench.Settings);

        Assert.That(
            Refused(Loads, bytes => Flip(bytes, 0, bytes.Length), path =>
            {
                using IScenarioExecutor executor = workers.Open(path);
                _ = executor.Isolation;
                executor.Check(executor.Manifest.Drivers[0].Name);
            }),
            Is.InRange(0, Loads));
    }

    private byte[] Flip(byte[] bytes, int start, int end)
    {
        bytes[_random.Next(start, end)] ^= (byte)(1 << _random.Next(8));
        return bytes;
    }

    /// <summary>How many damaged files were refused.</summary>
    private int Refused(int count, Func<byte[], byte[]> damage, Action<string> use)
    {
        string path = _folder.At("Flipped.dll");
        int refused = 0;
        for (int i = 0; i < count; i++)
        {
            File.WriteAllBytes(path, damage((byte[])Good.Clone()));
            try
            {
                use(path);
            }
            catch (PluginLoadException failure)
            {
                Assert.That(failure.Fix, Is.Not.Empty);
                refused++;
            }
        }

        return refused;
    }
}
