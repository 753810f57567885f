using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Vocabulary;

/// <summary>Registration and attributes.</summary>
public interface IRegistrationFunctions
{
    [Irql(IrqlRange.Passive, "REG-001", HasOwnCheck = true)]
    [FailsWith(NDIS_STATUS_RESOURCES, NDIS_STATUS_FAILURE, NDIS_STATUS_BAD_CHARACTERISTICS, NDIS_STATUS_BAD_VERSION)]
    [Acquires(ObjectKind.Driver)]
    NDIS_STATUS NdisMRegisterMiniportDriver(
        [HostKnows] bool driverObjectIsOwn,
        [HostKnows] bool registryPathIsOwn,
        [Hex, InFull(TraceType.HeaderType)] uint type,
        uint revision,
        uint size,
        uint major,
        uint minor,
        [HostKnows(IsShown = false), Hex] ulong missing,
        [HostKnows, Hex, InFull(TraceType.Handlers)] ulong given,
        out TraceObject handle);

    [Irql(IrqlRange.Passive, "IRQL-002")]
    [Releases(ObjectKind.Driver)]
    void NdisMDeregisterMiniportDriver(
        [Handle(ObjectKind.Driver, WrongKind = "REG-014")] TraceObject handle);

    [Irql(IrqlRange.Passive, "ATTR-009", HasOwnCheck = true)]
    [FailsWith(NDIS_STATUS_BAD_VERSION)]
    NDIS_STATUS NdisMSetMiniportAttributes(
        [Handle(ObjectKind.Adapter, "REG-014")] TraceObject adapter,
        [Hex, InFull(TraceType.HeaderType)] uint type,
        uint revision,
        uint size,
        [Hex] uint flags,
        uint mtu,
        [HostKnows] bool contextIsNull,
        [HostKnows(IsShown = false)] uint overload,
        [HostKnows, Hex] uint macOptions,
        [HostKnows] bool contextIsDriver,
        [HostKnows, InFull(TraceType.Connection)] uint connectState);

    [Irql(IrqlRange.AtMostDispatch, "IRQL-002")]
    [return: Hex]
    uint NdisGetVersion();
}
