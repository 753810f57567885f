using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("ndis5-030-leaves-wrapper", typeof(LeavesWrapper), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-030-leaves-wrapper", "NDIS5-030")]

namespace FaultyMiniports;

/// <summary>
/// Returns the failure of NdisMRegisterMiniport from DriverEntry, and does not call NdisTerminateWrapper before.
/// </summary>
public sealed class LeavesWrapper : FaultyLegacyMiniport
{
    /// <inheritdoc/>
    public override void NdisTerminateWrapper(NDIS_HANDLE ndisWrapperHandle, PVOID systemSpecific)
    {
    }
}
