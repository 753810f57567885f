using static NdisConformance.Vocabulary.Party;

namespace NdisConformance.Vocabulary;

/// <summary>Between whom an event goes, for a picture of it.</summary>
/// <param name="From">Who begins it.</param>
/// <param name="To">Whom it reaches; the same party where it reaches nobody else.</param>
public readonly record struct TraceParties(Party From, Party To)
{
    /// <summary>True for what the device does by itself.</summary>
    public bool IsOfDevice => From == Device || this == new TraceParties(Hal, Device);

    /// <summary>The direction of a call, a callback or a fact. A return goes the other way.</summary>
    public static TraceParties Of(TraceRow row) => row.Kind switch
    {
        RowKind.Function => new TraceParties(Miniport, Server(row.Name)),
        RowKind.Callback => new TraceParties(Caller(row.Name), Miniport),
        _ => OfFact(row.Name),
    };

    /// <summary>Who serves a function: NDIS, unless NDIS only hands it on.</summary>
    private static Party Server(TraceName function) => function switch
    {
        TraceName.NdisReadRegisterUlong or TraceName.NdisWriteRegisterUlong => Device,
        TraceName.NdisMRegisterScatterGatherDma or TraceName.NdisMDeregisterScatterGatherDma
            or TraceName.NdisMAllocateNetBufferSGList or TraceName.NdisMFreeNetBufferSGList
            or TraceName.NdisMGetDmaAlignment or TraceName.NdisMInitializeScatterGatherDma
            or TraceName.NdisMAllocateMapRegisters or TraceName.NdisMFreeMapRegisters
            or TraceName.NdisMAllocateSharedMemory or TraceName.NdisMAllocateSharedMemoryAsync
            or TraceName.NdisMAllocateSharedMemoryAsyncEx or TraceName.NdisMFreeSharedMemory
            or TraceName.NdisMMapIoSpace or TraceName.NdisMUnmapIoSpace
            or TraceName.KeGetCurrentIrql or TraceName.KeRaiseIrql or TraceName.KeLowerIrql
            or TraceName.NDIS_RAISE_IRQL_TO_DISPATCH or TraceName.NDIS_LOWER_IRQL
            or TraceName.NdisStallExecution
            or TraceName.MmGetSystemAddressForMdlSafe or TraceName.MmGetPhysicalAddress => Hal,
        _ => Ndis,
    };

    private static Party Caller(TraceName callback)
        => callback is TraceName.MiniportProcessSGList or TraceName.MiniportSharedMemoryAllocateComplete
            or TraceName.MiniportAllocateComplete
            ? Hal
            : Ndis;

    private static TraceParties OfFact(TraceName fact) => fact switch
    {
        TraceName.SendSubmitted or TraceName.ReceiveReturned
            or TraceName.PacketSubmitted or TraceName.PacketReturned => new TraceParties(Protocol, Ndis),
        TraceName.SendCompleted or TraceName.ReceiveIndicated
            or TraceName.PacketCompleted or TraceName.PacketIndicated => new TraceParties(Ndis, Protocol),
        TraceName.SgMapped or TraceName.PacketMapped => new TraceParties(Hal, Hal),
        TraceName.DeviceRead => new TraceParties(Hal, Device),
        TraceName.DeviceWrite or TraceName.DeviceFault => new TraceParties(Device, Hal),
        TraceName.WireTransmit => new TraceParties(Device, Wire),
        TraceName.WireReceive => new TraceParties(Wire, Device),
        TraceName.LinkChanged or TraceName.FlawAsked => new TraceParties(Device, Device),
        TraceName.LineRaised or TraceName.LineRaisedAlone => new TraceParties(Device, Ndis),
        TraceName.StaleAccess or TraceName.Crash or TraceName.HandleMisuse or TraceName.LockMisuse
            or TraceName.BlockOverrun => new TraceParties(Miniport, Miniport),
        _ => new TraceParties(Ndis, Ndis),
    };
}
