using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("nbl-020-allocates-above-dispatch", typeof(AllocatesAboveDispatch))]
[assembly: FaultyMiniport("nbl-020-allocates-above-dispatch", "NBL-020")]

namespace FaultyMiniports;

/// <summary>Allocates lists at the IRQL of its device.</summary>
public sealed class AllocatesAboveDispatch : FaultyMiniport
{
    /// <inheritdoc/>
    public override NET_BUFFER_LIST NdisAllocateNetBufferAndNetBufferList(
        NDIS_HANDLE poolHandle,
        ushort contextSize,
        ushort contextBackFill,
        MDL mdlChain,
        uint dataOffset,
        ulong dataLength)
    {
        Inner.KeRaiseIrql(DEVICE_LEVEL, out byte oldIrql);
        NET_BUFFER_LIST list = Inner.NdisAllocateNetBufferAndNetBufferList(
            poolHandle, contextSize, contextBackFill, mdlChain, dataOffset, dataLength);
        Inner.KeLowerIrql(oldIrql);
        return list;
    }
}
