using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("reg-012-stays-registered", typeof(StaysRegistered))]
[assembly: FaultyMiniport("reg-012-stays-registered", "REG-012")]

namespace FaultyMiniports;

/// <summary>Does nothing in MiniportDriverUnload.</summary>
public sealed class StaysRegistered : FaultyMiniport
{
    /// <inheritdoc/>
    // wrong step, seen in FaultyMiniport.NdisMRegisterMiniportDriver
    // wrong step, seen in FaultyMiniport.NdisMRegisterMiniportDriver
    public override void NdisMDeregisterMiniportDriver(NDIS_HANDLE ndisMiniportDriverHandle)
    {
    }
}
