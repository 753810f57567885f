using NdisConformance.Contract;
using NdisConformance.Host.Kernel;

namespace NdisConformance.Host.Ndis6;

/// <summary>One adapter of the miniport, from MiniportInitializeEx to MiniportHaltEx.</summary>
internal sealed class MiniportAdapter(uint number, MiniportDriver driver) : AdapterObject(number)
{
    public MiniportDriver Driver { get; } = driver;

    /// <summary>What callbacks get: MiniportAdapterContext of the registration attributes.</summary>
    public NDIS_HANDLE Context { get; set; }

    public bool HasRegistrationAttributes { get; set; }

    public bool HasGeneralAttributes { get; set; }

    public uint AttributeFlags { get; set; }

    public uint CheckForHangTimeInSeconds { get; set; }

    public uint MacOptions { get; set; }

    /// <summary>The filters that the general attributes declare.</summary>
    public uint SupportedPacketFilters { get; set; }

    /// <summary>Addresses that the multicast list can hold.</summary>
    public uint MaxMulticastListSize { get; set; }

    /// <summary>SupportedOidList of the general attributes.</summary>
    public uint[] ListedOids { get; set; } = [];

    /// <summary>CurrentMacAddress as a number; its first byte is the highest.</summary>
    public ulong MacAddress { get; set; }

    /// <summary>What the adapter is to receive.</summary>
    public ReceiveFilter Filter { get; } = new();

    /// <summary>True while a protocol has the adapter open.</summary>
    public bool IsOpen { get; set; }

    /// <summary>True from the notice that the device is gone: the adapter is never restarted again.</summary>
    public bool IsRemoved { get; set; }

    /// <summary>The reason of the last pause, as the driver got it.</summary>
    public uint PauseReason { get; set; }

    /// <summary>Sends in hand and receives indicated: what a pause waits for.</summary>
    public int OutstandingSends { get; set; }

    public int OutstandingReceives { get; set; }

    public int RunningIndications { get; set; }

    /// <summary>Shapes that were asked for, and as they are sent to this adapter; null if none was another.</summary>
    public Dictionary<FrameShape, FrameShape>? FittedShapes { get; set; }

    /// <summary>True between MiniportPause that returned PENDING and NdisMPauseComplete.</summary>
    public bool IsPausePending { get; set; }

    public bool IsRestartPending { get; set; }

    /// <summary>The status that the last restart ended with.</summary>
    public NDIS_STATUS RestartStatus { get; set; }
}
