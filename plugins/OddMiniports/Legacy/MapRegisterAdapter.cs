using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

namespace OddMiniports.Legacy;

/// <summary>An adapter that can have a map register instead of scatter/gather DMA.</summary>
public class MapRegisterAdapter(OddDriver driver, INdis5 ndis, NDIS_HANDLE handle, bool isDeserialized)
    : OddAdapter(driver, ndis, handle, isDeserialized)
{
    /// <summary>True if the adapter has a map register and NDIS maps no packets.</summary>
    public bool HasMapRegisters { get; private set; }

    /// <summary>Allocates one map register, for 32 bits.</summary>
    protected NDIS_STATUS AllocateMapRegisters()
    {
        NDIS_STATUS status = Ndis.NdisMAllocateMapRegisters(
            Handle, 0, NDIS_DMA_SIZE.NDIS_DMA_32BITS, 1, MaximumFrameBytes);
        HasMapRegisters = status == NDIS_STATUS_SUCCESS;
        return status;
    }

    /// <inheritdoc/>
    protected override void Release()
    {
        base.Release();
        if (HasMapRegisters)
        {
            HasMapRegisters = false;
            Ndis.NdisMFreeMapRegisters(Handle);
        }
    }
}
