using static NdisConformance.Vocabulary.TimeUnits;

namespace NdisConformance.Vocabulary;

/// <summary>
/// How long operations may take in virtual time, in ticks. The documentation names no number for most of them
/// (contract.md, AMB-28); each says where its own comes from.
/// </summary>
public static class TimeLimits
{
    /// <summary>A pause, from the request to its completion: the time that filters have.</summary>
    public const long Pause = 10 * TicksPerSecond;

    /// <summary>An OID request, from the request to its completion.</summary>
    public const long Oid = 12 * TicksPerSecond;

    /// <summary>A send, from MiniportSendNetBufferLists to its completion. Source: NDIS verifier.</summary>
    public const long Send = 30 * TicksPerSecond;

    /// <summary>With sends pending, from one completion to the next. Source: NDIS verifier.</summary>
    public const long SendProgress = 22 * TicksPerSecond;

    /// <summary>
    /// From a send to the check for a hang that has to notice that the NIC does not complete it: ten times what is
    /// recommended, and less than the time of a send.
    /// </summary>
    public const long Hang = 20 * TicksPerSecond;

    /// <summary>A callback that sleeps or waits, MiniportPause apart: longer than any documented wait.</summary>
    public const long Callback = 60 * TicksPerSecond;

    /// <summary>A callback that stalls the processor, MiniportInterruptDPC apart: all its stalls together.</summary>
    public const long Stall = TicksPerSecond;

    /// <summary>A DPC that stalls the processor: the time after which Windows stops. Source: Throttle.</summary>
    public const long Dpc = 10 * TicksPerSecond;

    /// <summary>
    /// From a change of the link to its indication. A driver that polls the link in MiniportCheckForHangEx does so
    /// every few seconds.
    /// </summary>
    public const long Link = 10 * TicksPerSecond;

    /// <summary>
    /// From the last frame to the moment at which counters have to include it. A driver may ask its NIC every few
    /// seconds.
    /// </summary>
    public const long Counters = 10 * TicksPerSecond;

    /// <summary>A wait of the driver that nothing ends.</summary>
    public const long Wait = 30 * TicksPerSecond;
}
