using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("int-002-misnames-interrupt", typeof(MisnamesInterrupt))]
[assembly: FaultyMiniport("int-002-misnames-interrupt", "INT-002")]

namespace FaultyMiniports;

/// <summary>Registers its interrupt with the type of a structure without one of its own.</summary>
public sealed class MisnamesInterrupt : FaultyMiniport
{
    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterInterruptEx(
        NDIS_HANDLE miniportAdapterHandle,
        NDIS_HANDLE miniportInterruptContext,
        ref NDIS_MINIPORT_INTERRUPT_CHARACTERISTICS miniportInterruptCharacteristics,
        out NDIS_HANDLE ndisInterruptHandle)
    {
        miniportInterruptCharacteristics.Header = new NDIS_OBJECT_HEADER(
            NDIS_OBJECT_TYPE_DEFAULT,
            miniportInterruptCharacteristics.Header.Revision,
            miniportInterruptCharacteristics.Header.Size);
        return Inner.NdisMRegisterInterruptEx(
            miniportAdapterHandle,
            miniportInterruptContext,
            ref miniportInterruptCharacteristics,
            out ndisInterruptHandle);
    }
}
