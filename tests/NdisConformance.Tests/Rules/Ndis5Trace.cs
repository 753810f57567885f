using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Rules;

/// <summary>The trace of a driver of NDIS 5 in steps, each of which is what a good driver does.</summary>
internal sealed class Ndis5Trace() : TraceScript(null, NdisGeneration.Ndis5)
{
    public static readonly TraceObject Adapter = Object(ObjectKind.Adapter, 1);

    public static TraceObject Packet(uint number) => Object(ObjectKind.Packet, number);

    /// <summary>MiniportInitialize with something inside.</summary>
    public Ndis5Trace Initialize(Action body, NDIS_STATUS status = NDIS_STATUS_SUCCESS)
    {
        TraceMark callback = MiniportInitializeEnter(Adapter);
        body();
        MiniportInitializeExit(callback, status, NDIS_STATUS_SUCCESS, medium: 0);
        return this;
    }

    public void SetAttributes(uint flags = NDIS.NDIS_ATTRIBUTE_BUS_MASTER)
        => NdisMSetAttributesExReturn(NdisMSetAttributesExCall(Adapter, seconds: 0, flags));

    public void AskForLists(NDIS_STATUS status = NDIS_STATUS_SUCCESS)
        => NdisMInitializeScatterGatherDmaReturn(
            NdisMInitializeScatterGatherDmaCall(Adapter, is64Bit: true, maximumPhysicalMapping: 1514), status);

    public void AllocateMemory()
        => NdisMAllocateSharedMemoryReturn(
            NdisMAllocateSharedMemoryCall(Adapter, length: 64, cached: false), Object(ObjectKind.SharedMemory, 1));

    public void AllocateMapRegisters()
        => NdisMAllocateMapRegistersReturn(
            NdisMAllocateMapRegistersCall(Adapter, dmaSize: 2, baseMapRegistersNeeded: 8, maximumPhysicalMapping: 1514),
            NDIS_STATUS_SUCCESS);

    public void Send(uint packet, NDIS_STATUS status)
        => MiniportSendExit(MiniportSendEnter(Adapter, Packet(packet), flags: 0), status);

    public void Indicate(uint packet, OwnerCode owner)
        => PacketIndicated(
            Packet(packet),
            owner,
            NDIS_STATUS_SUCCESS,
            dataLength: 60,
            Object(ObjectKind.Frame, packet),
            headerSize: 14,
            FrameMatch.Exact);

    public void Complete(uint packet, bool isPending = true)
        => NdisMSendCompleteReturn(NdisMSendCompleteCall(Adapter, Packet(packet), NDIS_STATUS_SUCCESS, isPending));
}
