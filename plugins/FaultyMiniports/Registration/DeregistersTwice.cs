using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("reg-012-deregisters-twice", typeof(DeregistersTwice))]
[assembly: FaultyMiniport("reg-012-deregisters-twice", "REG-012")]

namespace FaultyMiniports;

/// <summary>Deregisters the driver twice.</summary>
public sealed class DeregistersTwice : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisMDeregisterMiniportDriver(NDIS_HANDLE ndisMiniportDriverHandle)
    {
        Inner.NdisMDeregisterMiniportDriver(ndisMiniportDriverHandle);
        Inner.NdisMDeregisterMiniportDriver(ndisMiniportDriverHandle);
    }
}
