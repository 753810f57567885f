using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Testbed;
using NdisConformance.Trace;

namespace NdisConformance.Scenarios;

/// <summary>What the scenarios for drivers of NDIS 5 share.</summary>
internal static class Legacy
{
    /// <summary>A frame that hangs is noticed by the second check, two seconds after the first.</summary>
    public const long HangMicroseconds = 9_000_000;

    /// <summary>Long enough for a driver that polls its device now and then.</summary>
    public const long LongMicroseconds = 11_000_000;

    /// <summary>By which packets are cancelled.</summary>
    public const uint CancelId = 64;

    /// <summary>Rules that each life of an adapter shows.</summary>
    public static string[] Life { get; } =
        ["NDIS5-001", "NDIS5-002", "NDIS5-003", "NDIS5-006", "NDIS5-007", "NDIS5-009", "NDIS5-013", "REG-014"];

    public static string[] Sends { get; } = ["NDIS5-008", "NDIS5-014", "NDIS5-015", "NDIS5-016"];

    public static string[] Receives { get; } = ["NDIS5-018", "NDIS5-019"];

    public static string[] Teardown { get; } = ["NDIS5-017", "NDIS5-020", "IRQL-002"];

    public static FrameShape Small { get; } = OfLength(100);

    /// <summary>Shorter than the medium allows.</summary>
    public static FrameShape Short { get; } = OfLength(42);

    /// <summary>Over the end of a page.</summary>
    public static FrameShape Large { get; } = new() { DataOffset = 0, PageOffset = MemorySizes.Page - 600 };

    public static Scenario Of(
        string name, string title, IReadOnlyList<string> rules, TestbedSetup setup, Action<Ndis5Session> drive)
        => Scenario.OfNdis5("ndis5/" + name, title, rules, setup, drive);

    // The data of a packet begins with its first buffer.
    public static FrameShape OfLength(uint bytes) => new() { DataLength = bytes, DataOffset = 0 };

    public static FrameShape Fragments(int count, uint bytes) => new()
    {
        DataLength = (uint)count * bytes,
        DataOffset = 0,
        MdlLengths = [.. Enumerable.Repeat(bytes, count)],
    };

    /// <summary>The whole life of an adapter.</summary>
    public static void Live(Ndis5Session session)
    {
        session.Start();
        session.QueryOid(NDIS.OID_GEN_VENDOR_DESCRIPTION, bytes: 200);
        session.Send(Large);
        session.RunUntilIdle();
        session.Receive(200);
        session.Send(Small, packets: 2);
        session.RunUntilIdle();
        session.Receive(100, count: 4);
        session.Stop();
    }
}
