using NdisConformance.Trace;

namespace NdisConformance.Scenarios;

/// <summary>A part of a driver's life in which calls are let fail.</summary>
/// <param name="Name">Its name in the IDs of scenarios.</param>
/// <param name="Title">Where in the driver, for people.</param>
/// <param name="Callbacks">The callbacks that belong to it.</param>
internal sealed record FaultPhase(string Name, string Title, params TraceName[] Callbacks)
{
    /// <summary>DriverEntry.</summary>
    public static FaultPhase Load { get; } =
        new("load", "DriverEntry", TraceName.DriverEntry, TraceName.MiniportSetOptions);

    /// <summary>MiniportInitializeEx.</summary>
    public static FaultPhase Initialize { get; } =
        new("initialize", "MiniportInitializeEx", TraceName.MiniportInitializeEx);

    /// <summary>MiniportRestart, MiniportPause, and the arrival of more shared memory.</summary>
    public static FaultPhase Restart { get; } = new(
        "restart",
        "MiniportRestart, MiniportPause or MiniportSharedMemoryAllocateComplete",
        TraceName.MiniportRestart,
        TraceName.MiniportPause,
        TraceName.MiniportSharedMemoryAllocateComplete);

    /// <summary>MiniportOidRequest.</summary>
    public static FaultPhase Oid { get; } = new("oid", "MiniportOidRequest", TraceName.MiniportOidRequest);

    /// <summary>The send path.</summary>
    public static FaultPhase Send { get; } = new(
        "send",
        "the send path",
        TraceName.MiniportSendNetBufferLists,
        TraceName.MiniportProcessSGList,
        TraceName.MiniportCancelSend);

    /// <summary>MiniportInterruptDPC, the interrupt service, and the return of received lists.</summary>
    public static FaultPhase Dpc { get; } = new(
        "dpc",
        "MiniportInterruptDPC or MiniportReturnNetBufferLists",
        TraceName.MiniportInterruptDPC,
        TraceName.MiniportInterrupt,
        TraceName.MiniportSynchronizeInterrupt,
        TraceName.MiniportReturnNetBufferLists);
}
