using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Vocabulary;

/// <summary>Interrupts and their DPCs.</summary>
public interface IInterruptFunctions
{
    [Irql(IrqlRange.Passive, "INT-001", HasOwnCheck = true)]
    [AttributesOrder(AttributesOrder.After)]
    [FailsWith(NDIS_STATUS_RESOURCES, NDIS_STATUS_RESOURCE_CONFLICT)]
    [Acquires(ObjectKind.Interrupt)]
    NDIS_STATUS NdisMRegisterInterruptEx(
        [Handle(ObjectKind.Adapter, "REG-014")] TraceObject adapter,
        [Hex, InFull(TraceType.HeaderType)] uint type,
        uint revision,
        uint size,
        [HostKnows(IsShown = false), Hex] ulong missing,
        out TraceObject handle);

    [Irql(IrqlRange.Passive, "IRQL-002")]
    [Releases(ObjectKind.Interrupt)]
    [Waits]
    void NdisMDeregisterInterruptEx(
        [Handle(ObjectKind.Interrupt, "INT-008")] TraceObject interrupt);

    [Irql(IrqlRange.AtMostDevice, "IRQL-002")]
    bool NdisMSynchronizeWithInterruptEx(
        [Handle(ObjectKind.Interrupt, WrongKind = "REG-014", Released = "INT-010", Null = "REG-014")]
        TraceObject interrupt);

    [Irql(IrqlRange.Any)]
    [return: Hex]
    uint NdisMQueueDpc(
        [Handle(ObjectKind.Interrupt, "REG-014")] TraceObject interrupt,
        [Hex] uint targetProcessors);

    [Irql(IrqlRange.Any)]
    [return: Hex]
    ulong NdisMQueueDpcEx(
        [Handle(ObjectKind.Interrupt, "REG-014")] TraceObject interrupt,
        [Hex] ulong mask,
        uint group);
}
