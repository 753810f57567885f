using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-free-017-gives-up-late-callback", typeof(GivesUpLateCallback))]
[assembly: FaultyMiniport("sgdma-free-017-gives-up-late-callback", "SGDMA-FREE-017", AlsoFires = "SGDMA-REG-020")]

namespace FaultyMiniports;

/// <summary>Gives a send up whose callback has not come by the return of the request.</summary>
public sealed class GivesUpLateCallback : RequestAbandoner
{
    /// <inheritdoc/>
    protected override NDIS_STATUS Ask(ListRequest request)
    {
        NDIS_STATUS status = base.Ask(request);
        AbandonPending();
        return status;
    }
}
