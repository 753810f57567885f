using NdisConformance.Contract;

namespace FaultyMiniports;

/// <summary>A wrong driver of NDIS 5 that has to know where the registers of the NIC are mapped.</summary>
public abstract class LegacyRegisterFollower : FaultyLegacyMiniport
{
    /// <summary>The first register.</summary>
    protected PVOID Registers { get; private set; }

    /// <inheritdoc/>
    public override NDIS_STATUS NdisMMapIoSpace(
        out PVOID virtualAddress, NDIS_HANDLE miniportAdapterHandle, PHYSICAL_ADDRESS physicalAddress, uint length)
    {
        NDIS_STATUS status =
            Inner.NdisMMapIoSpace(out virtualAddress, miniportAdapterHandle, physicalAddress, length);
        Registers = virtualAddress;
        return status;
    }
}
