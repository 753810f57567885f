using NdisConformance.Contract;

namespace NdisConformance.Host.Kernel;

/// <summary>
/// How the simulated NDIS is set up. Everything that may go either way at run time is a choice instead.
/// </summary>
public sealed record HostOptions
{
    /// <summary>Major NDIS version of the host.</summary>
    public byte MajorNdisVersion { get; init; } = 6;

    /// <summary>
    /// Minor NDIS version of the host, in decimal: 30 for NDIS 6.30. Null, where it does not matter, is the newest.
    /// </summary>
    public byte? MinorNdisVersion { get; init; }

    /// <summary>The version of the host as major * 256 + minor, comparable.</summary>
    internal int HostVersion => (MajorNdisVersion << 8) | (MinorNdisVersion ?? Kernel.HostVersion.Newest.Minor);

    /// <summary>Headers older than the registered version asks for are refused (AMB-06).</summary>
    public bool StrictHeaders { get; init; }

    /// <summary>What ScatterGatherListSize says, in bytes; 0 for the formula of AMB-27.</summary>
    public uint ReportedListSizeBytes { get; init; }

    /// <summary>Shared blocks and lists lie above 4 GiB where the adapter can address it.</summary>
    public bool UseHighAddresses { get; init; } = true;

    /// <summary>
    /// Virtual pages get adjacent page frames, so that a buffer is one piece for the device. Null, where it does not
    /// matter, is false.
    /// </summary>
    public bool? Unfragmented { get; init; }

    /// <summary>A device that can do so looks at its rings between any two accesses of the driver to them.</summary>
    public bool DeviceWatchesMemory { get; init; }

    /// <summary>The most lists that a DPC may indicate: MaxNblsToIndicate of its receive throttle parameters.</summary>
    public uint MaxNblsToIndicate { get; init; } = NDIS.NDIS_INDICATE_ALL_NBLS;

    /// <summary>
    /// Map registers that bounced sends of an adapter share, in multiples of the grant of one mapping; requests beyond
    /// them wait (AMB-26).
    /// </summary>
    public uint MapRegisterGrants { get; init; } = 64;

    /// <summary>
    /// MiniportRestart gets a list of restart attributes, as when a protocol or filter is bound; otherwise NULL.
    /// </summary>
    public bool GivesRestartAttributes { get; init; }

    /// <summary>
    /// Each further initialization finds the register window at another bus address, another interrupt vector, and both
    /// in another order in the resource list.
    /// </summary>
    public bool MovesResources { get; init; }

    /// <summary>A driver of NDIS 5 is offered media of which none is Ethernet.</summary>
    public bool OffersForeignMedia { get; init; }

    /// <summary>
    /// Outside the documented contract: a list covers all bytes of the MDL chain from CurrentMdl on, with what lies
    /// behind the data (AMB-04).
    /// </summary>
    public bool GivesLongLists { get; init; }

    /// <summary>
    /// Outside the documented contract: a refused mapping request gets FAILURE instead of RESOURCES (AMB-25).
    /// </summary>
    public bool RefusesWithFailure { get; init; }

    /// <summary>
    /// Outside the documented contract: a refused request for more shared memory gets RESOURCES instead of FAILURE.
    /// </summary>
    public bool RefusesMemoryWithResources { get; init; }

    /// <summary>
    /// Outside the documented contract: an adapter may be halted that was not paused, with indicated lists out
    /// (AMB-13).
    /// </summary>
    public bool HaltsUnpaused { get; init; }
}
